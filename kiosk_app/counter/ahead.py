"""Encoding ahead: while what would be pushed stands still, its encoding is made, so that the push key need not wait.

The picture that is pushed is taken when the key is pressed, as ever. Only where it equals, pixel for pixel, one that
was encoded before is that encoding sent, so what is sent never depends on when it was encoded. Encodings and their
pixels are in memory alone: a picture goes when it has not been seen for some seconds, all go with the officer.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.counter.capture import Pixels
from kiosk_app.counter.picture import FAST, SMALL, Shot, encode
from kiosk_app.errors import SunshineError

log = logging.getLogger(__name__)

QUICK, SLOW = 0.25, 0.7
"""Seconds between two looks: while the picture changes, and once it is known or cannot be had."""
UNSEEN_SECONDS = 4.0
"""A picture not seen for this long is not what the officer looks at any more."""
MOST = 2
"""A blinking caret makes two pictures of one record."""
REST, LONGEST_REST = 9, 3.0
"""An encoding is followed by so many times its own length of rest, up to so many seconds: a window that shows another
picture every second costs little."""
LIGHT = 40e-9
"""Seconds of work a pixel: a picture that SMALL makes in less has no photograph in it, and FAST gains nothing."""


@dataclass(slots=True)
class _Kept:
    pixels: Pixels
    shot: Shot
    seen: float


class Encodings:
    """The encodings at hand. Safe from any thread."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, work: Callable[[], float] = time.thread_time
    ) -> None:
        """`work` counts the seconds that the calling thread has worked."""
        self._clock, self._work = clock, work
        self._lock = threading.Lock()
        self._kept: list[_Kept] = []
        self._owner = object()
        """Another one after every `forget`: what was begun for the one before is not kept."""
        self._heavy = True
        """Whether the newest picture took SMALL long; what comes next is mostly like it."""

    @property
    def owner(self) -> object:
        """Whose encodings are kept now, for `prepare`."""
        return self._owner

    def __len__(self) -> int:
        return len(self._kept)

    def encode(self, pixels: Pixels) -> Shot:
        """The encoding of exactly these pixels: the one at hand, or one made now in a hurry, which is not kept.

        Raises:
            CaptureError: as `picture.encode`.
        """
        effort = FAST if self._heavy else SMALL
        return self._find(pixels) or encode(pixels.data, pixels.width, pixels.height, effort)

    def knows(self, pixels: Pixels) -> bool:
        """Whether these pixels' encoding is at hand; those not seen for long are dropped."""
        known = self._find(pixels) is not None
        with self._lock:
            oldest = self._clock() - UNSEEN_SECONDS
            self._kept = [kept for kept in self._kept if kept.seen > oldest]
        return known

    def prepare(self, pixels: Pixels, owner: object) -> None:
        """Encode these pixels well, which takes its time; kept unless `forget` was called since `owner` was asked.

        Raises:
            CaptureError: as `picture.encode`.
        """
        began = self._work()
        shot = encode(pixels.data, pixels.width, pixels.height, SMALL)
        self._heavy = self._work() - began > LIGHT * pixels.width * pixels.height
        with self._lock:
            if owner is self._owner:
                self._kept = [*self._kept, _Kept(pixels, shot, self._clock())][-MOST:]

    def forget(self) -> None:
        """Drop all of them."""
        with self._lock:
            self._kept, self._owner = [], object()

    def _find(self, pixels: Pixels) -> Shot | None:
        with self._lock:
            found = next((kept for kept in self._kept if kept.pixels == pixels), None)
            if found is None:
                return None
            found.seen = self._clock()
            return found.shot


class Ahead:
    """Looks at what would be pushed from a thread of its own, between `watch` and `hold` or `forget`."""

    def __init__(
        self, look: Callable[[], Pixels], encodings: Encodings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`look` takes the picture as a push would, without encoding it; it may raise CaptureError."""
        self._look, self._encodings, self._clock = look, encodings, clock
        self._last: Pixels | None = None
        self._wanted = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self) -> None:
        """An officer is signed in and could push."""
        if self._thread is None and not self._closed.is_set():
            self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)
            self._thread.start()
        self._wanted.set()

    def hold(self) -> None:
        """A push is being taken: look no more, but keep what it may use."""
        self._wanted.clear()

    def forget(self) -> None:
        """Nobody is signed in, or a check is under way: look no more and drop everything."""
        self._wanted.clear()
        self._last = None
        self._encodings.forget()

    def follow(self, *, could_push: bool, taking: bool) -> None:
        """The bar's state: an officer is signed in and could push now, or a push is just being taken."""
        if taking:
            self.hold()
        elif could_push and sys.platform != "win32":
            self.watch()
        else:  # on Windows each look has the other program paint itself, which an old one may show as a flicker
            self.forget()

    def close(self) -> None:
        """End the thread."""
        self._closed.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()
        self.forget()

    def step(self) -> float:
        """One look, and the encoding where it showed the same twice; seconds until the next."""
        owner = self._encodings.owner
        try:
            pixels = self._look()
            if self._encodings.knows(pixels):
                self._last = None
                return SLOW
            if pixels != self._last:
                self._last = pixels
                return QUICK
            self._last = None
            began = self._clock()
            self._encodings.prepare(pixels, owner)
            return min(LONGEST_REST, max(QUICK, REST * (self._clock() - began)))
        except SunshineError:
            self._encodings.forget()  # the window is gone, hidden or of another size
            self._last = None
            return SLOW

    def _run(self) -> None:
        while not self._closed.is_set():
            self._wanted.wait()
            if self._closed.is_set():
                return
            try:
                pause = self.step()
            except Exception:
                log.exception("nothing is encoded ahead any more")
                return
            if not self._wanted.is_set():
                self._last = None  # `forget` may have come while the picture was being looked at
            self._closed.wait(pause)
