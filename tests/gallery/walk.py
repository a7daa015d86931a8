"""What is wrong with a screen, found by walking its items: one sentence a finding.

Cut or elided text, text on text, text on something else that can be tapped, items outside the window, scrolling without
a hint, targets too small or on top of each other, icons without a glyph.
"""

from collections.abc import Iterator
from math import ceil, hypot

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.gallery.seen import HINT, Seen, apparent, covers, look

SLACK = 2.5
TOUCH_LOGICAL, TOUCH_MILLIMETRES, SHARE = 96, 15, 1080
INCH = 25.4
LEADING = 0.18
"""Share of a type size that its line box adds around the characters: lines may come this close."""


def problems(window: QQuickWindow, inches: float = 0.0) -> list[str]:
    """One sentence a finding; `inches` is the diagonal of the screen, 0 when unknown."""
    return judge(look(window), QRectF(0, 0, window.width(), window.height()), inches)


def judge(items: list[Seen], whole: QRectF, inches: float) -> list[str]:
    """The findings among `items`, which are in the order of painting."""
    there = apparent(items)
    texts = [seen for seen in there if seen.kind == "text" and seen.item.property("text")]
    return [
        *(finding for seen in texts for finding in _whole_text(seen)),
        *(finding for seen in there for finding in _in_window(seen, whole)),
        *(finding for seen in there if seen.kind == "flickable" for finding in _scrolls(seen, there)),
        *_small(there, touch_size(whole, inches)),
        *_apart(texts),
        *_free_of_taps(texts, there, whole),
        *_uncovered(texts, there),
        *_separate_targets(there, whole),
        *(f"{seen.name}: unknown glyph" for seen in there if seen.icon and _empty_glyph(seen)),
    ]


def touch_size(whole: QRectF, inches: float) -> float:
    """The least side of a target in pixels: 96 on a screen 1080 wide, and 15 mm where the diagonal is known."""
    logical = TOUCH_LOGICAL * min(whole.width(), whole.height()) / SHARE
    physical = TOUCH_MILLIMETRES / INCH * hypot(whole.width(), whole.height()) / inches if inches else 0
    return max(logical, ceil(physical))


def _empty_glyph(seen: Seen) -> bool:
    return bool(seen.item.property("name")) and not seen.item.property("text")


def _whole_text(seen: Seen) -> Iterator[str]:
    item = seen.item
    if item.property("truncated"):
        yield f"{seen.name}: elided"
    # An icon's box is the glyph's own square; its line box is larger and of no consequence.
    if not seen.icon and float(item.property("contentWidth")) > item.width() + SLACK:
        yield f"{seen.name}: wider than its place"
    spare = LEADING * float(item.property("font").pixelSize())
    if not seen.icon and float(item.property("contentHeight")) > item.height() + SLACK + spare:
        yield f"{seen.name}: taller than its place"
    full = seen.painted
    if seen.clipped and not _contains(seen.shown, full, spare):
        yield f"{seen.name}: cut"
    for around, what in ((seen.carrier, "its button"), (seen.frame, "its card")):
        if around is not None and not _contains(around.rect, full, spare):
            yield f"{seen.name}: sticks out of {what}"
    if seen.scroller is not None and (full.left() < seen.scroller.rect.left() - SLACK or
                                      full.right() > seen.scroller.rect.right() + SLACK):  # fmt: skip
        yield f"{seen.name}: cut at the side of a scrolling area"


def _contains(outer: QRectF, inner: QRectF, spare: float = 0.0) -> bool:
    return outer.adjusted(-SLACK, -SLACK - spare, SLACK, SLACK + spare).contains(inner)


def _in_window(seen: Seen, whole: QRectF) -> Iterator[str]:
    solid = seen.kind in {"text", "area", "image", "editor"} or (seen.kind == "rectangle" and covers(seen))
    if solid and seen.scroller is None and not _contains(whole, seen.painted):
        yield f"{seen.name}: outside the window"


def _scrolls(seen: Seen, there: list[Seen]) -> Iterator[str]:
    item = seen.item
    if any(other.kind == "editor" and other.scroller is seen for other in there):
        return  # an entry field follows its cursor
    if float(item.property("contentWidth")) > item.width() + SLACK:
        yield f"{seen.name}: scrolls sideways"
    content, top, height = (float(item.property(name)) for name in ("contentHeight", "contentY", "height"))
    hint = any(other.item.objectName() == HINT and other.item.parentItem() is item.parentItem() for other in there)
    if content - top - height > 0.05 * height + SLACK and not hint:
        yield f"{seen.name}: more below without a hint"
    lowest = max((o.painted.bottom() for o in there if o.kind == "text" and o.scroller is seen), default=0.0)
    if lowest - seen.rect.top() + top > content + SLACK:
        yield f"{seen.name}: text below its end"


def _targets(there: list[Seen]) -> list[Seen]:
    return [s for s in there if s.kind in {"area", "editor"} and s.item.isEnabled()]


def _small(there: list[Seen], least: float) -> Iterator[str]:
    for seen in _targets(there):
        if seen.kind == "editor" and any(_gives_way(area, seen) for area in there):
            continue  # the field around it takes the tap
        # What a scrolling area cuts now it shows after a swipe; any other clip takes it for good.
        real = seen.rect if seen.scroller is not None else seen.shown
        if min(real.width(), real.height()) < least - SLACK:
            name = (seen.carrier or seen).name
            yield f"{name}: too small to touch ({real.width():.0f}×{real.height():.0f}, {least:.0f} wanted)"


def _gives_way(area: Seen, editor: Seen) -> bool:
    """Whether `area` is the field around `editor`."""
    around = area.item.parentItem()
    return area.kind == "area" and around is not None and editor.below(around) and area.rect.contains(editor.shown)


def _overlap(one: Seen, other: Seen, leading: bool = True) -> bool:
    common = one.shown & other.shown
    spare = 0.0
    if leading:
        spare = LEADING * min(float(s.item.property("font").pixelSize()) for s in (one, other) if s.kind == "text")
    return common.width() > SLACK and common.height() > SLACK + spare


def _apart(texts: list[Seen]) -> Iterator[str]:
    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            if _overlap(one, other) and not _floats(one, other) and not _floats(other, one):
                yield f"{one.name}: overlaps {other.name}"


def _floats(lower: Seen, upper: Seen) -> bool:
    """Whether `upper` belongs to the hint above the scrolling area that `lower` stands in."""
    hint = upper.carrier if upper.item.objectName() != HINT else upper
    if hint is None or hint.item.objectName() != HINT or lower.scroller is None:
        return False
    return hint.item.parentItem() is lower.scroller.item.parentItem() or _hint_around(lower, hint.item)


def _hint_around(lower: Seen, hint: QQuickItem) -> bool:
    outer = lower.scroller.scroller if lower.scroller else None
    return outer is not None and hint.parentItem() is outer.item.parentItem()


def _free_of_taps(texts: list[Seen], there: list[Seen], whole: QRectF) -> Iterator[str]:
    taps = [s for s in there if s.kind == "tap" or (s.kind == "area" and s.carrier is None)]
    for tap in taps:
        if tap.shown.contains(whole):
            continue  # a veil that keeps touches from what lies below
        for text in texts:
            around = tap.item if tap.kind == "tap" else tap.item.parentItem()
            if around is None or text.below(around) or _floats(text, tap) or _floats(tap, text):
                continue
            if _overlap(text, tap):
                yield f"{text.name}: lies on {tap.name or 'something that can be tapped'}"


def _uncovered(texts: list[Seen], there: list[Seen]) -> Iterator[str]:
    order = {id(seen): place for place, seen in enumerate(there)}
    lids = [seen for seen in there if covers(seen) or (seen.kind == "image" and seen.shown.height() > 0)]
    for text in texts:
        for lid in lids:
            if order[id(lid)] > order[id(text)] and _overlap(text, lid) and not _floats(text, lid):
                yield f"{text.name}: partly covered by {lid.name}"


def _separate_targets(there: list[Seen], whole: QRectF) -> Iterator[str]:
    targets = [seen for seen in _targets(there) if not seen.shown.contains(whole)]
    for place, one in enumerate(targets):
        for other in targets[place + 1 :]:
            if _floats(one, other) or _gives_way(one, other) or _gives_way(other, one):
                continue
            if _overlap(one, other, leading=False) and not _belong(one, other):
                yield f"{(one.carrier or one).name}: target overlaps {(other.carrier or other).name}"


def _belong(one: Seen, other: Seen) -> bool:
    """Whether one of the two is a part of the other's own button."""
    return any(
        inner.carrier is not None and outer.carrier is not None and inner.below(outer.carrier.item)
        for inner, outer in ((one, other), (other, one))
    )
