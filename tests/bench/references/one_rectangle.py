"""The reference of the start: the smallest QML program, one rectangle. Prints the monotonic time of its first frame."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.load(QUrl.fromLocalFile(str(Path(__file__).with_suffix(".qml"))))
(window,) = engine.rootObjects()
assert isinstance(window, QQuickWindow)


def first_frame() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    app.quit()


window.frameSwapped.connect(first_frame)
sys.exit(app.exec())
