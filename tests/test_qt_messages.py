"""The rule that Qt's warnings fail tests: it catches a broken binding here and in a child's log, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.qt_messages import complaints

ROOT = Path(__file__).resolve().parent.parent
CONFTEST = "from tests.conftest import *\n"
SCREEN = """
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

def make(text):
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(text.encode(), QUrl("file:///screen.qml"))
    assert component.create() is not None
"""
TEST = """
def test_screen(qapp):
    assert qapp
    make('import QtQuick; Item { property var model: null; property int size: PART }')
"""


def _suite(folder: Path, part: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_screen.py").write_text(SCREEN + TEST.replace("PART", part), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\naddopts = --no-qt-log\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(folder)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_binding_that_fails_fails_its_test(tmp_path: Path) -> None:
    broken = _suite(tmp_path, "model.size")
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert "Cannot read property 'size' of null" in broken.stdout
    assert "1 failed" in broken.stdout
    sound = _suite(tmp_path, "1 + 1")
    assert sound.returncode == 0, sound.stdout + sound.stderr


LOG = "2026-11-23 10:00:00,123 "


@pytest.mark.parametrize(
    "line",
    [
        LOG + "WARNING qt: [default] file:///x/HomePage.qml:3: TypeError: Cannot read property 'size' of null",
        LOG + "ERROR qt: [qt.qpa] out of surfaces",
        "Traceback (most recent call last):",
        "file:///x/HomePage.qml:3: ReferenceError: model is not defined",
        "QThread: Destroyed while thread '' is still running",
    ],
)
def test_a_childs_complaint_is_found(line: str) -> None:
    assert complaints([LOG + "INFO kiosk_app.startup.kiosk: ready", line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        LOG + "INFO kiosk_app.startup.kiosk: first frame",
        LOG + "ERROR kiosk_app.startup.services: link: 端口已被占用",
        LOG + "DEBUG qt: [qml] hello",
        LOG + "WARNING qt: [qt.multimedia.audio] PulseAudioService: pa_context_connect() failed",
        "",
    ],
)
def test_what_is_no_complaint_passes(line: str) -> None:
    assert complaints([line]) == []


LOADING = """
import logging
import sys
from PySide6.QtCore import QCoreApplication
from kiosk_app.gui import send_qt_messages_to_log
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(message)s")
send_qt_messages_to_log()
import PySide6.QtMultimedia
"""


@pytest.mark.slow
def test_no_python_is_called_while_qt_multimedia_is_being_loaded() -> None:
    """It would wait for the interpreter with the loader's lock in hand: so a kiosk froze while an officer signed in."""
    loaded = subprocess.run([sys.executable, "-c", LOADING], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout == ""
