"""Wizard, certificates, full texts and the hall under a finger: there, back step by step, and forgotten when left."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk_app.content.index import build_index
from kiosk_app.content.pack import read_pack
from kiosk_app.content.shelf import Edition, Shelf, Version
from kiosk_app.domain.certificate import Verdict
from kiosk_app.domain.statute import Statute
from kiosk_app.domain.wizard import paths, personal_list
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.wizard import Way, derive
from kiosk_app.services.content import shipped
from tests.kiosk.lookup_stage import LookupStage, install
from tests.kiosk.made_up_law import TITLE, made_up_law

Page = Shell.Page
DIGEST = "id_card_law"
OTHER, OTHER_TITLE = "hukou_regulations", "中华人民共和国户口登记条例"
WITHIN = 1.0


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    install(Shelf(folder), statutes=(made_up_law(),))
    return folder


@pytest.fixture
def stage(qapp: QGuiApplication, pack: Path, tmp_path: Path) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    shutil.copytree(pack, tmp_path / "content")
    made = LookupStage(Shelf(tmp_path / "content"))
    yield made
    made.close()
    assert made.warnings == []


def top_of(stage: LookupStage, name: str) -> float:
    """How far below the window's upper edge a control begins."""
    item = stage.find(name)
    return item.mapToScene(item.boundingRect().topLeft()).y()


def place_of(stage: LookupStage, name: str) -> QQuickItem:
    """The list that is scrolled."""
    return stage.find(f"{name}.view")


# The wizard.


def test_four_answers_lead_to_a_service_and_back_takes_each_of_them_back(stage: LookupStage) -> None:
    stage.shell.go(Page.Wizard, "life_events")
    questions = []
    for answer in (0, 0, 0, 0):
        stage.settle()
        questions.append(stage.wizard.property("question"))
        stage.tap(f"wizard.answer.{answer}")
    assert questions[0] == "您家里最近有什么事？"
    assert len(set(questions)) == 4
    assert stage.until(lambda: stage.seen("wizard.guide.0"))
    found = stage.wizard.property("guides")
    assert [each["code"] for each in found] == ["A01"]
    assert "生孩子" in stage.texts()

    stage.settle()
    stage.tap("wizard.guide.0")
    assert (stage.shell.page, stage.shell.key) == (Page.Guide, "A01")
    stage.shell.back()
    assert stage.until(lambda: stage.seen("wizard.guide.0"))
    for question in reversed(questions):
        stage.shell.back()
        assert stage.wizard.property("question") == question
    stage.shell.back()
    assert stage.shell.page == Page.Home


def test_starting_again_goes_to_the_first_question_and_back_past_the_result(stage: LookupStage) -> None:
    stage.shell.go(Page.Wizard, "life_events")
    stage.settle()
    stage.tap("wizard.answer.0")
    stage.settle()
    stage.tap("wizard.answer.3")
    assert stage.until(lambda: stage.seen("wizard.again"))
    stage.settle()
    stage.tap("wizard.again")
    assert stage.wizard.property("number") == 1
    stage.shell.back()
    assert stage.wizard.property("question") == "孩子是哪一种情况？"


def test_when_nobody_answers_the_answers_are_forgotten(stage: LookupStage) -> None:
    stage.shell.go(Page.Wizard, "life_events")
    stage.settle()
    stage.tap("wizard.answer.0")
    stage.settle()
    stage.shell._left = 1
    stage.shell._tick()
    assert stage.shell.page == Page.Home
    assert (stage.wizard.property("trail"), stage.wizard.property("answers")) == ([], [])
    assert stage.wizard._way == Way()


def test_the_second_half_of_a_double_tap_answers_nothing(stage: LookupStage) -> None:
    stage.shell.go(Page.Wizard, "life_events")
    point = stage.heeded("wizard.answer.0")
    stage.tap_at(point)
    stage.settle()
    stage.tap_at(point)
    assert stage.wizard.property("number") == 2


def test_every_way_ends_in_services_that_ship_and_a_list_without_what_is_spared(stage: LookupStage) -> None:
    wizard = stage.library.wizard("life_events")
    assert wizard is not None
    ends = 0
    for way in _ways(stage, ()):
        shown = derive(way, stage.library, "zh")
        assert shown["guides"], way
        assert shown["number"] <= 5
        ends += 1
    assert ends == len(list(paths(wizard)))
    for chosen in paths(wizard):
        guides = tuple(guide for code in chosen[-1].guides if (guide := stage.library.guide(code)))
        names = {material.name.zh for material in personal_list(guides, chosen)}
        assert not names & {name for answer in chosen for name in answer.without}


def _ways(stage: LookupStage, answers: tuple[int, ...]) -> Iterator[Way]:
    shown = derive(Way("life_events", answers), stage.library, "zh")
    if not shown["answers"]:
        yield Way("life_events", answers)
    for place in range(len(shown["answers"])):
        yield from _ways(stage, (*answers, place))


def test_a_way_without_anything_to_bring_says_so(stage: LookupStage) -> None:
    stage.shell.go(Page.Wizard, "life_events:3.0")
    stage.settle()
    assert stage.wizard.property("bring") == []
    assert "不用准备什么" in stage.texts()
    assert "带什么" not in stage.texts()


# Certificates.


def test_a_certificate_says_whether_it_is_needed_and_the_list_is_where_it_was(stage: LookupStage) -> None:
    stage.shell.go(Page.Certificates)
    stage.settle()
    stage.tap("scroll.more")
    assert stage.until(lambda: not stage.find("scroll.more").property("pressed"))
    stage.settle()
    rows = [each["id"] for group in stage.certificates.property("groups") for each in group["rows"]]
    assert len(rows) == len(stage.library.certificates())
    before = {name: top_of(stage, f"certificate.row.{name}") for name in rows}
    name = next(each for each in rows if 400 < before[each] < 1200)
    stage.tap(f"certificate.row.{name}")
    assert (stage.shell.page, stage.shell.key) == (Page.Certificate, name)
    found = stage.library.certificate(name)
    assert found is not None
    assert found.instead.zh in stage.texts()
    stage.shell.back()
    stage.settle()
    assert top_of(stage, f"certificate.row.{name}") == pytest.approx(before[name], abs=2)


@pytest.mark.parametrize(
    ("verdict", "words"), [("not_needed", "相关的业务"), ("elsewhere", "相关的业务"), ("here", "在这里办")]
)
def test_services_are_only_called_the_issuers_where_the_station_issues(
    stage: LookupStage, verdict: str, words: str
) -> None:
    some = next(each for each in stage.library.certificates() if each.verdict == verdict and each.guides)
    stage.shell.go(Page.Certificate, some.id)
    stage.settle()
    assert words in stage.texts()
    stage.find("certificate.guide.0")


def test_one_kind_is_left_and_forgotten_with_the_list(stage: LookupStage) -> None:
    stage.shell.go(Page.Certificates)
    stage.settle()
    stage.tap("certificates.here")
    assert [group["verdict"] for group in stage.certificates.property("groups")] == [Verdict.HERE]
    stage.settle()
    stage.tap("certificate.row.no_crime")
    stage.shell.back()
    assert stage.certificates.property("verdict") == "here"
    stage.shell.home()
    assert stage.certificates.property("verdict") == ""
    assert len(stage.certificates.property("groups")) == len(Verdict)


# Laws.


def test_a_link_to_an_article_opens_the_full_text_at_it(stage: LookupStage) -> None:
    stage.shell.go(Page.Statute, f"{TITLE}/40")
    stage.settle()
    row = next(n for n, each in enumerate(stage.statute.property("rows")) if each["number"] == "40")
    assert "您要看的是这一条" in stage.texts()
    head = place_of(stage, "statute.list").mapToScene(stage.window.contentItem().position()).y()
    assert top_of(stage, f"statute.row.{row}") - head == pytest.approx(0, abs=40)


def test_only_what_is_in_sight_of_a_law_is_built(stage: LookupStage) -> None:
    stage.shell.go(Page.Statute, TITLE)
    stage.settle()
    built = [each for each in stage.all_items() if each.objectName().startswith("statute.row.")]
    assert 0 < len(built) < len(stage.statute.property("rows")) / 3


def test_the_outline_jumps_to_a_chapter(stage: LookupStage) -> None:
    stage.shell.go(Page.Statute, TITLE)
    stage.settle()
    stage.tap("statute.outline")
    stage.settle()
    stage.tap("statute.outline.2")
    stage.settle()
    entry = stage.statute.property("outline")[2]
    assert top_of(stage, f"statute.row.{entry['row']}") < stage.window.height() / 3
    assert "第三章" in stage.texts()


def test_digest_and_full_text_lead_to_each_other_and_back_to_the_same_place(stage: LookupStage) -> None:
    stage.shell.go(Page.Law, f"{DIGEST}/11")
    stage.settle()
    stage.tap("law.full.11")
    assert (stage.shell.page, stage.shell.key) == (Page.Statute, f"{TITLE}/11")
    stage.settle()
    stage.tap("statute.plain.11")
    assert (stage.shell.page, stage.shell.key) == (Page.Law, f"{DIGEST}/11")
    stage.settle()
    stage.shell.back()
    stage.settle()
    assert "您要看的是这一条" in stage.texts()
    stage.shell.back()
    stage.settle()
    stage.tap("law.statute")
    assert (stage.shell.page, stage.shell.key) == (Page.Statute, TITLE)


def test_a_law_is_where_it_was_after_its_plain_words_and_after_another_type_size(stage: LookupStage) -> None:
    stage.shell.go(Page.Statute, TITLE)
    stage.settle()
    rows = stage.statute.property("rows")
    row = next(n for n, each in enumerate(rows) if each["digest"])
    show(stage, "statute.list", row)
    stage.settle()
    before = top_of(stage, f"statute.row.{row}")
    stage.tap(f"statute.plain.{rows[row]['number']}")
    assert stage.shell.page == Page.Law
    stage.settle()
    stage.shell.back()
    stage.settle()
    assert top_of(stage, f"statute.row.{row}") == pytest.approx(before, abs=3)
    stage.window.setProperty("large", True)
    stage.settle()
    assert top_of(stage, f"statute.row.{row}") == pytest.approx(before, abs=120)


def show(stage: LookupStage, name: str, row: int) -> None:
    """Scroll a list to a row."""
    QMetaObject.invokeMethod(stage.find(name), "show", Q_ARG("double", float(row)))


def test_without_an_imported_law_a_digest_offers_no_full_text(stage: LookupStage) -> None:
    stage.shell.go(Page.Law, OTHER)
    stage.settle()
    assert not stage.seen("law.statute")
    assert not any(each.objectName().startswith("law.full.") and each.isVisible() for each in stage.all_items())


def test_a_law_imported_while_the_kiosk_runs_is_there_within_a_second(stage: LookupStage, tmp_path: Path) -> None:
    stage.shell.go(Page.Law, OTHER)
    stage.settle()
    stage.shell.home()
    shelf = Shelf(tmp_path / "content")
    version = fresh(shelf, replace(made_up_law(), title=OTHER_TITLE))
    began = time.monotonic()
    shelf.use(version)
    assert stage.until(lambda: stage.contents.library is not stage.library, WITHIN)
    stage.shell.go(Page.Law, OTHER)
    assert stage.until(lambda: stage.seen("law.statute"), WITHIN - (time.monotonic() - began))
    stage.settle()
    stage.tap("law.statute")
    assert (stage.shell.page, stage.shell.key) == (Page.Statute, OTHER_TITLE)


def fresh(shelf: Shelf, law: Statute) -> Version:
    """A version of the pack that ships with this law imported, not yet in use."""
    reading = read_pack(shipped())
    index = build_index(reading.pack, reading.words, (law,))
    return shelf.put(Edition(shipped(), reading, (law,)), reading.pack, index)
