"""The journeys' driver with a pulse: a bar that sweeps over the kiosk's screen without pause, and how long frames took.

The bar is a plain animation of Qt on top of whatever page there is, so that every frame draws again a strip of the page
below it. What is kept is the time between frames that were shown; what holds up the screen's thread, or the lock that
Python's threads share, makes it longer.

    {"do": "pulse"}            the bar begins to sweep
    {"do": "beats"}            → {"beats": [[at, milliseconds], …]}   since asked last; `at` is the monotonic clock
    {"do": "touch_top", "prefix": "check.pick."}      the highest such control
"""

import contextlib
import os
import sys
import time

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtQml import QQmlComponent, qmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk_app.cli import run
from kiosk_app.immortal import keep_singletons_alive
from kiosk_app.probe import rectangles
from tests.journeys.driver import PRESS, Finger

BAR = b"""
import QtQuick
Rectangle {
    z: 1000; height: 24; color: "#804080c0"
    NumberAnimation on y { from: 0; to: 1900; duration: 4000; loops: Animation.Infinite }
}
"""


class Pulse(Finger):
    """A finger that also feels the pulse."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: QQuickItem | None = None
        self._component: QQmlComponent | None = None
        self._beats: list[tuple[float, float]] = []
        self._last = 0.0
        self._deeds |= {"pulse": self._begin, "beats": self._tell, "touch_top": self._touch_top}

    def _begin(self) -> None:
        window = self._window()
        engine = qmlEngine(self._item("page"))
        assert engine is not None
        self._component = QQmlComponent(engine)
        self._component.setData(BAR, QUrl())
        bar = self._component.create()
        assert isinstance(bar, QQuickItem), self._component.errorString()
        self._bar = bar
        bar.setWidth(window.width())
        bar.setParentItem(window.contentItem())
        window.frameSwapped.connect(self._beat)
        self._answer(done=True)

    def _beat(self) -> None:
        now = time.monotonic()
        if self._last:
            self._beats.append((now, 1000 * (now - self._last)))
        self._last = now

    def _tell(self) -> None:
        beats, self._beats = self._beats, []
        self._answer(beats=beats)

    def _touch_top(self, prefix: str) -> None:
        corner = self._window().position()
        places = [place for name, place in rectangles(self._window()) if name.startswith(prefix)]
        if not places:
            raise LookupError(f"no {prefix} can be touched now")
        x, y, width, height = min(places, key=lambda place: place[1])
        self._touch_at([QPoint(x - corner.x() + width // 2, y - corner.y() + height // 2)], PRESS)


def main() -> int:
    """Run the verb with a pulse on its screen."""
    with contextlib.suppress(OSError):
        os.setsid()  # Linux shares processors out among sessions first: so this one can be given its share
    keep_singletons_alive()
    pulse = Pulse()
    code = run(sys.argv[1:])
    del pulse
    return code


if __name__ == "__main__":
    sys.exit(main())
