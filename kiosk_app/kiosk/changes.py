"""What differs between two pictures of a record: places as shares, found on decoded pixels; no Qt here.

Runs off the GUI thread: comparing two pictures of 1920×1080 takes some tens of milliseconds.
"""

from collections.abc import Iterable
from typing import Protocol

Box = tuple[float, float, float, float]
"""x, y, width, height as shares 0..1 of the picture."""
Cells = tuple[int, int, int, int]
"""Left, top, right, bottom in cells, the last two exclusive."""

CELL = 8
"""Pixels of a side of the squares that are compared."""
FAINT = 24
"""Differences of a colour channel up to this are the encoder's, not the officer's."""
ACROSS, DOWN = 4, 2
"""Cells of nothing between two changes of one place: the characters of a line, the lines of an address."""
MOST_RUNS, MOST_PLACES, MOST_AREA = 3000, 12, 0.6
"""Beyond these the window itself is another one, and pointing at places helps nobody."""


class Pixels(Protocol):
    """A decoded picture (`link.decode.Pixels`): RGBX, `stride` bytes a line."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def bytes(self) -> bytes: ...


def places(new: Pixels, old: Pixels) -> tuple[Box, ...] | None:
    """Where `new` is not as `old`, from top to bottom; None when the two are different windows altogether."""
    if (new.width, new.height) != (old.width, old.height):
        return None
    runs = _runs(new, old)
    if len(runs) > MOST_RUNS:
        return None
    found = _joined(runs)
    wide, high = -(-new.width // CELL), -(-new.height // CELL)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in found)
    if len(found) > MOST_PLACES or area > MOST_AREA * wide * high:
        return None
    across, down = CELL / new.width, CELL / new.height
    return tuple(
        (
            left * across,
            top * down,
            min(1 - left * across, (right - left) * across),
            min(1 - top * down, (bottom - top) * down),
        )
        for left, top, right, bottom in sorted(found, key=lambda cells: (cells[1], cells[0]))
    )


def together(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes that touch as one."""
    found: list[Box] = []
    for box in boxes:
        grown, apart = box, True
        while apart:
            near = [other for other in found if _overlap(grown, other)]
            found = [other for other in found if other not in near]
            apart = bool(near)
            for other in near:
                grown = _union(grown, other)
        found.append(grown)
    return tuple(found)


def _runs(new: Pixels, old: Pixels) -> list[Cells]:
    """Changed cells beside each other in one row of cells."""
    from PIL import Image, ImageChops  # only for corrections

    def picture(pixels: Pixels) -> Image.Image:
        size = (pixels.width, pixels.height)
        return Image.frombytes("RGB", size, pixels.bytes, "raw", "RGBX", pixels.stride, 1)

    red, green, blue = ImageChops.difference(picture(new), picture(old)).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    seen = strongest.point([0] * (FAINT + 1) + [255] * (255 - FAINT)).reduce(CELL)
    line, cells = seen.width, seen.tobytes()
    runs: list[Cells] = []
    for row in range(seen.height):
        for column in range(line):
            if not cells[row * line + column]:
                continue
            if runs and runs[-1][1] == row and column - runs[-1][2] <= ACROSS:
                runs[-1] = (runs[-1][0], row, column + 1, row + 1)
            else:
                runs.append((column, row, column + 1, row + 1))
    return runs


def _joined(runs: list[Cells]) -> list[Cells]:
    """Runs of one place as one rectangle."""
    found: list[Cells] = []
    for run in runs:
        grown, again = run, True
        while again:
            near = [cells for cells in found if _near(grown, cells)]
            found = [cells for cells in found if not _near(grown, cells)]
            again = bool(near)
            lefts, tops, rights, bottoms = zip(grown, *near, strict=True)
            grown = (min(lefts), min(tops), max(rights), max(bottoms))
        found.append(grown)
    return found


def _near(one: Cells, other: Cells) -> bool:
    return (
        one[0] <= other[2] + ACROSS
        and other[0] <= one[2] + ACROSS
        and one[1] <= other[3] + DOWN
        and other[1] <= one[3] + DOWN
    )


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[0] + other[2]
        and other[0] <= one[0] + one[2]
        and one[1] <= other[1] + other[3]
        and other[1] <= one[1] + one[3]
    )


def _union(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return (left, top, right - left, bottom - top)
