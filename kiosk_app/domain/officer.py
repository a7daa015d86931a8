"""Officers and the windows they sit at."""

import re
from dataclasses import dataclass
from enum import StrEnum

STAFF_NUMBER = re.compile(r"\d{6,8}")


class Role(StrEnum):
    """What a member of staff may do: push checks, or also pair devices and open evidence."""

    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Officer:
    """One member of staff. `staff_number` (警号) is text of six to eight digits; leading zeros count."""

    id: str
    staff_number: str
    name: str
    role: Role = Role.OFFICER
    window: str = ""
    photo: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        if not STAFF_NUMBER.fullmatch(self.staff_number):
            raise ValueError("a staff number has six to eight digits")
        if not self.name.strip():
            raise ValueError("an officer has a name")
