"""Help and the pause: what a citizen is told when stuck, and why the screen is out of service."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.station import Station

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by startup")
class CareModel(QObject):
    """Behind HelpPage and PausedPage."""

    causeChanged = Signal()
    hallChanged = Signal()

    def __init__(self, shell: Shell, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._station = shell, station
        shell.pauseChanged.connect(self.causeChanged)
        station.namesChanged.connect(self.hallChanged)
        shell.register(Shell.Page.Help, screen=self)
        shell.register(Shell.Page.Paused, screen=self)

    emergencyPhone = Property(str, lambda self: self._station.emergencyPhone, constant=True)
    hall = Property(str, lambda self: self._station.hall, notify=hallChanged)
    cause = Property(str, lambda self: self._shell.pauseCause, notify=causeChanged)

    @Slot()
    def openHall(self) -> None:
        """本所大厅."""
        self._shell.go(Shell.Page.Hall)

    @Slot()
    def openStaff(self) -> None:
        """工作人员入口."""
        self._shell.go(Shell.Page.Staff)
