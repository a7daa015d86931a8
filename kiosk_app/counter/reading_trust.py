"""What of a reading may be shown as certain. Reading is guessing: only what several witnesses say alike is certain.

Both looks at a value, at two scales, must give the same characters, each with a high probability. Then its own kind
must agree: the check character of a resident number (GB 11643), a date that the calendar has, a sex and a birth date
that do not contradict the number, and for words only characters that are common and that no other character is taken
for. Everything else is a guess: the officer sees it as one, and nobody else sees it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk_app.counter.reading_fields import Found, Wanted, pair
from kiosk_app.counter.reading_line import Line
from kiosk_app.counter.reading_words import words
from kiosk_app.domain import calendar_day, resident_number
from kiosk_app.domain.check import FactLabel
from kiosk_app.domain.doubts import kind_of

Share = tuple[float, float, float, float]

SURE, SURE_WORDS, SURE_NAME = 0.90, 0.95, 0.99
"""Least probability of a character in both looks; higher where less than a list or a sum can tell."""
SEXES = frozenset("男女")
NAME = re.compile(r"[一-鿿]+(?:·[一-鿿]+)*")
MIXED = re.compile(r"[一-鿿0-9]+(?:-[0-9]+)*[一-鿿0-9]*")
DAY = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|\d{8}")
DAYS = re.compile(rf"(?:{DAY.pattern})(?:[-—~至](?:{DAY.pattern}))?")
DATED = ("日期", "期限", "年月", "时间")
_NAME_LENGTHS = range(2, 16)
_STROKE = re.compile(r"\d一|一\d")
"""Beside a digit this character may as well be a dash."""


@dataclass(frozen=True, slots=True)
class Read:
    """One value as it was read. `box` as shares of the picture.

    `steady`: both looks saw the same, and surely. `certain`: and nothing else speaks against it.
    """

    label: str
    text: str
    box: Share
    steady: bool = False
    certain: bool = False


def weigh(lines: Sequence[Line], wanted: Sequence[Wanted], width: int, height: int) -> tuple[Read, ...]:
    """The values found for `wanted` in a picture of that size, each with how far it may be trusted."""
    found = [_value(lines, each, width, height) for each in pair(lines, wanted)]
    numbers = [each for each in found if each.certain and kind_of(each.label) is FactLabel.ID_NUMBER]
    number = resident_number.read(numbers[0].text) if numbers else None
    return tuple(_beside(each, number) for each in found if each.text)


def _value(lines: Sequence[Line], found: Found, width: int, height: int) -> Read:
    parts = [lines[number] for number in found.lines]
    text = "".join(part.text for part in parts)[found.cut :]
    again = "".join(part.again for part in parts)
    again = again[max(0, len(again) - len(text)) :] if found.cut else again
    steady = found.clear and _plain(text) == _plain(again) and bool(text.strip())
    sure = min(min(part.sure, part.again_sure) for part in parts)
    left, top = min(part.box[0] for part in parts), min(part.box[1] for part in parts)
    right, bottom = max(part.right for part in parts), max(part.box[1] + part.box[3] for part in parts)
    share = (left / width, top / height, (right - left) / width, (bottom - top) / height)
    box = (*(min(1.0, max(0.0, each)) for each in share[:2]), *(min(1.0, each) for each in share[2:]))
    kind = kind_of(found.label)
    tidy = resident_number.tidy(text) if kind is FactLabel.ID_NUMBER else _plain(text)
    steady = steady and sure >= SURE
    return Read(
        found.label, tidy, (box[0], box[1], box[2], box[3]), steady, steady and _credible(kind, found.label, tidy, sure)
    )


def _plain(text: str) -> str:
    """Blanks between Chinese characters are the form's spacing."""
    return "".join(text.split())


def _credible(kind: FactLabel, label: str, text: str, sure: float) -> bool:
    """Whether a value that both looks gave alike is what its label promises."""
    if kind is FactLabel.ID_NUMBER:
        number = resident_number.read(text)
        return number is not None and number.genuine and number.born is not None
    if kind is FactLabel.SEX:
        return text in SEXES
    if kind is FactLabel.BIRTH_DATE or any(word in label for word in DATED):
        days = calendar_day.written(text)
        return DAYS.fullmatch(text) is not None and bool(days) and all(day is not None for _text, day in days)
    if "民族" in label:
        return text.removesuffix("族") in words().nations
    if "关系" in label:
        return text in words().kinship
    if kind is FactLabel.NAME:
        shaped = NAME.fullmatch(text) is not None and len(text) in _NAME_LENGTHS
        return shaped and sure >= SURE_NAME and all(sign in words().believed or sign == "·" for sign in text)
    return sure >= SURE_WORDS and _plain_words(text, kind)


def _plain_words(text: str, kind: FactLabel) -> bool:
    """Addresses and other free text: numerals, official names of places, and characters that can be believed."""
    if MIXED.fullmatch(text) is None or _STROKE.search(text):
        return False
    rest = _beyond_places(text)
    known = words().address if kind is FactLabel.ADDRESS else frozenset[str]()
    return all(sign in words().believed or sign in known or sign in "0123456789-" for sign in rest)


def _beyond_places(text: str) -> str:
    """What follows the official names that an address begins with."""
    rest = text
    while place := next((each for each in words().places if rest.startswith(each)), ""):
        rest = rest.removeprefix(place)
    return rest


def _beside(each: Read, number: resident_number.ResidentNumber | None) -> Read:
    """What contradicts a number that is certain is itself not."""
    if number is None or not each.certain:
        return each
    kind = kind_of(each.label)
    wrong = (kind is FactLabel.SEX and each.text != number.sex) or (
        kind is FactLabel.BIRTH_DATE and calendar_day.day_of(each.text) != number.born
    )
    return replace(each, certain=False) if wrong else each
