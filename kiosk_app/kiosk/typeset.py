"""Breaking text into lines of a given width, for sheets that are painted the same on the screen and on paper.

Everything is measured in units of a tenth of a millimetre; whoever paints scales its painter. Measuring and painting
use unhinted type, so that a line that fits here fits at every scale.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

FAMILY = "Noto Sans SC"
LEADING = 1.32
"""From line to line, in type sizes: Chinese needs more air than Latin."""

ASCENT = 0.98
"""From the top of a line to its baseline, in type sizes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text: its left edge and baseline, and the width it may take."""

    x: float
    baseline: float
    width: float
    text: str
    size: float
    colour: str
    strong: bool = False


def font(size: float, *, strong: bool = False) -> QFont:
    """The type of every sheet; `size` in units."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def width_of(text: str, size: float, *, strong: bool = False) -> float:
    """How much room one line of `text` takes."""
    return QFontMetricsF(font(size, strong=strong)).horizontalAdvance(text)


def lines(text: str, size: float, width: float, *, strong: bool = False) -> list[str]:
    """`text` in lines no wider than `width`; a word longer than a line is broken, an empty text has no lines."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found += _broken(paragraph, font(size, strong=strong), width)
    return found


def _broken(paragraph: str, type_: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, type_)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        # Positions count UTF-16 units; a rare character takes two.
        units = paragraph.encode("utf-16-le")
        start = line.textStart() * 2
        found.append(units[start : start + line.textLength() * 2].decode("utf-16-le").rstrip())
        line = layout.createLine()
    layout.endLayout()
    return [each for each in found if each]


def column(
    text: str, x: float, y: float, width: float, size: float, colour: str, *, strong: bool = False
) -> tuple[list[Piece], float]:
    """`text` set from (x, y) downwards; the pieces, and where the next text may begin."""
    pieces = [
        Piece(x, y + size * (ASCENT + LEADING * place), width, each, size, colour, strong)
        for place, each in enumerate(lines(text, size, width, strong=strong))
    ]
    return pieces, y + size * LEADING * len(pieces)


def paint_pieces(painter: QPainter, pieces: list[Piece]) -> None:
    """Draw the lines of text."""
    for piece in pieces:
        painter.setFont(font(piece.size, strong=piece.strong))
        painter.setPen(QColor(piece.colour))
        painter.drawText(QPointF(piece.x, piece.baseline), piece.text)
