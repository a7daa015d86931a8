"""What happens around a push on this PC: which change calls for a command, and wishes of programs without the link."""

import threading
from collections.abc import Callable

from kiosk_app.config import Counter
from kiosk_app.domain.check import CheckState
from kiosk_app.services.push_journal import PushState
from kiosk_app.services.push_parts import safely
from kiosk_app.store.counter_errands import Errands

RELEASE, DISPUTE = "release", "dispute"
WISH_SECONDS = 0.5


def event_of(before: PushState, after: PushState) -> str:
    """Which event the change is, or "": each happens once in a check's life."""
    if _free(after) and not _free(before):
        return RELEASE
    disputed = CheckState.DISPUTED
    return DISPUTE if after.state is disputed and before.state is not disputed else ""


def _free(state: PushState) -> bool:
    return state.released or state.state is CheckState.OVERRIDDEN


def due_of(said: Counter) -> Callable[[PushState, PushState], str]:
    """`event_of`, but only for events that the settings name a command for."""
    wanted = {event for event, command in ((RELEASE, said.on_release), (DISPUTE, said.on_dispute)) if command}

    def due(before: PushState, after: PushState) -> str:
        event = event_of(before, after)
        return event if event in wanted else ""

    return due


class Wishes:
    """Looks for wishes while the link is held, on a thread of its own: `start`, and `stop` before the store closes."""

    def __init__(self, errands: Errands, withdraw: Callable[[str], None]) -> None:
        self._errands, self._withdraw = errands, withdraw
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="wishes", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; may be called twice."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._over.wait(WISH_SECONDS):
            safely(self._look)

    def _look(self) -> None:
        for check_id in self._errands.wishes():
            self._withdraw(check_id)
            self._errands.drop_wish(check_id)
