"""The words a page shows, in reading order, for reading aloud."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

ICON_FAMILY = "Material Design Icons"


def page_words(page: QQuickItem) -> list[str]:
    """Every visible text below `page`, from top to bottom and left to right, without icons and repeats."""
    lines = sorted(_texts(page))
    return list(dict.fromkeys(text for _top, _left, text in lines))


def _texts(item: QQuickItem) -> Iterator[tuple[int, int, str]]:
    if not item.isVisible():
        return
    text = item.property("text") if item.inherits("QQuickText") else None
    if isinstance(text, str) and text.strip() and item.property("font").family() != ICON_FAMILY:
        corner = item.mapToScene(QPointF(0, 0))
        yield round(corner.y()), round(corner.x()), text.strip()
    for child in item.childItems():
        yield from _texts(child)
