"""The staff entrance: an administrator signs in on the kiosk and opens the five minutes in which a counter may pair."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.errors import SignInError
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

NUMBER_LIMIT = 8
PASSWORD_LIMIT = 64
SECOND = 1000


class Step(StrEnum):
    """Where the member of staff is."""

    NUMBER = "number"
    PASSWORD = "password"  # noqa: S105 - a step, not a password
    BUSY = "busy"
    PAIRING = "pairing"
    PAIRED = "paired"
    CLOSED = "closed"


class RosterService(Protocol):
    """What this screen needs of `services.roster.Roster`."""

    def verify_administrator(self, staff_number: str, password: str) -> object: ...


class PairingView(Protocol):
    """What the link tells of an open window."""

    @property
    def code(self) -> str: ...
    @property
    def seconds_left(self) -> int: ...
    @property
    def tries_left(self) -> int: ...
    @property
    def paired(self) -> str: ...


class LinkServer(Protocol):
    """What this screen needs of `link.server.KioskServer`."""

    port: int

    def open_pairing(self) -> str: ...
    def close_pairing(self) -> None: ...
    def pairing(self) -> PairingView | None: ...
    def connected(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class State:
    """What was typed and what the link says. `refusal` is the roster's sentence for staff."""

    step: Step = Step.NUMBER
    number: str = ""
    password: str = ""
    refusal: str = ""
    code: str = ""
    left: int = 0
    tries: int = 0
    paired: str = ""
    address: str = ""
    connected: tuple[str, ...] = ()


def derive(state: State) -> dict[str, Any]:
    """What QML shows; the password as its length only, the code in two groups of four."""
    return {
        "step": state.step.value,
        "number": state.number,
        "passwordLength": len(state.password),
        "refusal": state.refusal,
        "code": f"{state.code[:4]} {state.code[4:]}" if state.code else "",
        "secondsLeft": state.left,
        "triesLeft": state.tries,
        "paired": state.paired,
        "address": state.address,
        "connected": list(state.connected),
    }


def own_address() -> str:
    """The address of this machine in its network; a UDP socket chooses the way out and sends nothing."""
    import socket  # noqa: PLC0415 - only for staff

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(way.getsockname()[0])


@QmlElement
@QmlUncreatable("made by startup")
class StaffModel(QObject):
    """Behind StaffPage."""

    stepChanged = Signal()
    numberChanged = Signal()
    passwordLengthChanged = Signal()
    refusalChanged = Signal()
    codeChanged = Signal()
    secondsLeftChanged = Signal()
    triesLeftChanged = Signal()
    pairedChanged = Signal()
    addressChanged = Signal()
    connectedChanged = Signal()

    def __init__(
        self, shell: Shell, jobs: Jobs, parent: QObject | None = None, *, address: Callable[[], str] = own_address
    ) -> None:
        super().__init__(parent)
        self._shell, self._jobs, self._address = shell, jobs, address
        self._roster: RosterService | None = None
        self._server: LinkServer | None = None
        self._state = State()
        self._shown = Shown(self, derive(self._state))
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._look)
        shell.register(Shell.Page.Staff, self._open, self._leave, screen=self)

    def attach(self, roster: RosterService, server: LinkServer) -> None:
        """Give the model the roster and the link."""
        self._roster, self._server = roster, server

    step = Property(str, lambda self: self._shown["step"], notify=stepChanged)
    number = Property(str, lambda self: self._shown["number"], notify=numberChanged)
    passwordLength = Property(int, lambda self: self._shown["passwordLength"], notify=passwordLengthChanged)
    refusal = Property(str, lambda self: self._shown["refusal"], notify=refusalChanged)
    code = Property(str, lambda self: self._shown["code"], notify=codeChanged)
    secondsLeft = Property(int, lambda self: self._shown["secondsLeft"], notify=secondsLeftChanged)
    triesLeft = Property(int, lambda self: self._shown["triesLeft"], notify=triesLeftChanged)
    paired = Property(str, lambda self: self._shown["paired"], notify=pairedChanged)
    address = Property(str, lambda self: self._shown["address"], notify=addressChanged)
    connected = Property("QStringList", lambda self: self._shown["connected"], notify=connectedChanged)

    @Slot(str)
    def type(self, character: str) -> None:
        """A key of the pad: the number takes digits, the password anything."""
        state = self._state
        if state.step is Step.NUMBER and character.isdecimal():
            self._fold(number=(state.number + character)[:NUMBER_LIMIT], refusal="")
        elif state.step is Step.PASSWORD:
            self._fold(password=(state.password + character)[:PASSWORD_LIMIT], refusal="")

    @Slot()
    def erase(self) -> None:
        """Take back one character."""
        if self._state.step is Step.NUMBER:
            self._fold(number=self._state.number[:-1])
        else:
            self._fold(password=self._state.password[:-1])

    @Slot()
    def proceed(self) -> None:
        """From the number to the password, from the password to pairing."""
        state = self._state
        if state.step is Step.NUMBER and state.number:
            self._fold(step=Step.PASSWORD)
        elif state.step is Step.PASSWORD and state.password:
            self._sign_in(state.number, state.password)

    @Slot()
    def again(self) -> None:
        """Open another window of five minutes."""
        if self._server is not None and self._state.step in {Step.PAIRED, Step.CLOSED}:
            self._begin()

    def _sign_in(self, number: str, password: str) -> None:
        roster = self._roster
        if roster is not None:
            self._fold(step=Step.BUSY, password="")
            self._jobs.submit(lambda: roster.verify_administrator(number, password), self._signed_in)

    def _signed_in(self, result: Result[object]) -> None:
        if self._state.step is not Step.BUSY:
            return
        if isinstance(result, Err):
            known = isinstance(result.error, SignInError)
            sentence = result.error.sentence if isinstance(result.error, SignInError) else ""
            self._take(State(refusal=sentence if known else "登录没有完成，请稍后再试。"))
        else:
            self._begin()

    def _begin(self) -> None:
        server = self._server
        if server is not None:
            self._take(State(Step.PAIRING, code=server.open_pairing(), address=f"{self._address()}:{server.port}"))
            self._look()
            self._clock.start()

    def _look(self) -> None:
        view = self._server.pairing() if self._server else None
        connected = tuple(self._server.connected()) if self._server else ()
        if view is None:
            self._stop(Step.CLOSED)
        elif view.paired:
            self._fold(paired=view.paired, connected=connected)
            self._stop(Step.PAIRED)
        elif view.seconds_left <= 0 or view.tries_left <= 0:
            self._fold(left=0, tries=view.tries_left, connected=connected)
            self._stop(Step.CLOSED)
        else:
            self._shell.touched()  # who reads the code to the counter is still there
            self._fold(left=view.seconds_left, tries=view.tries_left, connected=connected)

    def _stop(self, step: Step) -> None:
        self._clock.stop()
        self._fold(step=step, code="")

    def _open(self, _key: str) -> None:
        self._take(State())

    def _leave(self) -> None:
        self._clock.stop()
        if self._server is not None and self._state.step is Step.PAIRING:
            self._server.close_pairing()
        self._take(State())

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the state's own fields
        self._take(replace(self._state, **changes))

    def _take(self, state: State) -> None:
        self._state = state
        self._shown.update(derive(state))
