"""What a finger does to the marks of a dispute, on top of the check's state."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, Slot

from kiosk_app.domain.check import FactLabel
from kiosk_app.kiosk import marks as marking
from kiosk_app.kiosk.check_face import CheckFace
from kiosk_app.kiosk.check_state import State


class Circling(CheckFace):
    """Holds the state of `CheckModel`, and folds strokes, labels and undo into it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()

    @Slot("QVariantList")
    def draw(self, points: Sequence[float]) -> None:
        """A finger was lifted: [x, y, x, y, …] as shares of the picture."""
        pairs = [pair for index, pair in enumerate(pairwise(points)) if index % 2 == 0]
        self._fold(marks=marking.drawn(self._state.marks, pairs, self._state.fields), failed=False)

    @Slot(str)
    def label(self, label: str) -> None:
        """A chip was tapped: what the current mark is about."""
        self._fold(marks=marking.labelled(self._state.marks, FactLabel(label)))

    @Slot(int)
    def choose_mark(self, index: int) -> None:
        """A mark of the list was tapped."""
        self._fold(marks=marking.picked(self._state.marks, index))

    @Slot()
    def undo(self) -> None:
        """撤销一笔."""
        self._fold(marks=marking.undone(self._state.marks))

    def _derived(self) -> dict[str, Any]:
        """What QML shows of the state."""
        raise NotImplementedError

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the state's own fields
        self._take(replace(self._state, **changes))

    def _take(self, state: State) -> None:
        self._state = state
        self._shown.update(self._derived())
