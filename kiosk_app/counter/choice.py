"""What an officer has chosen to push: a window, a part of one, or a part of the screen. Plain numbers, no screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk_app.counter.capture import Pixels, Window
from kiosk_app.counter.template import Box, Template, inside

MOSTLY = 0.9
"""Of a box: with this much of it on one window, the rest was not meant."""
PART = "框选的部分"
"""Stands where a template has its name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Without a `title` and a `box`: the window the officer works in at the moment.

    A window is found again by `title`, or by `kind` when its title has changed. `box` is in pixels of that window, and
    `size` is the size it was drawn for; without a title the box is in pixels of the whole desktop.
    """

    title: str = ""
    kind: str = ""
    size: tuple[int, int] = (0, 0)
    box: Box | None = None

    @property
    def of_screen(self) -> bool:
        """Whether it shows whatever lies there, our own bar included."""
        return self.box is not None and not self.title

    def template(self, business: str) -> Template | None:
        """A part of a window as the template that sends just that: it refuses a window of another size."""
        if self.box is None or not self.title:
            return None
        return Template(PART, business, self.size, crop=self.box)


@dataclass(frozen=True, slots=True)
class Desktop:
    """A still picture of all screens, its first pixel's place, and the windows on it, the topmost first."""

    left: int
    top: int
    pixels: Pixels
    windows: tuple[Window, ...] = ()

    @property
    def frame(self) -> Box:
        """All of it, in pixels of the desktop."""
        return self.left, self.top, self.pixels.width, self.pixels.height


def window_at(windows: Sequence[Window], x: int, y: int) -> Window | None:
    """The topmost window that holds this pixel of the desktop."""
    return next((each for each in windows if inside((x, y, 1, 1), frame_of(each))), None)


def frame_of(window: Window) -> Box:
    """Where a window stands on the desktop."""
    return window.left, window.top, window.width, window.height


def span(one: tuple[int, int], other: tuple[int, int], frame: Box) -> Box:
    """The box between two pixels, both included, cut to `frame`."""
    left, top, wide, high = frame
    x1, x2 = sorted(min(max(x, left), left + wide - 1) for x in (one[0], other[0]))
    y1, y2 = sorted(min(max(y, top), top + high - 1) for y in (one[1], other[1]))
    return x1, y1, x2 - x1 + 1, y2 - y1 + 1


def moved(box: Box, dx: int, dy: int, frame: Box) -> Box:
    """`box` moved, but not out of `frame`."""
    left, top, wide, high = frame
    x = max(left, min(box[0] + dx, left + wide - box[2]))
    y = max(top, min(box[1] + dy, top + high - box[3]))
    return x, y, box[2], box[3]


def grown(box: Box, dx: int, dy: int, frame: Box) -> Box:
    """`box` with its lower right corner moved: at least one pixel, and not out of `frame`."""
    x, y, width, height = box
    left, top, wide, high = frame
    return x, y, max(1, min(width + dx, left + wide - x)), max(1, min(height + dy, top + high - y))


def cut(box: Box, frame: Box) -> Box | None:
    """The part of `box` inside `frame`, or None."""
    x, y = max(box[0], frame[0]), max(box[1], frame[1])
    width = min(box[0] + box[2], frame[0] + frame[2]) - x
    height = min(box[1] + box[3], frame[1] + frame[3]) - y
    return (x, y, width, height) if width > 0 and height > 0 else None


def snapped(box: Box, windows: Sequence[Window]) -> Box:
    """`box` without what a hand has drawn over the edge of the window it is about."""
    under = window_at(windows, box[0] + box[2] // 2, box[1] + box[3] // 2)
    within = cut(box, frame_of(under)) if under else None
    if within is None or within[2] * within[3] < MOSTLY * box[2] * box[3]:
        return box
    return within


def chosen(box: Box, windows: Sequence[Window]) -> Choice:
    """What a box on the desktop means: a whole window, a part of the window that lies topmost under it, or just there.

    Part of a window is better than a place: it stays right when the window moves or something covers it.
    """
    x, y, width, height = box
    whole = next((each for each in windows if frame_of(each) == box), None)
    if whole is not None:
        return Choice(whole.title, whole.kind)
    under = window_at(windows, x + width // 2, y + height // 2)
    if under is None or not inside(box, frame_of(under)):
        return Choice(box=box)
    part = (x - under.left, y - under.top, width, height)
    return replace(Choice(under.title, under.kind), size=(under.width, under.height), box=part)
