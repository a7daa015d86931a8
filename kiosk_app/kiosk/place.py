"""Going on where one left: a screen remembers how far it was scrolled while something was opened from it."""

from PySide6.QtCore import QObject, Slot


class PlaceKeeper(QObject):
    """A screen model whose page asks where to go on. `start` is the place of a page just opened."""

    def __init__(self, parent: QObject | None = None, *, start: float = 0.0) -> None:
        super().__init__(parent)
        self._start = self._place = start

    @Slot(float)
    def keepPlace(self, place: float) -> None:
        """Where the page stood when something was opened from it."""
        self._place = place

    @Slot(result=float)
    def keptPlace(self) -> float:
        """Where to go on when the visitor comes back."""
        return self._place

    def forget_place(self) -> None:
        """The next visit begins at the start."""
        self._place = self._start
