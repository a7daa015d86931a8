"""A law digest by article, open at the article somebody came for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.law import Law
from kiosk_app.domain.statute import Statute, clause_name
from kiosk_app.domain.wording import Language
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.guide import day, origin
from kiosk_app.kiosk.place import PlaceKeeper
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

NOWHERE = -1.0
"""The place of a law that was just opened; any other is a row and the share of it above the upper edge."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which law is open, and the number of the article it was opened at, or empty."""

    law: str = ""
    article: str = ""


def derive(reading: Reading, library: Library | None, language: str, today: date) -> dict[str, Any]:
    """What QML shows of `reading`."""
    law = library.law(reading.law) if library else None
    return {
        "law": _law(law, library, language, today) if law and library else {},
        "gone": library is not None and bool(reading.law) and law is None,
        "wanted": _place(law, reading.article) if law else -1,
    }


def _place(law: Law, number: str) -> int:
    return next((place for place, article in enumerate(law.articles) if article.number == number), -1)


def statute_of(law: Law, library: Library) -> Statute | None:
    """The imported full text of the law this digest is about, or None."""
    return next((statute for statute in library.statutes() if statute.title == law.title.zh), None)


def _law(law: Law, library: Library, language: str, today: date) -> dict[str, Any]:
    statute = statute_of(law, library)
    return {
        "id": law.id,
        "statute": statute.id if statute else "",
        "title": law.title.of(language),
        "icon": glyph(law.icon),
        "version": law.version.of(language),
        "inForce": day(law.in_force),
        "summary": law.summary.of(language),
        "articles": [
            {
                "number": article.number,
                "name": "" if language == Language.EN else clause_name(article.number),
                "heading": article.heading.of(language),
                "text": article.text.of(language),
                "full": statute is not None and statute.clause(article.number) >= 0,
                "guides": [
                    {"code": code, "title": guide.title.of(language)}
                    for code in article.guides
                    if (guide := library.guide(code))
                ],
            }
            for article in law.articles
        ],
        "prose": [{"kind": each.kind.value, "text": each.text} for each in law.prose.of(language)],
        "origin": origin(law.origin, today),
    }


@QmlElement
@QmlUncreatable("made by startup")
class LawModel(PlaceKeeper):
    """Behind LawPage. Opened with a law's id, or "id/number" for one article of it."""

    lawChanged = Signal()
    goneChanged = Signal()
    wantedChanged = Signal()

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        contents: Contents,
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent, start=NOWHERE)
        self._shell, self._assist, self._opened, self._today = shell, assist, Opened(contents), today
        self._reading = Reading()
        self._shown = Shown(self, derive(self._reading, None, assist.language, today()))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Law, self._open, self._leave, screen=self)

    law = Property("QVariantMap", lambda self: self._shown["law"], notify=lawChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)
    wanted = Property(int, lambda self: self._shown["wanted"], notify=wantedChanged)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """A service that an article matters to was tapped."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot(str)
    def openStatute(self, number: str) -> None:
        """The full text was asked for: of one article, or of the whole law when `number` is empty."""
        statute = self._shown["law"]["statute"]
        self._shell.go(Shell.Page.Statute, f"{statute}/{number}" if number else statute)

    @Slot()
    def openLookup(self) -> None:
        """The way out of a law that is gone."""
        self._shell.go(Shell.Page.Lookup, "law")

    def _open(self, key: str) -> None:
        law, _, article = key.partition("/")
        if Reading(law, article) != self._reading:
            self.forget_place()
        self._fold(law=law, article=article)

    def _leave(self) -> None:
        self._opened.leave()
        self.forget_place()
        self._fold(law="", article="")

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: str) -> None:
        self._reading = replace(self._reading, **changes)
        self._shown.update(
            derive(self._reading, self._opened.at(self._reading.law), self._assist.language, self._today())
        )
