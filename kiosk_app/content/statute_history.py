"""When a law was passed, amended and came into force, out of the lines under its title and its last article."""

import re
from collections.abc import Iterator

from kiosk_app.domain.numerals import from_chinese

_SIGNS = r"[\d〇○零一二三四五六七八九十]"
_DATE = re.compile(rf"(?P<year>{_SIGNS}{{4}})\s*年\s*(?P<month>{_SIGNS}{{1,3}})\s*月\s*(?P<day>{_SIGNS}{{1,3}})\s*日")
_ENACTED = re.compile(r"修正|修订|修改|通过|公布|发布|颁布|批准|印发")
_IN_FORCE = re.compile(r"施行|实施")
_NUMBERED = re.compile(r"令第|〔\d{4}〕|\[\d{4}\]|第.{1,9}号")


def is_history(text: str) -> bool:
    """Whether a line before the first article tells how the law came about."""
    dated = _DATE.search(text) is not None
    told = _ENACTED.search(text) is not None or _IN_FORCE.search(text) is not None
    return (dated and (told or "会议" in text)) or _NUMBERED.search(text) is not None


def version_of(history: list[str], last_article: list[str]) -> str:
    """The last day it was passed or amended and the day it came into force: "2022-09-02通过 2022-12-01施行"."""
    enacted, in_force = "", ""
    for text in history:
        for day, told in _events(text):
            if verb := _IN_FORCE.search(told):
                in_force = day + verb[0]
            elif verb := _ENACTED.search(told):
                enacted = day + verb[0]
    for text in last_article:
        for day, told in _events(text):
            if told.lstrip("起").startswith(("施行", "实施")):
                in_force = f"{day}施行"
                break
    return " ".join(part for part in (enacted, in_force) if part)


def _events(text: str) -> Iterator[tuple[str, str]]:
    """Each date of `text` as 2022-09-02, and the words from it to the next date."""
    found = list(_DATE.finditer(text))
    for place, date in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        try:
            year, month, day = (from_chinese(date[part]) for part in ("year", "month", "day"))
        except ValueError:
            continue
        # 《……的决定》 names another decision by its own verb; what counts stands outside the brackets.
        yield f"{year:04d}-{month:02d}-{day:02d}", re.sub(r"《[^》]*》", "", text[date.end() : end])
