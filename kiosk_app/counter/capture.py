"""Pictures of one window or one part of the screen, and the list of windows; the platform's half is chosen here."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk_app import trace
from kiosk_app.counter.picture import Shot, encode
from kiosk_app.errors import CaptureError, ExitCode

NO_SCREEN = "连不上屏幕（没有可用的 DISPLAY），请在窗口电脑的桌面上运行，或用 --file 推送截图文件。"


@dataclass(frozen=True, slots=True)
class Window:
    """A window an officer could push. `handle` is the X11 window id or the Windows HWND.

    `left` and `top` are in pixels of the whole desktop; `kind` is the class that its program gives all such windows,
    by which it is known again when the title has changed.
    """

    handle: int
    title: str
    width: int
    height: int
    left: int = 0
    top: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of BGRX, four bytes a pixel, no padding."""

    data: bytes
    width: int
    height: int


class Platform(Protocol):
    """What each platform provides. Every call may raise CaptureError."""

    def windows(self) -> list[Window]:
        """Titled, visible windows of other programs, the one used last first where the desktop tells."""

    def active(self) -> Window | None:
        """The window that has the keyboard, unless it is one of ours."""

    def window(self, handle: int) -> Pixels:
        """The window's own content, also where other windows cover it."""

    def region(self, x: int, y: int, width: int, height: int) -> Pixels:
        """What the screen shows there."""

    def desktop(self) -> tuple[int, int, Pixels]:
        """All that every screen shows, with the left and top of its first pixel."""

    def follow(self, handle: int) -> None:
        """Get ready to picture this window soon."""

    def close(self) -> None:
        """Let go of the screen."""


def encoded(pixels: Pixels) -> Shot:
    """A lossless WebP. Raises CaptureError as `picture.encode`."""
    return encode(pixels.data, pixels.width, pixels.height)


class Screen:
    """The one object that takes pictures; safe from any thread.

    Raises:
        CaptureError: on a Wayland desktop, or where there is no screen.
    """

    def __init__(self, encode: Callable[[Pixels], Shot] = encoded) -> None:
        """`encode` makes the lossless WebP of pixels."""
        self._lock = threading.Lock()
        self._platform = _platform()
        self._encode = encode

    def windows(self) -> list[Window]:
        """Windows to choose from."""
        with self._lock:
            return self._platform.windows()

    def active(self) -> Window | None:
        """The window the officer works in now, or None."""
        with self._lock:
            return self._platform.active()

    def follow(self, handle: int) -> None:
        """Prepare for pictures of this window, so that the next one is quick and right even when it is covered."""
        with self._lock:
            self._platform.follow(handle)

    def window(self, handle: int, treat: Callable[[Pixels], Pixels] | None = None) -> Shot:
        """The window as a lossless WebP; `treat` may cut it and black out parts before it is encoded.

        Raises:
            CaptureError: the window is gone, minimised, too large, or cannot be read where it is covered.
        """
        return self._encoded(self.pixels(handle, treat))

    def pixels(self, handle: int, treat: Callable[[Pixels], Pixels] | None = None) -> Pixels:
        """As `window`, not encoded."""
        with self._lock:
            pixels = self._platform.window(handle)
        return treat(pixels) if treat else pixels

    def region(self, x: int, y: int, width: int, height: int, treat: Callable[[Pixels], Pixels] | None = None) -> Shot:
        """A part of the screen, in pixels of the whole desktop, as a lossless WebP; `treat` as `window`.

        Raises:
            CaptureError: outside the screen, or too large.
        """
        with self._lock:
            pixels = self._platform.region(x, y, width, height)
        return self._encoded(treat(pixels) if treat else pixels)

    def desktop(self) -> tuple[int, int, Pixels]:
        """All that every screen shows now, with the left and top of its first pixel, to choose a part from.

        Raises:
            CaptureError: it cannot be read.
        """
        with self._lock:
            return self._platform.desktop()

    def close(self) -> None:
        """Let go of the screen."""
        with self._lock:
            self._platform.close()

    def _encoded(self, pixels: Pixels) -> Shot:
        trace.mark("picture captured")
        shot = self._encode(pixels)
        trace.mark("picture encoded")
        return shot


def find(windows: list[Window], wanted: str, kind: str = "") -> Window:
    """The window named by `wanted`: its number (decimal or 0x…), its whole title, or a part that only one title has.

    Where no title fits, the only window of `kind`: many business systems write the present record into the title.

    Raises:
        CaptureError: none or several fit.
    """
    number = _number(wanted)
    named = [window for window in windows if window.handle == number or window.title == wanted]
    fitting = named or [window for window in windows if wanted.casefold() in window.title.casefold()]
    fitting = fitting or [window for window in windows if kind and window.kind == kind]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        titles = "、".join(f"“{window.title}”（0x{window.handle:x}）" for window in fitting[:4])
        raise CaptureError(f"有 {len(fitting)} 个窗口的标题含“{wanted}”：{titles}，请写全标题或用括号里的编号。")
    raise CaptureError(
        f"没有找到标题含“{wanted}”的窗口，请先打开业务系统，或用 counter windows 看有哪些窗口。",
        exit_code=ExitCode.NOT_FOUND,
    )


def _number(text: str) -> int | None:
    try:
        return int(text, 0)
    except ValueError:
        return None


def _platform() -> Platform:
    if sys.platform == "win32":
        from kiosk_app.counter.capture_windows import WindowsScreen

        return WindowsScreen()
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        from kiosk_app.counter.capture_wayland import WaylandScreen

        return WaylandScreen()
    if not os.environ.get("DISPLAY"):
        raise CaptureError(NO_SCREEN)
    from kiosk_app.counter.capture_x11 import X11Screen

    return X11Screen()
