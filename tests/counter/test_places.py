"""The bar keeps its place on each screen: two monitors, one unplugged, a changed resolution."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtTest import QTest

from kiosk_app.counter import places as module
from kiosk_app.counter.places import GAP, MARGIN, SETTLE_MS, Places, scaled, within

ROOT = Path(__file__).resolve().parents[2]
BAR = (600, 60)


class Screen(QObject):
    """A monitor with a task bar of 40 at its foot."""

    geometryChanged = Signal()
    availableGeometryChanged = Signal()

    def __init__(self, name: str, x: int, y: int, width: int, height: int) -> None:
        super().__init__()
        self._name, self.place = name, QRect(x, y, width, height)

    def name(self) -> str:
        return self._name

    def size(self) -> QSize:
        return self.place.size()

    def availableGeometry(self) -> QRect:
        return self.place.adjusted(0, 0, 0, -40)


@dataclass
class Desktop:
    """What Qt knows of monitors."""

    there: list[Screen] = field(default_factory=list)

    def screens(self) -> list[Screen]:
        return self.there

    def primaryScreen(self) -> Screen:
        return self.there[0]

    def screenAt(self, point: QPoint) -> Screen | None:
        return next((screen for screen in self.there if screen.place.contains(point)), None)

    def instance(self) -> None:
        return None


@pytest.fixture
def desktop(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    assert qapp
    made = Desktop([Screen("左", 0, 0, 1920, 1080), Screen("右", 1920, 0, 1280, 1024)])

    class Application:
        instance, screens = made.instance, made.screens
        primaryScreen, screenAt = made.primaryScreen, made.screenAt

    monkeypatch.setattr(module, "QGuiApplication", Application)
    return made


def of_bar(known: dict[str, tuple[int, int]]) -> QPoint:
    return Places(known, lambda: None).ofBar(*BAR)


def test_it_opens_in_the_lower_right_corner_of_the_primary_screen(desktop: Desktop) -> None:
    assert desktop.there
    assert of_bar({}) == QPoint(1920 - 600 - MARGIN, 1040 - 60 - MARGIN)


def test_it_opens_on_the_screen_it_was_put_on_last(desktop: Desktop) -> None:
    known: dict[str, tuple[int, int]] = {}
    places = Places(known, lambda: None)
    places.moved(100, 200, *BAR)
    places.moved(2000, 50, *BAR)
    assert of_bar(known) == QPoint(2000, 50)
    places.moved(100, 200, *BAR)
    assert of_bar(known) == QPoint(100, 200)
    assert len(known) == 2
    assert desktop.there


def test_without_that_screen_it_goes_to_its_place_on_another_and_comes_back(desktop: Desktop) -> None:
    known = {"左 1920x1080": (10, 900), "右 1280x1024": (80, 50)}
    second = desktop.there.pop()
    assert of_bar(known) == QPoint(10, 900)
    desktop.there.append(second)
    assert of_bar(known) == QPoint(2000, 50)


def test_another_resolution_keeps_its_share_and_the_old_one_its_pixels(desktop: Desktop) -> None:
    known = {"左 1920x1080": (0, 980)}
    desktop.there[0].place = QRect(0, 0, 1280, 720)
    lower_left = of_bar(known)
    assert (lower_left.x(), lower_left.y()) == (0, round(620 * 980 / 1020))
    desktop.there[0].place = QRect(0, 0, 1920, 1080)
    assert of_bar(known) == QPoint(0, 980)


def test_a_bar_dropped_over_an_edge_is_whole_again(desktop: Desktop) -> None:
    places = Places({}, lambda: None)
    assert places.moved(1800, 950, *BAR) == QPoint(1920, 924)
    assert places.moved(1400, 1050, *BAR) == QPoint(1320, 980)
    assert places.inside(2800, 100, *BAR) == QPoint(2600, 100)
    assert places.ofPanel(1320, 980, *BAR, 800, 500) == QPoint(1120, 980 - GAP - 500)
    assert desktop.there


def test_an_arrangement_is_told_once(desktop: Desktop) -> None:
    places = Places({}, lambda: None)
    told: list[bool] = []
    places.arranged.connect(lambda: told.append(True))
    for screen in desktop.there:
        screen.geometryChanged.emit()
        screen.availableGeometryChanged.emit()
    QTest.qWait(2 * SETTLE_MS)
    assert told == [True]


def test_a_place_is_kept_as_a_share_of_the_free_room() -> None:
    was, now, bar = QSize(1920, 1080), QSize(1280, 1024), QSize(*BAR)
    assert scaled((0, 0), was, now, bar) == QPoint(0, 0)
    assert scaled((1320, 1020), was, now, bar) == QPoint(680, 964)
    assert scaled((660, 1020), was, now, bar) == QPoint(340, 964)
    assert within(QPoint(5000, -9), 600, 60, QRect(1280, 100, 1280, 924)) == QPoint(1960, 100)


BARS = """
import json
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from kiosk_app.gui import load_fonts
from tests.counter.bar_stage import BarStage
app = QGuiApplication([])
app.setFont(load_fonts())
stage = BarStage()
window = stage.window
found = [window.geometry().getRect()]
stage.bar_places.moved(1400, 30, window.width(), window.height())
stage.bar_places.arranged.emit()
QTest.qWait(50)
found.append(window.geometry().getRect())
print(json.dumps(found))
"""


def test_the_bar_itself_follows_an_arrangement_onto_the_second_screen(tmp_path: Path) -> None:
    screens: list[dict[str, Any]] = [
        {"name": "A", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "B", "x": 1280, "y": 0, "width": 1366, "height": 768},
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    done = subprocess.run(
        [sys.executable, "-c", BARS],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (x, y, width, height), second = json.loads(done.stdout)
    assert (x + width, y + height) == (1280 - MARGIN, 800 - MARGIN)
    assert second[:2] == [1400, 30]
