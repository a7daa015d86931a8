"""The lists that a reading is held against; they ship with the program (`resources/standards`)."""

import tomllib
from dataclasses import dataclass
from functools import cache

from kiosk_app.paths import resource


@dataclass(frozen=True, slots=True)
class Words:
    """`labels` stand beside values on forms. `believed` are the characters that no other is taken for.

    `places` are official names that an address of the county begins with, the longest first.
    """

    labels: frozenset[str]
    nations: frozenset[str]
    kinship: frozenset[str]
    address: frozenset[str]
    places: tuple[str, ...]
    believed: frozenset[str]


@cache
def words() -> Words:
    """All lists; takes a few milliseconds the first time."""
    raw = tomllib.loads(resource("standards", "reading.toml").read_text(encoding="utf-8"))
    county = tomllib.loads(resource("standards", "divisions.toml").read_text(encoding="utf-8"))
    places = (county["county"], *county["above"], *county["divisions"])
    return Words(
        labels=frozenset(raw["labels"].split()),
        nations=frozenset(raw["nations"].split()),
        kinship=frozenset(raw["kinship"].split()),
        address=frozenset(raw["address"]),
        places=tuple(sorted(places, key=len, reverse=True)),
        believed=_standard() - frozenset(raw["lookalikes"]),
    )


def _standard() -> frozenset[str]:
    """Characters of 通用规范汉字表 that GB 2312 has as well: the others are rare, and rarely read right."""
    text = resource("standards", "characters.txt").read_text(encoding="utf-8")
    listed = "".join(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(each for each in listed if in_gb2312(each))


def in_gb2312(character: str) -> bool:
    """Whether the character set of 1980 has it."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return bool(character)
