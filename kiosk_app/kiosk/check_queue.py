"""What the check screen stands on, and the one reader of the queue behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from kiosk_app.domain.check import CheckState, Field, Mark
from kiosk_app.jobs import Jobs, Ok, Result
from kiosk_app.kiosk.check_state import Card
from kiosk_app.kiosk.marks import Stroke


class Material(Protocol):
    """What a check consists of (`services.checks.CheckMaterial`)."""

    @property
    def fields(self) -> tuple[Field, ...]: ...


class Pixels(Protocol):
    """A decoded picture (`link.decode.Pixels`): RGBX, `stride` bytes a line."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def bytes(self) -> bytes: ...


class CheckService(Protocol):
    """What this screen needs of `services.checks.Checks`."""

    def queue(self) -> Iterable[Card]: ...
    def state(self, check_id: str, /) -> CheckState | None: ...
    def material(self, check_id: str, /) -> Material: ...
    def earlier(self, check_id: str, /) -> Material | None: ...
    def shown(self, check_id: str, /) -> object: ...
    def confirm(self, check_id: str, /) -> object: ...
    def sign(self, check_id: str, strokes: tuple[Stroke, ...], aspect: float, /) -> object: ...
    def dispute(self, check_id: str, marks: tuple[Mark, ...], /) -> object: ...
    def expire(self, check_id: str, cause: str, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Arrived:
    """What one look at the queue found; `stands` is the state of the check that is open, if one is."""

    cards: tuple[Card, ...]
    stands: CheckState | None


class QueueReader:
    """Reads the queue off the GUI thread; rings that come meanwhile are answered by one more look.

    `arrived` is called on the GUI thread with what was found; a queue that cannot be read leaves the screen as it is.
    """

    def __init__(self, jobs: Jobs, checks: CheckService, arrived: Callable[[Arrived], None]) -> None:
        self._jobs, self._checks, self._arrived = jobs, checks, arrived
        self._reading = self._again = False
        self._open = ""

    def look(self, check_id: str) -> None:
        """Read soon; `check_id` is that of the check that is open, or empty."""
        self._open = check_id
        if self._reading:
            self._again = True
            return
        self._reading = True
        checks = self._checks

        def work() -> Arrived:
            return Arrived(tuple(checks.queue()), checks.state(check_id) if check_id else None)

        self._jobs.submit(work, self._looked)

    def _looked(self, result: Result[Arrived]) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.look(self._open)
        elif isinstance(result, Ok):
            self._arrived(result.value)
