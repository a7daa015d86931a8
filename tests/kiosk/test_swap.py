"""A new pack while somebody reads: the page stays as it was opened, lists and home take the new one up within 1 s."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.content.shelf import Shelf
from kiosk_app.domain.statute import Clause, Statute
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.shell import Shell
from kiosk_app.services.content import shipped
from tests.kiosk.lookup_stage import LookupStage, install

Page = Shell.Page
GUIDE = "guides/H03.md"
OLD, NEW = "身份证到期换领", "换一张新身份证"
WITHIN = 1.0
LAW = Statute("候鸟保护法", "", (), (), (), (Clause("1", ("为了让候鸟平安过冬，制定本法。",)),))

Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    install(Shelf(folder), statutes=(LAW,))
    return folder


@pytest.fixture
def shelf(pack: Path, tmp_path: Path) -> Shelf:
    shutil.copytree(pack, tmp_path / "content")
    return Shelf(tmp_path / "content")


@pytest.fixture
def stage(qapp: QGuiApplication, shelf: Shelf) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    made = LookupStage(shelf)
    yield made
    made.close()
    assert made.warnings == []


@pytest.fixture
def swap(stage: LookupStage, shelf: Shelf, tmp_path: Path) -> Callable[[Change], None]:
    """Install the pack that ships with a change, and wait until lists have taken it up."""

    def put(change: Change) -> None:
        draft = tmp_path / "draft"
        shutil.copytree(shipped(), draft)
        change(draft)
        install(shelf, draft)
        assert stage.until(lambda: stage.contents.library is not stage.library, WITHIN)
        stage.settle()

    return put


def rename(draft: Path) -> None:
    file = draft / GUIDE
    text = file.read_text(encoding="utf-8")
    assert text.count(OLD) >= 1
    file.write_text(text.replace(f'title = "{OLD}"', f'title = "{NEW}"', 1), encoding="utf-8")


def remove(draft: Path) -> None:
    """The guide goes, and every link to it."""
    (draft / GUIDE).unlink()
    for folder in ("laws", "certificates", "wizards", "guides"):
        for file in (draft / folder).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            for before, after in (('"H03", ', ""), (', "H03"', ""), ('["H03"]', '["H06"]')):
                text = text.replace(before, after)
            file.write_text(text, encoding="utf-8")


def test_a_guide_that_changes_is_read_to_its_end(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    stage.shell.go(Page.Guide, "H03")
    stage.settle()
    before = stage.guide.property("guide")
    swap(rename)
    assert stage.guide.property("guide") == before
    assert NEW not in stage.texts()
    stage.shell.go(Page.Law, "id_card_law")
    stage.shell.back()
    stage.assist.toggleLanguage()
    stage.assist.toggleLanguage()
    assert stage.guide.property("guide")["title"] == OLD, "also after a look at a law and at English"
    stage.shell.home()
    stage.shell.go(Page.Guide, "H03")
    assert stage.guide.property("guide")["title"] == NEW


def test_a_guide_that_is_removed_stays_until_it_is_left(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    stage.shell.go(Page.Guide, "H03")
    stage.settle()
    swap(remove)
    assert (stage.guide.property("gone"), stage.guide.property("guide")["title"]) == (False, OLD)
    assert OLD in stage.texts()
    stage.shell.home()
    stage.shell.go(Page.Guide, "H03")
    assert stage.guide.property("gone")
    stage.settle()
    assert OLD not in stage.texts()


def test_lists_and_the_search_take_the_new_pack_up(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    stage.shell.go(Page.Lookup)
    assert stage.lookup.property("popular")[0]["title"] == OLD
    swap(rename)
    assert stage.lookup.property("popular")[0]["title"] == NEW
    assert NEW in stage.texts()
    stage.lookup.type("换一张新")
    assert stage.until(lambda: any(row["title"] == NEW for row in stage.lookup.property("rows")))
    stage.shell.go(Page.Browse, "group:H")
    assert NEW in [row["title"] for row in stage.browse.property("rows")]


def test_letters_take_the_new_pack_up_under_the_finger(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    stage.shell.go(Page.Browse, "letters")
    assert stage.until(lambda: bool(stage.browse.property("letters")))
    swap(rename)
    assert not stage.browse.property("preparing")
    assert stage.until(lambda: stage.browse.property("rows")[place_of(stage, "H03")]["title"] == NEW, WITHIN)
    spelled = stage.contents.library
    assert spelled is not None
    assert spelled.spelled()["H03"].startswith("huan yi zhang")


def place_of(stage: LookupStage, code: str) -> int:
    return next(place for place, row in enumerate(stage.browse.property("rows")) if row["code"] == code)


def test_a_wizard_goes_on_with_the_questions_it_began_with(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    stage.shell.go(Page.Wizard, "life_events")
    first = stage.wizard.property("answers")

    def without_wizard(draft: Path) -> None:
        for file in (draft / "wizards").iterdir():
            file.unlink()

    swap(without_wizard)
    assert stage.wizard.property("answers") == first
    stage.wizard.choose(0)
    assert stage.wizard.property("number") == 2 or stage.wizard.property("guides")
    stage.shell.home()
    stage.shell.go(Page.Lookup)
    assert "life" not in [way["way"] for way in stage.lookup.property("ways")], "no way to what is gone"


def test_all_else_that_is_read_stays_too(stage: LookupStage, swap: Callable[[Change], None]) -> None:
    story, video = stage.library.publicity()[-1].id, stage.library.publicity()[0].id
    certificate, form = stage.library.certificates()[0].id, stage.library.samples()[0].id
    pages = (
        (Page.Law, "id_card_law"),
        (Page.Statute, LAW.id),
        (Page.Story, story),
        (Page.Certificate, certificate),
        (Page.Sample, form),
        (Page.Flow, "P1"),
        (Page.Video, video),
    )
    for page, key in pages:
        stage.shell.go(page, key)

    def shown() -> list[object]:
        return [
            stage.law.property("law"),
            stage.statute.property("rows"),
            stage.story.property("frame"),
            stage.certificates.property("certificate"),
            stage.sample.property("sample"),
            stage.flow.property("title"),
            stage.film.property("video"),
        ]

    before = shown()
    assert all(before)

    def other_titles(draft: Path) -> None:
        manifest = draft / "pack.toml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace('title = "当场办理"', 'title = "新版当场办理"', 1), encoding="utf-8")
        for folder in ("laws", "publicity", "certificates", "forms"):
            for file in (draft / folder).glob("*.md"):
                text = file.read_text(encoding="utf-8")
                file.write_text(text.replace('\ntitle = "', '\ntitle = "新版', 1), encoding="utf-8")

    swap(other_titles)
    assert shown() == before
    stage.shell.home()
    stage.shell.go(Page.Law, "id_card_law")
    assert stage.law.property("law")["title"].startswith("新版")
    stage.shell.go(Page.Statute, LAW.id)
    assert stage.statute.property("gone"), "the new version has no imported laws"


def test_a_new_pack_that_cannot_be_read_is_passed_over(stage: LookupStage, shelf: Shelf) -> None:
    install(shelf)
    current = shelf.current()
    assert current is not None
    (current.folder / "items.msgpack").write_bytes(b"\x00")
    stage.contents.look()
    assert stage.contents.library is stage.library
    stage.shell.go(Page.Guide, "H03")
    assert stage.guide.property("guide")["title"] == OLD
