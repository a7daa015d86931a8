"""A kiosk without a screen for the gallery: real content, a demo home, any size and mode, as pictures or items."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk_app.config import Kiosk, Link, Settings, Station
from kiosk_app.gui import load_fonts
from kiosk_app.paths import Home
from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery.scenes import INCHES, Scene, Undo

PATIENCE = 20.0
SETTLE, BLINK = 0.03, 0.012
"""Seconds a page has to load, and a layout to follow."""


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
        # The keyboard comes last; no scene shall begin while it is still being read.
        keyboard = self.program.window.findChild(QQuickItem, "keyboard")
        assert keyboard is not None
        self.wait(lambda: bool(keyboard.childItems()))
        self.program.shell._clock.stop()  # nobody is sent home from a scene
        self.program.speech.set_available(True)  # the bar as full as it can be
        self._undo: Undo | None = None
        self._mode = "normal"

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

    def enter(self, scene: Scene) -> None:
        """Leave the last scene and bring the kiosk to this one, in the default mode."""
        program = self.program
        if self._undo is not None:
            undo, self._undo = self._undo, None
            undo()
        program.shell.home()
        self._switch("normal")
        self.rest()
        self._undo = scene.enter(program)
        self.rest()

    def dress(self, size: tuple[int, int], mode: str) -> None:
        """Show the present scene in a size and a mode, as a tap on the assistance bar does: live."""
        self.program.window.resize(QSize(*size))
        self.program.window.setProperty("screenInches", INCHES[size])
        if mode != self._mode:
            self._switch(mode)
        self.rest(BLINK)
        self.picture()  # lays out what is left to be laid out

    def _switch(self, mode: str) -> None:
        """A switch lays everything out anew, so one mode is kept through all sizes."""
        assist = self.program.assist
        assist.reset()
        switch = {
            "large": assist.toggleLarge,
            "contrast": assist.toggleContrast,
            "low": assist.toggleLow,
            "english": assist.toggleLanguage,
        }.get(mode)
        if switch is not None:
            switch()
        self._mode = mode

    def picture(self) -> QImage:
        """What the window shows."""
        return self.program.window.grabWindow()

    def close(self) -> None:
        """End the kiosk, and leave the application in Chinese to the tests that follow."""
        self.program.assist.reset()
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
