"""Runs the real `sunshine kiosk` in this process, offscreen, and touches its window as told on standard input.

Arguments: those of `sunshine`. One JSON command a line on standard input, one JSON answer a line on standard output.
The kiosk knows nothing of it: a thread reads the commands, a signal carries each to the GUI thread, where Qt's own
test library makes touch events on the real window. Between press and release the event loop runs as under a finger.

    {"do": "where"}                                → {"page": "Home", "items": {"bar.home": [x, y, width, height], …}}
    {"do": "touch", "name": "bar.home"}
    {"do": "draw", "name": "dispute.canvas", "points": [[0.1, 0.2], …]}      shares of the item
    {"do": "read", "name": "message.receipt", "property": "text"}            → {"value": …}
    {"do": "words"}                                → {"words": […]}           every text on the screen
    {"do": "picture", "path": "…"}
"""

import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.cli import run
from kiosk_app.immortal import keep_singletons_alive
from kiosk_app.kiosk.words import page_words
from kiosk_app.probe import rectangles

FRAME = 17
PRESS = 40
"""Milliseconds a finger rests on the glass, and between two points of a stroke."""


class Finger(QObject):
    """One finger on the kiosk's window."""

    asked = Signal(str)
    left = Signal()
    """Whoever gave the commands is gone."""

    def __init__(self) -> None:
        super().__init__()
        self._device: Any = None
        self._deeds: dict[str, Callable[..., None]] = {
            "where": self._where,
            "touch": self._touch,
            "draw": self._draw,
            "read": self._read,
            "words": self._words,
            "picture": self._picture,
        }
        self.asked.connect(self._do)
        self.left.connect(QCoreApplication.quit)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)
        self.left.emit()

    def _do(self, line: str) -> None:
        command = json.loads(line)
        try:
            self._deeds[command.pop("do")](**command)
        except LookupError as error:
            self._answer(error=str(error))

    def _answer(self, **said: object) -> None:
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def _where(self) -> None:
        window = self._window()
        page = self._item("page").property("source").fileName().removesuffix("Page.qml")
        corner = window.position()
        items = {name: [x - corner.x(), y - corner.y(), w, h] for name, (x, y, w, h) in rectangles(window)}
        self._answer(page=page, items=items)

    def _touch_at(self, points: list[QPoint], pause: int) -> None:
        window = self._window()
        self._device = self._device or QTest.createTouchDevice()
        steps: list[Callable[[], object]] = [
            lambda: QTest.touchEvent(window, self._device).press(0, points[0], window).commit()
        ]
        steps.extend(partial(self._move, point) for point in points[1:])
        steps.append(lambda: QTest.touchEvent(window, self._device).release(0, points[-1], window).commit())
        steps.append(lambda: self._answer(done=True))
        self._play(steps, pause)

    def _move(self, point: QPoint) -> None:
        window = self._window()
        QTest.touchEvent(window, self._device).move(0, point, window).commit()

    def _play(self, steps: list[Callable[[], object]], pause: int) -> None:
        first, *rest = steps
        first()
        if rest:
            QTimer.singleShot(pause, self, lambda: self._play(rest, pause))

    def _touch(self, name: str) -> None:
        for found, (x, y, width, height) in rectangles(self._window()):
            if found == name:
                corner = self._window().position()
                self._touch_at([QPoint(x - corner.x() + width // 2, y - corner.y() + height // 2)], PRESS)
                return
        raise LookupError(f"{name} cannot be touched now")

    def _draw(self, name: str, points: list[tuple[float, float]]) -> None:
        item = self._item(name)
        places = [item.mapToScene(QPointF(x * item.width(), y * item.height())).toPoint() for x, y in points]
        self._touch_at(places, FRAME)

    def _read(self, name: str, property: str) -> None:
        self._answer(value=self._item(name).property(property))

    def _words(self) -> None:
        self._answer(words=page_words(self._window().contentItem()))

    def _picture(self, path: str) -> None:
        self._answer(saved=self._window().grabWindow().save(path))

    def _item(self, name: str) -> QQuickItem:
        item = self._window().findChild(QQuickItem, name)
        if item is None:
            raise LookupError(f"{name} is not there")
        return item

    def _window(self) -> QQuickWindow:
        for window in QGuiApplication.topLevelWindows():
            if isinstance(window, QQuickWindow) and window.isVisible():
                return window
        raise LookupError("no window yet")


def main() -> int:
    """Run the verb with a finger on its screen."""
    keep_singletons_alive()
    finger = Finger()
    code = run(sys.argv[1:])
    del finger
    return code


if __name__ == "__main__":
    sys.exit(main())
