"""A guide, or a personal list, as plain text for QR codes: read on a phone without any network.

One code carries only so much that a phone resolves it at arm's length; a longer text is shared out over several codes,
each of which says which it is and makes sense alone.
"""

from collections.abc import Sequence

from kiosk_app.domain.guide import Fact, Form, Guide, Material
from kiosk_app.domain.wording import Language

MARKER = "（{}/{}）"
"""What each of several codes begins with."""

_ZH = {
    "bring": "要带：",
    "nothing": "什么都不用带，人来就行。",
    "services": "要办：",
    "fee": "收费：",
    "time": "时限：",
    "where": "去哪：",
    "regions": "异地：",
    "ask": "咨询：",
    "verify": "以窗口答复为准",
    "copies": "（复印件{}份）",
    "copy": "（复印件）",
    "both": "（原件和复印件）",
    "mark": "*",
}
_EN = {
    "bring": "Bring:",
    "nothing": "Nothing: just come.",
    "services": "Services:",
    "fee": "Fee: ",
    "time": "Time: ",
    "where": "Where: ",
    "regions": "Elsewhere: ",
    "ask": "Questions: ",
    "verify": "please confirm at the window",
    "copies": " ({} copies)",
    "copy": " (copy)",
    "both": " (original and copy)",
    "mark": "*",
}


def take_away_text(guide: Guide, language: str, *, hotline: str = "", place: str = "") -> str:
    """The guide's title, materials, fee, time, place and hotline."""
    words = _EN if language == Language.EN else _ZH
    tail = [
        words["fee"] + _fact(guide.fee, language, words),
        words["time"] + _fact(guide.time, language, words),
        words["where"] + " · ".join(filter(None, (place, _fact(guide.where, language, words)))),
        words["regions"] + _fact(guide.regions, language, words),
    ]
    bring = _bring(guide.to_bring, language, words)
    return "\n".join([guide.title.of(language), *bring, *tail, *_end((guide,), words, hotline)])


def personal_text(
    title: str,
    guides: Sequence[Guide],
    materials: Sequence[Material],
    language: str,
    *,
    hotline: str = "",
    place: str = "",
) -> str:
    """A list made for one visitor: its title, the services, each material once, place and hotline."""
    words = _EN if language == Language.EN else _ZH
    services = [f"· {guide.title.of(language)}" for guide in guides]
    where = [words["where"] + place] if place else []
    bring = _bring(materials, language, words)
    return "\n".join([title, words["services"], *services, *bring, *where, *_end(guides, words, hotline)])


def parts_of(text: str, most: int) -> tuple[str, ...]:
    """`text` in as few parts as hold at most `most` bytes of UTF-8 each, about equally long, broken between lines.

    Several parts begin with their number and, after the first, with the text's first line. `most` is at least 100.
    """
    if len(text.encode()) <= most:
        return (text,)
    count = len(_shared(text, most))
    # The least load that still does with as many parts: equal codes, and larger modules in each.
    low, high = len(text.encode()) // count, most
    while low < high:
        middle = (low + high) // 2
        if len(_shared(text, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    shares = _shared(text, high)
    return tuple(_head(text, place, len(shares)) + share for place, share in enumerate(shares, 1))


LONGEST_TITLE = 60
"""Bytes of the first line that every part repeats."""


def _head(text: str, place: int, count: int) -> str:
    marker = MARKER.format(place, count)
    title = _cut(text.split("\n", 1)[0], LONGEST_TITLE)[0]
    return marker if place == 1 else f"{marker}{title}\n"


def _shared(text: str, most: int) -> list[str]:
    room = most - max(len(_head(text, place, 99).encode()) for place in (1, 99))
    shares, share = [], ""
    for line in text.split("\n"):
        rest = line
        while rest:
            joined = f"{share}\n{rest}" if share else rest
            if len(joined.encode()) <= room:
                share, rest = joined, ""
            elif share:
                shares.append(share)
                share = ""
            else:
                share, rest = _cut(rest, room)
    return [*shares, share] if share else shares


def _cut(text: str, most: int) -> tuple[str, str]:
    """The first characters that fit into `most` bytes, and the others."""
    first = text.encode()[: max(4, most)].decode(errors="ignore")
    return first, text[len(first) :]


def _bring(materials: Sequence[Material], language: str, words: dict[str, str]) -> list[str]:
    if not materials:
        return [words["bring"] + words["nothing"]]
    numbered = enumerate(materials, 1)
    return [words["bring"], *(f"{number}. {_material(each, language, words)}" for number, each in numbered)]


def _end(guides: Sequence[Guide], words: dict[str, str], hotline: str) -> list[str]:
    end = [words["ask"] + hotline] if hotline else []
    if any(guide.verify for guide in guides):
        end.append(words["mark"] + words["verify"])
    return end


def _fact(fact: Fact, language: str, words: dict[str, str]) -> str:
    return fact.short.of(language) + (words["mark"] if fact.verify else "")


def _material(material: Material, language: str, words: dict[str, str]) -> str:
    suffix = ""
    if material.form is Form.COPY:
        suffix = words["copies"].format(material.copies) if material.copies > 1 else words["copy"]
    elif material.form is Form.ORIGINAL_AND_COPY:
        suffix = words["both"]
    return material.name.of(language) + suffix + (words["mark"] if material.verify else "")
