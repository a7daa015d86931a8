"""Showing what an officer sent: pixels that the decode worker made, zoomed and dragged, and a finger's strokes on top.

Only raw pixels reach Qt, never a file format. They live in one `PictureHolder`, which lets them go when the check ends;
the items read from it while painting and keep no copy.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEventPoint, QImage, QMouseEvent, QPainter, QPen, QPolygonF, QTouchEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk_app.kiosk.viewport import LARGEST_ZOOM, SAME, Viewport

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by startup")
class PictureHolder(QObject):
    """The one picture that is on the screen, or none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self._pixels = b""
        self._awaited = False
        self._painted = False

    @Property(bool, notify=changed)
    def present(self) -> bool:
        return not self.image.isNull()

    @Property(float, notify=changed)
    def aspect(self) -> float:
        """Width over height; of a usual screen while there is no picture."""
        return 16 / 9 if self.image.isNull() else self.image.width() / self.image.height()

    def show(self, width: int, height: int, stride: int, pixels: bytes) -> None:
        """Take RGBX pixels of `stride` bytes a line; nothing is copied."""
        self._pixels = pixels
        self.image = QImage(pixels, width, height, stride, QImage.Format.Format_RGBX8888)
        self._awaited = True
        self.changed.emit()

    def painted(self) -> None:
        """An item has painted the picture into the frame that comes next."""
        self._painted, self._awaited = self._painted or self._awaited, False

    def take_painted(self) -> bool:
        """Whether a picture new since the last call has been painted: asked after a frame, it is on the screen."""
        painted, self._painted = self._painted, False
        return painted

    def clear(self) -> None:
        """Let the pixels go."""
        if not self.image.isNull():
            self.image = QImage()
            self._pixels = b""
            self.changed.emit()


class PictureItem(QQuickPaintedItem):
    """What both items share: the holder, and the viewport on its picture."""

    sourceChanged = Signal()
    viewChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: PictureHolder | None = None
        self.view = Viewport(1, 1, 1, 1)
        self.widthChanged.connect(self._fit)
        self.heightChanged.connect(self._fit)

    def take_source(self, source: PictureHolder | None) -> None:
        """Show the picture of `source` from now on."""
        if self._source is source:
            return
        if self._source is not None:
            self._source.changed.disconnect(self._restart)
        self._source = source
        if source is not None:
            source.changed.connect(self._restart)
        self.sourceChanged.emit()
        self._restart()

    # Here, beside their signals: Qt loses a notify signal that a Python base class declares.
    source = Property(
        PictureHolder,
        lambda self: self._source,
        lambda self, it: self.take_source(it),
        notify=sourceChanged,
    )
    zoom = Property(float, lambda self: self.view.zoom, notify=viewChanged)
    nearest = Property(bool, lambda self: self.view.zoom >= LARGEST_ZOOM - SAME, notify=viewChanged)
    whole = Property(bool, lambda self: self.view.zoom <= 1 + SAME, notify=viewChanged)
    seen = Property(QRectF, lambda self: QRectF(*self.view.shown), notify=viewChanged)

    def look(self, view: Viewport) -> None:
        """Show this part of the picture."""
        if view != self.view:
            self.view = view
            self.viewChanged.emit()
            self.update()

    @Slot()
    def _restart(self) -> None:
        """Another picture: all of it."""
        image = self._source.image if self._source else QImage()
        size = (max(1, image.width()), max(1, image.height()))
        self.look(Viewport(max(1.0, self.width()), max(1.0, self.height()), *size))
        self.update()

    @Slot()
    def _fit(self) -> None:
        """The same picture through a window of another size."""
        fitted = replace(self.view, width=max(1.0, self.width()), height=max(1.0, self.height()))
        self.look(fitted.settled())


@QmlElement
class PictureView(PictureItem):
    """The picture, as large as fits at zoom 1, with the places that changed framed."""

    boxesChanged = Signal()
    frameChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[dict[str, float]] = []
        self._frame = QColor(Qt.GlobalColor.transparent)
        self._stroke = 4.0

    def _set_boxes(self, boxes: list[dict[str, float]]) -> None:
        self._boxes = list(boxes)
        self.boxesChanged.emit()
        self.update()

    def _set_frame(self, frame: QColor) -> None:
        self._frame = QColor(frame)
        self.frameChanged.emit()
        self.update()

    def _set_stroke(self, stroke: float) -> None:
        self._stroke = stroke
        self.frameChanged.emit()
        self.update()

    boxes = Property("QVariantList", lambda self: self._boxes, _set_boxes, notify=boxesChanged)
    frame = Property(QColor, lambda self: self._frame, _set_frame, notify=frameChanged)
    stroke = Property(float, lambda self: self._stroke, _set_stroke, notify=frameChanged)

    @Slot(int)
    def step(self, direction: int) -> None:
        """A zoom button: 1 nearer, −1 farther."""
        self.look(self.view.stepped(direction))

    @Slot(float, float, float)
    def pinch(self, factor: float, x: float, y: float) -> None:
        """Two fingers spread or closed by `factor` about a pixel of this item."""
        self.look(self.view.zoomed(factor, x, y))

    @Slot(float, float)
    def drag(self, dx: float, dy: float) -> None:
        """One finger moved by that many pixels."""
        self.look(self.view.dragged(dx, dy))

    @Slot("QVariantMap")
    def focusOn(self, box: dict[str, float]) -> None:
        """Show this place of the picture (x, y, width, height as shares) large."""
        self.look(self.view.focused((box["x"], box["y"], box["width"], box["height"])))

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph."""
        if self._source is None or self._source.image.isNull():
            return
        left, top, width, height = self.view.shown
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, width, height), self._source.image)
        self._source.painted()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._frame, self._stroke))
        for box in self._boxes:
            place = QRectF(
                left + box["x"] * width, top + box["y"] * height, box["width"] * width, box["height"] * height
            )
            painter.drawRoundedRect(place.adjusted(-self._stroke, -self._stroke, self._stroke, self._stroke), 6, 6)


@QmlElement
class MarkCanvas(PictureItem):
    """A sheet over a `PictureView` of the same size that follows one finger and paints the marks.

    The first finger down draws; a resting palm or a second finger changes nothing until it is lifted.
    """

    strokesChanged = Signal()
    inkChanged = Signal()
    drawnStroke = Signal("QVariantList", arguments=["points"])
    """A finished stroke: [x, y, x, y, …] as shares of the picture."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[float]] = []
        self._ink = QColor(Qt.GlobalColor.red)
        self._halo = QColor(Qt.GlobalColor.white)
        self._thickness = 8.0
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

    def _set_thickness(self, thickness: float) -> None:
        self._thickness = thickness
        self.inkChanged.emit()
        self.update()

    strokes = Property("QVariantList", lambda self: self._strokes, _set_strokes, notify=strokesChanged)
    ink = Property(QColor, lambda self: self._ink, _set_ink, notify=inkChanged)
    halo = Property(QColor, lambda self: self._halo, _set_halo, notify=inkChanged)
    thickness = Property(float, lambda self: self._thickness, _set_thickness, notify=inkChanged)

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow the finger that came first."""
        event.accept()
        if event.isBeginEvent() or self._finger < 0:
            fresh = [p for p in event.points() if p.state() == QEventPoint.State.Pressed]
            if fresh and self._finger < 0:
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
