"""Where the bar stands: remembered for each screen by name and size, never outside the screen it is on.

The officer has put it where it covers nothing that is needed, the print button above all. So it opens on the screen it
was last put on, goes back to its place when that screen comes back, and keeps its share of a screen that changes its
resolution.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Sunshine.CounterBackend"
QML_IMPORT_MAJOR_VERSION = 1

MARGIN = 24
GAP = 8
SETTLE_MS = 150
"""A desktop that is being arranged anew says so in several steps."""


def within(place: QPoint, width: int, height: int, area: QRect) -> QPoint:
    """The place nearest to `place` at which a window of this size is wholly inside `area`."""
    x = max(area.left(), min(place.x(), area.right() + 1 - width))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - height))
    return QPoint(x, y)


def scaled(place: tuple[int, int], was: QSize, area: QSize, bar: QSize) -> QPoint:
    """`place` on a screen that was `was` large: the same share of the room that the bar leaves free."""
    free = (max(1, was.width() - bar.width()), max(1, was.height() - bar.height()))
    left = (area.width() - bar.width()) * place[0] / free[0]
    top = (area.height() - bar.height()) * place[1] / free[1]
    return QPoint(round(left), round(top))


@QmlElement
@QmlUncreatable("made by startup")
class Places(QObject):
    """Answers where bar and panel go; `moved` keeps the bar's new place, `arranged` says that screens have changed."""

    arranged = Signal()

    def __init__(
        self,
        known: dict[str, tuple[int, int]],
        keep: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """`known` is changed in place, the newest last; `keep` is called after each change."""
        super().__init__(parent)
        self._known = known
        self._keep = keep
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self.arranged)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._watch)
            app.screenAdded.connect(self._change)
            app.screenRemoved.connect(self._change)
            app.primaryScreenChanged.connect(self._change)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    @Slot(int, int, result=QPoint)
    def ofBar(self, width: int, height: int) -> QPoint:
        """Where the bar goes: its place on the screen it was put on last, else the primary's lower right corner."""
        screen, bar = self._screen(), QSize(width, height)
        area = screen.availableGeometry()
        stored = self._known.get(_key(screen))
        if stored is not None:
            wanted = area.topLeft() + QPoint(*stored)
        elif (former := self._former(screen)) is not None:
            wanted = area.topLeft() + scaled(*former, area.size(), bar)
        else:
            wanted = QPoint(area.right() + 1 - width - MARGIN, area.bottom() + 1 - height - MARGIN)
        return within(wanted, width, height, area)

    @Slot(int, int, int, int, result=QPoint)
    def moved(self, x: int, y: int, width: int, height: int) -> QPoint:
        """The bar was dropped there: its place inside that screen, kept for next time."""
        screen = self._around(x, y, width, height)
        area = screen.availableGeometry()
        place = within(QPoint(x, y), width, height, area)
        inside = place - area.topLeft()
        self._known.pop(_key(screen), None)
        self._known[_key(screen)] = (inside.x(), inside.y())
        self._keep()
        return place

    @Slot(QWindow, QPoint)
    def put(self, window: QWindow, place: QPoint) -> None:
        """Move `window` there. On the screen it will be on first: Qt counts a place in units of the window's screen."""
        size = window.size()
        window.setScreen(self._around(place.x(), place.y(), size.width(), size.height()))
        window.setPosition(place)

    @Slot(int, int, int, int, result=QPoint)
    def inside(self, x: int, y: int, width: int, height: int) -> QPoint:
        """The nearest place at which a window of this size is whole on the screen it is on; nothing is kept."""
        return within(QPoint(x, y), width, height, self._around(x, y, width, height).availableGeometry())

    @Slot(int, int, int, int, int, int, result=QPoint)
    def ofPanel(self, x: int, y: int, width: int, height: int, panel_width: int, panel_height: int) -> QPoint:
        """Where a panel of this size goes beside the bar at x, y: above it, or below where there is no room."""
        area = self._around(x, y, width, height).availableGeometry()
        above = y - GAP - panel_height
        top = above if above >= area.top() else y + height + GAP
        return within(QPoint(x + width - panel_width, top), panel_width, panel_height, area)

    def _around(self, x: int, y: int, width: int, height: int) -> QScreen:
        middle = QPoint(x + width // 2, y + height // 2)
        return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()

    def _screen(self) -> QScreen:
        """The connected screen that the bar was put on last, whatever its resolution is now; else the primary one."""
        connected = {screen.name(): screen for screen in QGuiApplication.screens()}
        for key in reversed(self._known):
            if (name := _parts(key)[0]) in connected:
                return connected[name]
        return QGuiApplication.primaryScreen()

    def _former(self, screen: QScreen) -> tuple[tuple[int, int], QSize] | None:
        """The newest place on this screen at another resolution, with that resolution."""
        for key in reversed(self._known):
            name, size = _parts(key)
            if name == screen.name() and not size.isEmpty():
                return self._known[key], size
        return None

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._change)
        screen.availableGeometryChanged.connect(self._change)

    def _change(self) -> None:
        self._later.start()


def _key(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name()} {size.width()}x{size.height()}"


def _parts(key: str) -> tuple[str, QSize]:
    name, _, size = key.rpartition(" ")
    width, _, height = size.partition("x")
    whole = width.isdecimal() and height.isdecimal()
    return name, QSize(int(width), int(height)) if whole else QSize()
