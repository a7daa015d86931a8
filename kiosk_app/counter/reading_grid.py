"""Whether a value stands where a form of this grid would put it: what only happens to be nearest is nobody's for sure.

A field may be empty, and then the nearest text is the next label, a hint or a button. Lengths in heights of a line.
"""

import statistics
from collections.abc import Iterable, Sequence

from kiosk_app.counter.reading_line import Line

ALIGNED = 0.9
"""Two left edges of one column are no farther apart."""
CLOSE = 12
"""A value to the right begins within so much of its label's end; the next column of labels is farther."""
LOW, STRAY = 2.1, 0.5
"""A value below has its middle within so much of its label's, and off the form's usual distance by at most so much."""

Pair = tuple[Line, Line]
"""A label and the first line of its value."""


def right_of(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether the value to the right of its label is near, and in the column of its likes."""
    label, value = pair
    if value.box[0] - label.right > CLOSE * label.high:
        return False
    column = [other for name, other in pairs if name is not label and _aligned(name, label)]
    return sum(_aligned(other, value) for other in column) * 2 >= len(column)


def among_labels(value: Line, labels: Iterable[Line]) -> bool:
    """Whether it stands in a column of labels: then it is one, whatever it says."""
    return any(_aligned(each, value) for each in labels)


def below(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether the value stands as far below its label as the form's others do."""
    usual = statistics.median(_drop(each) for each in pairs)
    return _drop(pair) <= LOW and abs(_drop(pair) - usual) <= STRAY


def _drop(pair: Pair) -> float:
    return (pair[1].middle - pair[0].middle) / pair[0].high


def _aligned(one: Line, other: Line) -> bool:
    return abs(one.box[0] - other.box[0]) <= ALIGNED * other.high
