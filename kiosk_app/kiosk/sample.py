"""A form filled in with an invented example: the page to zoom into, what to mind in its boxes, and who needs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.guide import Guide
from kiosk_app.domain.sample import Sample
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.guide import guide_row, origin, statement
from kiosk_app.kiosk.pictures import PictureHolder
from kiosk_app.kiosk.printing import Printing
from kiosk_app.kiosk.sheet import Place, lay_out, render
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

PIXELS = 2100
"""Of the rendered page across: ten a millimetre, sharp at the largest zoom of the largest screen; 25 MB while open."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which form is open, where its cells lie once it is painted, and which hint is being shown (0 for none)."""

    sample: str = ""
    places: tuple[Place, ...] = ()
    hint: int = 0


@dataclass(frozen=True, slots=True)
class Painted:
    """A page as pixels, and where its cells lie."""

    width: int
    height: int
    stride: int
    pixels: bytes
    places: tuple[Place, ...]


def painted(sample: Sample, language: str) -> Painted:
    """The page of `sample`. Takes tens of milliseconds and may run in any thread."""
    sheet = lay_out(sample, language)
    image = render(sheet, PIXELS)
    pixels = bytes(image.constBits())
    return Painted(image.width(), image.height(), image.bytesPerLine(), pixels, tuple(sheet.places))


def derive(reading: Reading, library: Library | None, language: str, today: date) -> dict[str, Any]:
    """What QML shows of `reading`."""
    sample = library.sample(reading.sample) if library and reading.sample else None
    return {
        "sample": _sample(sample, library, language, today) if sample and library else {},
        "hints": _hints(sample, language) if sample else [],
        "hint": reading.hint,
        "boxes": [box(place) for place in reading.places if reading.hint and place.number == reading.hint],
        "gone": library is not None and bool(reading.sample) and sample is None,
    }


def box(place: Place) -> dict[str, float]:
    """A cell as PictureView takes it."""
    return {"x": place.x, "y": place.y, "width": place.width, "height": place.height}


def _sample(sample: Sample, library: Library, language: str, today: date) -> dict[str, Any]:
    users: Sequence[Guide] = [guide for guide in library.guides() if sample.id in guide.samples]
    return {
        "id": sample.id,
        "title": sample.title.of(language),
        "icon": glyph(sample.icon),
        "summary": sample.summary.of(language),
        "tips": [statement(each, language) for each in sample.tips],
        "guides": [guide_row(guide, language) for guide in users],
        "verify": any(each.verify for each in sample.tips),
        "origin": origin(sample.origin, today),
    }


def _hints(sample: Sample, language: str) -> list[dict[str, Any]]:
    cells = (cell for section in sample.sections for row in section.rows for cell in row.cells if cell.hint.zh)
    return [
        {"number": number, "label": cell.label.of(language), "text": cell.hint.of(language)}
        for number, cell in enumerate(cells, 1)
    ]


@QmlElement
@QmlUncreatable("made by startup")
class SampleModel(QObject):
    """Behind SamplePage. Opened with a form's id."""

    sampleChanged = Signal()
    hintsChanged = Signal()
    hintChanged = Signal()
    boxesChanged = Signal()
    goneChanged = Signal()

    def __init__(
        self,
        shell: Shell,
        assist: Assist,
        jobs: Jobs,
        contents: Contents,
        printing: Printing,
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._jobs, self._opened = shell, assist, jobs, Opened(contents)
        self._printing, self._today = printing, today
        self._holder = PictureHolder(self)
        self._reading = Reading()
        self._drawn: tuple[Sample, str] | None = None
        self._shown = Shown(self, derive(self._reading, None, assist.language, today()))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Sample, self._open, self._leave, screen=self)

    sample = Property("QVariantMap", lambda self: self._shown["sample"], notify=sampleChanged)
    hints = Property(list, lambda self: self._shown["hints"], notify=hintsChanged)
    hint = Property(int, lambda self: self._shown["hint"], notify=hintChanged)
    boxes = Property("QVariantList", lambda self: self._shown["boxes"], notify=boxesChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)
    picture = Property(PictureHolder, lambda self: self._holder, constant=True)
    printing = Property(Printing, lambda self: self._printing, constant=True)

    @Slot(int)
    def showHint(self, number: int) -> None:
        """A hint was tapped: frame its box; tapped again, none is framed."""
        self._fold(hint=0 if number == self._reading.hint else number)

    @Slot()
    def printOut(self) -> None:
        """Print the page on A4."""
        if self._drawn:
            self._printing.print_sheet(lay_out(*self._drawn))

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """A service that uses the form was tapped."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot()
    def openLookup(self) -> None:
        """The way out of a form that is gone."""
        self._shell.go(Shell.Page.Lookup, "form")

    def _open(self, key: str) -> None:
        self._printing.look(sheet=True)
        self._fold(sample=key, hint=0)

    def _leave(self) -> None:
        self._opened.leave()
        self._fold(sample="", hint=0)

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the reading's own fields
        self._reading = replace(self._reading, **changes)
        library, language = self._opened.at(self._reading.sample), self._assist.language
        sample = library.sample(self._reading.sample) if library and self._reading.sample else None
        wanted = (sample, language) if sample else None
        if wanted != self._drawn:
            if not (wanted and self._drawn and wanted[0].id == self._drawn[0].id):
                self._holder.clear()  # the same form in another language stays until that one is painted
            self._drawn = wanted
            self._reading = replace(self._reading, places=(), hint=0)
            if wanted:
                self._jobs.submit(lambda: painted(*wanted), lambda result: self._take(wanted, result))
        self._shown.update(derive(self._reading, library, language, self._today()))

    def _take(self, wanted: tuple[Sample, str], result: Result[Painted]) -> None:
        if wanted != self._drawn or isinstance(result, Err):
            return
        page = result.value
        self._holder.show(page.width, page.height, page.stride, page.pixels)
        self._fold(places=page.places)
