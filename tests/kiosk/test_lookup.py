"""From three letters to a guide, its code on the glass, the law behind it, and back: real pages, real touches."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.content.shelf import Shelf
from kiosk_app.gui import load_fonts
from kiosk_app.jobs import Ok, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.tally import Tally
from kiosk_app.paths import program_root
from tests.kiosk.lookup_stage import PLACE, LookupStage, install
from tests.kiosk.test_qr import decode

Page = Shell.Page


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    install(Shelf(folder))
    return folder


@pytest.fixture
def shelf(pack: Path, tmp_path: Path) -> Shelf:
    shutil.copytree(pack, tmp_path / "content")
    return Shelf(tmp_path / "content")


@pytest.fixture
def stage(qapp: QGuiApplication, shelf: Shelf) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    stage = LookupStage(shelf)
    yield stage
    stage.close()
    assert stage.warnings == []


def scroll_to(stage: LookupStage, item: QQuickItem) -> None:
    """Tap 下面还有 until `item` stands whole above it."""
    for _ in range(12):
        if not stage.seen("scroll.more"):
            return
        bottom = item.mapToScene(item.boundingRect().bottomLeft()).y()
        if bottom < stage.find("scroll.more").mapToScene(item.boundingRect().topLeft()).y():
            return
        stage.tap("scroll.more")
        stage.settle()
        stage.until(lambda: not any(each.property("moving") is True for each in stage.all_items()))


def test_three_letters_lead_to_a_guide_its_code_its_law_and_back(stage: LookupStage) -> None:
    stage.shell.go(Page.Lookup)
    stage.tap("lookup.search")
    for letter in "sfz":
        QTest.keyClick(stage.window, ord(letter.upper()))
    assert stage.until(lambda: stage.lookup.property("tabs")[0]["count"] > 0)
    stage.settle()
    stage.tap("lookup.result.0")
    assert stage.until(lambda: stage.seen("guide.qr"))
    assert (stage.shell.key, "身份证到期换领" in stage.texts()) == ("H03", True)

    assert stage.until(lambda: bool(stage.take.property("rows")))
    scroll_to(stage, stage.find("guide.qr"))
    guide = stage.library.guide("H03")
    assert guide is not None
    assert decode(stage.window.grabWindow()) == [stage.library.take_away_text(guide, "zh", PLACE)]

    scroll_to(stage, stage.find("guide.law.1"))
    stage.tap("guide.law.1")
    assert stage.until(lambda: stage.shell.page == Page.Law)
    stage.settle()
    article = next(i for i, each in enumerate(stage.law.property("law")["articles"]) if each["number"] == "11")
    top = stage.find(f"law.article.{article}").mapToScene(stage.window.contentItem().position()).y()
    assert 0 < top < stage.window.height() * 0.6, "the page opens at the article"

    stage.shell.back()
    assert stage.until(lambda: stage.seen("guide.qr"))
    stage.shell.back()
    assert stage.lookup.property("text").lower() == "sfz"
    stage.shell.home()
    assert stage.lookup.property("text") == ""


class SlowJobs:
    """Keeps work until the test lets it answer, in any order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], object], done: Callable[[Result[object]], None]) -> None:
        answer = work()
        self.waiting.append(lambda: done(Ok(answer)))


def test_a_stale_answer_is_dropped(stage: LookupStage) -> None:
    stage.library.warm()
    jobs = SlowJobs()
    contents = Contents()
    contents.library = stage.library
    shell = Shell(stage.shell._settings)
    tally = Tally(shell, jobs, contents)  # type: ignore[arg-type]
    model = LookupModel(shell, Assist(), jobs, contents, tally)  # type: ignore[arg-type]
    model.type("户口簿")
    model.type("临时身份证")
    first, second = jobs.waiting
    second()
    rows = model.property("rows")
    first()
    assert model.property("rows") == rows
    assert rows[0]["code"] == "H11"


KEYBOARD = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from kiosk_app.content.shelf import Shelf
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.lookup_stage import LookupStage
stage = LookupStage(Shelf(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]))
stage.shell.go(Shell.Page.Lookup)
stage.settle()
stage.tap("lookup.search")
assert stage.until(lambda: bool(stage.child("keyboard.panel").property("active"))), "no keyboard"
stage.settle()
for letter in "sfz":
    stage.key(letter)
assert stage.until(lambda: stage.lookup.property("tabs")[0]["count"] > 0), "letters still being composed do not search"
assert stage.until(lambda: stage.lookup._search.asked.replace(" ", "") == "sfz")
stage.settle()
row = stage.find("lookup.result.0")
assert 0 < stage.place(row, 0.5, 1.0).y() < stage.child("keyboard.panel").property("y"), "the keyboard hides the answer"
stage.tap("lookup.result.0")
assert (stage.shell.page, stage.shell.key) == (Shell.Page.Guide, "H03")
stage.close()
assert stage.warnings == [], stage.warnings
"""


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1024, 768)])
def test_letters_on_the_glass_search_before_they_are_characters(
    pack: Path, tmp_path: Path, width: int, height: int
) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_IM_MODULE": "qtvirtualkeyboard",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": str(program_root()),
    }
    command = [sys.executable, "-c", KEYBOARD, str(pack), str(width), str(height)]
    ran = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
