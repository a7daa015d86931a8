"""Printing on the system's default printer: lists on an 80 mm slip or on A4, sample forms on A4.

Finding the printer and painting both happen off the GUI thread: a network printer may take seconds to answer, and Qt
allows painting on a QPrinter in any thread. No printer, or one that is out of order, is a state that the button names.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Property, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.errors import SunshineError
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.handout import Handout, lay_out, length
from kiosk_app.kiosk.sheet import Sheet, paint
from kiosk_app.kiosk.typeset import Piece, paint_pieces

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

SLIP_MM = 80.0
SLIP_MARGIN_MM = 4.0
SLIP_SHORTEST_MM = 60.0
A4_MM = (210.0, 297.0)
A4_MARGIN_MM = 15.0
A4_TYPE = 1.35
"""A list is read at the kitchen table: on A4 its type is a little larger than on a slip."""

NARROW_MM = 100.0
"""Paper up to this width is a roll of slips."""

UNITS = 10.0
"""To a millimetre, as in `typeset`."""


class State(StrEnum):
    """What the button says."""

    OFF = "off"
    LOOKING = "looking"
    NONE = "none"
    NARROW = "narrow"
    """There is a printer, but this page does not fit its slips."""

    READY = "ready"
    PRINTING = "printing"
    PRINTED = "printed"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Device:
    """The printer found. `stopped`: the system says that it does not print now, e.g. for want of paper."""

    narrow: bool
    stopped: bool = False


class PrinterStopped(SunshineError):
    """The printer took the page but reports a fault."""


class PrinterGone(SunshineError):
    """There is no printer to print on any more, or it took no page."""


class Printers(Protocol):
    """Where pages go; called in worker threads."""

    def find(self) -> Device | None: ...
    def open(self) -> "QPrinter": ...


class SystemPrinters:
    """The printers of this computer, through Qt."""

    def find(self) -> Device | None:
        """The default printer, or None."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - 100 ms, and many never print

        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            return None
        width = info.defaultPageSize().size(QPageSize.Unit.Millimeter).width()
        stopped = info.state() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}
        return Device(narrow=0 < width <= NARROW_MM, stopped=stopped)

    def open(self) -> "QPrinter":
        """The default printer, ready to be painted on.

        Raises:
            PrinterGone: there is none any more.
        """
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - as above

        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise PrinterGone("没有打印机，请检查系统里的默认打印机。")
        return QPrinter(info, QPrinter.PrinterMode.HighResolution)


@QmlElement
@QmlUncreatable("made by startup")
class Printing(QObject):
    """The one print button's state, shared by every page that has one; each looks for the printer when it opens."""

    stateChanged = Signal()

    def __init__(
        self,
        jobs: Jobs,
        wanted: Literal["auto", "off"] = "auto",
        printers: Printers | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._printers = jobs, printers or SystemPrinters()
        self._off = wanted == "off"
        self._device = Device(narrow=False)
        self._state = State.OFF if self._off else State.NONE
        self._turn = 0

    state = Property(str, lambda self: self._state.value, notify=stateChanged)

    def look(self, *, sheet: bool = False) -> None:
        """A page that prints was opened; `sheet`: what it prints needs A4."""
        if self._off:
            return
        self._turn += 1
        turn = self._turn
        self._become(State.LOOKING)
        self._jobs.submit(self._printers.find, lambda result: self._found(turn, result, sheet=sheet))

    def print_handout(self, handout: Handout) -> None:
        """Print a list on whatever paper the printer has."""
        narrow = self._device.narrow
        self._send(lambda printer: print_handout(printer, handout, narrow=narrow))

    def print_sheet(self, sheet: Sheet) -> None:
        """Print a form on A4."""
        self._send(lambda printer: print_sheet(printer, sheet))

    def _found(self, turn: int, result: Result[Device | None], *, sheet: bool) -> None:
        if turn != self._turn:
            return
        device = None if isinstance(result, Err) else result.value
        if device is None:
            self._become(State.NONE)
            return
        self._device = device
        narrow = State.NARROW if sheet and device.narrow else State.READY
        self._become(State.STOPPED if device.stopped else narrow)

    def _send(self, work: Callable[["QPrinter"], None]) -> None:
        if self._state not in {State.READY, State.FAILED, State.STOPPED}:
            return
        turn = self._turn
        self._become(State.PRINTING)
        self._jobs.submit(lambda: self._print(work), lambda result: self._sent(turn, result))

    def _print(self, work: Callable[["QPrinter"], None]) -> None:
        """Runs in a worker thread. What waits for a printer that stands still comes out when its reader has gone."""
        device = self._printers.find()
        if device is None:
            raise PrinterGone("没有打印机，请检查系统里的默认打印机。")
        if device.stopped:
            raise PrinterStopped("打印机停了，请检查纸张和连接，再在系统里启用它。")
        work(self._printers.open())

    def _sent(self, turn: int, result: Result[None]) -> None:
        if turn != self._turn:
            return  # the page has been left; whoever comes next has a button of their own
        if not isinstance(result, Err):
            self._become(State.PRINTED)
        elif isinstance(result.error, PrinterGone):
            self._become(State.NONE)
        else:
            self._become(State.STOPPED if isinstance(result.error, PrinterStopped) else State.FAILED)

    def _become(self, state: State) -> None:
        if state != self._state:
            log.info("printing: %s", state)
            self._state = state
            self.stateChanged.emit()


def print_handout(printer: "QPrinter", handout: Handout, *, narrow: bool) -> None:
    """Print a list: on one slip as long as it needs, or on A4 pages. Runs in any thread.

    Raises:
        PrinterStopped: the printer reports a fault. PrinterGone: it takes no page.
    """
    if narrow:
        wide = (SLIP_MM - 2 * SLIP_MARGIN_MM) * UNITS
        pages = lay_out(handout, wide, float("inf"))
        high = max(SLIP_SHORTEST_MM, length(pages[0]) / UNITS + 3 * SLIP_MARGIN_MM)
        _print(printer, QSizeF(SLIP_MM, high), SLIP_MARGIN_MM, pages)
        return
    wide, high = ((side - 2 * A4_MARGIN_MM) * UNITS for side in A4_MM)
    _print(printer, QSizeF(*A4_MM), A4_MARGIN_MM, lay_out(handout, wide, high, A4_TYPE))


def print_sheet(printer: "QPrinter", sheet: Sheet) -> None:
    """Print a form on A4. Runs in any thread; raises as `print_handout`."""
    painter = _begin(printer, QSizeF(*A4_MM))
    paint(painter, sheet, QRectF(printer.pageLayout().fullRectPixels(printer.resolution())))
    _end(printer, painter)


def _print(printer: "QPrinter", paper: QSizeF, margin_mm: float, pages: list[list[Piece]]) -> None:
    painter = _begin(printer, paper)
    unit = printer.resolution() / 25.4 / UNITS
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            raise PrinterStopped("打印机不收下一页，请检查打印机。")
        painter.save()
        painter.translate(margin_mm * UNITS * unit, margin_mm * UNITS * unit)
        painter.scale(unit, unit)
        paint_pieces(painter, page)
        painter.restore()
    _end(printer, painter)


def _begin(printer: "QPrinter", paper: QSizeF) -> QPainter:
    size = QPageSize(paper, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterGone("打印机不接收打印，请检查打印机是否连接。")
    return painter


def _end(printer: "QPrinter", painter: QPainter) -> None:
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - as above

    painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise PrinterStopped("打印机报告出错，请检查纸张和连接。")
