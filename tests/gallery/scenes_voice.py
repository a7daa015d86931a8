"""Scenes of rating, message and check, over services in memory so that each picture shows one known state."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.officer import Officer
from kiosk_app.kiosk.assist import ENGLISH
from kiosk_app.kiosk.check_state import Phase
from kiosk_app.kiosk.pictures import PictureView
from kiosk_app.kiosk.shell import Shell
from kiosk_app.startup.kiosk import KioskProgram
from kiosk_app.startup.screens import Screens
from tests.kiosk.voice_stage import OFFICERS, PATIENCE, TITLES, Card, Material, Services, fields_of, form

Page = Shell.Page
Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]
Act = Callable[[KioskProgram, Screens, Services], None]
BIRTH, WRONG_BIRTH = "2099-04-12", "2099-04-21"
FIRST, SECOND = (0.3, 0.3), (0.78, 0.3)


def starting(act: Act) -> Enter:
    """A scene that starts at home with nothing in the queue."""

    def enter(program: KioskProgram) -> Undo:
        services, screens = Services(), program._screens

        def title(code: str) -> str:
            return TITLES[ENGLISH if program.assist.language == ENGLISH else "zh"].get(code, code)

        def clear() -> None:
            services.cards.clear()
            screens.check.refresh()
            until(lambda: not screens.check.queue)

        screens.rating.attach(services, services, services, title)
        screens.message.attach(services)
        screens.check.attach(services, form, title)
        until(lambda: not screens.check.queue)
        act(program, screens, services)
        screens.rating._clock.stop()  # thanks stay as long as somebody looks at them here
        settle()
        return clear

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


def nobody(program: KioskProgram, screens: Screens, services: Services) -> None:
    screens.rating.attach(Nobody(), services, services, str)
    program.shell.go(Page.Rate)


class Nobody:
    """A roster without officers."""

    def officers(self) -> tuple[Officer, ...]:
        return ()


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
    arrived(program, screens, check_id)
    screens.check.open_mine()
    until(lambda: screens.check.phase in {"looking", "pick"})


def arrived(program: KioskProgram, screens: Screens, check_id: str) -> None:
    screens.check.refresh()
    until(lambda: bool(screens.check.queue))
    program.shell.go(Page.Check, check_id)
    until(lambda: screens.check.phase in {"covered", "pick"})


def covered(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.offer(Card("c1"), Material(fields_of(BIRTH), BIRTH))
    arrived(program, screens, "c1")


def cover_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    covered(program, screens, services)
    services.full = True
    screens.check.open_mine()
    until(lambda: screens.check.failed)


def dispute_blanked(program: KioskProgram, screens: Screens, services: Services) -> None:
    dispute(program, screens, services)
    screens.check._fold(idle=Check().walk_away_warning_seconds + 1)


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


def rating_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.full = True
    faces(program, screens, services)
    screens.rating.grade("satisfied")
    until(lambda: screens.rating.failed)


def reasons_check(program: KioskProgram, screens: Screens, services: Services) -> None:
    rate_check(program, screens, services)
    screens.rating.grade("dissatisfied")


def reasons_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.full = True
    reasons(program, screens, services)
    screens.rating.remark("演示：等了四十分钟。")
    screens.rating.submit()
    until(lambda: screens.rating.failed)


def undone(program: KioskProgram, screens: Screens, services: Services) -> None:
    thanks(program, screens, services)
    screens.rating.undo()


def declined(program: KioskProgram, screens: Screens, services: Services) -> None:
    rate_check(program, screens, services)
    screens.rating.decline()
    until(lambda: program.shell.page == Page.Thanks)


def thanks_last(program: KioskProgram, screens: Screens, services: Services) -> None:
    """Too late to take it back, and another window waits."""
    thanks(program, screens, services)
    screens.rating._fold(left=2, waiting=1)


def message_written(program: KioskProgram, screens: Screens, _services: Services) -> None:
    screens.message.write("演示：取证那天大厅排队很长，希望能多开一个窗口。" * 3)
    program.shell.go(Page.Message)


def message_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    services.full = True
    message_written(program, screens, services)
    screens.message.submit()
    until(lambda: screens.message.failed)


def check_in(phase: Phase) -> Enter:
    """A check that was being looked at when something happened to it."""

    def act(program: KioskProgram, screens: Screens, services: Services) -> None:
        look(program, screens, services)
        screens.check._fold(phase=phase)

    return starting(act)


def check_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    look(program, screens, services)
    services.full = True
    screens.check.confirm()
    until(lambda: screens.check.failed)


def blanked(program: KioskProgram, screens: Screens, services: Services) -> None:
    look(program, screens, services)
    screens.check._fold(idle=Check().walk_away_warning_seconds + 1)


def dispute_fresh(program: KioskProgram, screens: Screens, services: Services) -> None:
    look(program, screens, services)
    screens.check.point_out()


def dispute_zoomed(program: KioskProgram, screens: Screens, services: Services) -> None:
    dispute(program, screens, services)
    settle()
    for picture in below(program.window.contentItem()):
        if isinstance(picture, PictureView):
            picture.step(1)
            picture.step(1)


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item of the page."""
    for child in item.childItems():
        yield child
        yield from below(child)


def dispute_full(program: KioskProgram, screens: Screens, services: Services) -> None:
    dispute_fresh(program, screens, services)
    for turn in range(100):
        if screens.check.full:
            break
        screens.check.draw(ring((0.1 + turn % 5 * 0.2, 0.1 + turn // 5 % 5 * 0.2)))


def dispute_failed(program: KioskProgram, screens: Screens, services: Services) -> None:
    dispute(program, screens, services)
    services.full = True
    screens.check.send()
    until(lambda: screens.check.failed)


def signing(program: KioskProgram, screens: Screens, services: Services) -> None:
    policy = screens.check._policy
    screens.check._policy = replace(policy, signature=True)
    try:
        look(program, screens, services)
        screens.check.confirm()
        until(lambda: screens.check.phase == "signing")
    finally:
        screens.check._policy = policy


def signed(program: KioskProgram, screens: Screens, services: Services) -> None:
    signing(program, screens, services)
    for x in (0.2, 0.45, 0.7):
        screens.check.sign_stroke(ring((x, 0.5)))
    services.full = True
    screens.check.sign(3.0)
    until(lambda: screens.check.failed)


ENTER: dict[str, Enter] = {
    "check_sign": starting(signing),
    "check_sign_failed": starting(signed),
    "rate_roster": starting(roster),
    "rate_nobody": starting(nobody),
    "rate_faces": starting(faces),
    "rate_check": starting(rate_check),
    "rate_failed": starting(rating_failed),
    "rate_undone": starting(undone),
    "reasons": starting(reasons),
    "reasons_check": starting(reasons_check),
    "reasons_failed": starting(reasons_failed),
    "thanks": starting(thanks),
    "thanks_last": starting(thanks_last),
    "thanks_declined": starting(declined),
    "message": starting(lambda program, _screens, _services: program.shell.go(Page.Message)),
    "message_written": starting(message_written),
    "message_failed": starting(message_failed),
    "message_sent": starting(sent),
    "queue": starting(queue),
    "check": starting(look),
    "check_covered": starting(covered),
    "check_cover_failed": starting(cover_failed),
    "dispute_blanked": starting(dispute_blanked),
    "check_revision": starting(revision),
    "check_plain": starting(plain),
    "check_failed": starting(check_failed),
    "check_blanked": starting(blanked),
    "check_loading": check_in(Phase.LOADING),
    "check_gone": check_in(Phase.GONE),
    "check_unreadable": check_in(Phase.UNREADABLE),
    "check_none": check_in(Phase.NONE),
    "dispute_fresh": starting(dispute_fresh),
    "dispute": starting(dispute),
    "dispute_zoomed": starting(dispute_zoomed),
    "dispute_full": starting(dispute_full),
    "dispute_failed": starting(dispute_failed),
    "waiting": starting(waiting),
}
