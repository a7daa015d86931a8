"""What is pushed: the chosen window or part, found again when its program was reopened, else the present window."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from kiosk_app.counter.ahead import Encodings
from kiosk_app.counter.capture import Pixels, Screen, find
from kiosk_app.counter.choice import Choice, Desktop
from kiosk_app.counter.picture import Shot
from kiosk_app.counter.template import Template
from kiosk_app.errors import CaptureError, ExitCode

Treat = Callable[[Pixels], Pixels]
NOTHING_CHOSEN = "不知道要推送哪个窗口，请先点一下业务系统的窗口，或在浮动条上选择窗口。"


class Target:
    """Safe from any thread; opens the screen on first use, so that a bar without one still starts."""

    def __init__(
        self,
        choice: Choice = Choice(),  # noqa: B008 - frozen
        chosen: Callable[[Choice], None] = lambda _choice: None,
    ) -> None:
        """`chosen` hears of every choice of the officer."""
        self.choice = choice
        self._chosen = chosen
        self._handle = 0
        self.encodings = Encodings()
        self._screen: Screen | None = None
        self._lock = threading.Lock()

    def windows(self) -> list[dict[str, Any]]:
        """Windows to choose from, as plain dicts.

        Raises:
            CaptureError: no screen, or a Wayland desktop.
        """
        shown = self._open().windows()
        return [{"handle": each.handle, "title": each.title, "kind": each.kind} for each in shown]

    def desktop(self) -> Desktop:
        """A still picture to choose a part from; without windows where the desktop names none.

        Raises:
            CaptureError: the screen cannot be read.
        """
        screen = self._open()
        left, top, pixels = screen.desktop()
        windows = []
        with contextlib.suppress(CaptureError):
            windows = screen.windows()
        return Desktop(left, top, pixels, tuple(windows))

    def choose(self, choice: Choice, handle: int = 0) -> None:
        """Push this from now on; an empty choice goes back to the present window."""
        self._handle, self.choice = handle, choice
        self._chosen(choice)

    def part(self, business: str) -> Template | None:
        """What a template would say of the chosen part of a window; none where all of it is sent."""
        return self.choice.template(business)

    def take(self, treat: Treat | None = None) -> Shot:
        """A picture of the choice, at the moment of the call; `treat` as `Screen.window`.

        Raises:
            CaptureError: see `Screen.window` and `region`; or nothing to picture; or what `treat` raises.
        """
        screen, choice = self._open(), self.choice
        if choice.box is not None and choice.of_screen:
            return screen.region(*choice.box, treat)
        if self._handle:
            try:
                return screen.window(self._handle, treat)
            except CaptureError as gone:
                if gone.exit_code is not ExitCode.NOT_FOUND:
                    raise
        if choice.title:
            self._handle = find(screen.windows(), choice.title, choice.kind).handle
            return screen.window(self._handle, treat)
        present = screen.active()
        if present is None:
            raise CaptureError(NOTHING_CHOSEN)
        return screen.window(present.handle, treat)

    def look(self, treat: Treat | None = None) -> Pixels:
        """What `take` would encode now, of a chosen window that is there; a part of the screen is not looked at.

        Raises:
            CaptureError: as `take`; or no window was chosen.
        """
        if not self._handle and not self.choice.of_screen:
            self.prepare()
        if not self._handle:
            raise CaptureError(NOTHING_CHOSEN)
        return self._open().pixels(self._handle, treat)

    def prepare(self) -> None:
        """Open the screen and get ready for the chosen window, so that the first push is quick."""
        screen = self._open()
        if self.choice.title and not self._handle:
            self._handle = find(screen.windows(), self.choice.title, self.choice.kind).handle
        if self._handle:
            screen.follow(self._handle)

    def close(self) -> None:
        """Let go of the screen."""
        with self._lock:
            screen, self._screen = self._screen, None
        if screen is not None:
            screen.close()

    def _open(self) -> Screen:
        with self._lock:
            if self._screen is None:
                self._screen = Screen(self.encodings.encode)
            return self._screen
