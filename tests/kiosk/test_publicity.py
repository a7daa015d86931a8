"""The publicity wall by touch: a story to its end, a video on the machine without a GPU, and media that fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk_app.content.shelf import Shelf
from kiosk_app.domain.publicity import Video
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.lookup_stage import LookupStage, install

Page = Shell.Page


@pytest.fixture
def stage(qapp: QGuiApplication, tmp_path: Path) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    install(Shelf(tmp_path))
    stage = LookupStage(Shelf(tmp_path))
    yield stage
    stage.shell.home()
    stage.close()
    assert stage.warnings == []


def open_item(stage: LookupStage, kind: str) -> None:
    stage.shell.go(Page.Publicity)
    stage.settle()
    items = stage.wall.property("items")
    stage.tap(f"publicity.item.{next(i for i, each in enumerate(items) if each['video'] == (kind == 'video'))}")
    assert stage.shell.page == (Page.Video if kind == "video" else Page.Story)
    stage.settle()


def test_a_story_is_paged_to_its_lesson_and_read_again(stage: LookupStage) -> None:
    open_item(stage, "story")
    count = stage.story.property("count")
    seen = set()
    for _ in range(count):
        assert not stage.story.property("ended")
        seen.add(stage.story.property("frame")["caption"])
        stage.tap("story.next")
    assert len(seen) == count
    assert stage.story.property("ended")
    assert stage.story.property("lesson") in stage.texts()
    stage.tap("story.previous")
    assert (stage.story.property("place"), stage.story.property("ended")) == (0, False)


def picture(stage: LookupStage) -> QImage:
    item = stage.find("video.picture")
    return stage.window.grabWindow().copy(item.mapRectToScene(item.boundingRect()).toRect())


def test_a_video_moves_pauses_and_is_silent_once_left(stage: LookupStage) -> None:
    open_item(stage, "video")
    assert stage.until(lambda: stage.film.property("state") == "playing")
    assert stage.until(lambda: stage.film.property("position") > 300)
    first = picture(stage)
    assert len({first.pixel(x, first.height() // 2) for x in range(0, first.width(), 7)}) > 3, "a blank picture"
    assert stage.until(lambda: picture(stage) != first), "the picture does not move"
    stage.tap("video.toggle")
    assert stage.film.property("state") == "paused"
    assert stage.seen("video.replay")
    stage.shell.open(Page.Help)
    assert stage.film.property("state") == "gone", "sound would go on behind another page"


@pytest.mark.parametrize(("damage", "state"), [("missing", "missing"), ("broken", "broken")])
def test_a_video_that_cannot_be_shown_says_so(stage: LookupStage, damage: str, state: str) -> None:
    video = next(each for each in stage.library.publicity() if isinstance(each, Video))
    path = stage.library.media(video.file)
    path.unlink()
    if damage == "broken":
        path.write_bytes(b"not a video")
    open_item(stage, "video")
    assert stage.until(lambda: stage.film.property("state") == state)
    stage.settle()
    assert ("短片的文件不在了" if state == "missing" else "这个短片放不出来") in stage.texts()
    assert not stage.seen("video.toggle")
