"""A kiosk without a screen for the gallery: real content, a demo home, any size and mode, as pictures or items."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from kiosk_app.config import Kiosk, Link, Settings, Station
from kiosk_app.gui import load_fonts
from kiosk_app.paths import Home
from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery.scenes import Scene

PATIENCE = 20.0
SETTLE = 0.06


class GalleryStage:
    """One running kiosk that is led from scene to scene."""

    def __init__(self, application: QGuiApplication, home: Home) -> None:
        self._application = application
        application.setFont(load_fonts())
        settings = Settings(
            station=Station(demo=True),
            kiosk=Kiosk(reduced_motion=True, auto_open_check=False),
            link=Link(bind="127.0.0.1", port=free_port()),
        )
        self.program = KioskProgram(application, home, settings)
        self.program.show_home(QSize(1080, 1920))
        self.wait(lambda: self.program.ready)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program run until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < deadline, "the kiosk did not come to rest"
            self._application.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = SETTLE) -> None:
        """Let loads, jobs and layouts finish."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end)

    def play(self, scene: Scene, size: tuple[int, int], mode: str) -> None:
        """Bring the kiosk to a scene in a size and a mode."""
        program = self.program
        if program.shell.pauseCause:
            program.shell.resume()
        program.shell.home()
        program.assist.reset()
        program.window.resize(QSize(*size))
        switches = {
            "large": program.assist.toggleLarge,
            "contrast": program.assist.toggleContrast,
            "low": program.assist.toggleLow,
            "english": program.assist.toggleLanguage,
        }
        if mode in switches:
            switches[mode]()
        scene.enter(program)
        self.rest()

    def picture(self) -> QImage:
        """What the window shows."""
        return self.program.window.grabWindow()

    def close(self) -> None:
        """End the kiosk."""
        self.program.close()


def free_port() -> int:
    """A port nobody listens on now."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def demo_home(folder: Path) -> Home:
    """A demo station in `folder`."""
    from kiosk_app.services.station import init

    home = Home(folder)
    init(home, demo=True).close()
    return home
