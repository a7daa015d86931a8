"""Showing what an officer sent: pixels that the decode worker made, zoomed and dragged, or veiled.

Only raw pixels reach Qt, never a file format: an officer's, or those of a sheet painted here. They live in one
`PictureHolder`, which lets them go when the check ends; the items read from it while painting and keep no copy.
"""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk_app.kiosk.viewport import LARGEST_ZOOM, SAME, Viewport

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

VEIL_COLUMNS = 20
"""Patches across a veiled picture: one hides a line of text of any form, and the form is still known by its shape."""

ROUND = 6
"""Pixels of the corners of a frame."""

SMALLEST = 64
"""Pixels across below which halving is not worth it."""


@QmlElement
@QmlUncreatable("made by startup")
class PictureHolder(QObject):
    """The one picture that is on the screen, or none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self._pixels = b""
        self._smaller: list[QImage] = []
        self._veil = QImage()
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
        self._smaller, self._veil = [], QImage()
        self.image = QImage(pixels, width, height, stride, QImage.Format.Format_RGBX8888)
        self._awaited = True
        self.changed.emit()

    def at(self, width: float) -> QImage:
        """The picture for painting `width` pixels across: halved while it stays as wide, or fine lines flicker."""
        image, step = self.image, 0
        while image.width() >= 2 * width and image.width() >= 2 * SMALLEST:
            if step == len(self._smaller):
                half = image.size() / 2
                self._smaller.append(image.scaled(half, mode=Qt.TransformationMode.SmoothTransformation))
            image, step = self._smaller[step], step + 1
        return image

    def veil(self) -> QImage:
        """The picture as a few coarse patches, which tell nobody what is written in it."""
        if self._veil.isNull() and not self.image.isNull():
            patch = max(1, self.image.width() // VEIL_COLUMNS)
            small = self.at(VEIL_COLUMNS * 4)
            size = QSize(max(1, self.image.width() // patch), max(1, self.image.height() // patch))
            self._veil = small.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        return self._veil

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
            self._smaller, self._veil = [], QImage()
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
        if self._source is None:  # an empty sheet, as large as the item
            size = (max(1, round(self.width())), max(1, round(self.height())))
        self.look(Viewport(max(1.0, self.width()), max(1.0, self.height()), *size))
        self.update()

    @Slot()
    def _fit(self) -> None:
        """The same picture through a window of another size."""
        if self._source is None:
            self._restart()
            return
        fitted = replace(self.view, width=max(1.0, self.width()), height=max(1.0, self.height()))
        self.look(fitted.settled())


@QmlElement
class PictureView(PictureItem):
    """The picture, as large as fits at zoom 1, with the places that changed framed."""

    boxesChanged = Signal()
    frameChanged = Signal()
    veiledChanged = Signal()
    chosenChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[dict[str, float]] = []
        self._frame = QColor(Qt.GlobalColor.transparent)
        self._stroke = 4.0
        self._veiled = False
        self._chosen: dict[str, float] = {}
        self._chosen_frame = self._dim = QColor(Qt.GlobalColor.transparent)

    def _set_chosen(self, box: dict[str, float]) -> None:
        self._chosen = dict(box)
        self.chosenChanged.emit()
        self.update()

    def _set_chosen_frame(self, frame: QColor) -> None:
        self._chosen_frame = QColor(frame)
        self.chosenChanged.emit()
        self.update()

    def _set_dim(self, dim: QColor) -> None:
        self._dim = QColor(dim)
        self.frameChanged.emit()
        self.update()

    def _set_veiled(self, veiled: bool) -> None:
        self._veiled = veiled
        self.veiledChanged.emit()
        self.update()

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
    veiled = Property(bool, lambda self: self._veiled, _set_veiled, notify=veiledChanged)
    """Only what kind of picture it is can be made out."""

    chosen = Property("QVariantMap", lambda self: self._chosen, _set_chosen, notify=chosenChanged)
    """The place of the fact that was tapped, or empty."""

    chosenFrame = Property(QColor, lambda self: self._chosen_frame, _set_chosen_frame, notify=chosenChanged)
    dim = Property(QColor, lambda self: self._dim, _set_dim, notify=frameChanged)
    """What lies over everything but `boxes`, where there are any."""

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

    @Slot()
    def showAll(self) -> None:
        """The whole picture again."""
        self.look(replace(self.view, zoom=1.0).settled())

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
        shown = self._source.veil() if self._veiled else self._source.at(width)
        painter.drawImage(QRectF(left, top, width, height), shown)
        self._source.painted()
        if self._veiled:
            return
        places = [self._place(box) for box in self._boxes]
        self._shade(painter, QRectF(left, top, width, height), places)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in places:
            self._outline(painter, place, self._frame)
        if self._chosen:
            self._outline(painter, self._place(self._chosen), self._chosen_frame)

    def _place(self, box: dict[str, float]) -> QRectF:
        """Where a box is painted, with room for its frame."""
        left, top, width, height = self.view.shown
        place = QRectF(left + box["x"] * width, top + box["y"] * height, box["width"] * width, box["height"] * height)
        return place.adjusted(-self._stroke, -self._stroke, self._stroke, self._stroke)

    def _shade(self, painter: QPainter, whole: QRectF, places: list[QRectF]) -> None:
        if not places or not self._dim.alpha():
            return
        rest = QRegion(whole.toAlignedRect())
        for place in places:
            rest -= QRegion(place.toAlignedRect())
        painter.setClipRegion(rest)
        painter.fillRect(whole, self._dim)
        painter.setClipping(False)

    def _outline(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        painter.setPen(QPen(colour, self._stroke))
        painter.drawRoundedRect(place, ROUND, ROUND)
