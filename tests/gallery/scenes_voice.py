"""Scenes of rating, message and check, over services in memory so that each picture shows one known state."""

import math
import time
from collections.abc import Callable

from PySide6.QtTest import QTest

from kiosk_app.domain.check import CheckState
from kiosk_app.kiosk.assist import ENGLISH
from kiosk_app.kiosk.shell import Shell
from kiosk_app.startup.kiosk import KioskProgram
from kiosk_app.startup.screens import Screens
from tests.kiosk.voice_stage import OFFICERS, PATIENCE, TITLES, Card, Material, Services, fields_of, form

Page = Shell.Page
Enter = Callable[[KioskProgram], None]
Act = Callable[[KioskProgram, Screens, Services], None]
BIRTH, WRONG_BIRTH = "2099-04-12", "2099-04-21"
FIRST, SECOND = (0.3, 0.3), (0.78, 0.3)


def starting(act: Act) -> Enter:
    """A scene that starts at home with nothing in the queue."""

    def enter(program: KioskProgram) -> None:
        services, screens = Services(), program._screens
        language = program.assist.language

        def title(code: str) -> str:
            return TITLES[ENGLISH if language == ENGLISH else "zh"].get(code, code)

        screens.rating.attach(services, services, services, title)
        screens.message.attach(services)
        screens.check.attach(services, form, title)
        until(lambda: not screens.check.queue)
        act(program, screens, services)
        settle()

    return enter


def settle() -> None:
    """Let layouts finish."""
    QTest.qWait(80)


def until(holds: Callable[[], bool]) -> None:
    """Let jobs come back until the screen is there."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the scene did not come"
        QTest.qWait(10)
    settle()


def ring(place: tuple[float, float]) -> list[float]:
    """A finger's circle about a place of the picture."""
    angles = [index / 24 * 2 * math.pi for index in range(25)]
    return [value for a in angles for value in (place[0] + 0.18 * math.cos(a), place[1] + 0.05 * math.sin(a))]


def roster(program: KioskProgram, _screens: Screens, _services: Services) -> None:
    program.shell.go(Page.Rate)


def faces(program: KioskProgram, screens: Screens, services: Services) -> None:
    roster(program, screens, services)
    until(lambda: len(screens.rating.officers) == len(OFFICERS))
    screens.rating.choose("000002")


def reasons(program: KioskProgram, screens: Screens, services: Services) -> None:
    faces(program, screens, services)
    screens.rating.grade("dissatisfied")
    screens.rating.toggle("too_slow")


def thanks(program: KioskProgram, screens: Screens, services: Services) -> None:
    faces(program, screens, services)
    screens.rating.grade("satisfied")
    until(lambda: program.shell.page == Page.Thanks)


def sent(program: KioskProgram, screens: Screens, _services: Services) -> None:
    program.shell.go(Page.Message)
    screens.message.write("演示留言")
    screens.message.submit()
    until(lambda: program.shell.page == Page.MessageSent)


def look(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.offer(Card("c1"), Material(fields_of(BIRTH), BIRTH))
    opened(program, screens, "c1")


def opened(program: KioskProgram, screens: Screens, check_id: str) -> None:
    screens.check.refresh()
    until(lambda: bool(screens.check.queue))
    program.shell.go(Page.Check, check_id)
    until(lambda: screens.check.phase in {"looking", "pick"})


def plain(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.offer(Card("c1"), Material((), BIRTH))
    opened(program, screens, "c1")


def dispute(program: KioskProgram, screens: Screens, services: Services) -> None:
    look(program, screens, services)
    screens.check.point_out()
    screens.check.draw(ring(FIRST))
    screens.check.draw(ring(SECOND))


def waiting(program: KioskProgram, screens: Screens, services: Services) -> None:
    dispute(program, screens, services)
    screens.check.send()
    until(lambda: screens.check.phase == "waiting")


def revision(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.offer(Card("c1"), Material(fields_of(WRONG_BIRTH), WRONG_BIRTH))
    opened(program, screens, "c1")
    screens.check.point_out()
    screens.check.draw(ring(FIRST))
    screens.check.send()
    until(lambda: screens.check.phase == "waiting")
    services.offer(Card("c2", revision=2), Material(fields_of(BIRTH), BIRTH))
    screens.check.refresh()
    until(lambda: screens.check.phase == "looking" and screens.check.revision > 1)


def rate_check(program: KioskProgram, screens: Screens, services: Services) -> None:
    look(program, screens, services)
    screens.check.confirm()
    until(lambda: program.shell.page == Page.Rate)


def queue(program: KioskProgram, screens: Screens, services: Services) -> None:
    for number in (1, 3, 4):
        services.offer(Card(f"c{number}", f"{number}号窗口", state=CheckState.QUEUED), Material((), BIRTH))
    opened(program, screens, "")


ENTER = {
    "rate_roster": starting(roster),
    "rate_faces": starting(faces),
    "rate_check": starting(rate_check),
    "reasons": starting(reasons),
    "thanks": starting(thanks),
    "message_sent": starting(sent),
    "check": starting(look),
    "check_revision": starting(revision),
    "check_plain": starting(plain),
    "dispute": starting(dispute),
    "waiting": starting(waiting),
    "queue": starting(queue),
}
