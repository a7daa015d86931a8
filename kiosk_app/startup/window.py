"""Bringing up Qt for a program with a window: environment, application object, signals, and a screen to show it on."""

import os
import signal
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QInputDevice

from kiosk_app.errors import SunshineError
from kiosk_app.gui import load_fonts, send_qt_messages_to_log
from kiosk_app.paths import Home

X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server puts its sockets
CONNECT_SECONDS = 2.0


def demand_screen(command: str) -> None:
    """Refuse to start where no screen can be reached; Qt itself would abort the process.

    Raises:
        SunshineError: no display is named, or nothing answers at it.
    """
    if sys.platform != "linux" or (os.environ.get("QT_QPA_PLATFORM") or "xcb").split(":")[0] not in {"xcb", "wayland"}:
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise SunshineError(
            "这台机器上没有可用的屏幕（DISPLAY 没有设置），请在桌面里运行，"
            f"或用 xvfb-run -a {command} 在虚拟屏幕上运行。"
        )
    if not _answers(display):
        raise SunshineError(
            f"屏幕 {display} 连不上，请检查 DISPLAY 的值，或用 xvfb-run -a {command} 在虚拟屏幕上运行。"
        )


def _answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return True  # a display on another machine: let Qt try
    path = str(X_SOCKETS / f"X{number.split('.')[0]}")
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(CONNECT_SECONDS)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False


def make_application(name: str, home: Home) -> QGuiApplication:
    """The application object with our fonts; Qt's caches stay inside the home.

    Raises:
        SunshineError: a font is missing or damaged.
    """
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(home.run / "qmlcache"))
    send_qt_messages_to_log()
    application = QGuiApplication([name])
    application.setApplicationName(name)
    application.setApplicationDisplayName("阳光户政")
    application.setFont(load_fonts())
    return application


def hide_pointer_on_touch_screens(application: QGuiApplication) -> None:
    """A finger needs no arrow; where there is no touch screen the arrow stays."""
    kinds = {device.type() for device in QInputDevice.devices()}
    if QInputDevice.DeviceType.TouchScreen in kinds:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - 15 ms, see `Jobs.post`

        application.setOverrideCursor(Qt.CursorShape.BlankCursor)


class Signals(QObject):
    """SIGTERM and SIGINT end the event loop at once and in order.

    They end it from the loop itself. Python runs a signal's handler inside whatever Python code runs next, such as one
    that paints; leaving there closes the windows while Qt still paints them, and the process dies of it.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def _end(self) -> None:
        self._inside.recv(1)
        self._application.quit()

    def restore(self) -> None:
        """Give signals back to Python."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._inside.close()
        self._outside.close()
