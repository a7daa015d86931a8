"""The bench's eye and brush: when a place on a screen changed, and a window's pixels changed from outside.

The same eye looks at the kiosk, at the officer's bar and at the mirror's viewer, about once a millisecond.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import mss
from Xlib import X
from Xlib.display import Display

PAUSE = 0.001
PATCH = 8
"""Pixels of a side of the place looked at."""
INVERTED = 0xFFFFFF

Box = tuple[int, int, int, int]


class Watch:
    """Looks at a small square of a screen until `stop`."""

    def __init__(self, display: str, left: int, top: int) -> None:
        self._display = display
        self._place = {"left": left, "top": top, "width": PATCH, "height": PATCH}
        self._changes: list[float] = []
        self._stopped = threading.Event()
        self._looking = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin; the first look is over on return."""
        self._thread.start()
        self._looking.wait()

    def stop(self) -> None:
        """End."""
        self._stopped.set()
        self._thread.join()

    def settled(self, since: float, rest: float, patience: float) -> float:
        """Monotonic time of the last change after `since`, once the place has stood still for `rest` seconds.

        Raises:
            TimeoutError: it did not change within `patience` seconds.
        """
        while not self._changes or self._changes[-1] < since or time.monotonic() < self._changes[-1] + rest:
            if time.monotonic() > since + patience:
                raise TimeoutError(f"nothing changed on {self._display} at {self._place}")
            time.sleep(rest / 4)
        return self._changes[-1]

    def _look(self) -> None:
        with mss.MSS(display=self._display) as screen:
            seen = bytes(screen.grab(self._place).raw)
            self._looking.set()
            while not self._stopped.is_set():
                time.sleep(PAUSE)
                now = bytes(screen.grab(self._place).raw)
                if now != seen:
                    self._changes.append(time.monotonic())
                    seen = now


@contextmanager
def watching(display: str, left: int, top: int) -> Iterator[Watch]:
    """A watch that ends with the block."""
    watch = Watch(display, left, top)
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()


class Brush:
    """Draws into another program's window; what is drawn twice is as it was."""

    def __init__(self, display: str, window: int) -> None:
        self._display = Display(display)
        self._window = self._display.create_resource_object("window", window)
        # Exclusive or: text stays text, as hard to encode as before.
        self._pen = self._window.create_gc(function=X.GXxor, foreground=INVERTED, subwindow_mode=X.IncludeInferiors)

    def invert(self, box: Box) -> float:
        """Turn light into dark in left, top, width, height; the monotonic time at which it is on the screen."""
        self._window.fill_rectangle(self._pen, *box)  # type: ignore[arg-type]  # stub is wrong
        self._display.sync()
        return time.monotonic()

    def close(self) -> None:
        """Let go of the screen."""
        self._display.close()
