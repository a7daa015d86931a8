"""The facts of a record as words for the voice: numbers digit by digit in groups, dates as one says them."""

import re
from collections.abc import Iterable

from kiosk_app.domain.check import FactLabel, Field
from kiosk_app.kiosk.check_state import DATE, ID_NUMBER, MOBILE
from kiosk_app.kiosk.marks import kind_of

DIGITS = dict(
    zip("0123456789Xx", ("零", "幺", "二", "三", "四", "五", "六", "七", "八", "九", "艾克斯", "艾克斯"), strict=True)
)
"""幺, not 一: over a loudspeaker 一 and 七 are one."""
COUNTED = "零一二三四五六七八九"
TWO = 2
NAMES = {
    FactLabel.NAME: "姓名",
    FactLabel.SEX: "性别",
    FactLabel.BIRTH_DATE: "出生日期",
    FactLabel.ID_NUMBER: "公民身份号码",
    FactLabel.ADDRESS: "住址",
    FactLabel.PHOTO: "照片",
}
UNREAD = "请看画面"
"""Of a fact that the counter could not read for certain: it stands in the picture."""
ENDING = "听清楚了，请点信息无误；不对，请点有错，我来指出"


def lines(fields: Iterable[Field], changed: frozenset[str]) -> list[str]:
    """One sentence a fact, those that were corrected named as such, and what to do then."""
    return [*(_line(field, field.label in changed) for field in fields), ENDING]


def _line(field: Field, changed: bool) -> str:
    name = NAMES.get(kind_of(field.label), field.label)
    return f"{'改过，' if changed else ''}{name}：{words(field.text) or UNREAD}"


def words(text: str) -> str:
    """`text` as it is to be spoken."""
    bare = text.strip()
    if groups := ID_NUMBER.fullmatch(bare) or MOBILE.fullmatch(bare):
        return "，".join(_digits(group) for group in groups.groups())
    return re.sub(r"\d+", _number, DATE.sub(_date, bare))


def _date(found: re.Match[str]) -> str:
    year = "".join(COUNTED[int(digit)] for digit in found[1])
    return f"{year}年，{_counted(int(found[2]))}月，{_counted(int(found[3]))}日"


def _number(found: re.Match[str]) -> str:
    """Up to two digits as a number (18号), more of them one by one."""
    return _digits(found[0]) if len(found[0]) > TWO or found[0].startswith("0") else _counted(int(found[0]))


def _counted(number: int) -> str:
    """0 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return COUNTED[ones]
    return ("" if tens == 1 else COUNTED[tens]) + "十" + (COUNTED[ones] if ones else "")


def _digits(text: str) -> str:
    return "".join(DIGITS[digit] for digit in text)
