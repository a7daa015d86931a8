"""A guide as plain text for a QR code: read on a phone without any network.

A version-20 code at error correction M carries 666 bytes and is still read from a screen at arm's length, so the text
stays within `BYTE_LIMIT` bytes of UTF-8. What does not fit is left out from the least needed end.
"""

from kiosk_app.domain.guide import Fact, Form, Guide, Material
from kiosk_app.domain.wording import Language

BYTE_LIMIT = 600

_ZH = {
    "bring": "要带：",
    "fee": "收费：",
    "time": "时限：",
    "where": "去哪：",
    "regions": "异地：",
    "ask": "咨询：",
    "verify": "以窗口答复为准",
    "copies": "（复印件{}份）",
    "copy": "（复印件）",
    "both": "（原件和复印件）",
    "rest": "……其余见窗口",
    "mark": "*",
}
_EN = {
    "bring": "Bring:",
    "fee": "Fee: ",
    "time": "Time: ",
    "where": "Where: ",
    "regions": "Elsewhere: ",
    "ask": "Questions: ",
    "verify": "please confirm at the window",
    "copies": " ({} copies)",
    "copy": " (copy)",
    "both": " (original and copy)",
    "rest": "… more at the window",
    "mark": "*",
}


def take_away_text(guide: Guide, language: str, *, hotline: str = "", place: str = "") -> str:
    """The guide's title, materials, fee, time, place and hotline, at most `BYTE_LIMIT` bytes of UTF-8."""
    words = _EN if language == Language.EN else _ZH
    materials = [f"{place_of}. {_material(each, language, words)}" for place_of, each in enumerate(guide.to_bring, 1)]
    head = [guide.title.of(language), words["bring"]]
    tail = [
        words["fee"] + _fact(guide.fee, language, words),
        words["time"] + _fact(guide.time, language, words),
        words["where"] + " · ".join(filter(None, (place, _fact(guide.where, language, words)))),
        words["regions"] + _fact(guide.regions, language, words),
    ]
    end = [words["ask"] + hotline] if hotline else []
    if guide.verify:
        end.append(words["mark"] + words["verify"])
    return _fit(head, materials, tail, end, words["rest"])


def _fit(head: list[str], materials: list[str], tail: list[str], end: list[str], rest: str) -> str:
    shown = len(materials)
    while True:
        more = [rest] if shown < len(materials) else []
        text = "\n".join([*head, *materials[:shown], *more, *tail, *end])
        if len(text.encode()) <= BYTE_LIMIT:
            return text
        if len(tail) > 3:  # noqa: PLR2004 - 异地 goes first, fee, time and place stay
            tail = tail[:3]
        elif shown > 1:
            shown -= 1
        else:
            return text.encode()[:BYTE_LIMIT].decode(errors="ignore")


def _fact(fact: Fact, language: str, words: dict[str, str]) -> str:
    return fact.short.of(language) + (words["mark"] if fact.verify else "")


def _material(material: Material, language: str, words: dict[str, str]) -> str:
    suffix = ""
    if material.form is Form.COPY:
        suffix = words["copies"].format(material.copies) if material.copies > 1 else words["copy"]
    elif material.form is Form.ORIGINAL_AND_COPY:
        suffix = words["both"]
    return material.name.of(language) + suffix + (words["mark"] if material.verify else "")
