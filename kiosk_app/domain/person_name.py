"""What about a name is likely to go wrong later: characters that other systems lack, and signs that are no names'."""

import unicodedata

DOT = "\u00b7"
"""The one dot between the parts of a name; others look the same and are other characters."""
LOOKALIKES = frozenset("\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e\u3002.\u2024\u16eb\u0387\u25cf\u2e31")


def remarks(name: str, standard: frozenset[str]) -> list[tuple[str, bool]]:
    """A sentence for each thing to look at, and whether it is likely wrong (True) or merely worth a glance.

    `standard` is 通用规范汉字表. A standard character that GB 2312 lacks counts as rare: older systems cannot write it.
    """
    found = [*_signs(name)]
    for character in dict.fromkeys(name):
        shown = f"“{character}”（{_code(character)}）"
        if _private(character):
            found.append((f"姓名里有自造字（{_code(character)}），别的系统显示不出，请改用标准字。", True))
        elif _han(character) and character not in standard:
            found.append((f"{shown}不在通用规范汉字表里，请核对字形。", True))
        elif _han(character) and _rare(character):
            found.append((f"{shown}是生僻字，请核对字形。", False))
    return found


def _signs(name: str) -> list[tuple[str, bool]]:
    found = []
    wrong = next((sign for sign in name if sign in LOOKALIKES), "")
    if wrong:
        found.append((f"姓名里的间隔点应是“{DOT}”（U+00B7），现在是 {_code(wrong)}，请改正。", True))
    elif name.startswith(DOT) or name.endswith(DOT) or DOT * 2 in name:
        found.append((f"姓名里的“{DOT}”应在两部分之间，只写一个，请核对。", True))
    if name != name.strip() or any(sign.isspace() for sign in name):
        found.append(("姓名里有空格，请核对。", True))
    if any(sign.isdigit() or (sign.isascii() and sign.isalpha()) for sign in name):
        found.append(("姓名里有数字或字母，请核对。", True))
    return found


def _han(character: str) -> bool:
    return unicodedata.category(character) == "Lo" and "CJK" in unicodedata.name(character, "CJK UNNAMED")


def _private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _rare(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
