"""Scenes of sample forms, flows, the take-away and the print button: name → what leads there from home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtTest import QTest

from kiosk_app.domain.guide import Change
from kiosk_app.kiosk.flow import FlowModel
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.printing import Printing, State
from kiosk_app.kiosk.sample import SampleModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery.scenes_lookup import altered, opens, wait

Page = Shell.Page
Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]
LAST = -1


def sample(form: str, hint: int = 0) -> Enter:
    """A form, with one of its hints tapped."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Sample, form)
        model = program.shell.screenOf(Page.Sample)
        assert isinstance(model, SampleModel)
        wait(lambda: bool(model._holder.property("present")))
        QTest.qWait(50)
        if hint:
            model.showHint(hint)

    return enter


def flow(code: str, step: int) -> Enter:
    """A way at one of its steps."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Flow, code)
        model = program.shell.screenOf(Page.Flow)
        assert isinstance(model, FlowModel)
        model.show(step if step >= 0 else len(model.property("steps")) - 1)

    return enter


def guide(code: str, act: Callable[[GuideModel], Any]) -> Enter:
    """A guide after something was done to it, scrolled to its list."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Guide, code)
        model = program.shell.screenOf(Page.Guide)
        assert isinstance(model, GuideModel)
        wait(lambda: bool(model._take.property("rows")))
        act(model)

    return enter


def printer(state: State) -> Enter:
    """A form whose print button is in this state, scrolled to it."""

    def enter(program: KioskProgram) -> None:
        sample("id_card_loss")(program)
        model = program.shell.screenOf(Page.Sample)
        assert isinstance(model, SampleModel)
        printing: Printing = model._printing
        printing._turn += 1  # what the real printers say comes too late
        printing._become(state)

    return enter


def changed(program: KioskProgram) -> Undo:
    """A guide of which the county words two facts differently."""
    contents = program._screens.contents
    whole = contents.library
    assert whole is not None
    shipped = whole.guide("A01")
    assert shipped is not None
    on = date(2026, 11, 23)
    changes = (
        Change("fee.short", "王小禾", on, "县局通知（演示）"),
        Change(f"material.{shipped.materials[0].name.zh}.note", "王小禾", on, "省厅取消这一项证明（演示）"),
    )
    said = replace(shipped, changes=changes)
    back = altered(opens(Page.Guide, "A01"), guide=lambda code: said if code == "A01" else whole.guide(code))(program)
    assert back is not None
    model = program.shell.screenOf(Page.Guide)
    assert isinstance(model, GuideModel)
    wait(lambda: bool(model._take.property("rows")))
    return back


ENTER: dict[str, Enter] = {
    "sample": sample("birth_registration"),
    "sample_hint": sample("detail_change", 5),
    "sample_gone": opens(Page.Sample, "no_such"),
    "sample_no_printer": printer(State.NONE),
    "sample_printed": printer(State.PRINTED),
    "sample_print_failed": printer(State.STOPPED),
    "flow": flow("P3", 0),
    "flow_last": flow("P4", LAST),
    "flow_gone": opens(Page.Flow, "no_such"),
    "guide_changed": changed,
    "guide_channel": guide("A01", lambda model: model._take.showChannel(True)),
    "guide_step": guide("G01", lambda model: model.showStep(2)),
}
