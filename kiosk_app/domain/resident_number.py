"""The identity number of GB 11643: eighteen characters that carry a birth date, a sex and a check character."""

import re
from dataclasses import dataclass
from datetime import date

from kiosk_app.domain.calendar_day import day_of

LENGTH = 18
FORMER_LENGTH = 15
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
"""ISO 7064 MOD 11-2: the check character for each remainder."""
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


@dataclass(frozen=True, slots=True)
class ResidentNumber:
    """A number of the right shape; the other facts follow from it and may still be impossible."""

    text: str

    @property
    def check(self) -> str:
        """The check character that belongs to the first seventeen digits."""
        return check_character(self.text[:-1])

    @property
    def genuine(self) -> bool:
        """Whether the check character fits."""
        return self.check == self.text[-1]

    @property
    def birth_digits(self) -> str:
        """Year, month and day as written: eight digits."""
        return self.text[6:14]

    @property
    def born(self) -> date | None:
        """The birth date, None where the calendar has no such day."""
        return day_of(self.birth_digits)

    @property
    def sex(self) -> str:
        """男 or 女, by the seventeenth digit."""
        return "男" if int(self.text[16]) % 2 else "女"


def check_character(seventeen: str) -> str:
    """The check character of seventeen digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, WEIGHTS, strict=True))
    return CHECKS[total % 11]


def tidy(text: str) -> str:
    """The number as it is compared: without spaces, X in capitals."""
    return "".join(text.split()).upper()


def read(text: str) -> ResidentNumber | None:
    """The number that `text` writes, or None where it has not the shape of one."""
    tidied = tidy(text)
    return ResidentNumber(tidied) if _SHAPE.fullmatch(tidied) else None
