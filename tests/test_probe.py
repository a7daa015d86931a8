"""The probe tells where a finger could reach now, and nothing that anybody typed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.probe import Probe

WINDOW = b"""
import QtQuick
Window {
    width: 400; height: 300; visible: true
    Rectangle { objectName: "plain"; x: 20; y: 30; width: 100; height: 50 }
    Rectangle { objectName: "hidden"; visible: false; width: 100; height: 50 }
    Rectangle { objectName: "off"; enabled: false; width: 100; height: 50 }
    Rectangle { objectName: "outside"; x: 500; width: 100; height: 50 }
    Rectangle { objectName: "half"; x: 350; y: 200; width: 100; height: 50 }
    Item {
        objectName: "list"; y: 100; width: 200; height: 60; clip: true
        Rectangle { objectName: "row"; y: 40; width: 200; height: 60 }
        Rectangle { objectName: "edge"; y: 55; width: 200; height: 60 }
    }
    TextInput { objectName: "secret"; x: 200; y: 10; width: 100; height: 30; text: "hunter2" }
}
"""


@pytest.fixture
def window(qapp: object) -> Iterator[QQuickWindow]:
    assert qapp
    engine = QQmlApplicationEngine()
    engine.loadData(WINDOW, QUrl("file:///probe.qml"))
    made = engine.rootObjects()[0]
    assert isinstance(made, QQuickWindow)
    QTest.qWaitForWindowExposed(made)
    yield made
    made.close()
    shiboken6.delete(engine)  # now, and not in the middle of a later test


def told(path: Path) -> dict[str, list[int]]:
    return dict(json.loads(path.read_text(encoding="utf-8"))["items"])


def test_only_what_can_be_reached_is_told_with_the_part_that_shows(window: QQuickWindow, tmp_path: Path) -> None:
    probe = Probe(window, tmp_path / "probe.json", lambda: "HOME")
    probe.write()
    places = told(tmp_path / "probe.json")
    left, top = window.x(), window.y()
    assert places["plain"] == [left + 20, top + 30, 100, 50]
    assert places["half"] == [left + 350, top + 200, 50, 50]
    assert places["row"] == [left, top + 140, 200, 20]
    assert {"hidden", "off", "outside", "edge"}.isdisjoint(places)
    assert "hunter2" not in (tmp_path / "probe.json").read_text(encoding="utf-8")


def test_it_follows_the_screen_and_is_never_half_written(window: QQuickWindow, tmp_path: Path) -> None:
    path = tmp_path / "probe.json"
    page = ["HOME"]
    probe = Probe(window, path, lambda: page[0])
    probe.write()
    before = path.stat().st_ino
    probe.write()
    assert path.stat().st_ino == before
    page[0] = "RATE"
    probe.write()
    assert json.loads(path.read_text(encoding="utf-8"))["page"] == "RATE"
    assert path.stat().st_ino != before
    assert not path.with_suffix(".partial").exists()
    window.hide()
    probe.write()
    assert told(path) == {}


def test_a_full_or_missing_folder_is_logged_and_harmless(
    window: QQuickWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    probe = Probe(window, tmp_path / "gone" / "probe.json", lambda: "HOME")
    probe.write()
    assert "probe not written" in caplog.text
    (tmp_path / "gone").mkdir()
    probe.write()
    assert "plain" in told(tmp_path / "gone" / "probe.json")
