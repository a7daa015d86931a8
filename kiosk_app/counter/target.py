"""Which window is pushed: the chosen one, found again by title when reopened, else the officer's present one."""

import threading
from collections.abc import Callable
from typing import Any

from kiosk_app.counter.capture import Pixels, Screen, find
from kiosk_app.counter.picture import Shot
from kiosk_app.errors import CaptureError, ExitCode

Treat = Callable[[Pixels], Pixels]
NOTHING_CHOSEN = "不知道要推送哪个窗口，请先点一下业务系统的窗口，或在浮动条上选择窗口。"


class Target:
    """Safe from any thread; opens the screen on first use, so that a bar without one still starts."""

    def __init__(self, title: str = "", chosen: Callable[[str], None] = lambda _title: None) -> None:
        """`chosen` hears of every choice of the officer."""
        self.title = title
        self._chosen = chosen
        self._handle = 0
        self._screen: Screen | None = None
        self._lock = threading.Lock()

    def windows(self) -> list[dict[str, Any]]:
        """Windows to choose from, as plain dicts.

        Raises:
            CaptureError: no screen, or a Wayland desktop.
        """
        return [{"handle": each.handle, "title": each.title} for each in self._open().windows()]

    def choose(self, handle: int, title: str) -> None:
        """Push this window from now on; an empty title goes back to the present one."""
        self._handle, self.title = handle, title
        self._chosen(title)

    def take(self, treat: Treat | None = None) -> Shot:
        """A picture of the window, at the moment of the call; `treat` as `Screen.window`.

        Raises:
            CaptureError: see `Screen.window`; or there is no window to picture; or what `treat` raises.
        """
        screen = self._open()
        if self._handle:
            try:
                return screen.window(self._handle, treat)
            except CaptureError as gone:
                if gone.exit_code is not ExitCode.NOT_FOUND:
                    raise
        if self.title:
            self._handle = find(screen.windows(), self.title).handle
            return screen.window(self._handle, treat)
        present = screen.active()
        if present is None:
            raise CaptureError(NOTHING_CHOSEN)
        return screen.window(present.handle, treat)

    def prepare(self) -> None:
        """Open the screen and get ready for the chosen window, so that the first push is quick."""
        screen = self._open()
        if self.title and not self._handle:
            self._handle = find(screen.windows(), self.title).handle
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
                self._screen = Screen()
            return self._screen
