"""The disk with the station's data fills up: what follows at which share, and one alarm for it."""

import json
import shutil
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.link.messages import KioskState
from kiosk_app.services.disk import DiskWatch
from kiosk_app.store.station import StationStore

Fill = Callable[[float], KioskState]


@pytest.fixture
def fill(store: StationStore, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Fill the disk to a share of what is not reserved (a twentieth is), then look."""
    watch = DiskWatch(store)

    def fill(share: float) -> KioskState:
        usage = SimpleNamespace(total=1000, used=950 * share, free=950 * (1 - share))
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
        return watch.look()

    return fill


def alarms(store: StationStore) -> list[str]:
    return [json.loads(row.body)["code"] for row in store.rows_after(0, -1) if row.kind is EntryKind.ALARM]


def test_a_mark_passed_upwards_is_one_alarm_however_often_one_looks(store: StationStore, fill: Fill) -> None:
    shares = (0.5, 0.9, 0.91, 0.93, 0.96, 0.99, 0.955, 0.5)
    ready, degraded, closed = KioskState.READY, KioskState.DEGRADED, KioskState.CLOSED
    assert [fill(share) for share in shares] == [ready, ready, degraded, degraded, closed, closed, closed, ready]
    assert alarms(store) == ["disk.degraded", "disk.closed"]
    assert fill(0.97) is closed
    assert alarms(store) == ["disk.degraded", "disk.closed", "disk.closed"]


def test_a_disk_at_the_mark_does_not_come_and_go(store: StationStore, fill: Fill) -> None:
    shares = (0.951, 0.949, 0.951, 0.949, 0.939)
    closed = KioskState.CLOSED
    assert [fill(share) for share in shares] == [closed, closed, closed, closed, KioskState.DEGRADED]
    assert alarms(store) == ["disk.closed"]
