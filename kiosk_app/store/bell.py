"""The bell: rung after every COMMIT, so that readers look at the ledger instead of being told what happened."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class Bell:
    """Subscribers get the head's seq on the thread that committed; they must be quick and must not write."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: list[Callable[[int], None]] = []

    def subscribe(self, call: Callable[[int], None]) -> Callable[[], None]:
        """Ring `call` from now on; the returned function ends it, and may be called twice."""
        with self._lock:
            self._calls.append(call)

        def unsubscribe() -> None:
            with self._lock:
                if call in self._calls:
                    self._calls.remove(call)

        return unsubscribe

    @property
    def heard(self) -> bool:
        """Whether anyone listens; finding the head for nobody would cost every commit."""
        return bool(self._calls)

    def ring(self, head: int) -> None:
        """Tell everyone. What a subscriber raises is logged: the COMMIT has happened and stays."""
        with self._lock:
            calls = tuple(self._calls)
        for call in calls:
            try:
                call(head)
            except Exception:
                log.exception("a subscriber of the bell failed")
