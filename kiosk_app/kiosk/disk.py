"""A disk that is nearly full: whoever is at the screen finishes, then 暂停服务, until there is room again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.shell import Shell

CAUSE = "DiskFull"
"""What the paused page has words for."""
LOOK_MILLISECONDS = 5000


class DiskGuard(QObject):
    """Asks `full` every few seconds, off the GUI thread, and takes the screen out of service and back."""

    def __init__(self, shell: Shell, jobs: Jobs, full: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._jobs, self._full = shell, jobs, full
        self._clock = QTimer(self, interval=LOOK_MILLISECONDS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Ask now."""
        self._jobs.submit(self._full, self._seen)

    def _seen(self, result: Result[bool]) -> None:
        if isinstance(result, Err):
            return
        if result.value:
            self._shell.pause_at_home(CAUSE)
        else:
            self._shell.end_pause(CAUSE)
