"""A guide or a law digest past its day says so before anything else on the page, and is shown all the same."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.content.shelf import Shelf
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.lookup_stage import PLACE, LookupStage, install

Page = Shell.Page
CODE = "H03"
NOTICE = "这份指南过了有效期，可能有变化"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    install(Shelf(folder))
    return folder


@pytest.fixture
def stage(qapp: QGuiApplication, pack: Path, tmp_path: Path) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    shutil.copytree(pack, tmp_path / "content")
    made = LookupStage(Shelf(tmp_path / "content"))
    yield made
    made.close()
    assert made.warnings == []


def read_on(stage: LookupStage, day: date) -> None:
    """Open the guide as on that day."""
    guide = GuideModel(
        stage.shell,
        stage.assist,
        stage.contents,
        stage.take,
        stage.printing,
        PLACE,
        parent=stage.owner,
        today=lambda: day,
    )
    stage.contents.attach(stage.library)
    stage.shell.go(Page.Guide, CODE)
    assert stage.until(lambda: guide.guide.get("code") == CODE)
    stage.settle()


def last_day(stage: LookupStage) -> date:
    found = stage.library.guide(CODE)
    assert found is not None
    assert found.origin.valid_until is not None
    return found.origin.valid_until


def test_on_its_last_day_a_guide_is_still_good(stage: LookupStage) -> None:
    read_on(stage, last_day(stage))
    assert NOTICE not in stage.texts()


@pytest.mark.parametrize("late", [1, 400])
def test_after_it_the_first_thing_one_reads_is_the_notice(stage: LookupStage, late: int) -> None:
    day = last_day(stage)
    read_on(stage, day + timedelta(days=late))
    texts = [i for i in stage.all_items() if i.isVisible() and i.inherits("QQuickText")]
    (notice,) = [i for i in texts if i.property("text") == NOTICE]
    top = stage.place(notice).y()
    title = next(i for i in texts if i.property("text") == str(stage.library.guide(CODE).title.of("zh")))  # type: ignore[union-attr]
    below = [i for i in texts if stage.place(i).y() > top and i is not title]
    assert stage.place(title).y() < top
    assert len(below) > 5
    until = f"有效期至：{day.year} 年 {day.month} 月 {day.day} 日"
    assert stage.until(lambda: until in stage.texts()), "the end of the page is built last"
    assert "以窗口答复为准" in stage.texts()
