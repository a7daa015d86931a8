"""Who and where this kiosk is, and the time in the header."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Station as StationSettings

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

    def __init__(
        self, settings: StationSettings, now: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._now = now
        self._time = now()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)
        self._tick()

    bureau = Property(str, lambda self: self._settings.bureau, constant=True)
    name = Property(str, lambda self: self._settings.name, constant=True)
    hall = Property(str, lambda self: self._settings.hall, constant=True)
    demo = Property(bool, lambda self: self._settings.demo, constant=True)
    emergencyPhone = Property(str, lambda self: self._settings.emergency_phone, constant=True)
    time = Property(str, lambda self: self._time.strftime("%H:%M"), notify=timeChanged)
    month = Property(int, lambda self: self._time.month, notify=timeChanged)
    day = Property(int, lambda self: self._time.day, notify=timeChanged)
    weekday = Property(int, lambda self: self._time.weekday(), notify=timeChanged)
    """0 is Monday."""

    def _tick(self) -> None:
        self._time = self._now()
        self.timeChanged.emit()
        self._timer.start((SECONDS_A_MINUTE - self._time.second) * 1000)
