"""Where the bar stands: remembered for each screen by name and size, never outside the screen it is on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Sunshine.CounterBackend"
QML_IMPORT_MAJOR_VERSION = 1

MARGIN = 24
GAP = 8


def within(place: QPoint, width: int, height: int, area: QRect) -> QPoint:
    """The place nearest to `place` at which a window of this size is wholly inside `area`."""
    x = max(area.left(), min(place.x(), area.right() + 1 - width))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - height))
    return QPoint(x, y)


@QmlElement
@QmlUncreatable("made by startup")
class Places(QObject):
    """Answers where bar and panel go; `moved` keeps the bar's new place."""

    def __init__(
        self,
        known: dict[str, tuple[int, int]],
        keep: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """`known` is changed in place; `keep` is called after each change."""
        super().__init__(parent)
        self._known = known
        self._keep = keep

    @Slot(int, int, result=QPoint)
    def ofBar(self, width: int, height: int) -> QPoint:
        """Where the bar opens: its place on the primary screen, else the lower right corner."""
        screen = QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        stored = self._known.get(_name(screen))
        if stored is None:
            wanted = QPoint(area.right() + 1 - width - MARGIN, area.bottom() + 1 - height - MARGIN)
        else:
            wanted = area.topLeft() + QPoint(*stored)
        return within(wanted, width, height, area)

    @Slot(int, int, int, int, result=QPoint)
    def moved(self, x: int, y: int, width: int, height: int) -> QPoint:
        """The bar was dropped there: its place inside that screen, kept for next time."""
        screen = QGuiApplication.screenAt(QPoint(x + width // 2, y + height // 2)) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        place = within(QPoint(x, y), width, height, area)
        inside = place - area.topLeft()
        self._known[_name(screen)] = (inside.x(), inside.y())
        self._keep()
        return place

    @Slot(int, int, int, int, int, int, result=QPoint)
    def ofPanel(self, x: int, y: int, width: int, height: int, panel_width: int, panel_height: int) -> QPoint:
        """Where a panel of this size goes beside the bar at x, y: above it, or below where there is no room."""
        screen = QGuiApplication.screenAt(QPoint(x + width // 2, y + height // 2)) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        above = y - GAP - panel_height
        top = above if above >= area.top() else y + height + GAP
        return within(QPoint(x + width - panel_width, top), panel_width, panel_height, area)


def _name(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name()} {size.width()}x{size.height()}"
