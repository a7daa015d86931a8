"""A program told to end leaves from its event loop, whatever Python it was in when the word came."""

import signal
import subprocess
import sys

import pytest

TOO_LONG = 30.0

PAINTER = """
import signal, sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from kiosk_app.startup.window import Signals

application = QGuiApplication([])
signals = Signals(application)
window = QQuickWindow()

def told_while_painting():
    window.afterRendering.disconnect(told_while_painting)
    signal.raise_signal(int(sys.argv[1]))
    print("open" if window.isVisible() else "closed under the painter")

window.afterRendering.connect(told_while_painting)
window.show()
code = application.exec()
signals.restore()
print("left with", code)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_window_that_paints_stays_open_until_it_has_painted(number: signal.Signals) -> None:
    # A process of its own: an application that has left its loop once serves no other test.
    program = [sys.executable, "-c", PAINTER, str(int(number))]
    ran = subprocess.run(program, capture_output=True, text=True, timeout=TOO_LONG, check=False)
    assert (ran.returncode, ran.stdout.splitlines()) == (0, ["open", "left with 0"]), ran.stderr
