"""The still picture over every screen on which an officer chooses what is pushed: one window a screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, QUrl
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow
from shiboken6 import delete

from kiosk_app.counter.choice import Choice, Desktop, cut
from kiosk_app.counter.picker import Picker
from kiosk_app.counter.template import Box
from kiosk_app.errors import CaptureError
from kiosk_app.paths import qml_root

PROVIDER = "frozen"


class Stills(QQuickImageProvider):
    """What each screen shows in the still picture, by its number; in memory only and only while it is open."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._images: list[QImage] = []

    def hold(self, images: list[QImage]) -> None:
        """Show these from now on; an empty list forgets the picture."""
        self._images = images

    def requestImage(self, number: str, _size: QSize, _wanted: QSize) -> QImage:
        """Qt asks for `image://frozen/SCREEN/TURN`."""
        index = int(number.partition("/")[0])
        return self._images[index] if index < len(self._images) else QImage()


class Picking(QObject):
    """Opens the still picture on `engine` and takes it down again. Made once for an engine."""

    def __init__(self, engine: QQmlApplicationEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._stills = engine, Stills()
        engine.addImageProvider(PROVIDER, self._stills)
        self._component: QQmlComponent | None = None
        self._windows: list[QQuickWindow] = []
        self._picker: Picker | None = None
        self._turn = 0

    @property
    def windows(self) -> list[QQuickWindow]:
        """The windows that are open now, one a screen."""
        return list(self._windows)

    def open(self, desktop: Desktop, done: Callable[[Choice | None], None], prompt: str = "") -> None:
        """Show `desktop` over all screens until something is chosen; `done` hears what, or None.

        `prompt` says what is to be marked, where it is not just what is pushed.

        Raises:
            CaptureError: the picture is of no screen there is, or the program's files are not whole.
        """
        self._turn += 1
        shown = QGuiApplication.screens()
        boxes = _places(desktop, [(screen.geometry(), screen.devicePixelRatio()) for screen in shown])
        here = [(screen, box) for screen, box in zip(shown, boxes, strict=True) if box is not None]
        if not here:
            raise CaptureError("截到的画面不在任何一块屏幕上，请重试。")
        self._stills.hold([_image(desktop, box) for _, box in here])
        self._picker = Picker([box for _, box in here], desktop.windows, partial(self._over, done), self, prompt=prompt)
        for number, (screen, box) in enumerate(here):
            window = self._window({"picker": self._picker, "still": list(box), "number": number, "turn": self._turn})
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            window.show()
            self._windows.append(window)
            if screen.geometry().contains(QCursor.pos()) or number == 0:
                window.requestActivate()

    def close(self) -> None:
        """Take the picture down; the officer has chosen nothing if nothing was chosen before."""
        if self._picker is not None:
            self._picker.cancel()

    def _over(self, done: Callable[[Choice | None], None], choice: Choice | None) -> None:
        for window in self._windows:
            window.hide()
        # Not now: the tap or key that ended it is still on its way through one of them.
        QTimer.singleShot(0, self, partial(self._forget, self._windows, self._picker))
        self._windows, self._picker = [], None
        done(choice)

    def _forget(self, windows: list[QQuickWindow], picker: Picker | None) -> None:
        for window in windows:
            delete(window)
        if picker is not None:
            picker.deleteLater()
        if not self._windows:
            self._stills.hold([])

    def _window(self, properties: dict[str, object]) -> QQuickWindow:
        if self._component is None:
            path = Path(qml_root(), "Sunshine", "Counter", "PickerWindow.qml")
            self._component = QQmlComponent(self._engine, QUrl.fromLocalFile(str(path)), self._engine)
        made = self._component.createWithInitialProperties(properties)
        if not isinstance(made, QQuickWindow):
            raise CaptureError("程序文件不完整，不能框选，请重新安装。")
        return made


def _places(desktop: Desktop, screens: list[tuple[QRect, float]]) -> list[Box | None]:
    """Where each screen's pixels are on the desktop; None for one that is not in the picture.

    Qt keeps a screen's corner in pixels and counts only its size in units of the enlarged desktop. A portal's picture
    may have another scale altogether: then all of it is spread over all screens.
    """
    boxes = [_pixels(place.topLeft(), place.size(), ratio) for place, ratio in screens]
    inside = [cut(box, desktop.frame) for box in boxes]
    if inside == boxes:
        return list(boxes)
    whole = QRect()
    for place, _ in screens:
        whole = whole.united(place)
    if desktop.windows or not whole.width():
        return list(inside)
    scale = desktop.pixels.width / whole.width()
    return [cut(_pixels((place.topLeft() - whole.topLeft()) * scale, place.size(), scale), desktop.frame)
            for place, _ in screens]  # fmt: skip


def _pixels(corner: QPoint, size: QSize, ratio: float) -> Box:
    return corner.x(), corner.y(), round(size.width() * ratio), round(size.height() * ratio)


def _image(desktop: Desktop, box: Box) -> QImage:
    pixels = desktop.pixels
    whole = QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGB32)
    return whole.copy(box[0] - desktop.left, box[1] - desktop.top, box[2], box[3])
