"""A form as people have to fill it in, filled in with an invented example: rows of cells on a sheet of paper.

The same description is drawn on the screen, where one can zoom, and on paper.
"""

from dataclasses import dataclass

from kiosk_app.domain.wording import NO_PROSE, NO_WORDS, Origin, Prose, Statement, Wording

COLUMNS = 12
"""The width of every row; a cell takes some of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of the form. `value` is the invented example; `hint` says what to mind when filling it in.

    `width` counts columns of `COLUMNS`. `by_officer`: the citizen leaves it empty.
    """

    label: Wording
    value: Wording
    width: int
    hint: Wording = NO_WORDS
    by_officer: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes beside each other. `lines` is the height, in lines of text."""

    cells: tuple[Cell, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; the heading may be empty."""

    title: Wording
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One form. `guides` are filled in by the pack: the services that use it."""

    id: str
    title: Wording
    icon: str
    summary: Wording
    sections: tuple[Section, ...]
    tips: tuple[Statement, ...]
    origin: Origin
    aliases: tuple[str, ...] = ()
    prose: Prose = NO_PROSE
