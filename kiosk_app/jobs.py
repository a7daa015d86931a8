"""The one way off the GUI thread: work runs on a small pool, its result comes back on the GUI thread as Ok or Err."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk_app.errors import SunshineError

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """Work that finished."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """Work that raised."""

    error: Exception


Result = Ok[T] | Err


class Jobs(QObject):
    """Owns the pool. Create it on the GUI thread, under the same parent as the models that ask it."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, *, workers: int = 3) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="job")
        self._first = threading.Lock()
        self._listening = False

    def submit(self, work: Callable[[], T], done: Callable[[Result[T]], None]) -> None:
        """Run `work` off the GUI thread, then `done` on it, exactly once unless this object goes first."""

        def run() -> None:
            result: Result[T]
            try:
                result = Ok(work())
            except SunshineError as error:
                log.info("job refused: %s: %s", type(error).__name__, error.sentence)
                result = Err(error)
            except Exception as error:
                log.exception("job failed")
                result = Err(error)
            self.post(lambda: done(result))

        self._pool.submit(run)

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the GUI thread soon; safe from any thread."""
        with self._first:
            if not self._listening:
                # Not before it is needed: making Python's half of the Qt namespace takes 15 ms of the kiosk's start.
                from PySide6.QtCore import Qt  # noqa: PLC0415

                self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
                self._listening = True
        self._arrived.emit(call)

    def stop(self) -> None:
        """Wait for the work in hand. What it brings is dropped when this object is deleted, which its owner does."""
        self._pool.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()
