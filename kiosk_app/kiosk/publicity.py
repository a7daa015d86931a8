"""The publicity wall, and a picture story paged frame by frame."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.publicity import Publicity, Story, Topic, Video
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

EVERY = "all"


def address(library: Library, name: str) -> str:
    """The URL of a media file of the pack, empty when it is not there."""
    path = library.media(name)
    return QUrl.fromLocalFile(str(path)).toString() if name and path.is_file() else ""


def tile(item: Publicity, library: Library, language: str) -> dict[str, Any]:
    """One tile of the wall; `amount` is frames or seconds."""
    video = isinstance(item, Video)
    return {
        "id": item.id,
        "video": video,
        "title": item.title.of(language),
        "summary": item.summary.of(language),
        "lesson": item.lesson.of(language),
        "topic": item.topic.value,
        "tone": item.tone.value,
        "icon": glyph(item.icon),
        "amount": item.seconds if isinstance(item, Video) else len(item.frames),
        "poster": address(library, item.poster if isinstance(item, Video) else item.frames[0].picture),
    }


@QmlElement
@QmlUncreatable("made by startup")
class PublicityModel(QObject):
    """Behind PublicityPage."""

    changed = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._contents = shell, assist, contents
        self._topic = EVERY
        contents.changed.connect(self.changed)
        assist.languageChanged.connect(self.changed)
        shell.register(Shell.Page.Publicity, None, self._leave, screen=self)

    @Property(str, notify=changed)
    def topic(self) -> str:
        """The chosen topic, or "all"."""
        return self._topic

    @Property(list, notify=changed)
    def topics(self) -> list[str]:
        """ "all", then the topics that have something to show."""
        there = {item.topic for item in self._all()}
        return [EVERY, *(topic.value for topic in Topic if topic in there)]

    @Property(list, notify=changed)
    def items(self) -> list[dict[str, Any]]:
        library = self._contents.library
        if library is None:
            return []
        chosen = [item for item in self._all() if self._topic in {EVERY, item.topic.value}]
        return [tile(item, library, self._assist.language) for item in chosen]

    @Slot(str)
    def choose(self, topic: str) -> None:
        """A topic was tapped."""
        self._topic = topic
        self.changed.emit()

    @Slot(str, bool)
    def show(self, item: str, video: bool) -> None:
        """A tile was tapped."""
        self._shell.go(Shell.Page.Video if video else Shell.Page.Story, item)

    def _all(self) -> tuple[Publicity, ...]:
        return tuple(self._contents.library.publicity()) if self._contents.library else ()

    def _leave(self) -> None:
        self.choose(EVERY)


@dataclass(frozen=True, slots=True)
class Leafing:
    """Which story is open and at which frame; the place after the last frame is what to remember of it."""

    story: str = ""
    place: int = 0


def derive(leafing: Leafing, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `leafing`."""
    story = library.story(leafing.story) if library else None
    if library is None or story is None:
        gone = library is not None and bool(leafing.story)
        return {"title": "", "place": 0, "count": 0, "frame": {}, "ended": False, "lesson": "", "gone": gone}
    ended = leafing.place >= len(story.frames)
    return {
        "title": story.title.of(language),
        "place": min(leafing.place, len(story.frames)),
        "count": len(story.frames),
        "frame": {} if ended else _frame(story, leafing.place, library, language),
        "ended": ended,
        "lesson": story.lesson.of(language),
        "gone": False,
    }


def _frame(story: Story, place: int, library: Library, language: str) -> dict[str, str]:
    frame = story.frames[place]
    return {
        "picture": address(library, frame.picture),
        "caption": frame.caption.of(language),
        "description": frame.description.of(language),
    }


@QmlElement
@QmlUncreatable("made by startup")
class StoryModel(QObject):
    """Behind StoryPage."""

    titleChanged = Signal()
    placeChanged = Signal()
    countChanged = Signal()
    frameChanged = Signal()
    endedChanged = Signal()
    lessonChanged = Signal()
    goneChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._leafing = Leafing()
        self._shown = Shown(self, derive(self._leafing, None, assist.language))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Story, self._open, self._leave, screen=self)

    title = Property(str, lambda self: self._shown["title"], notify=titleChanged)
    place = Property(int, lambda self: self._shown["place"], notify=placeChanged)
    count = Property(int, lambda self: self._shown["count"], notify=countChanged)
    frame = Property("QVariantMap", lambda self: self._shown["frame"], notify=frameChanged)
    ended = Property(bool, lambda self: self._shown["ended"], notify=endedChanged)
    lesson = Property(str, lambda self: self._shown["lesson"], notify=lessonChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)

    @Slot()
    def next(self) -> None:
        """下一页, and after the last frame what to remember."""
        self._fold(place=min(self._shown["count"], self._leafing.place + 1))

    @Slot()
    def previous(self) -> None:
        """上一页."""
        self._fold(place=max(0, self._leafing.place - 1))

    @Slot()
    def restart(self) -> None:
        """From the first frame."""
        self._fold(place=0)

    @Slot()
    def openWall(self) -> None:
        """More of the kind."""
        self._shell.go(Shell.Page.Publicity)

    def _open(self, key: str) -> None:
        if key != self._leafing.story:
            self._fold(story=key, place=0)

    def _leave(self) -> None:
        self._opened.leave()
        self._fold(story="", place=0)

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the state's own fields
        self._leafing = replace(self._leafing, **changes)
        self._shown.update(derive(self._leafing, self._opened.at(self._leafing.story), self._assist.language))
