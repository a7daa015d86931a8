"""A program told to end leaves from its event loop, whatever Python it was in when the word came."""

import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk_app.startup.window import Signals

TOO_LONG = 10_000
"""Milliseconds."""


@pytest.fixture
def signals(qapp: QGuiApplication) -> Iterator[Signals]:
    """Listening, and afterwards Python's own again."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    made = Signals(qapp)
    yield made
    made.restore()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_window_that_paints_stays_open_until_it_has_painted(qapp: QGuiApplication, number: signal.Signals) -> None:
    window = QQuickWindow()
    open_after: list[bool] = []

    def told_while_painting() -> None:
        window.afterRendering.disconnect(told_while_painting)
        signal.raise_signal(number)
        open_after.append(window.isVisible())

    window.afterRendering.connect(told_while_painting)
    late = QTimer(singleShot=True, interval=TOO_LONG)
    late.timeout.connect(lambda: qapp.exit(1))
    late.start()
    window.show()
    assert qapp.exec() == 0
    late.stop()
    assert open_after == [True]
