"""How much one counter may ask of the kiosk's ledger: offers, taking back, signing in and false cursors leave rows."""

from collections import deque
from dataclasses import dataclass, field

MINUTE = 60.0
WISHES = 120
"""A minute. An officer at work asks for a few, a counter that dials anew offers what waits once more; a program that
was turned against the kiosk could fill its disk with refusals."""


@dataclass(slots=True)
class Patience:
    """The wishes of one counter in the last minute; it outlives the counter's connections."""

    limit: int = WISHES
    _times: deque[float] = field(default_factory=deque)

    def spent(self, now: float) -> bool:
        """Count a wish; whether it is one too many. `now` is monotonic seconds."""
        while self._times and self._times[0] <= now - MINUTE:
            self._times.popleft()
        if len(self._times) >= self.limit:
            return True
        self._times.append(now)
        return False
