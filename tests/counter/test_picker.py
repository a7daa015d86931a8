"""Choosing on a still picture: what drags, clicks and keys come to, on one screen, on two, and enlarged."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk_app.counter.capture import Window
from kiosk_app.counter.choice import Choice, chosen, grown, moved, span
from kiosk_app.counter.picker import Picker
from tests.counter.bar_stage import BarStage

ROOT = Path(__file__).resolve().parents[2]
LEFT, RIGHT = (0, 0, 1000, 800), (1000, 100, 800, 600)
FORM = Window(7, "人口信息登记 — 章小演", 500, 400, 40, 30, "form")
COVER = Window(8, "记事本", 200, 100, 300, 200, "notes")


@pytest.fixture
def made(qapp: object) -> tuple[Picker, list[Choice | None]]:
    assert qapp
    told: list[Choice | None] = []
    return Picker((LEFT, RIGHT), (COVER, FORM), told.append), told


def drag(picker: Picker, start: tuple[int, int], end: tuple[int, int]) -> None:
    picker.press(*start)
    picker.point((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    picker.point(*end)
    picker.release()


def test_a_part_of_a_window_is_kept_relative_to_it(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, told = made
    drag(picker, (60, 50), (259, 149))
    assert picker.marked == [60, 50, 200, 100]
    picker.accept()
    assert told == [Choice(FORM.title, "form", (500, 400), (20, 20, 200, 100))]
    picker.cancel()
    assert len(told) == 1


def test_a_click_takes_the_topmost_window_and_a_second_one_accepts(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, told = made
    picker.press(350, 250)
    picker.release()
    assert (picker.title, picker.whole) == ("记事本", True)
    picker.accept()
    assert told == [Choice("记事本", "notes")]


def test_a_box_over_several_windows_is_a_place_on_the_screen(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, told = made
    drag(picker, (10, 10), (399, 299))
    assert picker.title == ""
    picker.accept()
    assert told == [Choice(box=(10, 10, 390, 290))]
    assert told[0] is not None
    assert told[0].of_screen


def test_a_hand_that_slips_over_the_edge_still_means_the_window(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, _ = made
    drag(picker, (36, 240), (299, 440))
    assert picker.marked == [40, 240, 260, 190]
    assert picker.title == FORM.title


def test_a_drag_stays_on_the_screen_where_it_began(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, _ = made
    drag(picker, (1100, 300), (500, 50))
    assert picker.marked == [1000, 100, 101, 201]


def test_keys_move_and_resize_by_pixels_within_the_screen(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, _ = made
    drag(picker, (100, 100), (199, 199))
    picker.nudge(1, 0, False)
    picker.nudge(0, -10, False)
    picker.nudge(-1, 2, True)
    assert picker.marked == [101, 90, 99, 102]
    for _ in range(200):
        picker.nudge(-10, 10, False)
    assert picker.marked == [0, 698, 99, 102]
    assert (picker.pointX, picker.pointY) == (98, 799)


def test_a_box_is_dragged_from_inside_and_a_click_inside_keeps_it(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, _ = made
    drag(picker, (100, 100), (199, 199))
    drag(picker, (150, 150), (180, 140))
    assert picker.marked == [130, 90, 100, 100]
    picker.press(150, 150)
    picker.release()
    assert picker.marked == [130, 90, 100, 100]


def test_too_small_a_part_is_not_accepted(made: tuple[Picker, list[Choice | None]]) -> None:
    picker, told = made
    drag(picker, (100, 100), (130, 199))
    assert not picker.enough
    picker.accept()
    assert told == []
    picker.cancel()
    assert told == [None]


def test_boxes_never_leave_their_frame() -> None:
    frame = (10, 20, 100, 50)
    assert span((0, 0), (500, 500), frame) == frame
    assert moved((10, 20, 30, 30), -99, 99, frame) == (10, 40, 30, 30)
    assert grown((100, 60, 5, 5), 99, -99, frame) == (100, 60, 10, 1)
    assert chosen((40, 30, 500, 400), (FORM,)) == Choice(FORM.title, "form")


@pytest.fixture
def stage(qapp: object) -> Iterator[BarStage]:
    assert qapp
    made = BarStage()
    yield made
    made.close()
    assert made.warnings == []


def test_the_bar_steps_aside_and_remembers_what_was_drawn(stage: BarStage) -> None:
    stage.options()
    stage.bar.pickOnScreen()
    assert stage.until(lambda: bool(stage.picking.windows))
    assert not stage.window.isVisible()
    overlay = stage.picking.windows[0]
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(70, 90))
    QTest.mouseMove(overlay, QPoint(100, 150))
    QTest.mouseMove(overlay, QPoint(369, 209))
    QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(369, 209))
    QTest.keyClick(overlay, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert stage.until(stage.window.isVisible)
    assert stage.target.choice == Choice("人口信息登记", "form", (500, 400), (30, 70, 301, 120))
    assert stage.bar.targetPart == "301 × 120"
    assert stage.picking.windows == []


def test_escape_and_the_right_button_leave_everything_as_it_was(stage: BarStage) -> None:
    before = stage.target.choice
    stage.bar.pickOnScreen()
    assert stage.until(lambda: bool(stage.picking.windows))
    QTest.keyClick(stage.picking.windows[0], Qt.Key.Key_Escape)
    assert stage.until(stage.window.isVisible)
    stage.bar.pickOnScreen()
    assert stage.until(lambda: bool(stage.picking.windows))
    window = stage.picking.windows[0]
    QTest.mouseClick(window, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))
    assert stage.until(stage.window.isVisible)
    assert stage.target.choice == before


SCREENS = """
import json, sys
from PySide6.QtCore import QPoint, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtTest import QTest
from kiosk_app.counter.capture import Pixels, Window
from kiosk_app.counter.choice import Desktop
from kiosk_app.counter.picking import Picking
from kiosk_app.gui import load_fonts
from kiosk_app.paths import qml_root
from dataclasses import asdict
width, height, windows = json.loads(sys.argv[1])
app = QGuiApplication([])
app.setFont(load_fonts())
engine = QQmlApplicationEngine()
engine.addImportPath(str(qml_root()))
picking = Picking(engine)
image = QImage(width, height, QImage.Format.Format_RGB32)
image.fill(QColor("#336699"))
known = tuple(Window(*each) for each in windows)
told = []
picking.open(Desktop(0, 0, Pixels(bytes(image.constBits()), width, height), known), told.append)
QTest.qWait(150)
second = picking.windows[-1]
QTest.mousePress(second, Qt.LeftButton, Qt.NoModifier, QPoint(100, 50))
QTest.mouseMove(second, QPoint(200, 90)); QTest.mouseMove(second, QPoint(300, 150))
QTest.mouseRelease(second, Qt.LeftButton, Qt.NoModifier, QPoint(300, 150))
stills = [window.property("still") for window in picking.windows]
shown = [window.geometry().getRect() for window in picking.windows]
QTest.keyClick(second, Qt.Key_Return)
QTest.qWait(50)
print(json.dumps({"stills": stills, "shown": shown, "told": [asdict(each) for each in told]}))
"""


def on_screens(tmp_path: Path, screens: list[dict[str, Any]], desktop: list[object]) -> dict[str, Any]:
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    done = subprocess.run(
        [sys.executable, "-c", SCREENS, json.dumps(desktop)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_of_two_screens_shows_its_own_share(tmp_path: Path) -> None:
    screens = [
        {"name": "A", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "B", "x": 1280, "y": 0, "width": 1024, "height": 768},
    ]
    found = on_screens(tmp_path, screens, [2304, 800, [[7, "业务", 600, 400, 1300, 20, "k"]]])
    assert found["stills"] == [[0, 0, 1280, 800], [1280, 0, 1024, 768]]
    assert found["shown"] == [[0, 0, 1280, 800], [1280, 0, 1024, 768]]
    (told,) = found["told"]
    assert (told["title"], told["box"]) == ("业务", [80, 30, 201, 101])


def test_an_enlarged_screen_gives_real_pixels(tmp_path: Path) -> None:
    screens = [
        {"name": "A", "x": 0, "y": 0, "width": 1280, "height": 800, "dpr": 1},
        {"name": "B", "x": 1280, "y": 0, "width": 960, "height": 600, "dpr": 2},
    ]
    found = on_screens(tmp_path, screens, [3200, 1200, []])
    assert found["stills"][1] == [1280, 0, 1920, 1200]
    assert found["told"][0]["box"] == [1480, 100, 401, 201]
