"""What a window shows, item by item in the order of painting, with what clips, scrolls and carries each item."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtQml import QJSValue, QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

KEYBOARD = "keyboard"
"""Waits below the window's edge; it has its own tests."""

HINT = "scroll.more"
"""The pill at the lower edge of a scrolling area: it floats above what it leads through."""

_SHARE = {
    Qt.AlignmentFlag.AlignLeft.value: 0.0,
    Qt.AlignmentFlag.AlignHCenter.value: 0.5,
    Qt.AlignmentFlag.AlignJustify.value: 0.0,
    Qt.AlignmentFlag.AlignRight.value: 1.0,
    Qt.AlignmentFlag.AlignTop.value: 0.0,
    Qt.AlignmentFlag.AlignVCenter.value: 0.5,
    Qt.AlignmentFlag.AlignBottom.value: 1.0,
}
"""How much of the room left over stands before the words."""

FAR = 10_000
COVERS = 0.5
"""A rectangle at least this opaque hides what it lies on."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """One item that is painted. Rectangles are in the window's pixels: its place, the part of it that is
    painted (a text's words), and what of that no clip takes away."""

    item: QQuickItem
    kind: str
    rect: QRectF
    painted: QRectF
    shown: QRectF
    opacity: float
    carrier: "Seen | None"
    """The nearest thing around it that can be tapped."""
    frame: "Seen | None"
    """The nearest card or notice around it."""
    scroller: "Seen | None"
    """The nearest scrolling area around it."""
    clipped: bool
    """Whether something around it cuts without scrolling."""

    @property
    def name(self) -> str:
        """Type, object name and words."""
        item = self.item
        kind = item.metaObject().className().split("_QML")[0]
        words = item.property("text") or item.property("label") or item.property("name") or ""
        return " ".join(str(part) for part in (kind, item.objectName(), words) if part).replace("\n", " ")

    @property
    def icon(self) -> bool:
        """Whether it is a glyph of the icon font."""
        return self.kind == "text" and self.item.metaObject().className().startswith("Icon")

    def below(self, other: QQuickItem) -> bool:
        """Whether it is `other` or stands somewhere below it in the tree."""
        above: QQuickItem | None = self.item
        while above is not None and above is not other:
            above = above.parentItem()
        return above is other


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for every item below one."""

    clip: QRectF
    opacity: float = 1.0
    carrier: Seen | None = None
    frame: Seen | None = None
    scroller: Seen | None = None
    clipped: bool = False


def look(window: QQuickWindow) -> list[Seen]:
    """Everything painted in `window`, lowest first; nothing of the keyboard."""
    whole = QRectF(0, 0, window.width(), window.height())
    return list(_with(window.contentItem(), Around(whole.adjusted(-FAR, -FAR, FAR, FAR))))


def _with(item: QQuickItem, around: Around) -> Iterator[Seen]:
    rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    kind = _kind(item)
    painted = _painted(item, rect, kind)
    above = (around.carrier, around.frame, around.scroller, around.clipped)
    me = Seen(item, kind, rect, painted, painted & around.clip, around.opacity * item.opacity(), *above)
    inner = Around(
        around.clip & rect if item.clip() else around.clip,
        me.opacity,
        me if kind == "tap" else around.carrier,
        me if kind == "frame" else around.frame,
        me if kind == "flickable" else around.scroller,
        kind != "flickable" and (around.clipped or item.clip()),
    )
    children = [c for c in item.childItems() if c.isVisible() and c.opacity() > 0 and c.objectName() != KEYBOARD]
    children.sort(key=lambda child: child.z())
    for child in children:
        if child.z() < 0:
            yield from _with(child, inner)
    yield me
    for child in children:
        if child.z() >= 0:
            yield from _with(child, inner)


def _kind(item: QQuickItem) -> str:
    for kind, base in (
        ("text", "QQuickText"),
        ("area", "QQuickMouseArea"),
        ("rectangle", "QQuickRectangle"),
        ("flickable", "QQuickFlickable"),
        ("editor", "QQuickTextEdit"),
        ("editor", "QQuickTextInput"),
        ("image", "QQuickImage"),
        ("image", "QQuickPaintedItem"),
    ):
        if item.inherits(base):
            return kind
    meta = item.metaObject()
    if meta.indexOfSignal("tapped()") >= 0:
        return "tap"
    return "frame" if meta.className().startswith(("Card", "Notice")) else "item"


def _painted(item: QQuickItem, rect: QRectF, kind: str) -> QRectF:
    """The part of a text's place where its words stand; of another item its place."""
    if kind != "text" or not item.property("text") or rect.width() <= 0 or rect.height() <= 0:
        return rect
    scale = rect.width() / item.width()
    width = float(item.property("contentWidth")) * scale
    height = float(item.property("contentHeight")) * scale
    x, y = rect.x(), rect.y()
    x += _SHARE[_number(item, "effectiveHorizontalAlignment")] * (rect.width() - width)
    y += _SHARE[_number(item, "verticalAlignment")] * (rect.height() - height)
    return QRectF(x, y, width, height)


def _number(item: QQuickItem, name: str) -> int:
    """An enumeration of the item's own, for which Python has no type."""
    context = qmlContext(item)
    assert context is not None
    value = QQmlExpression(context, item, name).evaluate()
    return int(value[0] if isinstance(value, tuple) else value)


def apparent(items: list[Seen]) -> list[Seen]:
    """Those of `items` (in the order of painting) of which something can be seen."""
    lids = [(place, seen) for place, seen in enumerate(items) if covers(seen)]
    return [seen for place, seen in enumerate(items) if not _hidden(seen, [lid for at, lid in lids if at > place])]


def _hidden(seen: Seen, lids: list[Seen]) -> bool:
    """Whether one of `lids`, painted later, lies over all of it; what belongs to it does not hide it."""
    return seen.shown.isEmpty() or any(lid.shown.contains(seen.shown) and not lid.below(seen.item) for lid in lids)


def covers(seen: Seen) -> bool:
    """Whether nothing can be read through it: filled, and opaque enough."""
    if seen.kind != "rectangle":
        return False
    gradient = seen.item.property("gradient")
    if isinstance(gradient, QJSValue) and not (gradient.isNull() or gradient.isUndefined()):
        return True
    return bool(seen.item.property("color").alphaF() * seen.opacity >= COVERS)
