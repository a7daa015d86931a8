"""Whether words and icons stand out: their colour against the pixels around them, and the tokens against each other."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk_app.paths import qml_root
from tests.gallery.seen import HINT, Seen, apparent

BODY, LARGE = 7.0, 4.5
TOKEN = re.compile(r'property color (\w+): (?:contrast \? "(#\w+)" : )?"(#\w+)"')
LEAD_SHARE, BOLD_SHARE = 38 / 1080, 32 / 1080
"""Type sizes, as shares of the screen's shorter side, from which regular and bold text count as large."""

ROUNDING = 0.05
FADED = 0.9
"""What is fainter than this is disabled or on its way in or out."""

STRAYS = 0.1
"""Share of the pixels that may be something else: a rounded corner, a marker's edge."""

READ = {
    BODY: (
        ("ink", "paper surface sunSoft redSoft greenSoft amberSoft blueSoft"),
        ("inkSoft", "paper surface"),
        ("sunDeep", "sunSoft paper surface"),
        ("overBlue", "blue"),
        ("overHeader overHeaderSoft", "blueDeep headerEnd"),
        ("overTile", "tileBlue tileBlueEnd tileAmber tileAmberEnd tileGreen tileGreenEnd tileRed tileRedEnd"),
    ),
    LARGE: (
        ("blue", "paper surface blueSoft"),
        ("green", "greenSoft surface"),
        ("amber", "amberSoft surface"),
        ("red", "redSoft surface"),
        ("sunLight", "blueDeep headerEnd"),
        ("overGreen", "green"),
        ("overRed", "red"),
        ("overAmber", "amber"),
        ("overSun", "sun"),
        ("ink", "keyBed keyQuiet"),
    ),
}
"""Which tokens are written on which, by the ratio that is wanted."""


def weak_tokens(theme: int) -> list[str]:
    """Pairs of tokens that cannot be read well; `theme` 0 is high contrast, 1 is light."""
    text = (Path(qml_root()) / "Sunshine" / "Theme" / "Theme.qml").read_text(encoding="utf-8")
    tokens = {name: (high or light, light)[theme] for name, high, light in TOKEN.findall(text)}
    return [
        f"{front} on {ground}: {found:.1f} < {wanted}"
        for wanted, groups in READ.items()
        for fronts, grounds in groups
        for front in fronts.split()
        for ground in grounds.split()
        if (found := ratio(QColor(tokens[front]), QColor(tokens[ground]))) < wanted
    ]


@cache
def luminance(rgb: int) -> float:
    """Relative luminance of 0xRRGGBB (WCAG 2.2)."""
    shares = [(rgb >> shift & 0xFF) / 0xFF for shift in (16, 8, 0)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    """Contrast ratio (WCAG 2.2)."""
    low, high = sorted((luminance(one.rgb() & 0xFFFFFF), luminance(other.rgb() & 0xFFFFFF)))
    return (high + 0.05) / (low + 0.05)


def faint(items: list[Seen], picture: QImage) -> list[str]:
    """Words and icons of `items` (in the order of painting) too faint against what `picture` shows around them."""
    whole = QRectF(picture.rect())
    pills = [seen for seen in items if seen.item.objectName() == HINT]
    hints = [seen for seen in items if any(seen is pill or seen.carrier is pill for pill in pills)]
    return [
        sentence
        for seen in apparent(items)
        if seen.kind == "text" and seen.item.property("text") and seen.item.isEnabled()
        if seen.opacity > FADED and not _in_part(seen, hints)
        for sentence in _judge(seen, picture, whole)
    ]


def _in_part(seen: Seen, hints: list[Seen]) -> bool:
    """Whether a scrolling area shows only some of it now: cut at its edge, or below the hint."""
    inner = seen.painted.adjusted(1, 1, -1, -1)
    floating = any(hint.shown.intersects(inner) for hint in hints) and seen.scroller is not None
    return floating or not seen.shown.contains(inner)


def _judge(seen: Seen, picture: QImage, whole: QRectF) -> Iterator[str]:
    front = seen.item.property("color")
    around = sorted((ratio(front, ground), ground.name()) for ground in _ground(seen, picture))
    if around:
        found, ground = around[int(len(around) * STRAYS)]
        wanted = wanted_of(seen, min(whole.width(), whole.height()))
        if found < wanted - ROUNDING:
            yield f"{seen.name}: {front.name()} on {ground} is {found:.1f}, {wanted} wanted"


def wanted_of(seen: Seen, shorter_side: float) -> float:
    """The ratio for this text: icons and large type need less."""
    font = seen.item.property("font")
    share = font.pixelSize() / shorter_side
    large = share >= LEAD_SHARE - 0.001 or (font.bold() and share >= BOLD_SHARE - 0.001)
    return LARGE if seen.icon or large else BODY


def _ground(seen: Seen, picture: QImage) -> list[QColor]:
    """Pixels that no ink reaches: the corners of an icon's square, the leading above and below a text's lines."""
    rect = (seen.rect if seen.icon else seen.shown).toRect() & picture.rect()
    if rect.width() < 3 or rect.height() < 3:
        return []
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    if seen.icon:
        points = [(x, y) for x in (left, left + 1, right - 1, right) for y in (top, top + 1, bottom - 1, bottom)]
    else:
        points = [(x, y) for x in range(left, right + 1, max(1, rect.width() // 24)) for y in (top, bottom)]
    return [picture.pixelColor(x, y) for x, y in points]
