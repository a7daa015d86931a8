"""One service before the visitor's eyes: facts, the way, what to bring, and the list to take away as a QR code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Basis, Fact, Guide, Material
from kiosk_app.domain.wording import Origin, Statement
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library
from kiosk_app.kiosk.qr import modules
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """Which guide is open, and the code of its list once it is drawn."""

    code: str = ""
    rows: tuple[str, ...] = ()
    written: str = ""
    """The text that `rows` say."""


def day(value: date) -> list[int]:
    """A day as [year, month, day]; the screen has the words."""
    return [value.year, value.month, value.day]


def origin(value: Origin, today: date) -> dict[str, Any]:
    """Why an item can be believed, for the line below it."""
    return {
        "checkedBy": value.checked_by,
        "checkedOn": day(value.checked_on),
        "validUntil": day(value.valid_until),
        "expired": value.expired(today),
        "sources": list(value.sources),
    }


def derive(reading: Reading, library: Library | None, language: str, today: date) -> dict[str, Any]:
    """What QML shows of `reading`."""
    guide = library.guide(reading.code) if library else None
    shown = _guide(guide, library, language, today) if guide and library else {}
    return {
        "guide": shown,
        "gone": library is not None and bool(reading.code) and guide is None,
        "qr": list(reading.rows),
        "code": reading.code,
    }


def _guide(guide: Guide, library: Library, language: str, today: date) -> dict[str, Any]:
    group = next((each.title.of(language) for each in library.groups() if each.code == guide.group), "")
    return {
        "code": guide.code,
        "title": guide.title.of(language),
        "group": group,
        "icon": glyph(guide.icon),
        "summary": guide.summary.of(language),
        "who": guide.who.of(language),
        "facts": _facts(guide, language),
        "steps": [{"title": each.title.of(language), "note": each.note.of(language)} for each in guide.steps],
        "bring": [material(each, language) for each in guide.materials if each.bring],
        "spared": [material(each, language) for each in guide.materials if not each.bring],
        "conditions": [_statement(each, language) for each in guide.conditions],
        "mistakes": [_statement(each, language) for each in guide.mistakes],
        "basis": [basis_row(each, library, language) for each in guide.basis],
        "prose": [{"kind": each.kind.value, "text": each.text} for each in guide.prose.of(language)],
        "verify": guide.verify,
        "origin": origin(guide.origin, today),
    }


def _facts(guide: Guide, language: str) -> list[dict[str, Any]]:
    facts: dict[str, Fact] = {
        "time": guide.time,
        "fee": guide.fee,
        "where": guide.where,
        "regions": guide.regions,
    }
    return [
        {"kind": kind, "short": fact.short.of(language), "more": fact.more.of(language), "verify": fact.verify}
        for kind, fact in facts.items()
    ]


def material(each: Material, language: str) -> dict[str, Any]:
    """One thing to bring, as GuideMaterials shows it."""
    return {
        "name": each.name.of(language),
        "form": each.form.value,
        "copies": each.copies,
        "issuer": each.issuer.of(language),
        "note": each.note.of(language),
        "verify": each.verify,
    }


def _statement(statement: Statement, language: str) -> dict[str, Any]:
    return {"text": statement.text.of(language), "verify": statement.verify}


def basis_row(basis: Basis, library: Library, language: str) -> dict[str, Any]:
    """One legal basis, with the key that opens its digest when that ships."""
    ships = bool(basis.law) and library.law(basis.law) is not None
    key = (f"{basis.law}/{basis.article}" if basis.article else basis.law) if ships else ""
    return {"label": basis.label.of(language), "key": key}


@QmlElement
@QmlUncreatable("made by startup")
class GuideModel(QObject):
    """Behind GuidePage. `place` is the station's name as the take-away text gives it."""

    guideChanged = Signal()
    goneChanged = Signal()
    qrChanged = Signal()
    codeChanged = Signal()

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        jobs: Jobs,
        contents: Contents,
        place: str = "",
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._jobs, self._contents = shell, assist, jobs, contents
        self._station, self._today = place, today
        self._reading = Reading()
        self._place = 0.0
        self._shown = Shown(self, derive(self._reading, None, assist.language, today()))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Guide, self._open, self._leave, screen=self)

    guide = Property("QVariantMap", lambda self: self._shown["guide"], notify=guideChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)
    qr = Property(list, lambda self: self._shown["qr"], notify=qrChanged)
    code = Property(str, lambda self: self._shown["code"], notify=codeChanged)

    @Slot(str)
    def openLaw(self, key: str) -> None:
        """A legal basis was tapped: `key` is a law's id, or "id/number" of an article."""
        self._shell.go(Shell.Page.Law, key)

    @Slot()
    def openLookup(self) -> None:
        """The breadcrumb's first step, or the way out of a guide that is gone."""
        self._shell.go(Shell.Page.Lookup, "guide")

    @Slot(float)
    def keepPlace(self, place: float) -> None:
        """How far the guide was scrolled when a law was opened from it."""
        self._place = place

    @Slot(result=float)
    def keptPlace(self) -> float:
        """How far to scroll when the visitor comes back to it."""
        return self._place

    def _open(self, key: str) -> None:
        if key != self._reading.code:
            self._place = 0.0
        self._fold(code=key)

    def _leave(self) -> None:
        self._place = 0.0
        self._fold(code="", rows=(), written="")

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the reading's own fields
        self._reading = replace(self._reading, **changes)
        library, language = self._contents.library, self._assist.language
        guide = library.guide(self._reading.code) if library else None
        text = library.take_away_text(guide, language, self._station) if guide and library else ""
        if text != self._reading.written:
            # Never the code of another list: none is shown for the blink until the new one is drawn.
            self._reading = replace(self._reading, rows=(), written=text)
            if text:
                self._jobs.submit(lambda: tuple(modules(text)), lambda result: self._drawn(text, result))
        self._shown.update(derive(self._reading, library, language, self._today()))

    def _drawn(self, text: str, result: Result[tuple[str, ...]]) -> None:
        if text == self._reading.written and not isinstance(result, Err):
            self._fold(rows=result.value)
