"""A kiosk that runs for months: Qt calls must not wear Python's own objects out."""

import subprocess
import sys

import pytest

MANY_CALLS = """
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
timer = QTimer()
for _ in range(100_000):
    timer.setInterval(5)
    timer.isActive()
print("alive")
"""


@pytest.mark.slow
def test_a_hundred_thousand_qt_calls_leave_the_interpreter_alive() -> None:
    command = [sys.executable, "-c", "import kiosk_app" + MANY_CALLS]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr
