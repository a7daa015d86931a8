"""Scenes of the shell: home and its calls, idle return, waiting, help, the pause, and the staff entrance."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.kiosk.home import Waiting
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.staff import StaffModel, State, Step
from kiosk_app.startup.kiosk import KioskProgram

Page = Shell.Page
Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]
SECONDS_LEFT = 9


def opens(page: Shell.Page, key: str = "") -> Enter:
    """Go to a page as a tap would."""
    return lambda program: program.shell.go(page, key)


def at_home(_program: KioskProgram) -> None:
    """Nothing to do: a scene begins at home."""


def calls(count: int, page: Shell.Page = Page.Home) -> Enter:
    """So many windows ask for a check while `page` shows."""

    def enter(program: KioskProgram) -> Undo:
        program.home_model.checks_waiting(Waiting(count, "c1" if count == 1 else "", "3号窗口"))
        program.shell.go(page)
        return lambda: program.home_model.checks_waiting(Waiting())

    return enter


def idle_warning(program: KioskProgram) -> None:
    """Nobody has touched help for a while."""
    program.shell.go(Page.Help)
    program.shell._left = SECONDS_LEFT
    program.shell.idleChanged.emit()


def waiting(program: KioskProgram) -> Undo:
    """A tap that came before the services."""
    program.shell._ready = False
    program.shell.go(Page.Lookup)

    def undo() -> None:
        program.shell._ready = True

    return undo


def page_broken(program: KioskProgram) -> None:
    """A page whose file cannot be loaded."""
    program.shell.go(Page.Help)
    QTest.qWait(50)  # the shell's own loading comes first
    loader = program.window.findChild(QQuickItem, "page")
    assert loader is not None
    loader.setProperty("source", QUrl("no-such-page.qml"))


def pauses(cause: str) -> Enter:
    """Out of service for a cause."""

    def enter(program: KioskProgram) -> Undo:
        program.shell.pause(cause)
        return program.shell.resume

    return enter


def staff(state: State) -> Enter:
    """The staff entrance in a state that no member of staff has to bring about."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Staff)
        model = program.shell.screenOf(Page.Staff)
        assert isinstance(model, StaffModel)
        model._take(state)

    return enter


PAIRING = partial(State, code="40217986", left=287, tries=3, address="192.168.10.21:47710")
ENTER: dict[str, Enter] = {
    "home": at_home,
    "home_called": calls(1),
    "home_called_twice": calls(2),
    "help": opens(Page.Help),
    "help_called": calls(1, Page.Help),
    "idle_warning": idle_warning,
    "waiting_services": waiting,
    "page_broken": page_broken,
    "paused": pauses("StoreDamaged"),
    "paused_full": pauses("StoreFull"),
    "paused_disk": pauses("DiskFull"),
    "paused_missing": pauses("StoreMissing"),
    "paused_too_new": pauses("StoreTooNew"),
    "staff": opens(Page.Staff),
    "staff_number": staff(State(number="000001")),
    "staff_password": staff(State(Step.PASSWORD, number="000001", password="x" * 12)),
    "staff_refused": staff(State(refusal="警号或密码不对，请再输一次；忘记密码请找系统管理员重设。")),
    "staff_busy": staff(State(Step.BUSY, number="000001")),
    "staff_pairing": staff(PAIRING(Step.PAIRING)),
    "staff_paired": staff(PAIRING(Step.PAIRED, code="", paired="3号窗口", connected=("1号窗口", "3号窗口"))),
    "staff_closed": staff(PAIRING(Step.CLOSED, code="")),
}
