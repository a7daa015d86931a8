"""One service before the visitor's eyes: facts, the way, what to bring, and the list to take away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Basis, Change, Fact, Guide, Material, Step
from kiosk_app.domain.wording import Origin, Statement
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.handout import guide_handout
from kiosk_app.kiosk.place import PlaceKeeper
from kiosk_app.kiosk.printing import Printing
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown
from kiosk_app.kiosk.takeaway import TakeAway

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """Which guide is open, and which of its steps is explained, from 0."""

    code: str = ""
    step: int = 0


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
        "step": reading.step,
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
        "steps": steps_shown(guide.steps, language),
        "flow": guide.flow if library.flow(guide.flow) else "",
        "samples": [
            {"id": sample.id, "title": sample.title.of(language)}
            for each in guide.samples
            if (sample := library.sample(each))
        ],
        "changes": [_change(each, guide, language) for each in guide.changes],
        "bring": [material(each, language) for each in guide.materials if each.bring],
        "spared": [material(each, language) for each in guide.materials if not each.bring],
        "conditions": [statement(each, language) for each in guide.conditions],
        "mistakes": [statement(each, language) for each in guide.mistakes],
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


def statement(each: Statement, language: str) -> dict[str, Any]:
    """One sentence that is a fact, as GuideNotes shows it."""
    return {"text": each.text.of(language), "verify": each.verify}


def steps_shown(steps: tuple[Step, ...], language: str) -> list[dict[str, Any]]:
    """The steps of a way, as FlowPath shows them."""
    return [
        {"title": each.title.of(language), "note": each.note.of(language), "icon": glyph(each.icon)} for each in steps
    ]


def guide_row(guide: Guide, language: str) -> dict[str, Any]:
    """A service in a list that leads to it."""
    return {
        "code": guide.code,
        "title": guide.title.of(language),
        "note": guide.summary.of(language),
        "icon": glyph(guide.icon),
    }


def _change(change: Change, guide: Guide, language: str) -> dict[str, Any]:
    """`fact` is time, fee, where, regions, title, summary, who or material; `name` is the material's."""
    fact, _, rest = change.key.partition(".")
    name, _, _part = rest.rpartition(".")
    material_ = next((each for each in guide.materials if fact == "material" and each.name.zh == name), None)
    return {
        "fact": fact,
        "name": material_.name.of(language) if material_ else "",
        "by": change.by,
        "on": day(change.on),
        "reason": change.reason,
    }


def basis_row(basis: Basis, library: Library, language: str) -> dict[str, Any]:
    """One legal basis, with the key that opens its digest when that ships."""
    ships = bool(basis.law) and library.law(basis.law) is not None
    key = (f"{basis.law}/{basis.article}" if basis.article else basis.law) if ships else ""
    return {"label": basis.label.of(language), "key": key}


@QmlElement
@QmlUncreatable("made by startup")
class GuideModel(PlaceKeeper):
    """Behind GuidePage. `place` is the station's name as the take-away text gives it."""

    guideChanged = Signal()
    goneChanged = Signal()
    stepChanged = Signal()
    codeChanged = Signal()

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        contents: Contents,
        take: TakeAway,
        printing: Printing,
        place: str = "",
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._take, self._printing, self._station, self._today = take, printing, place, today
        self._reading = Reading()
        self._shown = Shown(self, derive(self._reading, None, assist.language, today()))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Guide, self._open, self._leave, screen=self)

    guide = Property("QVariantMap", lambda self: self._shown["guide"], notify=guideChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)
    step = Property(int, lambda self: self._shown["step"], notify=stepChanged)
    code = Property(str, lambda self: self._shown["code"], notify=codeChanged)
    take = Property(TakeAway, lambda self: self._take, constant=True)
    printing = Property(Printing, lambda self: self._printing, constant=True)

    @Slot(int)
    def showStep(self, step: int) -> None:
        """A step of the way was tapped."""
        self._fold(step=step)

    @Slot()
    def printOut(self) -> None:
        """Print the list."""
        library, language = self._opened.at(self._reading.code), self._assist.language
        guide = library.guide(self._reading.code) if library else None
        if guide and library:
            self._printing.print_handout(guide_handout(guide, language, place=self._station, hotline=library.hotline))

    @Slot(str)
    def openSample(self, sample: str) -> None:
        """A form that the service needs was tapped."""
        self._shell.go(Shell.Page.Sample, sample)

    @Slot(str)
    def openFlow(self, flow: str) -> None:
        """The way that it shares with other services was tapped."""
        self._shell.go(Shell.Page.Flow, flow)

    @Slot(str)
    def openLaw(self, key: str) -> None:
        """A legal basis was tapped: `key` is a law's id, or "id/number" of an article."""
        self._shell.go(Shell.Page.Law, key)

    @Slot()
    def openLookup(self) -> None:
        """The breadcrumb's first step, or the way out of a guide that is gone."""
        self._shell.go(Shell.Page.Lookup, "guide")

    def _open(self, key: str) -> None:
        self._printing.look()
        if key != self._reading.code:
            self.forget_place()
            self._fold(code=key, step=0)
        self._fold()

    def _leave(self) -> None:
        self._opened.leave()
        self.forget_place()
        self._fold(code="", step=0)

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the reading's own fields
        self._reading = replace(self._reading, **changes)
        library, language = self._opened.at(self._reading.code), self._assist.language
        guide = library.guide(self._reading.code) if library else None
        self._take.offer(library.take_away_text(guide, language, self._station) if guide and library else "")
        self._shown.update(derive(self._reading, library, language, self._today()))
