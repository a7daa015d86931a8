"""Looking a service, a law or a publicity item up: answers come while one types, in characters, pinyin or initials."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.guide import Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Publicity, Story
from kiosk_app.errors import ContentPreparing
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Found, Library
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_LIMIT = 60
ANSWERS = 30
NEAREST = 3
ASK_AGAIN_MILLISECONDS = 300


class Tab(StrEnum):
    """户籍业务 · 法律法规 · 防骗宣传."""

    GUIDE = "guide"
    LAW = "law"
    PUBLICITY = "publicity"


TAB_OF = {
    "guide": Tab.GUIDE,
    "law": Tab.LAW,
    "article": Tab.LAW,
    "story": Tab.PUBLICITY,
    "video": Tab.PUBLICITY,
}
PAGE_OF = {
    "guide": Shell.Page.Guide,
    "law": Shell.Page.Law,
    "article": Shell.Page.Law,
    "story": Shell.Page.Story,
    "video": Shell.Page.Video,
}


@dataclass(frozen=True, slots=True)
class Search:
    """What the visitor typed and chose, and the answers that belong to exactly that text."""

    text: str = ""
    tab: Tab = Tab.GUIDE
    answers: tuple[Found, ...] = ()
    near: tuple[Found, ...] = ()
    asked: str = ""
    """The text that `answers` answer; differs from `text` for the blink until the new ones are there."""
    preparing: bool = False
    """The search index is not there yet: the question is asked again until it is."""


def squeeze(typed: str) -> str:
    """What was typed, without the gaps an input method puts between the syllables it composes."""
    return " ".join(typed.replace("'", "").split())[:TEXT_LIMIT]


def derive(search: Search, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `search`."""
    answered = bool(search.text) and search.asked == search.text
    counts = {tab: sum(TAB_OF[each.kind] is tab for each in search.answers) for tab in Tab}
    rows: list[dict[str, Any]] = []
    near: list[dict[str, Any]] = []
    if library is not None:
        if search.asked:
            rows = [_answer(each, library, language) for each in search.answers if TAB_OF[each.kind] is search.tab]
            near = [_answer(each, library, language) for each in search.near]
        elif not search.preparing:
            rows = [_row(item, library, language) for item in _all(search.tab, library)]
    return {
        "text": search.text,
        "tab": search.tab.value,
        "tabs": [{"kind": tab.value, "count": counts[tab] if search.asked else -1} for tab in Tab],
        "rows": rows,
        "near": near,
        "nothing": answered and not rows,
        "bare": library is not None and not search.asked and not rows and not search.preparing,
        "preparing": search.preparing,
        "popular": _popular(library, language),
    }


def _popular(library: Library | None, language: str) -> list[dict[str, str]]:
    guides: Sequence[Guide] = library.popular() if library else ()
    return [{"code": guide.code, "title": guide.title.of(language)} for guide in guides]


def _all(tab: Tab, library: Library) -> Sequence[Guide | Law | Publicity]:
    if tab is Tab.GUIDE:
        return sorted(library.guides(), key=lambda guide: (guide.popular == 0, guide.popular, guide.code))
    return library.laws() if tab is Tab.LAW else library.publicity()


def _row(item: Guide | Law | Publicity, library: Library, language: str) -> dict[str, Any]:
    row: dict[str, Any] = {"title": item.title.of(language), "icon": glyph(item.icon), "spans": [], "why": ""}
    if isinstance(item, Guide):
        facts = [item.time.short.of(language), item.fee.short.of(language)]
        group = next((each.title.of(language) for each in library.groups() if each.code == item.group), "")
        return row | {
            "kind": "guide",
            "code": item.code,
            "facts": facts,
            "count": len(item.to_bring),
            "group": group,
        }
    if isinstance(item, Law):
        return row | {
            "kind": "law",
            "code": item.id,
            "facts": [item.version.of(language)],
            "count": len(item.articles),
            "group": "",
        }
    story = isinstance(item, Story)
    return row | {
        "kind": "story" if story else "video",
        "code": item.id,
        "facts": [item.summary.of(language)],
        "count": len(item.frames) if isinstance(item, Story) else item.seconds,
        "group": item.topic.value,
    }


def _answer(found: Found, library: Library, language: str) -> dict[str, Any]:
    """A row of its own thing with the matched characters; the marks fit the Chinese title only."""
    row = _bare_answer(found, library, language)
    if row["title"] == found.title:
        row["spans"] = [list(span) for span in found.spans]
    # An alias or a spoken question that matched explains why a differently named service is here.
    row["why"] = found.matched if found.why in {"alias", "question"} and found.matched != found.title else ""
    return row


def _bare_answer(found: Found, library: Library, language: str) -> dict[str, Any]:
    if found.kind == "guide" and (guide := library.guide(found.code)):
        return _row(guide, library, language)
    if found.kind == "law" and (law := library.law(found.code)):
        return _row(law, library, language)
    if found.kind == "article":
        return _article(found, library, language)
    for item in library.publicity():
        if item.id == found.code:
            return _row(item, library, language)
    return {
        "kind": found.kind,
        "code": found.code,
        "title": found.title,
        "icon": "",
        "facts": [],
        "count": 0,
        "group": "",
    }


def _article(found: Found, library: Library, language: str) -> dict[str, Any]:
    law_id, _, number = found.code.partition("/")
    law = library.law(law_id)
    article = law.article(number) if law else None
    return {
        "kind": "article",
        "code": found.code,
        "title": found.title if language == "zh" or article is None else article.heading.of(language),
        "icon": glyph(law.icon) if law else "scale-balance",
        "facts": [law.title.of(language)] if law else [],
        "count": 0,
        "group": "",
    }


def glyph(name: str) -> str:
    """A pack writes icon names as identifiers; the glyph table has hyphens."""
    return name.replace("_", "-")


@QmlElement
@QmlUncreatable("made by startup")
class LookupModel(QObject):
    """Behind LookupPage. What was typed is forgotten when the page is left for good."""

    textChanged = Signal()
    tabChanged = Signal()
    tabsChanged = Signal()
    rowsChanged = Signal()
    nearChanged = Signal()
    nothingChanged = Signal()
    bareChanged = Signal()
    preparingChanged = Signal()
    popularChanged = Signal()
    asked = Signal()
    """Answers of one search are shown now."""

    def __init__(
        self, shell: Shell, assist: Assist, jobs: Jobs, contents: Contents, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._jobs, self._contents = shell, assist, jobs, contents
        self._search = Search()
        self._place = 0.0
        self._one_at_a_time = Lock()
        self._shown = Shown(self, derive(self._search, None, assist.language))
        contents.changed.connect(self._content_changed)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Lookup, self._open, self._leave, screen=self)

    text = Property(str, lambda self: self._shown["text"], notify=textChanged)
    tab = Property(str, lambda self: self._shown["tab"], notify=tabChanged)
    tabs = Property(list, lambda self: self._shown["tabs"], notify=tabsChanged)
    rows = Property(list, lambda self: self._shown["rows"], notify=rowsChanged)
    near = Property(list, lambda self: self._shown["near"], notify=nearChanged)
    nothing = Property(bool, lambda self: self._shown["nothing"], notify=nothingChanged)
    bare = Property(bool, lambda self: self._shown["bare"], notify=bareChanged)
    preparing = Property(bool, lambda self: self._shown["preparing"], notify=preparingChanged)
    popular = Property(list, lambda self: self._shown["popular"], notify=popularChanged)
    textLimit = Property(int, lambda _self: TEXT_LIMIT, constant=True)

    @Slot(str)
    def type(self, typed: str) -> None:
        """The text in the field, or what an input method is composing there, changed."""
        text = squeeze(typed)
        if text == self._search.text:
            return
        if text:
            self._fold(text=text)
            self._ask(text)
        else:
            self._fold(text="", asked="", answers=(), near=(), preparing=False)

    @Slot(str)
    def choose(self, tab: str) -> None:
        """A tab was tapped."""
        self._fold(tab=Tab(tab))

    @Slot(str, str)
    def show(self, kind: str, code: str) -> None:
        """A row or a popular service was tapped."""
        self._shell.go(PAGE_OF[kind], code)

    @Slot()
    def askOfficer(self) -> None:
        """Nothing fits: leave the question as a message for the officers."""
        self._shell.go(Shell.Page.Message)

    @Slot(float)
    def keepPlace(self, place: float) -> None:
        """How far the list was scrolled when a row was opened."""
        self._place = place

    @Slot(result=float)
    def keptPlace(self) -> float:
        """How far to scroll the list when the visitor comes back to it."""
        return self._place

    def _ask(self, text: str) -> None:
        library = self._contents.library
        if library is not None:
            self._jobs.submit(lambda: self._answers(library, text), lambda result: self._take(text, result))

    def _answers(self, library: Library, text: str) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
        with self._one_at_a_time:
            if text != self._search.text:
                return (), ()  # overtaken while waiting for the index
            return _search(library, text)

    def _take(self, text: str, result: Result[tuple[tuple[Found, ...], tuple[Found, ...]]]) -> None:
        if text != self._search.text:
            return  # the visitor has typed on: a stale answer
        if isinstance(result, Err) and isinstance(result.error, ContentPreparing):
            self._fold(asked="", answers=(), near=(), preparing=True)
            QTimer.singleShot(ASK_AGAIN_MILLISECONDS, self, lambda: self._ask_again(text))
            return
        answers, near = ((), ()) if isinstance(result, Err) else result.value
        self._fold(asked=text, answers=answers, near=near, preparing=False)
        self.asked.emit()

    def _ask_again(self, text: str) -> None:
        if text == self._search.text:
            self._ask(text)

    def _content_changed(self) -> None:
        self._fold()
        if self._search.text:
            self._ask(self._search.text)

    def _open(self, key: str) -> None:
        if key in set(Tab):
            self._fold(tab=Tab(key))

    def _leave(self) -> None:
        self._place = 0.0
        self._search = Search()
        self._fold()

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the search's own fields
        self._search = replace(self._search, **changes)
        self._shown.update(derive(self._search, self._contents.library, self._assist.language))


def _search(library: Library, text: str) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """All answers, and for none the services nearest to what was typed: its longest piece that finds some."""
    answers = tuple(library.search(text, ANSWERS, tuple(TAB_OF)))
    if answers:
        return answers, ()
    for size in range(len(text) - 1, 0, -1):
        for start in range(len(text) - size + 1):
            near = tuple(library.search(text[start : start + size], NEAREST, ("guide",)))
            if near:
                return (), near
    return (), ()
