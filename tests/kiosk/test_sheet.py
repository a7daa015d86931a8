"""Every form that ships fits one A4 page, with room for every word, and is drawn as the cells say."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk_app.content.pack import read_pack
from kiosk_app.domain.sample import Cell, Row, Sample, Section
from kiosk_app.domain.wording import Origin, Wording
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.sheet import HEIGHT, MARGIN, PEN, WIDTH, Sheet, SheetOverfull, lay_out, render
from kiosk_app.kiosk.typeset import lines, width_of
from kiosk_app.services.content import shipped

SAMPLES = read_pack(shipped()).pack.samples
LEAST_MM = 1.9
"""No type on paper is smaller: 5.4 points."""


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    qapp.setFont(load_fonts())


def cells_of(sample: Sample) -> list[Cell]:
    return [cell for section in sample.sections for row in section.rows for cell in row.cells]


def frames(sheet: Sheet) -> list[QRectF]:
    return [frame for frame, _by_officer in sheet.frames]


def dark(image: QImage, rect: QRectF) -> bool:
    """Whether a pen wrote in this part of the page."""
    scale = image.width() / WIDTH
    left, top, right, bottom = (int(v * scale) for v in rect.getCoords())  # type: ignore[attr-defined]
    pen = QColor(PEN)
    return any(
        abs(image.pixelColor(x, y).blue() - pen.blue()) < 24 and image.pixelColor(x, y).red() < 90
        for x in range(left + 4, right - 4, 2)
        for y in range(top + 4, bottom - 4, 2)
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_a_form_that_ships_fits_one_page(sample: Sample, language: str) -> None:
    sheet = lay_out(sample, language)
    assert len(sheet.places) == len(sheet.frames) == len(cells_of(sample))
    page = QRectF(MARGIN - 1, MARGIN - 1, WIDTH - 2 * MARGIN + 2, HEIGHT - 2 * MARGIN + 2)
    assert all(page.contains(frame) for frame in frames(sheet))
    assert sheet.bottom <= HEIGHT - MARGIN
    for piece in sheet.pieces:
        assert width_of(piece.text, piece.size, strong=piece.strong) <= piece.width + 1, piece.text
        assert page.left() <= piece.x
        assert piece.x + piece.width <= page.right() + 1
        assert piece.baseline <= HEIGHT - MARGIN
        assert piece.size / 10 >= LEAST_MM, piece.text


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_the_words_of_a_cell_stay_in_it_and_cells_stay_apart(sample: Sample) -> None:
    sheet = lay_out(sample, "en")
    boxes = frames(sheet)
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            common = one & other
            assert common.width() < 1 or common.height() < 1
    for piece in sheet.pieces:
        line = QRectF(piece.x, piece.baseline - piece.size * 0.9, piece.width, piece.size * 1.1)
        inside = [box for box in boxes if box.intersects(line)]
        assert len(inside) <= 1, piece.text
        assert all(box.adjusted(-1, -1, 1, 1).contains(line) for box in inside), piece.text


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_hints_are_numbered_in_the_order_of_reading(sample: Sample) -> None:
    sheet = lay_out(sample, "zh")
    numbers = [place.number for place in sheet.places if place.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == sum(bool(cell.hint.zh) for cell in cells_of(sample))
    assert len(sheet.dots) == 2 * len(numbers), "one in its box and one beside what it says"


def test_the_pen_writes_where_the_citizen_does_and_not_where_the_officer_does() -> None:
    sample = next(each for each in SAMPLES if each.id == "birth_registration")
    sheet = lay_out(sample, "zh")
    image = render(sheet, 1050)
    for cell, (frame, by_officer) in zip(cells_of(sample), sheet.frames, strict=True):
        assert by_officer == cell.by_officer
        assert dark(image, frame) == (bool(cell.value.zh) and not by_officer), cell.label.zh


def test_the_margins_stay_white_but_for_the_watermark() -> None:
    image = render(lay_out(SAMPLES[0], "zh"), 1050)
    edge = int(MARGIN / WIDTH * 1050) - 4
    darkest = min(image.pixelColor(x, y).green() for x in range(edge) for y in range(0, image.height(), 3))
    assert darkest > 200
    watermark = [image.pixelColor(x, y) for x in range(60, 990, 3) for y in range(100, 1400, 3)]
    assert any(each.red() > each.green() + 12 and each.green() > 200 for each in watermark)


def test_a_form_with_more_than_a_page_is_refused() -> None:
    origin = SAMPLES[0].origin
    cell = Cell(Wording("理由"), Wording("很长的话" * 400), 12)
    sample = _form(origin, *[Row((cell,))] * 8)
    with pytest.raises(SheetOverfull):
        lay_out(sample, "zh")


def test_a_full_form_shrinks_until_it_fits() -> None:
    cell = Cell(Wording("理由"), Wording("很长的话" * 60), 6)
    sheet = lay_out(_form(SAMPLES[0].origin, *[Row((cell, cell))] * 6), "zh")
    assert sheet.bottom <= HEIGHT - MARGIN
    assert max(piece.size for piece in sheet.pieces) < max(piece.size for piece in lay_out(SAMPLES[0], "zh").pieces)


def _form(origin: Origin, *rows: Row) -> Sample:
    return Sample("x", Wording("演示表"), "file", Wording("演示"), (Section(Wording(""), rows),), (), origin)


@pytest.mark.parametrize("text", ["", "居民身份证", "𠮷𠮷𠮷 appear in names", "Aword" * 40, "一\n二"])
def test_lines_lose_nothing_and_stay_in_their_width(text: str) -> None:
    found = lines(text, 40, 300)
    assert "".join(found).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(width_of(line, 40) <= 301 for line in found)
