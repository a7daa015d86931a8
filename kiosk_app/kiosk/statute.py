"""The full text of an imported law: one list of headings and articles, an outline to jump by, and its digest if any."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.law import Law
from kiosk_app.domain.statute import Division, Statute
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.law import NOWHERE
from kiosk_app.kiosk.place import PlaceKeeper
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """Which law is open, and the number of the article it was opened at, or empty."""

    statute: str = ""
    article: str = ""


def derive(reading: Reading, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `reading`."""
    statute = library.statute(reading.statute) if library and reading.statute else None
    digest = digest_of(statute, library) if statute and library else None
    rows = _rows(statute, digest, language) if statute else []
    return {
        "title": statute.title if statute else "",
        "version": statute.version if statute else "",
        "rows": rows,
        "outline": [
            {"rank": row["rank"], "name": row["name"], "title": row["title"], "row": place}
            for place, row in enumerate(rows)
            if row["kind"] == "division"
        ],
        "wanted": _place(rows, reading.article),
        "digest": digest.id if digest else "",
        "gone": library is not None and bool(reading.statute) and statute is None,
    }


def digest_of(statute: Statute, library: Library) -> Law | None:
    """The digest that ships for this law, or None."""
    return next((law for law in library.laws() if law.title.zh == statute.title), None)


def _rows(statute: Statute, digest: Law | None, language: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    if statute.history:
        rows.append(_row("history", text="\n".join(statute.history)))
    if statute.preamble:
        rows.append(_row("preamble", text="\n".join(statute.preamble)))
    headings: dict[int, list[Division]] = {}
    for division in statute.divisions:
        headings.setdefault(division.before, []).append(division)
    for place, clause in enumerate(statute.clauses):
        rows += [_division(each) for each in headings.get(place, ())]
        plain = digest.article(clause.number) if digest else None
        rows.append(
            _row(
                "article",
                name=statute.name(clause),
                title=clause.heading,
                text="\n".join(clause.paragraphs),
                number=clause.number,
                digest=plain.heading.of(language) if plain else "",
            )
        )
    rows += [_division(each) for each in headings.get(len(statute.clauses), ())]
    rows += [_row("annex", name=annex.title, text="\n".join(annex.paragraphs)) for annex in statute.annexes]
    return rows


def _row(kind: str, **values: str) -> dict[str, str]:
    return {"kind": kind, "rank": "", "name": "", "title": "", "text": "", "number": "", "digest": ""} | values


def _division(division: Division) -> dict[str, str]:
    return _row("division", rank=division.rank.value, name=division.name, title=division.title)


def _place(rows: list[dict[str, Any]], number: str) -> int:
    return next((place for place, row in enumerate(rows) if number and row["number"] == number), -1)


@QmlElement
@QmlUncreatable("made by startup")
class StatuteModel(PlaceKeeper):
    """Behind StatutePage. Opened with a law's title, or "title/number" for one article of it."""

    titleChanged = Signal()
    versionChanged = Signal()
    rowsChanged = Signal()
    outlineChanged = Signal()
    wantedChanged = Signal()
    digestChanged = Signal()
    goneChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent, start=NOWHERE)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._reading = Reading()
        self._shown = Shown(self, derive(self._reading, None, assist.language))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Statute, self._open, self._leave, screen=self)

    title = Property(str, lambda self: self._shown["title"], notify=titleChanged)
    version = Property(str, lambda self: self._shown["version"], notify=versionChanged)
    rows = Property(list, lambda self: self._shown["rows"], notify=rowsChanged)
    outline = Property(list, lambda self: self._shown["outline"], notify=outlineChanged)
    wanted = Property(int, lambda self: self._shown["wanted"], notify=wantedChanged)
    digest = Property(str, lambda self: self._shown["digest"], notify=digestChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)

    @Slot(str)
    def openDigest(self, number: str) -> None:
        """The plain words for an article were asked for; for the whole law when `number` is empty."""
        law = self._shown["digest"]
        self._shell.go(Shell.Page.Law, f"{law}/{number}" if number else law)

    @Slot()
    def openLookup(self) -> None:
        """The way out of a law that is gone."""
        self._shell.go(Shell.Page.Lookup, "law")

    def _open(self, key: str) -> None:
        statute, _, article = key.partition("/")
        if Reading(statute, article) != self._reading:
            self.forget_place()
        self._fold(statute=statute, article=article)

    def _leave(self) -> None:
        self._opened.leave()
        self.forget_place()
        self._fold(statute="", article="")

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: str) -> None:
        self._reading = replace(self._reading, **changes)
        self._shown.update(derive(self._reading, self._opened.at(self._reading.statute), self._assist.language))
