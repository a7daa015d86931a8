"""Printing: lists on slips and on A4, forms on A4, read back from PDF; and what the button says in every case."""

import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QRawFont
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from kiosk_app.content.pack import read_pack
from kiosk_app.domain.guide import Guide
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.wizard import personal_list
from kiosk_app.gui import load_fonts
from kiosk_app.jobs import Jobs
from kiosk_app.kiosk import handout
from kiosk_app.kiosk.printing import (
    Device,
    PrinterGone,
    Printers,
    PrinterStopped,
    Printing,
    SystemPrinters,
    print_handout,
    print_sheet,
)
from kiosk_app.kiosk.sheet import lay_out
from kiosk_app.kiosk.typeset import font
from kiosk_app.services.content import shipped

PACK = read_pack(shipped()).pack
GUIDES = {guide.code: guide for guide in PACK.guides}
PLACE, HOTLINE = "莒县公安局城阳派出所", "12345"
POINTS_A_MM = 72 / 25.4
WIDE = Device(narrow=False)


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    qapp.setFont(load_fonts())


class Pdf:
    """A PDF as Qt writes it: the sizes of its pages and their words."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self._objects = {
            int(number): body for number, body in re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", self._data, re.S)
        }

    @property
    def pages(self) -> list[tuple[float, float]]:
        """Width and height of each page in millimetres."""
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", self._data)
        return [(float(width) / POINTS_A_MM, float(height) / POINTS_A_MM) for width, height in boxes]

    @property
    def words(self) -> str:
        """All text in the order of painting, found by each font's table of characters."""
        names: dict[bytes, dict[int, str]] = {}
        for body in self._objects.values():
            for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body):
                names[name] = self._characters(int(number))
        found = []
        for number, body in self._objects.items():
            if b"/Type" in body.partition(b"stream")[0]:
                continue
            content = self._stream(number)
            table: dict[int, str] = {}
            for name, glyphs in re.findall(rb"/(F\d+) [-\d.]+ Tf|<([0-9a-fA-F]+)>", content):
                table = names.get(name, {}) if name else table
                found.append("".join(table.get(code, "") for code in _codes(glyphs)))
        return "".join(found)

    def _characters(self, font: int) -> dict[int, str]:
        link = re.search(rb"/ToUnicode (\d+) 0 R", self._objects.get(font, b""))
        if link is None:
            return {}
        table: dict[int, str] = {}
        for block in re.findall(rb"beginbfrange\n(.*?)endbfrange", self._stream(int(link[1])), re.S):
            for first, last, listed, single in re.findall(rb"<(\w+)> <(\w+)> (?:\[([^\]]*)\]|<(\w+)>)", block):
                texts = re.findall(rb"<(\w+)>", listed)
                for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    if texts:
                        table[code] = bytes.fromhex(texts[step].decode()).decode("utf-16-be")
                    else:
                        table[code] = chr(int(single, 16) + step)
        return table

    def _stream(self, number: int) -> bytes:
        head, sign, rest = self._objects[number].partition(b"stream\n")
        data = rest.rpartition(b"\nendstream")[0]
        if not sign:
            return b""
        return zlib.decompress(data) if b"FlateDecode" in head else data


def _codes(glyphs: bytes) -> list[int]:
    return [int(glyphs[place : place + 4], 16) for place in range(0, len(glyphs), 4)]


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def bare(text: str) -> str:
    """Without spaces, as glyphs: one glyph serves a radical and a character alike, and a PDF may name either."""
    raw = QRawFont.fromFont(font(40))
    return "".join(chr(glyph) for glyph in raw.glyphIndexesForString(re.sub(r"\s", "", text)))


def letters(text: str) -> str:
    """Latin letters but those of ligatures: Qt's tables name neither ligatures nor the figures beside Latin letters."""
    return re.sub(r"[^A-Za-z]|[fil]", "", text.replace("\ufb01", ""))


def written(blocks: handout.Handout) -> str:
    return bare("".join(block.text for block in blocks.blocks))


def longest() -> Guide:
    return max(PACK.guides, key=lambda guide: len(written(handout.guide_handout(guide, "zh"))))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", ["H03", "A01", "G01"])
def test_a_list_on_a_slip_is_80_mm_wide_and_as_long_as_it_needs(tmp_path: Path, code: str, language: str) -> None:
    listed = handout.guide_handout(GUIDES[code], language, place=PLACE, hotline=HOTLINE)
    print_handout(pdf_printer(tmp_path / "slip.pdf"), listed, narrow=True)
    pdf = Pdf(tmp_path / "slip.pdf")
    ((width, height),) = pdf.pages
    assert width == pytest.approx(80, abs=0.5)
    assert 60 <= height <= 700
    plain = bare if language == "zh" else letters
    said = plain(pdf.words.replace("□", ""))
    for block in listed.blocks:
        assert plain(block.text) in said


def test_a_list_on_a4_says_the_same_on_as_many_pages_as_it_needs(tmp_path: Path) -> None:
    listed = handout.guide_handout(longest(), "zh", place=PLACE, hotline=HOTLINE)
    thrice = handout.Handout(listed.blocks * 4)
    for name, each, least in (("once", listed, 1), ("thrice", thrice, 2)):
        print_handout(pdf_printer(tmp_path / f"{name}.pdf"), each, narrow=False)
        pdf = Pdf(tmp_path / f"{name}.pdf")
        assert len(pdf.pages) >= least
        for width, height in pdf.pages:
            assert [width, height] == pytest.approx([210, 297], abs=0.5)
        assert bare(pdf.words.replace("□", "")) == written(each)


@pytest.mark.parametrize("sample", PACK.samples, ids=lambda sample: sample.id)
def test_a_form_prints_on_one_a4_page_with_all_its_words(tmp_path: Path, sample: Sample) -> None:
    print_sheet(pdf_printer(tmp_path / "form.pdf"), lay_out(sample, "zh"))
    pdf = Pdf(tmp_path / "form.pdf")
    ((width, height),) = pdf.pages
    assert [width, height] == pytest.approx([210, 297], abs=0.5)
    said = bare(pdf.words)
    cells = [cell for section in sample.sections for row in section.rows for cell in row.cells]
    assert [cell.label.zh for cell in cells if bare(cell.label.zh) not in said] == []
    assert [cell.hint.zh for cell in cells if bare(cell.hint.zh) not in said] == []
    assert bare("演示") in said


def test_every_list_that_ships_keeps_its_lines_inside_the_paper() -> None:
    for guide in PACK.guides:
        for language in ("zh", "en"):
            listed = handout.guide_handout(guide, language, place=PLACE, hotline=HOTLINE)
            for width, height, scale in ((720.0, float("inf"), 1.0), (1800.0, 2670.0, 1.35)):
                for page in handout.lay_out(listed, width, height, scale):
                    assert all(piece.x + piece.width <= width + 1 for piece in page)
                    assert handout.length(page) <= height + 1


def test_a_personal_list_names_its_services_and_each_material_once() -> None:
    guides = (GUIDES["A01"], GUIDES["H03"])
    materials = personal_list(guides, ())
    listed = handout.personal_handout("生孩子", guides, materials, "zh", place=PLACE, hotline=HOTLINE)
    texts = [block.text for block in listed.blocks]
    assert [f"· {guide.title.zh}" in texts for guide in guides] == [True, True]
    items = [block.text for block in listed.blocks if block.kind is handout.Kind.ITEM]
    assert len(items) == len(set(items)) == len(materials)


def test_what_nobody_has_to_bring_is_said() -> None:
    listed = handout.guide_handout(replace(GUIDES["H03"], materials=()), "zh")
    assert "什么都不用带，人来就行。" in [block.text for block in listed.blocks]


# What the button says.


class Office(Printers):
    """Printers as a test wants them."""

    def __init__(self, folder: Path, device: Device | None = WIDE) -> None:
        self.folder, self.device = folder, device
        self.error: Exception | None = None
        self.opened = 0

    def find(self) -> Device | None:
        return self.device

    def open(self) -> QPrinter:
        self.opened += 1
        if self.error:
            raise self.error
        return pdf_printer(self.folder / f"{self.opened}.pdf")


@pytest.fixture
def jobs(qapp: QGuiApplication) -> Iterator[Jobs]:
    made = Jobs(QObject(qapp))
    yield made
    made.stop()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        QTest.qWait(5)


def listed() -> handout.Handout:
    return handout.guide_handout(GUIDES["H03"], "zh", place=PLACE)


def state(printing: Printing) -> str:
    return str(printing.property("state"))


def test_printing_goes_from_ready_to_printed_and_once(jobs: Jobs, tmp_path: Path) -> None:
    office = Office(tmp_path, Device(narrow=True))
    printing = Printing(jobs, printers=office)
    assert state(printing) == "none"
    printing.look()
    until(lambda: state(printing) == "ready")
    printing.print_handout(listed())
    printing.print_handout(listed())
    assert state(printing) == "printing"
    until(lambda: state(printing) == "printed")
    printing.print_handout(listed())
    QTest.qWait(50)
    assert office.opened == 1, "one tap, one slip; whoever wants another opens the page again"
    assert Pdf(tmp_path / "1.pdf").pages[0][0] == pytest.approx(80, abs=0.5)


def test_a4_comes_out_of_a_wide_printer(jobs: Jobs, tmp_path: Path) -> None:
    printing = Printing(jobs, printers=Office(tmp_path))
    printing.look()
    until(lambda: state(printing) == "ready")
    printing.print_handout(listed())
    until(lambda: state(printing) == "printed")
    assert Pdf(tmp_path / "1.pdf").pages[0][0] == pytest.approx(210, abs=0.5)


@pytest.mark.parametrize(
    ("device", "sheet", "said"),
    [
        (None, False, "none"),
        (Device(narrow=True), True, "narrow"),
        (Device(narrow=True), False, "ready"),
        (Device(narrow=False, stopped=True), False, "stopped"),
    ],
)
def test_the_button_knows_the_printer(
    jobs: Jobs,
    tmp_path: Path,
    device: Device | None,
    sheet: bool,
    said: str,
) -> None:
    printing = Printing(jobs, printers=Office(tmp_path, device))
    printing.look(sheet=sheet)
    assert state(printing) == "looking"
    until(lambda: state(printing) == said)


@pytest.mark.parametrize(
    ("error", "said"),
    [(PrinterStopped("缺纸"), "stopped"), (OSError("cups is gone"), "failed")],
)
def test_what_goes_wrong_is_said_and_can_be_tried_again(
    jobs: Jobs, tmp_path: Path, error: Exception, said: str
) -> None:
    office = Office(tmp_path)
    printing = Printing(jobs, printers=office)
    printing.look()
    until(lambda: state(printing) == "ready")
    office.error = error
    printing.print_handout(listed())
    until(lambda: state(printing) == said)
    office.error = None
    printing.print_handout(listed())
    until(lambda: state(printing) == "printed")


def test_nothing_waits_for_a_printer_that_stands_still(jobs: Jobs, tmp_path: Path) -> None:
    office = Office(tmp_path)
    printing = Printing(jobs, printers=office)
    printing.look()
    until(lambda: state(printing) == "ready")
    office.device = Device(narrow=False, stopped=True)
    printing.print_handout(listed())
    until(lambda: state(printing) == "stopped")
    printing.print_handout(listed())
    assert state(printing) == "printing"
    until(lambda: state(printing) == "stopped")
    assert office.opened == 0
    office.device = WIDE
    printing.print_handout(listed())
    until(lambda: state(printing) == "printed")


def test_a_printer_that_has_gone_is_no_printer(jobs: Jobs, tmp_path: Path) -> None:
    office = Office(tmp_path)
    printing = Printing(jobs, printers=office)
    printing.look()
    until(lambda: state(printing) == "ready")
    office.error = PrinterGone("没有打印机")
    printing.print_handout(listed())
    until(lambda: state(printing) == "none")


def test_switched_off_there_is_no_button_and_nobody_looks(jobs: Jobs, tmp_path: Path) -> None:
    office = Office(tmp_path)
    printing = Printing(jobs, "off", office)
    printing.look()
    printing.print_handout(listed())
    QTest.qWait(50)
    assert (state(printing), office.opened) == ("off", 0)


def test_who_comes_next_is_not_told_of_another_visitors_print(jobs: Jobs, tmp_path: Path) -> None:
    printing = Printing(jobs, printers=Office(tmp_path))
    printing.look()
    until(lambda: state(printing) == "ready")
    printing.print_handout(listed())
    printing.look()
    until(lambda: state(printing) == "ready")
    QTest.qWait(200)
    assert state(printing) == "ready"


def test_this_computers_printers_can_be_asked_in_any_thread(jobs: Jobs) -> None:
    answers: list[object] = []
    jobs.submit(SystemPrinters().find, answers.append)
    until(lambda: bool(answers))
    assert not hasattr(answers[0], "error"), answers[0]
