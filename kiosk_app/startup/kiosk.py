"""The kiosk's composition root: home is on the screen first, everything else is opened behind it.

Before the first frame: settings, log, Qt, home. After it: the keyboard, the other screens, then the services in a
thread; a tap that comes before them waits with words on the screen.
"""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSize, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app import trace
from kiosk_app.config import Settings, load_settings
from kiosk_app.errors import ConfigError, SunshineError
from kiosk_app.gui import Languages, choose_renderer
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.care import CareModel
from kiosk_app.kiosk.home import HomeModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.speech import Speech, has_voice
from kiosk_app.kiosk.station import Station
from kiosk_app.kiosk.words import page_words
from kiosk_app.logs import start_logging
from kiosk_app.paths import Home, qml_root
from kiosk_app.startup.services import Services, open_services, tidy_up
from kiosk_app.startup.window import Signals, demand_screen, hide_pointer_on_touch_screens, make_application

if TYPE_CHECKING:
    from kiosk_app.link.maintenance import MaintenanceServer

log = logging.getLogger(__name__)

TIDY_EVERY = 3_600_000
"""Milliseconds between two looks for what has outlived its time: a kiosk may run for weeks."""
BEHIND_FIRST_FRAME = 30
"""Milliseconds the first frame is left alone before the rest is loaded."""


def run(home: Home, windowed: QSize | None = None, probe: Path | None = None) -> int:
    """Show the kiosk until it is closed or told to end; the exit code.

    Raises:
        SunshineError: no screen, no fonts, bad settings, or a probe outside a demo.
    """
    settings = load_settings(home.config)
    if probe is not None and not settings.station.demo:
        raise ConfigError("--probe 只能用在演示数据上，请加 [station] demo = true，或去掉 --probe。")
    demand_screen("sunshine kiosk")
    start_logging(home, "kiosk")
    with tempfile.TemporaryDirectory(prefix="sunshine-keyboard-") as keyboard:
        prepare_environment(settings, keyboard)
        application = make_application("sunshine-kiosk", home)
        program = KioskProgram(application, home, settings)
        program.show_home(windowed, probe)
        signals = Signals(application)
        code = application.exec()
        program.close()
        signals.restore()
    return code


def prepare_environment(settings: Settings, keyboard: str) -> None:
    """What Qt reads before the application object exists. The keyboard's files live as long as the program."""
    log.info("rendering on %s", choose_renderer(settings.kiosk.render))
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    os.environ["QT_VIRTUALKEYBOARD_STYLE"] = "kiosk"
    os.environ["XDG_CONFIG_HOME"] = keyboard


class KioskProgram(QObject):
    """One running kiosk: its models, its window, and what it opened."""

    def __init__(self, application: QGuiApplication, home: Home, settings: Settings) -> None:
        super().__init__(application)
        self._application, self._home, self._settings = application, home, settings
        self.jobs = Jobs(self)
        self.shell = Shell(settings.kiosk, self)
        self.assist = Assist(self)
        self.station = Station(settings.station, parent=self)
        self.home_model = HomeModel(self.shell, self.assist, settings.kiosk, self)
        self.care = CareModel(self.shell, self.station, self)
        self.speech = Speech(self.jobs, self._words, self)
        self._services: Services | None = None
        self._closed_door: MaintenanceServer | None = None
        self._engine = QQmlApplicationEngine(self)
        self._languages = Languages(application, [self._engine])
        self.assist.languageChanged.connect(lambda: self._languages.switch(self.assist.language))
        self.assist.languageChanged.connect(lambda: self.station.speak(self.assist.language))
        self.shell.idleExpired.connect(self.assist.reset)
        self.shell.pageChanged.connect(self.speech.stop)
        self._first_seen = False

    # Before the first frame.

    def show_home(self, windowed: QSize | None, probe: Path | None = None) -> None:
        """Load the window, show it, and go on when its first frame has been seen.

        Raises:
            SunshineError: the screens that ship cannot be loaded.
        """
        engine = self._engine
        engine.addImportPath(str(qml_root()))
        engine.setInitialProperties(self._window_properties())
        engine.load(QUrl.fromLocalFile(str(qml_root() / "Sunshine" / "Kiosk" / "Main.qml")))
        windows = engine.rootObjects()
        if not windows or not isinstance(windows[0], QQuickWindow):
            raise SunshineError("触摸屏界面文件不完整，请重新安装本程序；详情见日志。")
        self.window = windows[0]
        self.window.frameSwapped.connect(self._first_frame)
        if windowed is None:
            hide_pointer_on_touch_screens(self._application)
            self.window.showFullScreen()
        else:
            self.window.resize(windowed)
            self.window.show()
        self.window.requestActivate()
        if probe is not None:
            self._write_probe(probe)

    def _window_properties(self) -> dict[str, object]:
        return {
            "shell": self.shell,
            "assist": self.assist,
            "speech": self.speech,
            "station": self.station,
            "homeModel": self.home_model,
            "screenInches": self._settings.kiosk.screen_inches,
            "reducedMotion": self._settings.kiosk.reduced_motion,
        }

    def _write_probe(self, path: Path) -> None:
        from kiosk_app.probe import Probe  # noqa: PLC0415 - demos only

        Probe(self.window, path, lambda: Shell.Page(self.shell.page).name)

    @property
    def ready(self) -> bool:
        """Whether the services are there."""
        return self._services is not None

    # After it.

    def _first_frame(self) -> None:
        if self._first_seen:
            return
        self._first_seen = True
        trace.mark("first frame")
        log.info("first frame")
        QTimer.singleShot(BEHIND_FIRST_FRAME, self, lambda: self._or_pause(self._open_the_rest))

    def _or_pause(self, step: Callable[[], None]) -> None:
        """Take `step`; a defect in it shows 暂停服务 instead of a home whose tiles do nothing."""
        try:
            step()
        except Exception:
            log.exception("a step of the start failed")
            self.shell.pause("Defect")

    def _open_the_rest(self) -> None:
        gc.enable()
        self.jobs.submit(lambda: open_services(self._home, self._settings), self._opened)
        from kiosk_app.startup.screens import make_screens  # noqa: PLC0415 - multimedia and a dozen models

        self._screens = make_screens(self.shell, self.assist, self.home_model, self.jobs, self._settings, self)
        self._screens.check.give_voice(self.speech)
        self.jobs.submit(has_voice, self._voice_known)
        if trace.tracing():
            self.shell.pageChanged.connect(self._mark_page)
            self._screens.check.picture.changed.connect(self._mark_picture)
            self.window.frameSwapped.connect(self._mark_frame)

    def _mark_page(self) -> None:
        if self.shell.page == Shell.Page.Check:
            trace.mark("check opened")

    def _mark_picture(self) -> None:
        if self._screens.check.picture.present:
            trace.mark("picture ready")

    def _mark_frame(self) -> None:
        if self._screens.check.picture.take_painted():
            trace.mark("check shown")

    def _opened(self, result: Result[Services]) -> None:
        if isinstance(result, Err):
            cause = type(result.error).__name__
            sentence = result.error.sentence if isinstance(result.error, SunshineError) else str(result.error)
            log.error("services: %s", sentence)
            self.shell.pause(cause)
            self.jobs.submit(self._tell_counters, lambda _result: None)
        else:
            self._services = result.value
            self._or_pause(self._go_into_service)

    def _go_into_service(self) -> None:
        from kiosk_app.kiosk.disk import DiskGuard  # noqa: PLC0415 - nothing the first frame waits for
        from kiosk_app.startup.screens import attach  # noqa: PLC0415 - as above

        services = self._services
        assert services is not None  # noqa: S101 - they were opened before
        attach(self._screens, self.home_model, services, self.assist)
        services.store.bell.subscribe(lambda _head: self.jobs.post(self._screens.check.refresh))
        self.shell.set_ready()
        self.disk = DiskGuard(self.shell, self.jobs, lambda: services.desk.disk.full, self)
        # What is loaded by now stays; looking through it again and again would hold up the screen for 50 ms each time.
        gc.freeze()
        trace.mark("ready")
        log.info("ready, link %s on port %d", services.server.state, services.server.port)
        self.window.setProperty("keyboardWanted", True)
        self.tidier = QTimer(self, interval=TIDY_EVERY)
        self.tidier.timeout.connect(lambda: self._tidy(services))
        self.tidier.start()
        self._tidy(services)

    def _tidy(self, services: Services) -> None:
        self.jobs.submit(lambda: tidy_up(services, self._settings), lambda _result: None)

    def _tell_counters(self) -> None:
        """On a worker thread: officers hear that this kiosk is out of service, instead of nothing."""
        from kiosk_app.link.maintenance import MaintenanceServer  # noqa: PLC0415 - websockets, and hardly ever needed

        self._closed_door = MaintenanceServer(self._home, self._settings.link)
        self._closed_door.start()

    def _voice_known(self, result: Result[bool]) -> None:
        self.speech.set_available(not isinstance(result, Err) and result.value)

    def _words(self) -> list[str]:
        loader = self.window.findChild(QQuickItem, "page")
        return page_words(loader) if loader is not None else []

    # The end.

    def close(self) -> None:
        """Stop in order: voice, screens, work in hand, link, store; then this object with all its models at once.

        So no clock ticks and no result arrives after the end, and no model has to ask whether the program has ended.
        """
        self.speech.close()
        self.window.close()
        shiboken6.delete(self._engine)  # before the models its bindings read
        self.jobs.stop()
        if self._services is not None:
            self._services.close()
        if self._closed_door is not None:
            self._closed_door.stop()
        shiboken6.delete(self)
        sys.stdout.flush()
        log.info("closed")
