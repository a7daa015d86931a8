"""When a check's time is over, in monotonic seconds, so that a jump of the wall clock ends nothing."""

import time
from collections.abc import Callable
from datetime import datetime

from kiosk_app.store.schema import CheckRow


class Deadlines:
    """One deadline a check. `clock` is the wall clock, asked only for checks that outlived a restart."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ends: dict[str, float] = {}

    def start(self, check_id: str, ttl: int) -> None:
        """Give a check `ttl` seconds from now."""
        self._ends[check_id] = time.monotonic() + ttl

    def of(self, check: CheckRow, moment: float) -> float:
        """When `check` ends; after a restart what is left by the wall clock, never more than its own ttl."""
        if check.id not in self._ends:
            since = datetime.fromisoformat(check.answered_at or check.offered_at)
            left = check.ttl - (self._clock() - since).total_seconds()
            self._ends[check.id] = moment + min(max(left, 0.0), float(check.ttl))
        return self._ends[check.id]

    def forget(self, check_id: str) -> None:
        """The check has ended."""
        self._ends.pop(check_id, None)
