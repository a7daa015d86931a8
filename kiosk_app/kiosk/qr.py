"""A QR code that a phone reads from the glass: the modules of a text, and the item that paints them crisp.

Error correction M (ISO/IEC 18004: about 15 % of the symbol may be lost to glare or fingerprints) and the quiet zone of
four modules the standard asks for. It is dark on light in every theme: many readers refuse the inverse.
"""

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
"""Bytes in versions 1 to 20 at correction M (ISO/IEC 18004, table 7). Larger symbols take phones long to find."""

LEAST_VERSION = 5
LARGEST_TEXT = CAPACITY[-1]


class TextTooLong(ValueError):
    """The text would need modules too small for a phone's camera."""


def across(version: int) -> int:
    """Modules a side of a symbol of this version, quiet zone included."""
    return 17 + 4 * version + 2 * QUIET_ZONE


def capacity(modules_across: int) -> int:
    """Bytes that fit a symbol of at most so many modules a side; where there is hardly room, those of version 5.

    A smaller one would say so little that the codes became many.
    """
    fitting = [version for version in range(1, len(CAPACITY) + 1) if across(version) <= modules_across]
    return CAPACITY[max([LEAST_VERSION, *fitting]) - 1]


def modules(text: str) -> list[str]:
    """The symbol of `text` as rows of "0" (light) and "1" (dark), quiet zone included. Runs tens of milliseconds.

    Raises:
        TextTooLong: over `LARGEST_TEXT` bytes in UTF-8.
    """
    # Imported here: the library costs 40 ms and nothing needs it before the first guide is open.
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415
    from qrcode.main import QRCode  # noqa: PLC0415

    data = text.encode()
    if len(data) > LARGEST_TEXT:
        raise TextTooLong(f"{len(data)} bytes, at most {LARGEST_TEXT}")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(data, optimize=0)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


@QmlElement
class QrCode(QQuickPaintedItem):
    """Paints `rows` with every module a whole number of device pixels, centred; nothing while there are no rows."""

    rowsChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str] = []
        self.setAntialiasing(False)
        self.setOpaquePainting(False)

    def _get_rows(self) -> list[str]:
        return self._rows

    def _set_rows(self, rows: list[str]) -> None:
        if rows != self._rows:
            self._rows = list(rows)
            self.rowsChanged.emit()
            self.update()

    rows = Property(list, _get_rows, _set_rows, notify=rowsChanged)

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph."""
        if not self._rows:
            return
        # Not from self.window(): the bindings then take the window for a part of this item and lose it with the page.
        ratio = painter.deviceTransform().m11()
        side = int(min(self.width(), self.height()) * ratio)
        module = max(1, side // len(self._rows))
        painter.scale(1 / ratio, 1 / ratio)
        left = (int(self.width() * ratio) - module * len(self._rows)) // 2
        top = (int(self.height() * ratio) - module * len(self._rows)) // 2
        painter.fillRect(QRectF(0, 0, self.width() * ratio, self.height() * ratio), QColor(Qt.GlobalColor.white))
        dark = QColor(Qt.GlobalColor.black)
        for y, row in enumerate(self._rows):
            for x, value in enumerate(row):
                if value == "1":
                    painter.fillRect(left + x * module, top + y * module, module, module, dark)
