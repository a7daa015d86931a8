"""A sample form as one A4 page, painted on any QPainter: labels small, the invented example in the blue of a pen.

`lay_out` finds a scale at which every word has room, wrapping and shrinking; `paint` draws what it found. Numbers in
circles stand where a hint belongs; boxes for officers are hatched.
"""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from kiosk_app.domain.sample import COLUMNS, Cell, Row, Sample
from kiosk_app.domain.wording import Language, Wording
from kiosk_app.kiosk.typeset import LEADING, Piece, column, font, lines, paint_pieces, width_of

WIDTH, HEIGHT = 2100, 2970
"""A4 in units of a tenth of a millimetre."""

MARGIN = 140
PEN, PRINT, SOFT, RULE, HINT = "#1B3FA8", "#14233A", "#4A5568", "#5B6472", "#B8322A"
HATCH, WATERMARK = QColor(20, 35, 58, 26), QColor(184, 50, 42, 22)
LABEL, VALUE, SECTION, TITLE, SMALL = 28.0, 40.0, 36.0, 66.0, 27.0
PAD = 12.0
SLIGHTLY = 0.78
"""How far an example shrinks rather than break."""

DOT = 34.0
"""Diameter of a hint's circle."""

SCALES = [1.3 - step * 0.02 for step in range(46)]
STRETCHES = (1.4, 1.3, 1.2, 1.1)
"""A short form is not blown up: its rows grow by at most the first of these."""

WORDS = {
    "officer": Wording("窗口填写", "for the officer"),
    "mark": Wording("演示 · 样张", "SAMPLE 样张"),
    "foot": Wording(
        "样张里的人名、号码和日期都是编的，不能当作证明使用。", "Every name, number and date here is invented."
    ),
    "hints": Wording("填写提示", "Notes"),
}


class SheetOverfull(ValueError):
    """The form has more to say than one page holds even at the smallest scale."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell lies on the page, as shares of its width and height; `number` of its hint, 0 for none."""

    x: float
    y: float
    width: float
    height: float
    number: int


@dataclass(slots=True)
class Sheet:
    """A page ready to be painted, in units."""

    pieces: list[Piece] = field(default_factory=list)
    frames: list[tuple[QRectF, bool]] = field(default_factory=list)
    """Cells; true: for the officer, hatched."""

    dots: list[tuple[QPointF, float, int]] = field(default_factory=list)
    """Centre, diameter and number of each hint's circle."""

    places: list[Place] = field(default_factory=list)
    mark: str = ""
    bottom: float = 0.0


def lay_out(sample: Sample, language: str) -> Sheet:
    """The page of `sample`, labels in Chinese, with English beside them where `language` is "en".

    Raises:
        SheetOverfull: it does not fit one page.
    """
    for scale in SCALES:
        sheet = _set(sample, language, scale, 1.0)
        if sheet.bottom <= HEIGHT - MARGIN:
            return _stretched(sample, language, scale, sheet)
    raise SheetOverfull(f"{sample.id}: more than one page")


def _stretched(sample: Sample, language: str, scale: float, sheet: Sheet) -> Sheet:
    """The same page with taller rows where it leaves much of the paper empty."""
    for stretch in STRETCHES:
        roomy = _set(sample, language, scale, stretch)
        if roomy.bottom <= HEIGHT - MARGIN:
            return roomy
    return sheet


def _set(sample: Sample, language: str, scale: float, stretch: float) -> Sheet:
    sheet = Sheet(mark=WORDS["mark"].of(language))
    y = _title(sheet, both(sample.title, language), MARGIN, scale)
    hints: list[str] = []
    for section in sample.sections:
        if section.title.zh:
            y += 16 * scale
            pieces, y = column(
                both(section.title, language), MARGIN, y, WIDTH - 2 * MARGIN, SECTION * scale, PRINT, strong=True
            )
            sheet.pieces += pieces
            y += 8 * scale
        for row in section.rows:
            y = _row(sheet, row, language, y, scale, stretch, hints)
    y = _hints(sheet, hints, language, y + 20 * scale, scale)
    pieces, sheet.bottom = column(
        WORDS["foot"].of(language), MARGIN, y + 10 * scale, WIDTH - 2 * MARGIN, SMALL * scale, SOFT
    )
    sheet.pieces += pieces
    return sheet


def both(words: Wording, language: str) -> str:
    """What is printed on the form: it is a Chinese one, English stands beside the Chinese."""
    return f"{words.zh} {words.en}" if language == Language.EN and words.en else words.zh


def _title(sheet: Sheet, text: str, y: float, scale: float) -> float:
    size = TITLE * scale
    for each in lines(text, size, WIDTH - 2 * MARGIN, strong=True):
        wide = width_of(each, size, strong=True)
        sheet.pieces.append(Piece((WIDTH - wide) / 2, y + size, wide + 1, each, size, PRINT, strong=True))
        y += size * LEADING
    return y + 12 * scale


def _row(
    sheet: Sheet, row: Row, language: str, y: float, scale: float, stretch: float, hints: list[str]
) -> float:  # fmt: skip
    unit = (WIDTH - 2 * MARGIN) / COLUMNS
    x, made = float(MARGIN), []
    tallest = (LABEL + VALUE * max(1, row.lines)) * LEADING * scale * stretch + 2 * PAD * scale
    for cell in row.cells:
        wide = cell.width * unit
        label, value, bottom = _cell(cell, language, x, y, wide, scale)
        made.append((cell, x, wide, label, value, bottom))
        tallest = max(tallest, bottom - y)
        x += wide
    for cell, left, wide, label, value, bottom in made:
        number = 0
        if cell.hint.zh:
            hints.append(cell.hint.of(language))
            number = len(hints)
            dot = DOT * scale
            sheet.dots.append((QPointF(left + wide - dot * 0.75, y + dot * 0.75), dot, number))
        sheet.frames.append((QRectF(left, y, wide, tallest), cell.by_officer))
        # The label hangs from the upper edge, the example stands in the middle of what is left.
        sheet.pieces += label + [replace(each, baseline=each.baseline + (y + tallest - bottom) / 2) for each in value]
        sheet.places.append(Place(left / WIDTH, y / HEIGHT, wide / WIDTH, tallest / HEIGHT, number))
    return y + tallest


def _cell(
    cell: Cell, language: str, x: float, y: float, wide: float, scale: float
) -> tuple[list[Piece], list[Piece], float]:
    """The label, the example below it, and where the cell could end."""
    pad = PAD * scale
    dot = DOT * 1.3 * scale if cell.hint.zh else 0
    pieces, bottom = column(
        both(cell.label, language), x + pad, y + pad * 0.7, wide - 2 * pad - dot, LABEL * scale, SOFT
    )
    said, colour = (WORDS["officer"].of(language), SOFT) if cell.by_officer else (cell.value.of(language), PEN)
    size = LABEL * scale if cell.by_officer else _value_size(said, VALUE * scale, wide - 2 * pad)
    value, bottom = column(said, x + pad, bottom + 2 * scale, wide - 2 * pad, size, colour)
    return pieces, value, bottom + pad * 0.7


def _value_size(text: str, size: float, wide: float) -> float:
    """A little smaller where that spares a line: a date in two lines is hard to read."""
    needed = width_of(text, size)
    return size * wide / needed * 0.99 if wide < needed <= wide / SLIGHTLY else size


def _hints(sheet: Sheet, hints: list[str], language: str, y: float, scale: float) -> float:
    """What the numbers mean, in two columns: paper has no screen beside it."""
    if not hints:
        return y
    wide = (WIDTH - 2 * MARGIN - 40) / 2
    pieces, y = column(WORDS["hints"].of(language), MARGIN, y, wide, LABEL * scale, PRINT, strong=True)
    sheet.pieces += pieces
    size, dot = SMALL * scale, DOT * 0.9 * scale
    half = (len(hints) + 1) // 2
    ends = [y]
    for side, part in enumerate((hints[:half], hints[half:])):
        left, top = MARGIN + side * (wide + 40), y + 6 * scale
        for place, hint in enumerate(part, 1 + side * half):
            sheet.dots.append((QPointF(left + dot / 2, top + size * LEADING / 2), dot, place))
            pieces, top = column(hint, left + dot * 1.4, top, wide - dot * 1.4, size, PRINT)
            sheet.pieces += pieces
            top += 4 * scale
        ends.append(top)
    return max(ends)


def paint(painter: QPainter, sheet: Sheet, page: QRectF) -> None:
    """Draw the page as large as fits into `page`, in whatever units the painter has, centred."""
    scale = min(page.width() / WIDTH, page.height() / HEIGHT)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(
        page.left() + (page.width() - WIDTH * scale) / 2, page.top() + (page.height() - HEIGHT * scale) / 2
    )
    painter.scale(scale, scale)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor(Qt.GlobalColor.white))
    for frame, by_officer in sheet.frames:
        if by_officer:
            _hatch(painter, frame)
    _watermark(painter, sheet.mark)
    painter.setPen(QPen(QColor(RULE), 3))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    for frame, _by_officer in sheet.frames:
        painter.drawRect(frame)
    paint_pieces(painter, sheet.pieces)
    for centre, dot, number in sheet.dots:
        _dot(painter, centre, dot, number)
    painter.restore()


def _hatch(painter: QPainter, frame: QRectF) -> None:
    """Slanting lines of our own: a brush's pattern would not scale with the page."""
    painter.save()
    painter.setClipRect(frame)
    painter.setPen(QPen(HATCH, 4))
    x = frame.left() - frame.height()
    while x < frame.right():
        painter.drawLine(QPointF(x, frame.bottom()), QPointF(x + frame.height(), frame.top()))
        x += 26
    painter.restore()


def _watermark(painter: QPainter, text: str) -> None:
    painter.save()
    size = 200.0
    wide = width_of(text, size, strong=True)
    painter.translate(WIDTH / 2, HEIGHT / 2)
    painter.rotate(-32)
    painter.setFont(font(size, strong=True))
    painter.setPen(WATERMARK)
    for line in (-1, 0, 1):
        painter.drawText(QPointF(-wide / 2, line * 900 + size / 3), text)
    painter.restore()


def _dot(painter: QPainter, centre: QPointF, dot: float, number: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(HINT))
    painter.drawEllipse(centre, dot / 2, dot / 2)
    text = str(number)
    size = dot * (0.72 if len(text) == 1 else 0.6)
    painter.setFont(font(size, strong=True))
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(QPointF(centre.x() - width_of(text, size, strong=True) / 2, centre.y() + size * 0.36), text)


def render(sheet: Sheet, width: int) -> QImage:
    """The page as pixels, `width` of them across. Takes tens of milliseconds and may run in any thread."""
    image = QImage(width, round(width * HEIGHT / WIDTH), QImage.Format.Format_RGBX8888)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    paint(painter, sheet, QRectF(image.rect()))
    painter.end()
    return image
