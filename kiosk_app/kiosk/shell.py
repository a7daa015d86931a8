"""Which page the citizen sees, the way back, and the return to home when nobody touches the screen.

Python owns the page: QML asks (`go…`, `back`, `home`, `touched`), one Loader shows. A page is registered with an opener
(called with its key before it shows, also on the way back) and a leave hook (called once the page can no longer be
reached by going back, so what was typed survives a look at help and is gone for the next citizen).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Kiosk

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

NOT_COUNTING = -1


@dataclass(frozen=True, slots=True)
class Visit:
    """One page on the way here and what it was opened with."""

    page: int
    key: str = ""


@dataclass(slots=True)
class Room:
    """What a page brought when it was registered."""

    opener: Callable[[str], None] | None
    leave: Callable[[], None] | None
    screen: QObject | None


@QmlElement
@QmlUncreatable("made by startup")
class Shell(QObject):
    """The page, its back stack, idle return, and the pause that takes the screen out of service."""

    @QEnum
    class Page(IntEnum):
        """Every page of the kiosk."""

        Home = 0
        Lookup = 1
        Guide = 2
        Law = 3
        Rate = 4
        Reasons = 5
        Thanks = 6
        Message = 7
        MessageSent = 8
        Publicity = 9
        Story = 10
        Video = 11
        Check = 12
        Dispute = 13
        Paused = 14
        Help = 15
        Staff = 16
        Statute = 17
        Wizard = 18
        Certificates = 19
        Certificate = 20
        Sample = 21
        Flow = 22
        Hall = 23
        Browse = 24

    pageChanged = Signal()
    idleChanged = Signal()
    waitingChanged = Signal()
    pauseChanged = Signal()
    idleExpired = Signal()
    """Nobody answered the warning; emitted just before everything is left for home."""

    def __init__(self, settings: Kiosk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rooms: dict[int, Room] = {}
        self._nobody = QObject(self)
        self._here = Visit(self.Page.Home)
        self._stack: list[Visit] = []
        self._ready = False
        self._wanted: Visit | None = None
        self._pause_cause = self._pause_due = ""
        self._left = settings.idle_seconds
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    # What startup and the models call.

    def register(
        self,
        page: "Shell.Page",
        opener: Callable[[str], None] | None = None,
        leave: Callable[[], None] | None = None,
        *,
        screen: QObject | None = None,
    ) -> None:
        """Say what happens before `page` shows and after it is left, and which model its QML gets as `screen`."""
        self._rooms[page] = Room(opener, leave, screen)

    def go(self, page: "Shell.Page", key: str = "") -> None:
        """Show `page`; `back` returns to the present one. Before the services are there it waits for them."""
        if self._pause_cause:
            return
        if page == self.Page.Home:
            self.home()
        elif self._waits(Visit(page, key)):
            return
        elif page != self._here.page or key != self._here.key:
            self._stack.append(self._here)
            self._show(Visit(page, key))

    def replace(self, page: "Shell.Page", key: str = "") -> None:
        """Show `page` instead of the present one, which `back` will not return to."""
        if self._pause_cause or self._waits(Visit(page, key)):
            return
        gone = self._here
        self._show(Visit(page, key))
        self._leave([gone])

    def set_ready(self) -> None:
        """The services are there: what was tapped meanwhile happens now."""
        self._ready = True
        wanted, self._wanted = self._wanted, None
        self.waitingChanged.emit()
        if wanted is not None:
            self.go(self.Page(wanted.page), wanted.key)

    def pause(self, cause: str) -> None:
        """Take the screen out of service; `cause` is a code the paused page has words for."""
        log.error("paused: %s", cause)
        self._pause_due = ""
        self.home()
        self._pause_cause = cause
        self._wanted = None
        self.pauseChanged.emit()
        self._show(Visit(self.Page.Paused))

    def pause_at_home(self, cause: str) -> None:
        """Pause as soon as nobody is in the middle of something: now at home, else on the next return to it."""
        if not self._pause_cause:
            self._pause_due = cause
            self._pause_if_due()

    def end_pause(self, cause: str) -> None:
        """What `cause` named is over, whether the pause has begun or not; a pause for another cause stays."""
        if self._pause_due == cause:
            self._pause_due = ""
        if self._pause_cause == cause:
            log.info("pause over: %s", cause)
            self.resume()

    def resume(self) -> None:
        """Back in service, at home."""
        self._pause_cause = ""
        self.pauseChanged.emit()
        self._show(Visit(self.Page.Home))

    @property
    def key(self) -> str:
        """What the present page was opened with."""
        return self._here.key

    # What QML sees.

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        return int(self._here.page)

    @Property(bool, notify=pageChanged)
    def canGoBack(self) -> bool:
        return bool(self._stack)

    @Property(int, notify=idleChanged)
    def idleLeft(self) -> int:
        """Seconds until home, −1 when not counting."""
        return self._left if self._counts() else NOT_COUNTING

    @Property(int, constant=True)
    def idleTotal(self) -> int:
        return self._settings.idle_seconds

    @Property(bool, notify=idleChanged)
    def idleWarning(self) -> bool:
        return self._counts() and self._left <= self._settings.idle_warning_seconds

    @Property(bool, notify=waitingChanged)
    def waiting(self) -> bool:
        """A tap waits for the services to be there."""
        return self._wanted is not None

    @Property(str, notify=pauseChanged)
    def pauseCause(self) -> str:
        return self._pause_cause

    @Slot(int, result=QObject)
    def screenOf(self, page: int) -> QObject:
        """The model that was registered for `page`, else an object no page takes: None crashes PySide 6.12 here."""
        room = self._rooms.get(page)
        return room.screen if room and room.screen else self._nobody

    @Slot(int)
    @Slot(int, str)
    def open(self, page: int, key: str = "") -> None:
        self.go(self.Page(page), key)

    @Slot()
    def home(self) -> None:
        if self._pause_cause:
            return
        gone = [*self._stack, self._here]
        self._stack.clear()
        self._wanted = None
        self.waitingChanged.emit()
        self._show(Visit(self.Page.Home))
        self._leave(gone)
        self._pause_if_due()

    @Slot()
    def back(self) -> None:
        if self._pause_cause or not self._stack:
            return
        gone = self._here
        self._show(self._stack.pop())
        self._leave([gone])
        self._pause_if_due()

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        if self._left != self._settings.idle_seconds:
            self._left = self._settings.idle_seconds
            self.idleChanged.emit()

    def _waits(self, visit: Visit) -> bool:
        if self._ready or visit.page == self.Page.Help:
            return False
        self._wanted = visit
        self.waitingChanged.emit()
        return True

    def _show(self, visit: Visit) -> None:
        room = self._rooms.get(visit.page)
        if room and room.opener:
            room.opener(visit.key)
        log.info("page %s", self.Page(visit.page).name)
        self._here = visit
        self._left = self._settings.idle_seconds
        self.pageChanged.emit()
        self.idleChanged.emit()

    def _leave(self, gone: list[Visit]) -> None:
        reachable = {visit.page for visit in [*self._stack, self._here]}
        hooks = [room.leave for page in {v.page for v in gone} - reachable if (room := self._rooms.get(page))]
        for hook in dict.fromkeys(hooks):
            if hook:
                hook()

    def _pause_if_due(self) -> None:
        if self._pause_due and self._here.page == self.Page.Home:
            self.pause(self._pause_due)

    def _counts(self) -> bool:
        return self._here.page not in {self.Page.Home, self.Page.Paused}

    def _tick(self) -> None:
        if self._left > 0:
            self._left -= 1
            self.idleChanged.emit()
        if self._left == 0 and self._counts():
            self.idleExpired.emit()
            self.home()
