"""What the tests of store and services share: a clock one can turn, an officer without the cost of a password hash."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk_app.domain.check import Field, Offer, Picture
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.paths import Home
from kiosk_app.store.base import STORE_KEY
from kiosk_app.store.engine import connect
from kiosk_app.store.station import LEDGER_KEY, StationStore

PICTURE = bytes(range(256)) * 8
START = datetime(2027, 3, 1, 1, 0, tzinfo=UTC)


class TurnedClock:
    """A wall clock that tests set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def add_officer(store: StationStore, staff_number: str = "000003", role: Role = Role.OFFICER) -> str:
    """An invented officer at 3号窗口, without a password; the id."""
    officer_id = new_id()
    body = {"staff_number": staff_number, "name": f"演示{staff_number}", "role": role, "window": "3号窗口", "photo": ""}
    store.write(lambda tx: tx.append(Entry(EntryKind.OFFICER_ADDED, officer_id, body)))
    return officer_id


def offer(picture: bytes = PICTURE, **changes: Any) -> Offer:
    """A fresh offer of `picture`."""
    promised = Picture(hashlib.sha256(picture).hexdigest(), len(picture), 32, 64, "image/png")
    values: dict[str, Any] = {
        "check_id": new_id(),
        "session_id": new_id(),
        "business_code": "hk-01",
        "picture": promised,
        "fields": (Field("name", "演示甲", (0.1, 0.1, 0.2, 0.05)), Field("address", "演示路 1 号")),
    }
    return Offer(**{**values, **changes})


def raw(home: Home) -> Any:
    """A bare connection past every guard of ours, as someone with the key would have."""
    return connect(home.station_db, (home.keys / STORE_KEY).read_bytes())


def disarm(connection: Any) -> None:
    """Drop the triggers that keep the ledger append-only."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")


__all__ = ["LEDGER_KEY", "PICTURE", "START", "STORE_KEY", "TurnedClock", "add_officer", "disarm", "offer", "raw"]
