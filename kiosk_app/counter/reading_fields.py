"""Which line of a form belongs to which label: to its right, below it, or inside the box that a template draws.

Pure geometry and words. Lengths are pixels of the picture, and heights of a line where forms of any scale are meant.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk_app.counter import reading_grid
from kiosk_app.counter.reading_line import Box, Line
from kiosk_app.counter.reading_words import words
from kiosk_app.domain import calendar_day, resident_number
from kiosk_app.domain.check import FactLabel
from kiosk_app.domain.doubts import kind_of

SIDE = re.compile(r"[\s*＊:：·]+")
LIKE = 0.5
"""How much of a wanted label must be read right where nothing else on the form is nearer to it."""
ROW, NEAR, BELOW, EDGE, PITCH = 0.55, 1.3, 1.9, 0.9, 1.4
"""In heights of a line: off a row, between parts of a value, down to a value, between left edges, to the next line."""
TIGHT_PITCH = 1.15
"""To the next line of a value that stands below its label: there the next label follows soon."""
FEW = 2
FAR = 40
"""In heights: how far right of its label a value may begin."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact to find; with a `box` of the picture only what stands in it counts."""

    label: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The value of one label: the lines it stands in, in reading order.

    `clear`: nothing else could as well be meant. `cut` characters of the first line are the label itself.
    """

    label: str
    lines: tuple[int, ...]
    cut: int = 0
    clear: bool = True


def pair(lines: Sequence[Line], wanted: Sequence[Wanted]) -> tuple[Found, ...]:
    """The values of those labels that were found, in the order asked for."""
    return _Page(lines, wanted).found()


def bare(text: str) -> str:
    """A label as it is compared: without spaces, stars and colons."""
    return SIDE.sub("", text)


class _Page:
    def __init__(self, lines: Sequence[Line], wanted: Sequence[Wanted]) -> None:
        self._lines, self._wanted = lines, wanted
        names = [each.label for each in wanted]
        self._known = words().labels | frozenset(map(bare, names))
        self._labels = {number for number, line in enumerate(lines) if self._is_label(line.text)}
        self._place: dict[str, Line] = {}
        for label in (each.label for each in wanted if each.box is None):
            numbers = self._label_lines(label)
            if numbers:
                self._place[label] = _over([lines[number] for number in numbers])
                self._labels |= set(numbers)

    def found(self) -> tuple[Found, ...]:
        """Forms put values to the right or below, rarely both: the way that gives the likelier values goes first."""
        right, below = self._all(self._to_right), self._all(self._under)
        if _worth(self, right) >= _worth(self, below):
            first, second = self._judged(right, reading_grid.right_of), below
        else:
            first, second = self._judged(below, reading_grid.below), right
        # A form that puts most values one way puts few the other: rather none than the next label.
        lone = len(first) < FEW
        second = {
            label: replace(each, clear=False) for label, each in second.items() if lone or _fits(label, self.text(each))
        }
        found = []
        for each in self._wanted:
            if each.box is not None:
                inside = self._inside(each.label, each.box)
            else:
                inside = self._joined(each.label) or first.get(each.label) or second.get(each.label)
            if inside is not None:
                found.append(inside)
        return tuple(self._distinct(found))

    def text(self, found: Found) -> str:
        """The value as the first look read it."""
        return "".join(self._lines[number].text for number in found.lines)[found.cut :]

    def _all(self, way: Callable[[Line], tuple[int, ...]]) -> dict[str, Found]:
        found = {}
        for label, place in self._place.items():
            lines = () if self._joined(label) else way(place)
            if lines:
                found[label] = Found(label, lines)
        return found

    def _is_label(self, text: str) -> bool:
        return bare(text) in self._known or text.rstrip().endswith((":", "："))

    def _label_lines(self, label: str) -> list[int]:
        """The line that is this label or, spaced out, the lines; else one that begins with it, else the likest."""
        name = bare(label)
        texts = [bare(line.text) for line in self._lines]
        if name in texts:
            return [texts.index(name)]
        spaced = next((run for start in range(len(texts)) if (run := self._spaced(name, texts, start))), [])
        if spaced:
            return spaced
        begins = [number for number, line in enumerate(self._lines) if self._value_after(label, line.text)]
        if begins:
            return begins[:1]
        alike, number = max(((_alike(name, text), -number) for number, text in enumerate(texts)), default=(0.0, 0))
        return [-number] if alike >= LIKE and texts[-number] not in self._known else []

    def _spaced(self, name: str, texts: Sequence[str], start: int) -> list[int]:
        """The lines from `start` to the right that spell `name` together, as in 姓　　名."""
        run, spelled = [start], texts[start]
        while spelled and name.startswith(spelled) and len(spelled) < len(name):
            last = self._lines[run[-1]]
            right = [number for number in self._on_row(last) if self._lines[number].box[0] >= last.right]
            following = min(right, key=lambda number: self._lines[number].box[0], default=None)
            if following is None:
                break
            run.append(following)
            spelled += texts[following]
        return run if len(run) > 1 and spelled == name else []

    def _value_after(self, label: str, text: str) -> str:
        """What follows the label on its own line: behind a colon or a space, never as the rest of a longer word."""
        match = re.match(rf"[*＊\s]*{re.escape(label)}\s*(?:[:：]\s*|\s+)(?P<value>\S.*)$", text)
        return match["value"] if match else ""

    def _joined(self, label: str) -> Found | None:
        place = self._place.get(label)
        if place is None or place not in self._lines:
            return None
        number = self._lines.index(place)
        text = place.text
        value = self._value_after(label, text)
        if not value:
            return None
        rest = self._more(self._lines[number], PITCH)
        return Found(label, (number, *rest), len(text) - len(value))

    def _to_right(self, label: Line) -> tuple[int, ...]:
        """The nearest line on the row, the parts that follow it closely, and lines that go on below it."""
        row = [
            number for number in self._on_row(label) if self._lines[number].box[0] >= label.right - label.box[3] // 2
        ]
        row.sort(key=lambda number: self._lines[number].box[0])
        if not row or row[0] in self._labels or self._lines[row[0]].box[0] - label.right > FAR * label.high:
            return ()
        if reading_grid.among_labels(self._lines[row[0]], [self._lines[number] for number in self._labels]):
            return ()
        return self._run(row, PITCH)

    def _under(self, label: Line) -> tuple[int, ...]:
        left, top, _width, high = label.box
        under = [
            number
            for number, line in enumerate(self._lines)
            if number not in self._labels
            and 0 <= line.middle - label.middle <= (1 + BELOW) * high
            and line.box[1] >= top + high * 0.6
            and left - high <= line.box[0] <= left + 2 * high
        ]
        if not under:
            return ()
        first = min(under, key=lambda number: self._lines[number].box[1])
        row = [
            first,
            *(n for n in self._on_row(self._lines[first]) if self._lines[n].box[0] > self._lines[first].box[0]),
        ]
        row.sort(key=lambda number: self._lines[number].box[0])
        return self._run(row, TIGHT_PITCH)

    def _run(self, row: list[int], pitch: float) -> tuple[int, ...]:
        run = [row[0]]
        for number in row[1:]:
            last = self._lines[run[-1]]
            if number in self._labels or self._lines[number].box[0] - last.right > NEAR * last.box[3]:
                break
            run.append(number)
        return (*run, *self._more(self._lines[run[0]], pitch))

    def _more(self, first: Line, pitch: float) -> tuple[int, ...]:
        """Lines right below `first` that begin where it begins and have no label of their own on their row."""
        more: list[int] = []
        above = first
        while True:
            following = [
                number
                for number, line in enumerate(self._lines)
                if number not in self._labels
                and abs(line.box[0] - above.box[0]) <= EDGE * above.box[3]
                and line.box[1] + line.box[3] * 0.25 - (above.box[1] + above.box[3] * 0.5) > 0
                and line.middle - above.middle <= pitch * above.high
                and not any(self._lines[other].box[0] < line.box[0] for other in self._on_row(line))
            ]
            if not following:
                return tuple(more)
            number = min(following, key=lambda each: self._lines[each].box[1])
            more.append(number)
            above = self._lines[number]

    def _on_row(self, line: Line) -> list[int]:
        high = line.box[3]
        return [
            n
            for n, other in enumerate(self._lines)
            if other is not line and abs(other.middle - line.middle) <= ROW * high
        ]

    def _inside(self, label: str, box: Box) -> Found | None:
        left, top, width, high = box
        inside = [
            number
            for number, line in enumerate(self._lines)
            if top <= line.middle <= top + high and left <= line.box[0] + line.box[2] / 2 <= left + width
        ]
        if not inside:
            return None
        inside.sort(key=lambda number: self._lines[number].box[1])
        rows: list[list[int]] = []
        for number in inside:
            if (
                rows
                and abs(self._lines[rows[-1][0]].middle - self._lines[number].middle)
                <= ROW * self._lines[number].box[3]
            ):
                rows[-1].append(number)
            else:
                rows.append([number])
        ordered = [n for row in rows for n in sorted(row, key=lambda each: self._lines[each].box[0])]
        if len(ordered) > 1 and bare(self._lines[ordered[0]].text) == bare(label):
            ordered = ordered[1:]
        text = self._lines[ordered[0]].text
        value = self._value_after(label, text)
        whole = all(_within(self._lines[number].box, box) for number in ordered)
        return Found(label, tuple(ordered), len(text) - len(value) if value else 0, clear=whole)

    def _judged(
        self, found: dict[str, Found], fits: Callable[[reading_grid.Pair, Sequence[reading_grid.Pair]], bool]
    ) -> dict[str, Found]:
        """Clear is what fits the form's grid, and stands on one row: a line below may be a hint, or anybody's."""
        pairs = {label: (self._place[label], self._lines[each.lines[0]]) for label, each in found.items()}
        return {
            label: replace(each, clear=fits(pairs[label], list(pairs.values())) and self._one_row(each))
            for label, each in found.items()
        }

    def _one_row(self, found: Found) -> bool:
        first = self._lines[found.lines[0]]
        return all(abs(self._lines[number].middle - first.middle) <= ROW * first.high for number in found.lines)

    def _distinct(self, found: Iterable[Found]) -> list[Found]:
        """A line that two labels claim is surely nobody's."""
        found = list(found)
        claims = [number for each in found for number in each.lines]
        return [
            replace(each, clear=False) if any(claims.count(number) > 1 for number in each.lines) else each
            for each in found
        ]


def _worth(page: _Page, found: dict[str, Found]) -> float:
    """How much a way of pairing makes sense: each value, and more for those that look like what their label says."""
    return sum(1 + 3 * _fits(label, page.text(each)) for label, each in found.items())


def _fits(label: str, text: str) -> bool:
    kind = kind_of(label)
    if kind is FactLabel.ID_NUMBER:
        return resident_number.read(text) is not None
    if kind is FactLabel.SEX:
        return text.strip() in {"男", "女"}
    if kind is FactLabel.BIRTH_DATE:
        return calendar_day.day_of(text) is not None
    return False


def _over(lines: Sequence[Line]) -> Line:
    """One line that covers all of them; the line itself where it is only one."""
    if len(lines) == 1:
        return lines[0]
    left, top = min(line.box[0] for line in lines), min(line.box[1] for line in lines)
    right, bottom = max(line.right for line in lines), max(line.box[1] + line.box[3] for line in lines)
    return Line((left, top, right - left, bottom - top), "".join(line.text for line in lines), 0.0)


def _alike(name: str, text: str) -> float:
    return difflib.SequenceMatcher(None, name, text).ratio() if len(name) == len(text) else 0.0


def _within(box: Box, frame: Box) -> bool:
    slack = box[3] // 2
    return (
        box[0] >= frame[0] - slack
        and box[1] >= frame[1] - slack
        and box[0] + box[2] <= frame[0] + frame[2] + slack
        and box[1] + box[3] <= frame[1] + frame[3] + slack
    )
