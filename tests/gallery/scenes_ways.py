"""Scenes of the wizard, certificates, a law's full text and the hall: name → what leads there from home."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.config import Station
from kiosk_app.domain.officer import Officer
from kiosk_app.kiosk.certificates import CertificatesModel
from kiosk_app.kiosk.hall import HallModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.staff import StaffModel
from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery.scenes_lookup import altered, opens, wait
from tests.kiosk.made_up_law import TITLE, made_up_law

Page = Shell.Page
Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]

LAW = made_up_law()
IMPORTED: dict[str, object] = {"statutes": lambda: (LAW,), "statute": lambda title: LAW if title == TITLE else None}
NO_WIZARD: dict[str, object] = {"wizard": lambda _id: None}
NO_CERTIFICATE: dict[str, object] = {"certificate": lambda _id: None}

HALL = Station(
    demo=True,
    hours="周一至周五 8:30—12:00，13:30—17:00（演示）",
    address="莒县城阳街道演示路 0 号（演示）",
    phone="0000-0000000（演示）",
    appointment_phone="0000-0000001（演示）",
    supervision_phone="0000-0000002（演示）",
    windows=("1号窗口=户口登记、迁户口", "2号窗口=身份证", "3号窗口=居住证、开证明"),
    channels=("网上办事（演示）=https://example.com/banshi", "公众号（演示）=https://example.com/gongzhonghao"),
)


@dataclass(frozen=True)
class OnDuty:
    """Who works at a window."""

    window: str
    officer: Officer


def only(verdict: str) -> Enter:
    """The certificates of one kind."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Certificates)
        model = program.shell.screenOf(Page.Certificates)
        assert isinstance(model, CertificatesModel)
        model.show(verdict)

    return enter


def hall(station: Station, *duty: OnDuty, bare: bool = False) -> Enter:
    """The hall of a station with these settings and officers."""

    def enter(program: KioskProgram) -> Undo:
        model = program.shell.screenOf(Page.Hall)
        assert isinstance(model, HallModel)
        before = model._station, model._duty, model._windows
        model._station, model._duty = station, lambda: duty
        if bare:
            model._windows = tuple
        program.shell.go(Page.Hall)
        wait(lambda: model.property("loading") is False)

        def undo() -> None:
            model._station, model._duty, model._windows = before

        return undo

    return enter


def staff_password(program: KioskProgram) -> None:
    """The pad before a password."""
    program.shell.go(Page.Staff)
    model = program.shell.screenOf(Page.Staff)
    assert isinstance(model, StaffModel)
    for digit in "000001":
        model.type(digit)
    model.proceed()


ENTER: dict[str, Enter] = {
    "wizard": opens(Page.Wizard, "life_events"),
    "wizard_many": opens(Page.Wizard, "life_events:7.2"),
    "wizard_few": opens(Page.Wizard, "life_events:0.0"),
    "wizard_found": opens(Page.Wizard, "life_events:6.2"),
    "wizard_nothing": opens(Page.Wizard, "life_events:3.0"),
    "wizard_gone": altered(opens(Page.Wizard, "life_events"), **NO_WIZARD),
    "certificates": opens(Page.Certificates),
    "certificates_here": only("here"),
    "certificate_unneeded": opens(Page.Certificate, "name"),
    "certificate_elsewhere": opens(Page.Certificate, "alive"),
    "certificate_here": opens(Page.Certificate, "no_crime"),
    "certificate_gone": altered(opens(Page.Certificate, "name"), **NO_CERTIFICATE),
    "statute": altered(opens(Page.Statute, TITLE), **IMPORTED),
    "statute_article": altered(opens(Page.Statute, f"{TITLE}/11"), **IMPORTED),
    "statute_gone": opens(Page.Statute, "no such law"),
    "law_full": altered(opens(Page.Law, "id_card_law/11"), **IMPORTED),
    "hall": hall(HALL, OnDuty("3号窗口", Officer("o3", "000003", "王小禾", window="3号窗口"))),
    "hall_sparse": hall(Station(demo=True)),
    "hall_bare": hall(Station(demo=True), bare=True),
    "staff_password": staff_password,
}
