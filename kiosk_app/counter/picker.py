"""Choosing what is pushed on a still picture of the screens: pointer and keys folded into one box of the desktop."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.counter.capture import Window
from kiosk_app.counter.choice import Choice, chosen, cut, frame_of, grown, moved, snapped, span, window_at
from kiosk_app.counter.template import Box, inside

QML_IMPORT_NAME = "Sunshine.CounterBackend"
QML_IMPORT_MAJOR_VERSION = 1

CLICK = 4
"""Pixels: a hand that clicks moves the pointer less than this."""
SMALLEST = 32
"""Pixels: nobody could check a smaller part."""


@QmlElement
@QmlUncreatable("made by picking")
class Picker(QObject):
    """All places are pixels of the desktop. A drag draws a box on the screen where it began; a click takes a window."""

    changed = Signal()

    def __init__(
        self,
        screens: Sequence[Box],
        windows: Sequence[Window],
        done: Callable[[Choice | None], None],
        parent: QObject | None = None,
        *,
        prompt: str = "",
    ) -> None:
        """`done` is called once: with the choice, or with None. `prompt` says what is to be marked."""
        super().__init__(parent)
        self._prompt = prompt
        self._screens, self._windows, self._done = tuple(screens), tuple(windows), done
        self._point = (self._screens[0][0], self._screens[0][1])
        self._anchor: tuple[int, int] | None = None
        self._held: Box | None = None
        """The box as it was when the pointer took hold of it to move it."""
        self._dragging = False
        self._box: Box | None = None
        self._over = False

    @Property(str, constant=True)
    def prompt(self) -> str:
        return self._prompt

    @Property(int, notify=changed)
    def pointX(self) -> int:
        return self._point[0]

    @Property(int, notify=changed)
    def pointY(self) -> int:
        return self._point[1]

    @Property(bool, notify=changed)
    def drawn(self) -> bool:
        """Whether there is a box; before that a window lights up under the pointer."""
        return self._box is not None

    @Property(bool, notify=changed)
    def dragging(self) -> bool:
        return self._dragging

    @Property(bool, notify=changed)
    def enough(self) -> bool:
        """Whether what is marked may be pushed."""
        marked = self._marked()
        return marked is not None and marked[2] >= SMALLEST and marked[3] >= SMALLEST

    @Property("QVariantList", notify=changed)
    def marked(self) -> list[int]:
        """Left, top, width and height of the box or of the window under the pointer; empty for neither."""
        return list(self._marked() or ())

    @Property(str, notify=changed)
    def title(self) -> str:
        """The window that would be pushed, whole or in part; empty for a place on the screen."""
        marked = self._marked()
        return chosen(marked, self._windows).title if marked else ""

    @Property(bool, notify=changed)
    def whole(self) -> bool:
        """Whether all of that window would be."""
        marked = self._marked()
        return marked is not None and chosen(marked, self._windows).box is None

    @Slot(int, int)
    def point(self, x: int, y: int) -> None:
        """The pointer went there, with or without a button held."""
        self._point = (x, y)
        if self._anchor is not None:
            dx, dy = x - self._anchor[0], y - self._anchor[1]
            self._dragging = self._dragging or max(abs(dx), abs(dy)) >= CLICK
            if self._dragging:
                frame = self._screen_of(self._anchor)
                self._box = moved(self._held, dx, dy, frame) if self._held else span(self._anchor, (x, y), frame)
        self.changed.emit()

    @Slot(int, int)
    def press(self, x: int, y: int) -> None:
        """Take hold: of the box to move it, or of a first corner."""
        self._point = self._anchor = (x, y)
        self._held = self._box if self._box and inside((x, y, 1, 1), self._box) else None
        self._dragging = False
        self.changed.emit()

    @Slot()
    def release(self) -> None:
        """Let go: a click outside the box takes the window there."""
        if self._anchor is not None and not self._dragging and self._held is None:
            self._box = self._under()
        elif self._dragging and self._box:
            self._box = snapped(self._box, self._windows)
        self._anchor, self._held, self._dragging = None, None, False
        self.changed.emit()

    @Slot(int, int, bool)
    def nudge(self, dx: int, dy: int, grow: bool) -> None:
        """Move the box, or with `grow` its lower right corner; without a box, the pointer."""
        if self._box is None:
            x, y, _, _ = moved((*self._point, 1, 1), dx, dy, self._screen_of(self._point))
            self._point = (x, y)
        else:
            frame = self._screen_of((self._box[0], self._box[1]))
            self._box = grown(self._box, dx, dy, frame) if grow else moved(self._box, dx, dy, frame)
            self._point = (self._box[0] + self._box[2] - 1, self._box[1] + self._box[3] - 1)
        self.changed.emit()

    @Slot()
    def accept(self) -> None:
        """Push what is marked from now on."""
        marked = self._marked()
        if self.enough and marked is not None:
            self._finish(chosen(marked, self._windows))

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it was."""
        self._finish(None)

    def _finish(self, choice: Choice | None) -> None:
        if not self._over:
            self._over = True
            self._done(choice)

    def _marked(self) -> Box | None:
        return self._box or self._under()

    def _under(self) -> Box | None:
        """The window under the pointer, as far as it is on a screen."""
        window = window_at(self._windows, *self._point)
        return frame_of(window) if window and any(cut(frame_of(window), each) for each in self._screens) else None

    def _screen_of(self, point: tuple[int, int]) -> Box:
        return next((each for each in self._screens if inside((*point, 1, 1), each)), self._screens[0])
