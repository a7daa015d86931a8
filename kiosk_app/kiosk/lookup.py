"""Looking anything up: answers come while one types, in characters, pinyin or initials; before that, ways to browse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Guide
from kiosk_app.errors import ContentPreparing
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Found, Library
from kiosk_app.kiosk.entries import PAGE_OF, Item, entry, found_entry, full_texts
from kiosk_app.kiosk.nearest import nearest
from kiosk_app.kiosk.place import PlaceKeeper
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown
from kiosk_app.kiosk.tally import Tally

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

TEXT_LIMIT = 60
ANSWERS = 200
SHOWN = 40
"""So many answers of one tab are shown; who has not found it among them types on."""
POPULAR = 6
ASK_AGAIN_MILLISECONDS = 300
RESTED_MILLISECONDS = 1500
"""After this long without a key nobody is typing any more."""
LIFE_EVENTS = "life_events"


class Tab(StrEnum):
    """户籍业务 · 法律法规 · 办理流程 · 表格样本 · 防骗宣传."""

    GUIDE = "guide"
    LAW = "law"
    FLOW = "flow"
    FORM = "form"
    PUBLICITY = "publicity"


TAB_OF = {
    "guide": Tab.GUIDE,
    "certificate": Tab.GUIDE,
    "wizard": Tab.GUIDE,
    "law": Tab.LAW,
    "article": Tab.LAW,
    "statute": Tab.LAW,
    "clause": Tab.LAW,
    "flow": Tab.FLOW,
    "form": Tab.FORM,
    "story": Tab.PUBLICITY,
    "video": Tab.PUBLICITY,
}

Answers = tuple[tuple[Found, ...], tuple[Found, ...]]


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


def derive(search: Search, library: Library | None, language: str, often: Sequence[str]) -> dict[str, Any]:
    """What QML shows of `search`; `often` are codes of the guides most visitors open."""
    searching = bool(search.asked) or search.preparing
    answers = {tab: [each for each in search.answers if TAB_OF[each.kind] is tab] for tab in Tab}
    rows: list[dict[str, Any]] = []
    near: list[dict[str, Any]] = []
    popular: list[dict[str, Any]] = []
    if library is not None:
        popular = [entry(guide, language) for guide in most_asked(library, often)]
        if search.asked:
            rows = [found_entry(each, library, language) for each in answers[search.tab][:SHOWN]]
            near = [found_entry(each, library, language) for each in search.near]
        elif not searching and search.tab is not Tab.GUIDE:
            rows = [entry(item, language) for item in _all(search.tab, library)]
    return {
        "text": search.text,
        "tab": search.tab.value,
        "tabs": [_tab(tab, len(answers[tab]) if search.asked else -1) for tab in Tab],
        "rows": rows,
        "near": near,
        "start": library is not None and not searching and search.tab is Tab.GUIDE,
        "nothing": bool(search.text) and search.asked == search.text and not rows,
        "bare": library is not None and not searching and search.tab is not Tab.GUIDE and not rows,
        "preparing": search.preparing,
        "popular": popular,
        "ways": _ways(library) if library else [],
        "total": len(library.guides()) if library else 0,
    }


def _tab(tab: Tab, count: int) -> dict[str, Any]:
    """`count` is -1 while nothing is searched; `more` when there are more than are shown."""
    return {"kind": tab.value, "count": min(count, SHOWN), "more": count > SHOWN}


def most_asked(library: Library, often: Sequence[str]) -> list[Guide]:
    """大家常查: what this station's visitors open most, filled up with what the pack thinks they will."""
    counted = [guide for code in often if (guide := library.guide(code))]
    return list(dict.fromkeys((*counted, *library.popular())))[:POPULAR]


def _ways(library: Library) -> list[dict[str, str]]:
    """Ways to a service without typing, those that the pack has."""
    ways = [("life", "sign_direction"), ("groups", "shape_outline"), ("letters", "alphabetical_variant")]
    if not library.wizard(LIFE_EVENTS):
        ways = ways[1:]
    if library.certificates():
        ways.append(("certificates", "file_remove_outline"))
    return [{"way": way, "icon": glyph(icon)} for way, icon in ways]


def _all(tab: Tab, library: Library) -> Sequence[Item]:
    if tab is Tab.LAW:
        return [*library.laws(), *full_texts(library)]
    if tab is Tab.FLOW:
        return library.flows()
    return library.samples() if tab is Tab.FORM else library.publicity()


@QmlElement
@QmlUncreatable("made by startup")
class LookupModel(PlaceKeeper):
    """Behind LookupPage. What was typed is forgotten when the page is left for good."""

    textChanged = Signal()
    tabChanged = Signal()
    tabsChanged = Signal()
    rowsChanged = Signal()
    nearChanged = Signal()
    startChanged = Signal()
    nothingChanged = Signal()
    bareChanged = Signal()
    preparingChanged = Signal()
    popularChanged = Signal()
    waysChanged = Signal()
    totalChanged = Signal()
    asked = Signal()
    """Answers of one search are shown now."""

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        jobs: Jobs,
        contents: Contents,
        tally: Tally,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._jobs, self._contents, self._tally = shell, assist, jobs, contents, tally
        self._search = Search()
        self._composing = self._owed = False
        self._one_at_a_time = Lock()
        self._rested = QTimer(self, interval=RESTED_MILLISECONDS, singleShot=True)
        self._rested.timeout.connect(self._rest)
        self._shown = Shown(self, derive(self._search, None, assist.language, ()))
        contents.changed.connect(self._content_changed)
        assist.languageChanged.connect(self._again)
        shell.pageChanged.connect(self._page_changed)
        shell.register(Shell.Page.Lookup, self._open, self._leave, screen=self)

    text = Property(str, lambda self: self._shown["text"], notify=textChanged)
    tab = Property(str, lambda self: self._shown["tab"], notify=tabChanged)
    tabs = Property(list, lambda self: self._shown["tabs"], notify=tabsChanged)
    rows = Property(list, lambda self: self._shown["rows"], notify=rowsChanged)
    near = Property(list, lambda self: self._shown["near"], notify=nearChanged)
    start = Property(bool, lambda self: self._shown["start"], notify=startChanged)
    nothing = Property(bool, lambda self: self._shown["nothing"], notify=nothingChanged)
    bare = Property(bool, lambda self: self._shown["bare"], notify=bareChanged)
    preparing = Property(bool, lambda self: self._shown["preparing"], notify=preparingChanged)
    popular = Property(list, lambda self: self._shown["popular"], notify=popularChanged)
    ways = Property(list, lambda self: self._shown["ways"], notify=waysChanged)
    total = Property(int, lambda self: self._shown["total"], notify=totalChanged)
    textLimit = Property(int, lambda _self: TEXT_LIMIT, constant=True)

    @Slot(str)
    @Slot(str, bool)
    def type(self, typed: str, composing: bool = False) -> None:
        """The text in the field, or what an input method is still composing there, changed."""
        self._composing = composing
        text = squeeze(typed)
        self._owed = bool(text)
        self._rested.start()
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
        """A row was tapped."""
        self._shell.go(PAGE_OF[kind], code)

    @Slot(str)
    def browse(self, way: str) -> None:
        """A way to look without typing was tapped: one of `ways`, or "all"."""
        if way == "life":
            self._shell.go(Shell.Page.Wizard, LIFE_EVENTS)
        elif way == "certificates":
            self._shell.go(Shell.Page.Certificates)
        else:
            self._shell.go(Shell.Page.Browse, way)

    @Slot()
    def askOfficer(self) -> None:
        """Nothing fits: leave the question as a message for the officers."""
        self._shell.go(Shell.Page.Message)

    def _ask(self, text: str) -> None:
        library = self._contents.library
        if library is not None:
            self._jobs.submit(lambda: self._answers(library, text), lambda result: self._take(text, result))

    def _answers(self, library: Library, text: str) -> Answers:
        def overtaken() -> bool:
            return text != self._search.text

        with self._one_at_a_time:
            if overtaken():
                return (), ()
            answers = tuple(library.search(text, ANSWERS, tuple(TAB_OF)))
            return answers, () if answers else nearest(library, text, overtaken)

    def _take(self, text: str, result: Result[Answers]) -> None:
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

    def _rest(self) -> None:
        """Nobody has typed for a while; what an input method still composes may go on."""
        if not self._composing:
            self._count_miss()

    def _count_miss(self) -> None:
        """Once a text, and not while it is being typed: it would find nothing half of the time."""
        if self._owed and self._search.asked == self._search.text:
            self._owed = False
            if not self._search.answers:
                self._tally.missed(self._search.text)

    def _page_changed(self) -> None:
        if self._shell.page != Shell.Page.Lookup:
            self._count_miss()

    def _content_changed(self) -> None:
        self._fold()
        library = self._contents.library
        if library is not None:
            self._jobs.submit(library.warm, lambda _result: None)
        if self._search.text:
            self._ask(self._search.text)

    def _open(self, key: str) -> None:
        self._fold(**({"tab": Tab(key)} if key in set(Tab) else {}))

    def _leave(self) -> None:
        self._rested.stop()
        self.forget_place()
        self._owed = False
        self._search = Search()
        self._fold()

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the search's own fields
        self._search = replace(self._search, **changes)
        library, language = self._contents.library, self._assist.language
        self._shown.update(derive(self._search, library, language, self._tally.popular))
