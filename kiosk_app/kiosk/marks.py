"""Circling what is wrong: strokes of a finger become marks, each with the kind of fact it is about; no Qt here.

Points are shares 0..1 of the picture. A dispute travels in one frame of the link (16 KiB), so strokes are thinned to
what the eye needs and their number is bounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk_app.domain.check import FactLabel, Field, Mark

Point = tuple[float, float]
Stroke = tuple[Point, ...]

TOLERANCE = 0.003
"""How far a thinned stroke may leave the drawn one: 6 pixels of a picture 1920 wide."""
DIGITS = 4
STROKE_POINTS = 48
MOST_STROKES = 12
THIN = 0.004
"""A straight line counts as this broad, so that it has an area."""
TAP_RADIUS = 0.025
TAP_CORNERS = ((-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7), (1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7))

WORDS = {
    FactLabel.NAME: ("姓名", "name"),
    FactLabel.SEX: ("性别", "sex"),
    FactLabel.BIRTH_DATE: ("出生", "birth"),
    FactLabel.ID_NUMBER: ("身份号码", "身份证号", "证件号", "id_number"),
    FactLabel.ADDRESS: ("住址", "地址", "address"),
    FactLabel.PHOTO: ("照片", "相片", "photo"),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks so far; `current` is the one whose label the chips change."""

    marks: tuple[Mark, ...] = ()
    current: int = -1

    @property
    def full(self) -> bool:
        """Whether no further stroke fits."""
        return sum(len(mark.strokes) for mark in self.marks) >= MOST_STROKES


def kind_of(label: str) -> FactLabel:
    """The kind of fact a field of the form is about, by the words of its label."""
    for kind, words in WORDS.items():
        if any(word in label.lower() for word in words):
            return kind
    return FactLabel.OTHER


def drawn(marks: Marks, points: Sequence[Point], fields: Sequence[Field]) -> Marks:
    """A finished stroke: part of the mark it touches, else a new one, labelled by the field it lies on.

    What was drawn wholly beside the picture says nothing about it.
    """
    if marks.full or not any(0 < x < 1 and 0 < y < 1 for x, y in points):
        return marks
    stroke = thinned(ringed(points))
    for index, mark in enumerate(marks.marks):
        if any(_touch(stroke, other) for other in mark.strokes):
            joined = replace(mark, strokes=(*mark.strokes, stroke))
            return Marks((*marks.marks[:index], joined, *marks.marks[index + 1 :]), index)
    mark = Mark(_guess(stroke, fields), (stroke,))
    return Marks((*marks.marks, mark), len(marks.marks))


def undone(marks: Marks) -> Marks:
    """Without the last stroke of the current mark; a mark without strokes is gone."""
    if not marks.marks:
        return marks
    at = marks.current if 0 <= marks.current < len(marks.marks) else len(marks.marks) - 1
    mark = marks.marks[at]
    rest = (*marks.marks[:at], *marks.marks[at + 1 :])
    if len(mark.strokes) > 1:
        kept = replace(mark, strokes=mark.strokes[:-1])
        return Marks((*marks.marks[:at], kept, *marks.marks[at + 1 :]), at)
    return Marks(rest, len(rest) - 1)


def labelled(marks: Marks, label: FactLabel) -> Marks:
    """The current mark is about `label`."""
    if not 0 <= marks.current < len(marks.marks):
        return marks
    mark = replace(marks.marks[marks.current], label=label)
    return replace(marks, marks=(*marks.marks[: marks.current], mark, *marks.marks[marks.current + 1 :]))


def picked(marks: Marks, index: int) -> Marks:
    """The chips now speak about mark `index`."""
    return replace(marks, current=index) if 0 <= index < len(marks.marks) else marks


def ringed(points: Sequence[Point]) -> Stroke:
    """A mere tap, or a tremble, becomes a small ring around it, so that the officer sees where."""
    left, top, right, bottom = _bounds(points)
    if max(right - left, bottom - top) >= TAP_RADIUS / 2:
        return tuple(points)
    x, y = (left + right) / 2, (top + bottom) / 2
    ring = [(_share(x + dx * TAP_RADIUS), _share(y + dy * TAP_RADIUS * 1.6)) for dx, dy in TAP_CORNERS]
    return (*ring, ring[0])


def thinned(points: Sequence[Point], tolerance: float = TOLERANCE) -> Stroke:
    """At most `STROKE_POINTS` points that stay within `tolerance` (doubled until they fit) of the drawn line."""
    kept = _douglas_peucker(points, tolerance)
    while len(kept) > STROKE_POINTS:
        tolerance *= 2
        kept = _douglas_peucker(points, tolerance)
    return tuple((round(_share(x), DIGITS), round(_share(y), DIGITS)) for x, y in kept)


def _douglas_peucker(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Ramer 1972, Douglas and Peucker 1973, with a stack instead of recursion: a finger gives thousands of points."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = first, 0.0
        for index in range(first + 1, last):
            away = _distance(points[index], points[first], points[last])
            if away > distance:
                far, distance = index, away
        if distance > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    along = max(0.0, min(1.0, along))
    x, y = start[0] + along * dx - point[0], start[1] + along * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def _guess(stroke: Stroke, fields: Sequence[Field]) -> FactLabel:
    best, most = FactLabel.OTHER, 0.0
    left, top, right, bottom = _bounds(stroke)
    for field in fields:
        if field.box is None:
            continue
        x, y, width, height = field.box
        common = max(0.0, min(right, x + width) - max(left, x)) * max(0.0, min(bottom, y + height) - max(top, y))
        if common > most:
            best, most = kind_of(field.label), common
    return best


def _touch(one: Stroke, other: Stroke) -> bool:
    """Whether two strokes are about one place: they share half of the smaller one. Neighbouring rows do not."""
    left, top, right, bottom = _bounds(one)
    other_left, other_top, other_right, other_bottom = _bounds(other)
    common = _side(left, right, other_left, other_right) * _side(top, bottom, other_top, other_bottom)
    smaller = min(_area(left, top, right, bottom), _area(other_left, other_top, other_right, other_bottom))
    return common >= smaller / 2


def _side(low: float, high: float, other_low: float, other_high: float) -> float:
    return max(0.0, min(high + THIN, other_high + THIN) - max(low, other_low))


def _area(left: float, top: float, right: float, bottom: float) -> float:
    return (right - left + THIN) * (bottom - top + THIN)


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))
