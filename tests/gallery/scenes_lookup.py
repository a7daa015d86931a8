"""Scenes of lookup, guide, law, publicity, story and video: name → what leads there from home."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from kiosk_app.kiosk.film import FilmModel
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.publicity import PublicityModel, StoryModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.startup.kiosk import KioskProgram

Page = Shell.Page
PATIENCE = 8000
STEP = 20


def wait(until: Callable[[], bool]) -> None:
    """Let the program run until something is so, at most `PATIENCE` milliseconds."""
    for _ in range(PATIENCE // STEP):
        if until():
            return
        QTest.qWait(STEP)


def looks_up(text: str) -> Callable[[KioskProgram], None]:
    """Lookup with `text` typed and answered."""

    def enter(program: KioskProgram) -> None:
        model = program.shell.screenOf(Page.Lookup)
        assert isinstance(model, LookupModel)
        model.type(text)
        program.shell.go(Page.Lookup)
        wait(lambda: model.property("tabs")[0]["count"] >= 0)

    return enter


def longest_guide(program: KioskProgram) -> None:
    """The guide with the most to say."""
    program.shell.go(Page.Lookup)
    lookup, guide = program.shell.screenOf(Page.Lookup), program.shell.screenOf(Page.Guide)
    assert isinstance(lookup, LookupModel)
    assert isinstance(guide, GuideModel)
    sizes = {}
    for row in lookup.property("rows"):
        program.shell.go(Page.Guide, row["code"])
        sizes[row["code"]] = len(str(guide.property("guide")))
    program.shell.go(Page.Guide, max(sizes, key=lambda code: sizes[code]))
    wait(lambda: bool(guide.property("qr")))


def item_of(program: KioskProgram, *, video: bool) -> str:
    """The id of the wall's first story or video."""
    wall = program.shell.screenOf(Page.Publicity)
    assert isinstance(wall, PublicityModel)
    return next(str(item["id"]) for item in wall.property("items") if item["video"] == video)


def story(program: KioskProgram) -> None:
    """A frame in the middle of a story."""
    program.shell.go(Page.Story, item_of(program, video=False))
    model = program.shell.screenOf(Page.Story)
    assert isinstance(model, StoryModel)
    model.next()


def story_end(program: KioskProgram) -> None:
    """What to remember of a story."""
    story(program)
    model = program.shell.screenOf(Page.Story)
    assert isinstance(model, StoryModel)
    while not model.property("ended"):
        model.next()


def video_paused(program: KioskProgram) -> None:
    """A video stopped on a frame."""
    program.shell.go(Page.Video, item_of(program, video=True))
    model = program.shell.screenOf(Page.Video)
    assert isinstance(model, FilmModel)
    wait(lambda: bool(model.property("position") > 1000))
    model.toggle()


def video_broken(program: KioskProgram) -> None:
    """A video whose file is no video."""
    program.shell.go(Page.Video, item_of(program, video=True))
    model = program.shell.screenOf(Page.Video)
    assert isinstance(model, FilmModel)
    assert model._player is not None
    model._player.open(Path(__file__))
    wait(lambda: model.property("state") == "broken")


ENTER: dict[str, Callable[[KioskProgram], None]] = {
    "lookup_sfz": looks_up("sfz"),
    "lookup_nothing": looks_up("qqqsfzqqq"),
    "guide_longest": longest_guide,
    "law_article": lambda program: program.shell.go(Page.Law, "id_card_law/11"),
    "story": story,
    "story_end": story_end,
    "video_paused": video_paused,
    "video_broken": video_broken,
}
