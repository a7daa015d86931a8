"""What every program with a window does first: renderer, fonts, Qt's own messages into the log, the language."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import (
    QCoreApplication,
    QLoggingCategory,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtQml import QQmlEngine

from kiosk_app.errors import SunshineError
from kiosk_app.paths import resource

FAMILY = "Noto Sans SC"
FONT_FILES = (
    ("fonts", "NotoSansSC-Regular.ttf"),
    ("fonts", "NotoSansSC-Bold.ttf"),
    ("icons", "materialdesignicons-webfont.ttf"),
)
RENDER_NODES = Path("/dev/dri")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

qt_log = logging.getLogger("qt")

SILENT = "qt.multimedia.symbolsresolver=false\nqt.qml.propertyCache.append=false"
"""What Qt says from a thread of its own while the thread of the screen may wait for it with the interpreter in hand:
a Python handler called there would wait for the interpreter, and the program would stand still for good. Qt Multimedia
says, with the system's loader locked, that a machine without PipeWire has none; the thread that reads QML says that
Qt's own keyboard overrides a property (`qmllint` tells whether our files do)."""


def choose_renderer(wanted: Literal["auto", "gpu", "software"], nodes: Path = RENDER_NODES) -> str:
    """Set up GPU or software rendering before the application object exists; `gpu` or `software`.

    On Linux `auto` takes the GPU only where the kernel offers a render node: Mesa's stand-in costs a whole core.
    """
    chosen = wanted
    if wanted == "auto":
        has_gpu = sys.platform != "linux" or any(nodes.glob("renderD*"))
        chosen = "gpu" if has_gpu else "software"
    if chosen == "software":
        os.environ["QT_QUICK_BACKEND"] = "software"
    else:
        os.environ.pop("QT_QUICK_BACKEND", None)
    return chosen


def hear_qt(handler: Callable[[QtMsgType, QMessageLogContext, str], None]) -> None:
    """Give Qt's and QML's messages to `handler`, but for those that no Python may hear (`SILENT`)."""
    QLoggingCategory.setFilterRules(SILENT)
    qInstallMessageHandler(handler)


def send_qt_messages_to_log() -> None:
    """Qt's and QML's messages go where ours go."""
    hear_qt(_log_qt)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    qt_log.log(LEVELS.get(kind, logging.WARNING), "%s%s", f"[{context.category}] " if context.category else "", text)


def load_fonts() -> QFont:
    """Register the fonts that ship; the font for the application.

    Raises:
        SunshineError: a font file is missing or damaged, so that Chinese might show as boxes.
    """
    for folder, name in FONT_FILES:
        path = resource(folder, name)
        if not path.is_file():
            raise SunshineError(f"缺少字体文件 {path}，请运行 make setup 重新准备，或重新安装本程序。")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise SunshineError(f"字体文件 {path} 已损坏，请删除后运行 make setup 重新准备，或重新安装本程序。")
    return QFont(FAMILY)


class Languages:
    """Switches every qsTr text of an engine between Chinese (in the source) and the translations that ship."""

    def __init__(self, application: QCoreApplication, engines: Sequence[QQmlEngine]) -> None:
        self._application = application
        self._engines = engines
        self._translator: QTranslator | None = None

    def switch(self, language: str) -> None:
        """Show `language`; one without a translation file shows Chinese."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        translator = QTranslator(self._application)
        if translator.load(str(resource("i18n", f"sunshine_{language}.qm"))):
            self._application.installTranslator(translator)
            self._translator = translator
        elif language != "zh":
            qt_log.warning("no translation for %s", language)
        for engine in self._engines:
            engine.setUiLanguage(language)
            engine.retranslate()
