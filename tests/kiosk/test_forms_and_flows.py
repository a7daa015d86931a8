"""From a guide to its form and its way and back, by touch; what printing and swapping packs do to them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk_app.content.shelf import Shelf
from kiosk_app.domain.guide import Change
from kiosk_app.domain.wizard import paths, personal_list
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.guide import derive
from kiosk_app.kiosk.pictures import PictureView
from kiosk_app.kiosk.printing import Device, Printers
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.lookup_stage import LookupStage, install
from tests.kiosk.test_lookup import scroll_to
from tests.kiosk.test_printing import Office
from tests.kiosk.voice_stage import FRAME, TOUCH

Page = Shell.Page
FORM = "birth_registration"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    install(Shelf(folder))
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def stage(qapp: QGuiApplication, pack: Path, tmp_path: Path, office: Printers) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    shutil.copytree(pack, tmp_path / "content")
    made = LookupStage(Shelf(tmp_path / "content"), printers=office)
    yield made
    made.close()
    assert made.warnings == []


def view(stage: LookupStage) -> PictureView:
    found = stage.find("sample.picture")
    assert isinstance(found, PictureView)
    return found


def open_form(stage: LookupStage, form: str = FORM) -> None:
    stage.shell.go(Page.Sample, form)
    assert stage.until(lambda: stage.sample._holder.property("present"))
    assert stage.until(lambda: stage.seen("sample.picture"))
    stage.settle()


def tap_below(stage: LookupStage, name: str) -> None:
    """Tap something that may stand further down."""
    assert stage.until(lambda: stage.seen(name))
    scroll_to(stage, stage.find(name))
    stage.tap(name)


def test_a_guide_leads_to_its_form_and_back(stage: LookupStage) -> None:
    stage.shell.go(Page.Guide, "A01")
    assert stage.until(lambda: stage.seen("guide.sample.0"))
    stage.settle()
    tap_below(stage, "guide.sample.0")
    assert (stage.shell.page, stage.shell.key) == (Page.Sample, FORM)
    assert stage.until(lambda: stage.seen("sample.picture"))
    stage.shell.back()
    assert stage.until(lambda: stage.seen("guide.step.0"))
    assert stage.shell.page == Page.Guide


def test_a_tapped_hint_shows_its_box_large_and_tapped_again_frames_none(stage: LookupStage) -> None:
    open_form(stage)
    assert view(stage).property("whole")
    stage.tap("sample.hint.2")
    (box,) = stage.sample.property("boxes")
    place = next(each for each in stage.sample._reading.places if each.number == 2)
    assert (box["x"], box["y"]) == (place.x, place.y)
    left, top, width, height = view(stage).view.shown
    centre_x, centre_y = left + (place.x + place.width / 2) * width, top + (place.y + place.height / 2) * height
    assert 0 < centre_x < view(stage).width()
    assert 0 < centre_y < view(stage).height()
    assert view(stage).property("zoom") > 1.4
    stage.tap("sample.hint.2")
    assert stage.sample.property("boxes") == []


def test_the_form_is_zoomed_with_buttons_to_four_times_and_dragged(stage: LookupStage) -> None:
    open_form(stage)
    while stage.seen("sample.zoom_in"):
        stage.tap("sample.zoom_in")
    assert view(stage).property("zoom") == pytest.approx(4.0)
    before = view(stage).view
    start = stage.place(view(stage), 0.3, 0.4)
    stage.draw([start + QPoint(step * 20, step * 10) for step in range(6)])
    assert view(stage).view.x < before.x
    while stage.seen("sample.zoom_out"):
        stage.tap("sample.zoom_out")
    assert view(stage).property("whole")


def test_the_form_is_zoomed_with_two_fingers(stage: LookupStage) -> None:
    open_form(stage)
    one, two = stage.place(view(stage), 0.45, 0.5), stage.place(view(stage), 0.55, 0.5)
    QTest.touchEvent(stage.window, TOUCH).press(0, one, stage.window).press(1, two, stage.window).commit()
    for step in range(1, 10):
        away = QPoint(step * 14, 0)
        QTest.touchEvent(stage.window, TOUCH).move(0, one - away, stage.window).move(
            1, two + away, stage.window
        ).commit()
        QTest.qWait(FRAME)
    QTest.touchEvent(stage.window, TOUCH).release(0, one, stage.window).release(1, two, stage.window).commit()
    assert view(stage).property("zoom") > 1.5


def test_who_uses_the_form_leads_there(stage: LookupStage) -> None:
    open_form(stage)
    users = [guide.code for guide in stage.library.guides() if FORM in guide.samples]
    assert [row["code"] for row in stage.sample.property("sample")["guides"]] == users
    tap_below(stage, "sample.guide.0")
    assert (stage.shell.page, stage.shell.key) == (Page.Guide, users[0])


def test_leaving_lets_the_pixels_go(stage: LookupStage) -> None:
    open_form(stage)
    stage.shell.home()
    assert not stage.sample._holder.property("present")
    assert stage.sample.property("sample") == {}


def test_in_english_the_form_is_drawn_anew(stage: LookupStage) -> None:
    open_form(stage)
    chinese = stage.sample._holder.image.copy()
    stage.assist.toggleLanguage()
    assert stage.sample._holder.image == chinese, "the old page stays until the new one is painted"
    assert stage.until(lambda: stage.sample._holder.image != chinese)
    assert stage.sample.property("hints")[0]["label"] == "Name"


def test_a_form_prints_once_on_a4(stage: LookupStage, office: Office) -> None:
    open_form(stage)
    assert stage.until(lambda: stage.printing.property("state") == "ready")
    tap_below(stage, "print.button")
    assert stage.until(lambda: stage.printing.property("state") == "printed")
    stage.tap("print.button")
    assert office.opened == 1
    assert "已经送去打印" in stage.texts()


def test_without_a_printer_the_button_says_so(stage: LookupStage, office: Office) -> None:
    office.device = None
    open_form(stage)
    assert stage.until(lambda: stage.printing.property("state") == "none")
    tap_below(stage, "print.button")
    assert "没有打印机" in stage.texts()
    assert office.opened == 0


def test_a_slip_printer_prints_lists_and_says_that_it_prints_no_forms(stage: LookupStage, office: Office) -> None:
    office.device = Device(narrow=True)
    open_form(stage)
    assert stage.until(lambda: stage.printing.property("state") == "narrow")
    stage.shell.go(Page.Guide, "H03")
    assert stage.until(lambda: stage.printing.property("state") == "ready")
    stage.settle()
    tap_below(stage, "print.button")
    assert stage.until(lambda: stage.printing.property("state") == "printed")
    assert office.opened == 1


def test_a_form_that_is_gone_says_so(stage: LookupStage) -> None:
    stage.shell.go(Page.Sample, "no_such")
    stage.settle()
    assert "这张样张已经撤下" in stage.texts()


# Flows.


@pytest.mark.parametrize("code", [f"P{number}" for number in range(1, 10)])
def test_every_way_is_walked_step_by_step_to_its_end_and_back(stage: LookupStage, code: str) -> None:
    flow = stage.library.flow(code)
    assert flow is not None
    stage.shell.go(Page.Flow, code)
    assert stage.until(lambda: stage.seen("flow.title"))
    stage.settle()
    for place, step in enumerate(flow.steps):
        assert stage.find("flow.title").property("text") == step.title.zh
        assert stage.find("flow.note").property("text") == step.note.zh
        assert stage.find(f"flow.step.{place}").property("here")
        if place < len(flow.steps) - 1:
            stage.tap("flow.next")
    assert not stage.find("flow.next").isEnabled()
    stage.tap("flow.previous")
    assert stage.flow.property("step") == len(flow.steps) - 2
    stage.tap("flow.step.0")
    assert stage.flow.property("step") == 0
    assert not stage.find("flow.previous").isEnabled()


def test_every_step_that_ships_has_a_picture(stage: LookupStage) -> None:
    for flow in stage.library.flows():
        stage.shell.go(Page.Flow, flow.code)
        assert [step["title"] for step in stage.flow.property("steps") if not step["icon"]] == []


def test_who_goes_that_way_leads_there_and_back_to_the_same_step(stage: LookupStage) -> None:
    stage.shell.go(Page.Flow, "P3")
    assert stage.until(lambda: stage.seen("flow.step.2"))
    stage.settle()
    stage.tap("flow.step.2")
    users = [guide.code for guide in stage.library.guides() if guide.flow == "P3"]
    assert [row["code"] for row in stage.flow.property("guides")] == users
    tap_below(stage, "flow.guide.0")
    assert (stage.shell.page, stage.shell.key) == (Page.Guide, users[0])
    stage.shell.back()
    assert stage.flow.property("step") == 2
    stage.shell.home()
    stage.shell.go(Page.Flow, "P3")
    assert stage.flow.property("step") == 0


def test_a_step_of_a_guide_tells_more_when_it_is_tapped(stage: LookupStage) -> None:
    stage.shell.go(Page.Guide, "A01")
    assert stage.until(lambda: stage.seen("guide.step.1"))
    stage.settle()
    guide = stage.library.guide("A01")
    assert guide is not None
    stage.tap("guide.step.1")
    assert guide.steps[1].note.zh in stage.find("guide.step.note").property("text")
    stage.tap("guide.flow")
    assert (stage.shell.page, stage.shell.key) == (Page.Flow, guide.flow)


def test_a_way_that_is_gone_says_so(stage: LookupStage) -> None:
    stage.shell.go(Page.Flow, "P99")
    stage.settle()
    assert "这个流程已经撤下" in stage.texts()


# What else a guide says.


def test_a_guide_names_who_issues_each_material(stage: LookupStage) -> None:
    stage.shell.go(Page.Guide, "A01")
    stage.settle()
    assert "谁发的：接生的医院" in stage.texts()


def test_in_english_a_form_word_stands_off_its_bracket(stage: LookupStage) -> None:
    translations = (Path(__file__).parents[2] / "resources" / "i18n" / "sunshine_en.ts").read_text(encoding="utf-8")
    assert "<source>%1（%2）</source>\n        <translation>%1 (%2)</translation>" in translations
    stage.shell.go(Page.Guide, "A01")
    stage.settle()
    assert "出生医学证明（原件）" in stage.texts()


def test_a_county_change_says_which_fact_who_and_when(stage: LookupStage) -> None:
    from dataclasses import replace
    from datetime import date

    from kiosk_app.kiosk.guide import Reading

    guide = stage.library.guide("A01")
    assert guide is not None
    name = guide.materials[0].name.zh
    changes = (
        Change("fee.short", "王小禾", date(2026, 11, 23), "县局通知"),
        Change(f"material.{name}.note", "王小禾", date(2026, 11, 24), "演示"),
    )
    stage.library._guides["A01"] = replace(guide, changes=changes)
    shown = derive(Reading("A01"), stage.library, "zh", date(2026, 11, 25))["guide"]["changes"]
    assert [(each["fact"], each["name"], each["on"]) for each in shown] == [
        ("fee", "", [2026, 11, 23]),
        ("material", name, [2026, 11, 24]),
    ]
    stage.shell.go(Page.Guide, "A01")
    assert stage.until(lambda: "本县的规定" in stage.texts())
    assert "王小禾 于 2026 年 11 月 23 日按本县规定写明：县局通知" in stage.texts()


def test_the_personal_list_is_taken_away_and_printed_and_gone_with_its_visitor(
    stage: LookupStage, office: Office
) -> None:
    (wizard,) = stage.library.wizards()
    way = max(paths(wizard), key=len)
    stage.shell.go(Page.Wizard, wizard.id)
    for answer in way:
        texts = [each["text"] for each in stage.wizard.property("answers")]
        stage.wizard.choose(texts.index(answer.text.zh))
    guides = tuple(guide for code in way[-1].guides if (guide := stage.library.guide(code)))
    materials = [each.name.zh for each in personal_list(guides, way)]
    assert stage.until(lambda: bool(stage.wizard._take.property("rows")))
    text = stage.wizard._take.property("text")
    assert [name for name in materials if text.count(f". {name}") != 1] == []
    assert [guide.title.zh for guide in guides if guide.title.zh not in text] == []

    assert stage.until(lambda: stage.printing.property("state") == "ready")
    stage.settle()
    tap_below(stage, "print.button")
    assert stage.until(lambda: stage.printing.property("state") == "printed")
    assert office.opened == 1
    stage.shell.home()
    assert (stage.wizard._take.property("text"), stage.wizard._take.property("rows")) == ("", [])
