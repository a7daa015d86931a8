"""The sheet over a picture that takes a finger's strokes."""

from typing import Any

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEventPoint, QMouseEvent, QPainter, QPen, QPolygonF, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from kiosk_app.kiosk.pictures import PictureItem

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MarkCanvas(PictureItem):
    """A sheet over a `PictureView` of the same size that follows one finger and paints the marks.

    The first finger down draws; a resting palm or a second finger changes nothing until it is lifted.
    """

    strokesChanged = Signal()
    inkChanged = Signal()
    overChanged = Signal()
    drawnStroke = Signal("QVariantList", arguments=["points"])
    """A finished stroke: [x, y, x, y, …] as shares of the picture."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[float]] = []
        self._ink = QColor(Qt.GlobalColor.red)
        self._halo = QColor(Qt.GlobalColor.white)
        self._thickness = 8.0
        self._over: PictureItem | None = None
        self._finger = -1
        self._points: list[QPointF] = []
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def _set_strokes(self, strokes: list[list[float]]) -> None:
        self._strokes = [list(stroke) for stroke in strokes]
        self.strokesChanged.emit()
        self.update()

    def _set_ink(self, ink: QColor) -> None:
        self._ink = QColor(ink)
        self.inkChanged.emit()
        self.update()

    def _set_halo(self, halo: QColor) -> None:
        self._halo = QColor(halo)
        self.inkChanged.emit()
        self.update()

    def _set_over(self, over: PictureItem | None) -> None:
        if self._over is not None:
            self._over.viewChanged.disconnect(self._along)
        self._over = over
        if over is not None:
            over.viewChanged.connect(self._along)
            self._along()
        self.overChanged.emit()

    @Slot()
    def _along(self) -> None:
        """What lies below was zoomed or moved: the marks go with it."""
        if self._over is not None:
            self.look(self._over.view)

    def _set_thickness(self, thickness: float) -> None:
        self._thickness = thickness
        self.inkChanged.emit()
        self.update()

    strokes = Property("QVariantList", lambda self: self._strokes, _set_strokes, notify=strokesChanged)
    ink = Property(QColor, lambda self: self._ink, _set_ink, notify=inkChanged)
    halo = Property(QColor, lambda self: self._halo, _set_halo, notify=inkChanged)
    over = Property(QQuickItem, lambda self: self._over, _set_over, notify=overChanged)
    """The `PictureView` that lies exactly below and is zoomed."""

    thickness = Property(float, lambda self: self._thickness, _set_thickness, notify=inkChanged)

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow the finger that came first, unless it only rests there: then it was the heel of a hand."""
        event.accept()
        fresh = [p for p in event.points() if p.state() == QEventPoint.State.Pressed]
        if fresh and (self._finger < 0 or self._resting()):
            self._finger = fresh[0].id()
            self._begin(fresh[0].position())
            return
        for point in event.points():
            if point.id() == self._finger:
                self._follow(point)

    def touchUngrabEvent(self) -> None:
        """Another item took the fingers: what was being drawn does not count."""
        self._drop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse draws like a finger."""
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse moved with its button down."""
        self._extend(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mouse button came up."""
        self._end(event.position())

    def mouseUngrabEvent(self) -> None:
        """Another item took the mouse."""
        self._drop()

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = [
            QPolygonF([QPointF(*self.view.pixel_of(s[i], s[i + 1])) for i in range(0, len(s) - 1, 2)])
            for s in self._strokes
        ]
        if self._points:
            lines.append(QPolygonF(self._points))
        for colour, width in ((self._halo, self._thickness * 1.8), (self._ink, self._thickness)):
            painter.setPen(
                QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            for line in lines:
                painter.drawPolyline(line)

    def _follow(self, point: QEventPoint) -> None:
        if point.state() == QEventPoint.State.Released:
            self._finger = -1
            self._end(point.position())
        else:
            self._extend(point.position())

    def _resting(self) -> bool:
        """Whether the finger that is followed has drawn nothing yet."""
        near = self._thickness * 2
        return all((point - self._points[0]).manhattanLength() <= near for point in self._points)

    def _begin(self, at: QPointF) -> None:
        self._points = [at]
        self._repaint(at, at)

    def _extend(self, at: QPointF) -> None:
        if self._points and at != self._points[-1]:
            self._points.append(at)
            self._repaint(self._points[-2], at)

    def _end(self, at: QPointF) -> None:
        if not self._points:
            return
        self._extend(at)
        shares: list[Any] = []
        for point in self._points:
            shares += self.view.share_at(point.x(), point.y())
        self._drop()
        self.drawnStroke.emit(shares)

    def _drop(self) -> None:
        self._finger = -1
        self._points = []
        self.update()

    def _repaint(self, start: QPointF, end: QPointF) -> None:
        edge = self._thickness * 2
        self.update(QRectF(start, end).normalized().adjusted(-edge, -edge, edge, edge).toAlignedRect())
