"""Who and where this kiosk is, and the time in the header."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Station as StationSettings
from kiosk_app.kiosk.place_names import place_in

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SECONDS_A_MINUTE = 60


def local_now() -> datetime:
    """The wall clock of this place."""
    return datetime.now().astimezone()


@QmlElement
@QmlUncreatable("made by startup")
class Station(QObject):
    """The station's names from the settings and a clock that moves once a minute."""

    timeChanged = Signal()
    namesChanged = Signal()

    def __init__(
        self, settings: StationSettings, now: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = "zh"
        self._now = now
        self._time = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)
        self._tick()

    def speak(self, language: str) -> None:
        """Say the names in this language from now on."""
        self._language = language
        self.namesChanged.emit()

    bureau = Property(str, lambda self: self._said("bureau"), notify=namesChanged)
    name = Property(str, lambda self: self._said("name"), notify=namesChanged)
    hall = Property(str, lambda self: self._said("hall"), notify=namesChanged)
    demo = Property(bool, lambda self: self._settings.demo, constant=True)
    emergencyPhone = Property(str, lambda self: self._settings.emergency_phone, constant=True)
    time = Property(str, lambda self: self._time.strftime("%H:%M"), notify=timeChanged)
    month = Property(int, lambda self: self._time.month, notify=timeChanged)
    day = Property(int, lambda self: self._time.day, notify=timeChanged)
    weekday = Property(int, lambda self: self._time.weekday(), notify=timeChanged)
    """0 is Monday."""

    def _said(self, what: str) -> str:
        return place_in(self._language, getattr(self._settings, what), getattr(self._settings, f"{what}_english"))

    def _tick(self) -> None:
        self._time = self._now()
        self.timeChanged.emit()
        self._timer.start((SECONDS_A_MINUTE - self._time.second) * 1000)
