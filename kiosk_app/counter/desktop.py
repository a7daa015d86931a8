"""What the officer's windows need from Qt: an application and an engine that finds our modules."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk_app.errors import SunshineError
from kiosk_app.gui import choose_renderer, load_fonts
from kiosk_app.paths import qml_root

SCREENLESS = frozenset({"offscreen", "minimal", "vnc"})


def make_application(name: str) -> QGuiApplication:
    """The process's one QGuiApplication, drawing in software: a bar and a form need no GPU.

    Raises:
        SunshineError: there is no display to open a window on, or a font is missing.
    """
    elsewhere = sys.platform == "win32" or os.environ.get("QT_QPA_PLATFORM") in SCREENLESS
    if not elsewhere and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise SunshineError("打不开窗口：没有可用的屏幕（DISPLAY 未设置），请在窗口电脑的桌面上运行。")
    choose_renderer("software")
    app = QGuiApplication([name])
    app.setApplicationName(name)
    app.setFont(load_fonts())
    return app


def load(engine: QQmlApplicationEngine, file: str, properties: dict[str, object]) -> QQuickWindow:
    """Open a window of `Sunshine/Counter` in `engine`.

    Raises:
        SunshineError: the window's file does not load.
    """
    engine.addImportPath(str(qml_root()))
    engine.setInitialProperties(properties)
    engine.load(QUrl.fromLocalFile(str(Path(qml_root(), "Sunshine", "Counter", file))))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        raise SunshineError("程序文件不完整，窗口打不开，请重新安装。")
    return roots[0]
