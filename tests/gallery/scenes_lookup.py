"""Scenes of lookup, guide, law, publicity, story and video: name → what leads there from home."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtTest import QTest

from kiosk_app.errors import ContentPreparing
from kiosk_app.kiosk.browse import BrowseModel
from kiosk_app.kiosk.contents import Library
from kiosk_app.kiosk.film import FilmModel
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.publicity import PublicityModel, StoryModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.video import VideoState
from kiosk_app.startup.kiosk import KioskProgram

Page = Shell.Page
Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]
PATIENCE = 8000
STEP = 20


def wait(until: Callable[[], bool]) -> None:
    """Let the program run until something is so, at most `PATIENCE` milliseconds."""
    for _ in range(PATIENCE // STEP):
        if until():
            return
        QTest.qWait(STEP)


def opens(page: Shell.Page, key: str = "") -> Enter:
    """Go to a page as a tap would."""
    return lambda program: program.shell.go(page, key)


def looks_up(text: str, tab: str = "guide") -> Enter:
    """Lookup with `text` typed and answered."""

    def enter(program: KioskProgram) -> None:
        model = program.shell.screenOf(Page.Lookup)
        assert isinstance(model, LookupModel)
        model.type(text)
        program.shell.go(Page.Lookup, tab)
        wait(lambda: model.property("tabs")[0]["count"] >= 0)

    return enter


def filtered(key: str, *tags: str) -> Enter:
    """A list with filters chosen."""

    def enter(program: KioskProgram) -> None:
        program.shell.go(Page.Browse, key)
        model = program.shell.screenOf(Page.Browse)
        assert isinstance(model, BrowseModel)
        for tag in tags:
            model.toggle(tag)

    return enter


def letters(program: KioskProgram) -> None:
    """All services by first letter."""
    program.shell.go(Page.Browse, "letters")
    model = program.shell.screenOf(Page.Browse)
    assert isinstance(model, BrowseModel)
    wait(lambda: bool(model.property("letters")))


def spell_preparing() -> object:
    """As while another thread loads the index."""
    raise ContentPreparing("查询正在准备，请稍等几秒再试。")


def longest_guide(program: KioskProgram) -> None:
    """The guide with the most to say."""
    guide = program.shell.screenOf(Page.Guide)
    assert isinstance(guide, GuideModel)
    sizes = {}
    library = program._screens.contents.library
    assert library is not None
    for each in library.guides():
        program.shell.go(Page.Guide, each.code)
        sizes[each.code] = len(str(guide.property("guide")))
    program.shell.go(Page.Guide, max(sizes, key=lambda code: sizes[code]))
    wait(lambda: bool(guide._take.property("rows")))


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


def expired_guide(program: KioskProgram) -> Undo:
    """A guide past its day."""
    model = program.shell.screenOf(Page.Guide)
    assert isinstance(model, GuideModel)
    today = model._today
    model._today = lambda: date(2199, 1, 1)
    program.shell.go(Page.Guide, "H03")

    def undo() -> None:
        model._today = today

    return undo


class Altered:
    """The library with some of its answers replaced."""

    def __init__(self, library: Library, answers: dict[str, object]) -> None:
        self._library, self._answers = library, answers

    def __getattr__(self, name: str) -> object:
        return self._answers[name] if name in self._answers else getattr(self._library, name)


def altered(enter: Enter, **answers: object) -> Enter:
    """A scene in front of a library that answers otherwise."""

    def inner(program: KioskProgram) -> Undo:
        contents = program._screens.contents
        whole = contents.library
        assert whole is not None
        contents.library = cast(Library, Altered(whole, answers))
        contents.changed.emit()
        enter(program)

        def undo() -> None:
            contents.library = whole
            contents.changed.emit()

        return undo

    return inner


NOTHING: dict[str, object] = {"publicity": tuple}
LOST: dict[str, object] = {"media": Path("/lost").joinpath}


def film(program: KioskProgram) -> FilmModel:
    """The wall's first video, opened."""
    program.shell.go(Page.Video, item_of(program, video=True))
    model = program.shell.screenOf(Page.Video)
    assert isinstance(model, FilmModel)
    return model


def video_paused(program: KioskProgram) -> None:
    """A video stopped on a frame."""
    model = film(program)
    wait(lambda: bool(model.property("position") > 1000))
    model.toggle()


def video_in(state: VideoState, after: int = 0) -> Enter:
    """A video in a state its player would come to by itself, so many milliseconds after its start."""

    def enter(program: KioskProgram) -> None:
        model = film(program)
        assert model._player is not None
        wait(lambda: bool(model.property("position") >= after))
        model._player._media.pause()
        model._player._patience.stop()
        model._player._become(state)

    return enter


def video_broken(program: KioskProgram) -> None:
    """A video whose file is no video."""
    model = film(program)
    assert model._player is not None
    model._player.open(Path(__file__))
    wait(lambda: model.property("state") == "broken")


ENTER: dict[str, Enter] = {
    "lookup": opens(Page.Lookup),
    "lookup_laws": opens(Page.Lookup, "law"),
    "lookup_flows": opens(Page.Lookup, "flow"),
    "lookup_forms": opens(Page.Lookup, "form"),
    "lookup_publicity": opens(Page.Lookup, "publicity"),
    "lookup_bare": altered(opens(Page.Lookup, "publicity"), **NOTHING),
    "lookup_sfz": looks_up("sfz"),
    "lookup_elsewhere": looks_up("身份证法", "publicity"),
    "lookup_certificates": looks_up("证明"),
    "lookup_articles": looks_up("身份证过期", "law"),
    "lookup_nothing": looks_up("qqqsfzqqq"),
    "lookup_nothing_at_all": looks_up("乒乓球拍"),
    "browse_groups": opens(Page.Browse, "groups"),
    "browse_group": opens(Page.Browse, "group:H"),
    "browse_filtered": filtered("all", "free", "cross_province"),
    "browse_none": filtered("all", "free", "by_proxy", "online", "on_the_spot"),
    "browse_gone": opens(Page.Browse, "group:no_such"),
    "browse_letters": letters,
    "browse_preparing": altered(opens(Page.Browse, "letters"), spelled=spell_preparing, newer=lambda: None),
    "guide": opens(Page.Guide, "H03"),
    "guide_longest": longest_guide,
    "guide_expired": expired_guide,
    "guide_gone": opens(Page.Guide, "no_such"),
    "law": opens(Page.Law, "id_card_law"),
    "law_article": opens(Page.Law, "id_card_law/11"),
    "law_gone": opens(Page.Law, "no_such"),
    "publicity": opens(Page.Publicity),
    "publicity_lost": altered(opens(Page.Publicity), **LOST),
    "publicity_empty": altered(opens(Page.Publicity), **NOTHING),
    "story": story,
    "story_lost": altered(story, **LOST),
    "story_end": story_end,
    "story_gone": opens(Page.Story, "no_such"),
    "video_loading": video_in(VideoState.LOADING),
    "video_paused": video_paused,
    "video_ended": video_in(VideoState.ENDED, 600),
    "video_missing": video_in(VideoState.MISSING),
    "video_broken": video_broken,
    "video_gone": opens(Page.Video, "no_such"),
}
