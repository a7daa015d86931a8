"""The far end of the bare chain: takes a picture over TCP, decodes it, shows it in one frame, answers one byte.

Prints its port. A picture is four bytes of length and the file; the answer comes when the frame is on the screen.
"""

import io
import socket
import struct
import sys
import threading
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQml import QmlElement, QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem, QQuickWindow

QML_IMPORT_NAME = "Bare"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Picture(QQuickPaintedItem):
    """Shows one picture, as wide as the window."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.image = QImage(8, 8, QImage.Format.Format_RGBX8888)

    def show(self, image: QImage) -> None:
        self.image = image
        waiting.set()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph."""
        size = QSizeF(self.image.size()).scaled(self.width(), self.height(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), self.image)


class Receiver(QObject):
    """Reads pictures on a thread of its own, shows them on Qt's."""

    came = Signal(QImage)


app = QGuiApplication(sys.argv)
waiting = threading.Event()
on_screen = threading.Event()
receiver = Receiver()
engine = QQmlApplicationEngine()
engine.load(QUrl.fromLocalFile(str(Path(__file__).with_suffix(".qml"))))
(window,) = engine.rootObjects()
assert isinstance(window, QQuickWindow)
window.setPosition(3000, 0)
picture = window.findChild(Picture, "picture")
assert picture is not None


def swapped() -> None:
    if waiting.is_set():
        waiting.clear()
        on_screen.set()


def exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size and (part := connection.recv(size - len(data))):
        data += part
    return bytes(data)


def serve(server: socket.socket) -> None:
    connection, _ = server.accept()
    while head := exactly(connection, 4):
        with Image.open(io.BytesIO(exactly(connection, struct.unpack(">I", head)[0]))) as packed:
            plain = packed.convert("RGBX")
        pixels = plain.tobytes()
        image = QImage(pixels, plain.width, plain.height, QImage.Format.Format_RGBX8888).copy()
        on_screen.clear()
        receiver.came.emit(image)
        on_screen.wait()
        connection.sendall(b".")
    app.quit()


receiver.came.connect(picture.show)
window.frameSwapped.connect(swapped)
listener = socket.create_server(("127.0.0.1", 0))
sys.stdout.write(f"{listener.getsockname()[1]}\n")
sys.stdout.flush()
threading.Thread(target=serve, args=(listener,), daemon=True).start()
sys.exit(app.exec())
