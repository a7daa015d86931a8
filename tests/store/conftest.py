"""Fixtures: a home in a fresh folder, its store, and a clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.paths import Home
from kiosk_app.store.station import StationStore
from tests.store.support import TurnedClock


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def store(home: Home, clock: TurnedClock) -> Iterator[StationStore]:
    with StationStore.create(home, name="演示派出所", clock=clock) as made:
        yield made
