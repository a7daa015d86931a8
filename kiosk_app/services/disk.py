"""How full the disk with the station's data is, and what follows from that for the kiosk."""

import contextlib
import shutil
import threading

from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import StoreError
from kiosk_app.link.messages import KioskState
from kiosk_app.store.station import StationStore

WARN_SHARE, REFUSE_SHARE = 0.90, 0.95
"""Shares of the disk in use: above the first the counter is warned, above the second offers are refused."""
SLACK = 0.01
"""How far the share must fall below a mark again, so that a disk at the mark does not come and go."""
_MARKS = ((KioskState.CLOSED, REFUSE_SHARE), (KioskState.DEGRADED, WARN_SHARE))
_RANK = {KioskState.READY: 0, KioskState.DEGRADED: 1, KioskState.CLOSED: 2}


class DiskWatch:
    """Looks when asked; safe from any thread. Passing a mark upwards is written as an alarm, once."""

    def __init__(self, store: StationStore) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._told = KioskState.READY
        self.state = KioskState.READY

    def look(self) -> KioskState:
        """READY, DEGRADED over 90 % or CLOSED over 95 % of what is not reserved; never raises for a full disk."""
        with self._turn:
            try:
                usage = shutil.disk_usage(self._store.home.root)
            except OSError:
                return self.state
            share = usage.used / max(1, usage.used + usage.free)
            self.state = self._after(share)
            if _RANK[self.state] > _RANK[self._told]:
                detail = {"code": f"disk.{self.state.value}", "detail": f"{share:.0%}"}
                # Where not even this row finds room it is written with the next look that finds some.
                with contextlib.suppress(StoreError):
                    self._store.write(lambda tx: tx.append(Entry(EntryKind.ALARM, self._store.epoch, detail)))
                    self._told = self.state
            elif _RANK[self.state] < _RANK[self._told]:
                self._told = self.state
            return self.state

    @property
    def full(self) -> bool:
        """Whether nobody new should begin anything here, by a fresh look."""
        return self.look() is KioskState.CLOSED

    def _after(self, share: float) -> KioskState:
        for state, mark in _MARKS:
            if share > (mark - SLACK if _RANK[self.state] >= _RANK[state] else mark):
                return state
        return KioskState.READY
