"""Tells another process where the controls of a window are: for the demo and the journeys, never in a real station.

The file holds the page and the rectangles of named, visible, enabled items in screen pixels; no text of any kind.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

log = logging.getLogger(__name__)

SETTLE_MILLISECONDS = 60
SMALLEST = 8.0
"""Pixels: what peeks out less than this under the edge of a list cannot be tapped."""


class Probe(QObject):
    """Writes `path` whenever what it says has changed, at most once in `SETTLE_MILLISECONDS`."""

    def __init__(
        self, window: QQuickWindow, path: Path, page: Callable[[], str], others: Sequence[QQuickWindow] = ()
    ) -> None:
        """`others` are the window's companions, whose items are told as well."""
        super().__init__(window)
        self._windows = (window, *others)
        self._path = path
        self._page = page
        self._written = ""
        self._timer = QTimer(self, interval=SETTLE_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.write)
        for each in self._windows:
            each.frameSwapped.connect(self._later)
            for moved in (each.xChanged, each.yChanged, each.visibleChanged):
                moved.connect(self._later)
        self._later()

    def _later(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write the file now if it would differ."""
        items = {name: place for window in self._windows for name, place in rectangles(window)}
        text = json.dumps({"page": self._page(), "items": items}, sort_keys=True)
        if text == self._written:
            return
        partial = self._path.with_suffix(".partial")
        try:
            partial.write_text(text, encoding="utf-8")
            partial.replace(self._path)
        except OSError as error:
            log.warning("probe not written: %s", error.strerror)
            return
        self._written = text


def rectangles(window: QQuickWindow) -> Iterator[tuple[str, list[int]]]:
    """Object name → [x, y, width, height] in screen pixels, of what a finger could reach now."""
    if not window.isVisible():
        return
    content = window.contentItem()
    whole = QRectF(0, 0, window.width(), window.height())
    ratio = window.effectiveDevicePixelRatio()
    for item, shown in _reachable(content, whole):
        if item.objectName():
            corner = content.mapToGlobal(shown.topLeft())
            place = (corner.x(), corner.y(), shown.width(), shown.height())
            yield item.objectName(), [round(value * ratio) for value in place]


def _reachable(item: QQuickItem, clip: QRectF) -> Iterator[tuple[QQuickItem, QRectF]]:
    for child in item.childItems():
        if not child.isVisible() or not child.isEnabled():
            continue
        scene = QRectF(child.mapToScene(QPointF(0, 0)), child.mapToScene(QPointF(child.width(), child.height())))
        shown = scene.intersected(clip)
        if shown.width() >= SMALLEST and shown.height() >= SMALLEST:
            yield child, shown
        yield from _reachable(child, shown if child.clip() else clip)
