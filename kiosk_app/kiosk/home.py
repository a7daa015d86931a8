"""Home: a record that waits to be checked, and today's reminder from the publicity wall."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Kiosk
from kiosk_app.kiosk.assist import ENGLISH, Assist
from kiosk_app.kiosk.shell import Shell

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """Checks that wait for a citizen: how many, and whose turn it is."""

    count: int = 0
    check_id: str = ""
    window: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One item of the publicity wall, in the present language."""

    code: str = ""
    title: str = ""
    note: str = ""
    video: bool = False


@QmlElement
@QmlUncreatable("made by startup")
class HomeModel(QObject):
    """Behind HomePage and the strip about a waiting check on other pages."""

    pendingChanged = Signal()
    reminderChanged = Signal()
    latinChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, settings: Kiosk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._assist = assist
        self._settings = settings
        self._waiting = Waiting()
        self._reminder = Reminder()
        self._choose: Callable[[str], Reminder] | None = None
        assist.languageChanged.connect(self.latinChanged)
        assist.languageChanged.connect(self.remind)
        shell.register(Shell.Page.Home, self._opened, screen=self)

    def attach(self, choose: Callable[[str], Reminder]) -> None:
        """Give the model today's reminder: `choose` takes the language."""
        self._choose = choose
        self.remind()

    def remind(self) -> None:
        """Choose the reminder again: another day, language or pack."""
        if self._choose is not None:
            self._reminder = self._choose(self._assist.language)
            self.reminderChanged.emit()

    def checks_waiting(self, waiting: Waiting) -> None:
        """What waits now; the check screen opens an arriving check by itself, home only calls."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.pendingChanged.emit()

    pending = Property(int, lambda self: self._waiting.count, notify=pendingChanged)
    pendingWindow = Property(str, lambda self: self._waiting.window, notify=pendingChanged)
    reminderTitle = Property(str, lambda self: self._reminder.title, notify=reminderChanged)
    reminderNote = Property(str, lambda self: self._reminder.note, notify=reminderChanged)
    reminderIsVideo = Property(bool, lambda self: self._reminder.video, notify=reminderChanged)
    idleSeconds = Property(int, lambda self: self._settings.idle_seconds, constant=True)
    latin = Property(bool, lambda self: self._assist.language == ENGLISH, notify=latinChanged)
    """Whether words are wide: a layout may need another row."""

    @Slot(int)
    def open(self, page: int) -> None:
        """One of the four services."""
        self._shell.open(page)

    @Slot()
    def openCheck(self) -> None:
        if self._waiting.count:
            self._shell.go(Shell.Page.Check, self._waiting.check_id)

    @Slot()
    def openReminder(self) -> None:
        if self._reminder.code:
            page = Shell.Page.Video if self._reminder.video else Shell.Page.Story
            self._shell.go(page, self._reminder.code)

    def _opened(self, _key: str) -> None:
        self.remind()
