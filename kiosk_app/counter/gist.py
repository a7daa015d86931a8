"""What is known of a record about to be pushed: facts a business system stated, and facts read in its picture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk_app.counter.picture import Shot
from kiosk_app.counter.reading_fields import Wanted
from kiosk_app.counter.reading_trust import Read
from kiosk_app.domain.check import Field
from kiosk_app.domain.doubts import Doubt

ReadPicture = Callable[[Shot, tuple[Wanted, ...]], tuple[Read, ...]]
"""Reads a picture within its budget; nothing where that was not to be had."""
USUAL = ("姓名", "性别", "出生日期", "公民身份号码", "住址")
"""What is looked for where no template says it."""


@dataclass(frozen=True, slots=True)
class Gist:
    """`stated` counts before `read`: a label that is stated is not taken from the picture."""

    stated: tuple[Field, ...]
    read: tuple[Read, ...] = ()

    @property
    def trusted(self) -> tuple[Field, ...]:
        """What may be sent and compared: stated facts, and readings that are certain."""
        return (*self.stated, *_fields(each for each in self._others if each.certain))

    @property
    def judged(self) -> tuple[Field, ...]:
        """What is held against the rules: the trusted facts, and readings that both looks gave alike.

        A check character that does not fit makes a reading uncertain, and is just what the officer is to hear of.
        """
        return (*self.stated, *_fields(each for each in self._others if each.steady))

    def guesses(self) -> tuple[Doubt, ...]:
        """One mild sentence on what was read without certainty; nobody but the officer sees these values."""
        unsure = [each for each in self._others if not each.certain]
        if not unsure:
            return ()
        said = "，".join(f"{each.label}可能是“{each.text}”" for each in unsure)
        return (
            Doubt(unsure[0].label, f"待核实：{said}。识别没有把握，没有写进群众的核对项，请看原画面。", grave=False),
        )

    @property
    def _others(self) -> list[Read]:
        stated = {field.label for field in self.stated if field.text.strip()}
        return [each for each in self.read if each.label not in stated]


def _fields(reads: Iterable[Read]) -> list[Field]:
    return [Field(each.label, each.text, each.box) for each in reads]
