"""Days as forms write them: 2001-02-03, 2001.2.3, 2001年2月3日, 2001/02/03 and 20010203."""

import re
from datetime import date

_WRITTEN = re.compile(
    r"(?<!\d)(?:(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d))日?"
)


def day_of(text: str) -> date | None:
    """The first day that `text` writes; None where it writes none, or one that no calendar has."""
    found = written(text)
    return found[0][1] if found else None


def written(text: str) -> list[tuple[str, date | None]]:
    """Every day in `text` as it is written, each with the day it means or None where there is no such day."""
    return [(match.group(0), _meant(match)) for match in _WRITTEN.finditer(text)]


def _meant(match: re.Match[str]) -> date | None:
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None
