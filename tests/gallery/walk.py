"""What is wrong with a screen, found by walking its items: cut text, items outside the window, targets too small."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

KEYBOARD = "keyboard"
"""Waits below the window's edge; it has its own tests."""

SLACK = 2.0
SHARE = 1080
TOUCH = 96


def problems(window: QQuickWindow) -> list[str]:
    """One sentence a finding."""
    whole = QRectF(0, 0, window.width(), window.height())
    touch = TOUCH * min(window.width(), window.height()) / SHARE
    return [
        sentence for item, free in _shown(window.contentItem(), True) for sentence in _judge(item, free, whole, touch)
    ]


def _shown(item: QQuickItem, free: bool) -> Iterator[tuple[QQuickItem, bool]]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0 and child.objectName() != KEYBOARD:
            yield child, free
            yield from _shown(child, free and not child.clip())


def _judge(item: QQuickItem, free: bool, whole: QRectF, touch: float) -> Iterator[str]:
    place = QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))
    name = (
        f"{item.metaObject().className()} {item.objectName()} {item.property('text') or item.property('label') or ''}"
    )
    if item.inherits("QQuickText") and item.property("text"):
        if item.property("truncated"):
            yield f"{name}: elided"
        if item.property("paintedWidth") > item.width() + SLACK:
            yield f"{name}: wider than its place"
    if free and item.inherits("QQuickText") and not whole.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
        yield f"{name}: outside the window"
    if item.inherits("QQuickMouseArea") and item.isEnabled() and min(item.width(), item.height()) < touch - SLACK:
        yield f"{name}: too small to touch ({item.width():.0f}×{item.height():.0f})"
