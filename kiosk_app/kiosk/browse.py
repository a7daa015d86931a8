"""Finding a service without typing: by chapter, by first letter, and among all by what it should be like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Guide, Tag
from kiosk_app.errors import ContentPreparing
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library
from kiosk_app.kiosk.entries import entry
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

ASK_AGAIN_MILLISECONDS = 300
OTHER = "#"
"""Where titles stand that begin with no letter."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is looked at: "groups", "group:H", "letters" or "all"; what it is filtered by; how the titles are spelled.

    `spelled` is None until the search index has told, and empty when there is none.
    """

    key: str = ""
    tags: frozenset[Tag] = frozenset()
    spelled: Mapping[str, str] | None = None

    @property
    def mode(self) -> str:
        """groups, group, letters or all."""
        return self.key.partition(":")[0]

    @property
    def group(self) -> str:
        """The chapter's code, or empty."""
        return self.key.partition(":")[2]


def derive(shelf: Shelf, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `shelf`."""
    guides = [guide for guide in library.guides() if shelf.group in {"", guide.group}] if library else []
    rows: list[dict[str, Any]] = []
    if shelf.mode == "letters" and shelf.spelled is not None:
        rows = _by_letter(guides, shelf.spelled, language)
    elif shelf.mode in {"group", "all"}:
        rows = [entry(guide, language) for guide in guides if shelf.tags <= set(guide.tags)]
    group = next((each for each in library.groups() if each.code == shelf.group), None) if library else None
    return {
        "mode": shelf.mode,
        "name": group.title.of(language) if group else "",
        "groups": _groups(library, language) if library and shelf.mode == "groups" else [],
        "tags": _tags(shelf.tags, guides) if shelf.mode in {"group", "all"} else [],
        "letters": _letters(rows),
        "rows": rows,
        "total": len(guides),
        "filtered": bool(shelf.tags),
        "preparing": shelf.mode == "letters" and shelf.spelled is None,
    }


def _groups(library: Library, language: str) -> list[dict[str, Any]]:
    guides = library.guides()
    return [
        {
            "code": group.code,
            "title": group.title.of(language),
            "icon": glyph(group.icon),
            "count": sum(guide.group == group.code for guide in guides),
        }
        for group in library.groups()
    ]


def _tags(chosen: frozenset[Tag], guides: Sequence[Guide]) -> list[dict[str, Any]]:
    """Each filter with how many there are with it and those chosen already; one that nothing here has is left out."""
    return [
        {
            "tag": tag.value,
            "count": sum(chosen | {tag} <= set(guide.tags) for guide in guides),
            "checked": tag in chosen,
        }
        for tag in Tag
        if any(tag in guide.tags for guide in guides)
    ]


def _by_letter(guides: Iterable[Guide], spelled: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """Rows in the order of their spelling, the first of each letter with it; English titles by their own letters."""
    named = sorted((_spelling(guide, spelled, language), guide.code, guide) for guide in guides)
    rows = []
    before = ""
    for spelling, _, guide in named:
        letter = _letter(spelling)
        rows.append(entry(guide, language) | {"letter": letter if letter != before else ""})
        before = letter
    return rows


def _spelling(guide: Guide, spelled: Mapping[str, str], language: str) -> str:
    title = guide.title.of(language)
    return (spelled.get(guide.code, title) if title == guide.title.zh else title).lower()


def _letter(spelling: str) -> str:
    first = spelling[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHER


def _letters(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"letter": row["letter"], "row": place} for place, row in enumerate(rows) if row["letter"]]


@QmlElement
@QmlUncreatable("made by startup")
class BrowseModel(QObject):
    """Behind BrowsePage. Filters are forgotten when the page is left for good."""

    modeChanged = Signal()
    nameChanged = Signal()
    groupsChanged = Signal()
    tagsChanged = Signal()
    lettersChanged = Signal()
    rowsChanged = Signal()
    totalChanged = Signal()
    filteredChanged = Signal()
    preparingChanged = Signal()

    def __init__(
        self, shell: Shell, assist: Assist, jobs: Jobs, contents: Contents, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._jobs, self._contents = shell, assist, jobs, contents
        self._shelf = Shelf()
        self._places: dict[str, float] = {}
        self._shown = Shown(self, derive(self._shelf, None, assist.language))
        contents.changed.connect(self._content_changed)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Browse, self._open, self._leave, screen=self)

    mode = Property(str, lambda self: self._shown["mode"], notify=modeChanged)
    name = Property(str, lambda self: self._shown["name"], notify=nameChanged)
    groups = Property(list, lambda self: self._shown["groups"], notify=groupsChanged)
    tags = Property(list, lambda self: self._shown["tags"], notify=tagsChanged)
    letters = Property(list, lambda self: self._shown["letters"], notify=lettersChanged)
    rows = Property(list, lambda self: self._shown["rows"], notify=rowsChanged)
    total = Property(int, lambda self: self._shown["total"], notify=totalChanged)
    filtered = Property(bool, lambda self: self._shown["filtered"], notify=filteredChanged)
    preparing = Property(bool, lambda self: self._shown["preparing"], notify=preparingChanged)

    @Slot(str)
    def openGroup(self, code: str) -> None:
        """A chapter was tapped; all services for an empty code."""
        self._shell.go(Shell.Page.Browse, f"group:{code}" if code else "all")

    @Slot(str)
    def toggle(self, tag: str) -> None:
        """A filter was tapped."""
        self._places.pop(self._shelf.key, None)
        self._fold(tags=self._shelf.tags ^ {Tag(tag)})

    @Slot()
    def clear(self) -> None:
        """Nothing has all that was wanted: show all again."""
        self._fold(tags=frozenset())

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """A service was tapped."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot()
    def openLookup(self) -> None:
        """The way out of a chapter that is gone."""
        self._shell.go(Shell.Page.Lookup, "guide")

    @Slot(float)
    def keepPlace(self, place: float) -> None:
        """Where the list stood when something of it was opened."""
        self._places[self._shelf.key] = place

    @Slot(result=float)
    def keptPlace(self) -> float:
        """Where the visitor left it; -1, its very top, for a list just opened."""
        return self._places.get(self._shelf.key, -1.0)

    def _open(self, key: str) -> None:
        self._fold(key=key, tags=self._shelf.tags if key == self._shelf.key else frozenset())
        if self._shelf.mode == "letters" and self._shelf.spelled is None:
            self._spell()

    def _leave(self) -> None:
        self._places.clear()
        self._fold(key="", tags=frozenset())

    def _spell(self) -> None:
        library = self._contents.library
        if library is not None:
            self._jobs.submit(library.spelled, lambda result: self._take(library, result))

    def _take(self, library: Library, result: Result[Mapping[str, str]]) -> None:
        if library is not self._contents.library or self._shelf.mode != "letters":
            return  # another pack has come, or the visitor has gone on
        if isinstance(result, Err) and isinstance(result.error, ContentPreparing):
            QTimer.singleShot(ASK_AGAIN_MILLISECONDS, self, self._spell)
            return
        self._fold(spelled={} if isinstance(result, Err) else result.value)

    def _content_changed(self) -> None:
        # The old spelling serves until the new one has come, so that no list goes away under a finger.
        if self._shelf.mode == "letters":
            self._fold()
            self._spell()
        else:
            self._fold(spelled=None)

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the shelf's own fields
        self._shelf = replace(self._shelf, **changes)
        self._shown.update(derive(self._shelf, self._contents.library, self._assist.language))
