"""Windows and pixels under X11: mss where the window is in plain sight, the Composite extension where it is covered.

The bar itself floats above the business system, so a covered window is the normal case. Composite keeps a covered
window's own content in a pixmap; reading that never shows what lies above it.
"""

import contextlib
import os
import time
from collections.abc import Iterator

import mss
from mss.exception import ScreenShotError
from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.ext import composite
from Xlib.xobject.drawable import Pixmap
from Xlib.xobject.drawable import Window as XWindow

from kiosk_app.counter.capture import NO_SCREEN, Pixels, Window
from kiosk_app.errors import CaptureError, ExitCode

Box = tuple[int, int, int, int]

SMALLEST = 64
"""Pixels: anything smaller is a helper window, not one that shows a record."""
REPAINT_SECONDS = 0.06
REPAINT_LIMIT_SECONDS = 0.9


class X11Screen:
    """One connection for questions and covered windows (python-xlib), one for the screen (mss, shared memory)."""

    def __init__(self) -> None:
        try:
            self._display = Display()
            self._screen = mss.MSS()
        except (error.DisplayError, error.XError, ScreenShotError, OSError):
            raise CaptureError(NO_SCREEN) from None
        self._root = self._display.screen().root
        self._followed: set[int] = set()
        self._composite = self._display.has_extension(composite.extname)
        if self._composite:
            composite.query_version(self._display)

    def windows(self) -> list[Window]:
        """Titled windows of other programs that are on the screen, the topmost first."""
        found = []
        for window in self._clients():
            with _gone_is_none():
                described = self._describe(window)
                if described is not None:
                    found.append(described)
        return found

    def active(self) -> Window | None:
        """The window that has the keyboard, unless it is ours."""
        with _gone_is_none():
            listed = self._property(self._root, "_NET_ACTIVE_WINDOW")
            number = listed[0] if listed else getattr(self._display.get_input_focus().focus, "id", 0)
            while number and number != self._root.id:
                window = self._display.create_resource_object("window", number)
                described = self._describe(window)
                if described is not None:
                    return described
                number = getattr(window.query_tree().parent, "id", 0)
        return None

    def follow(self, handle: int) -> None:
        """Let the server keep this window's whole content from now on."""
        if not self._composite or handle in self._followed:
            return
        window = self._display.create_resource_object("window", handle)
        catch = error.CatchError(error.BadWindow, error.BadAccess, error.BadMatch)
        composite.redirect_window(window, composite.RedirectAutomatic, onerror=catch)  # type: ignore[arg-type]  # stub is wrong
        self._display.sync()
        if catch.get_error() is None:
            self._followed.add(handle)

    def window(self, handle: int) -> Pixels:
        """The window's own content; see `Screen.window`."""
        try:
            window = self._display.create_resource_object("window", handle)
            if window.get_attributes().map_state != X.IsViewable:
                raise CaptureError("业务窗口已最小化或被隐藏，请先把它还原再推送。")
            box = self._box(window)
            if self._in_plain_sight(window, box):
                return self._grab(box)
            return self._covered(window, handle)
        except error.XError:
            raise CaptureError("业务窗口已经关闭，请重新选择窗口。", exit_code=ExitCode.NOT_FOUND) from None

    def region(self, x: int, y: int, width: int, height: int) -> Pixels:
        """What the screen shows there; see `Screen.region`."""
        geometry = self._root.get_geometry()
        inside = width > 0 and height > 0 and x >= 0 and y >= 0
        if not inside or x + width > geometry.width or y + height > geometry.height:
            raise CaptureError(
                f"区域 {x},{y},{width},{height} 超出屏幕（{geometry.width}×{geometry.height}），请改正 --region。",
                exit_code=ExitCode.USAGE,
            )
        return self._grab((x, y, width, height))

    def desktop(self) -> tuple[int, int, Pixels]:
        """What every screen shows; see `Screen.desktop`."""
        geometry = self._root.get_geometry()
        return 0, 0, self._grab((0, 0, geometry.width, geometry.height))

    def close(self) -> None:
        """Let go of both connections; the server stops keeping covered content."""
        self._screen.close()
        self._display.close()

    def _grab(self, box: Box) -> Pixels:
        x, y, width, height = box
        try:
            shot = self._screen.grab({"left": x, "top": y, "width": width, "height": height})
        except ScreenShotError:
            raise CaptureError("截屏失败，请把业务窗口移到屏幕内再推送。") from None
        return Pixels(bytes(shot.raw), width, height)

    def _covered(self, window: XWindow, handle: int) -> Pixels:
        fresh = handle not in self._followed
        self.follow(handle)
        if handle not in self._followed:
            raise CaptureError("业务窗口被挡住或超出屏幕，请把它移到最前面再推送。")
        pixels = self._stored(window)
        if not fresh:
            return pixels
        # The program repaints what was covered only now; the picture is taken once two looks in a row agree.
        deadline = time.monotonic() + REPAINT_LIMIT_SECONDS
        while time.monotonic() < deadline:
            time.sleep(REPAINT_SECONDS)
            again = self._stored(window)
            if again == pixels:
                break
            pixels = again
        return pixels

    def _stored(self, window: XWindow) -> Pixels:
        pixmap: Pixmap = composite.name_window_pixmap(window)
        geometry = pixmap.get_geometry()
        border = window.get_geometry().border_width
        width, height = geometry.width - 2 * border, geometry.height - 2 * border
        image = pixmap.get_image(border, border, width, height, X.ZPixmap, 0xFFFFFFFF)
        pixmap.free()
        return Pixels(bytes(image.data), width, height)

    def _box(self, window: XWindow) -> Box:
        geometry = window.get_geometry()
        place = self._root.translate_coords(window, 0, 0)
        return place.x, place.y, geometry.width, geometry.height

    def _in_plain_sight(self, window: XWindow, box: Box) -> bool:
        x, y, width, height = box
        screen = self._root.get_geometry()
        if x < 0 or y < 0 or x + width > screen.width or y + height > screen.height:
            return False
        level = window
        while level.id != self._root.id:
            parent = level.query_tree().parent
            siblings = [sibling.id for sibling in parent.query_tree().children]
            above = siblings[siblings.index(level.id) + 1 :] if level.id in siblings else []
            if any(self._hides(number, box) for number in above):
                return False
            level = parent
        return True

    def _hides(self, number: int, box: Box) -> bool:
        with _gone_is_none():
            window = self._display.create_resource_object("window", number)
            attributes = window.get_attributes()
            if attributes.map_state != X.IsViewable or attributes.win_class == X.InputOnly:
                return False
            x, y, width, height = self._box(window)
            edge = window.get_geometry().border_width
            left, top, right, bottom = x - edge, y - edge, x + width + edge, y + height + edge
            return bool(left < box[0] + box[2] and right > box[0] and top < box[1] + box[3] and bottom > box[1])
        return False

    def _clients(self) -> Iterator[XWindow]:
        listed = self._property(self._root, "_NET_CLIENT_LIST_STACKING") or self._property(
            self._root, "_NET_CLIENT_LIST"
        )
        if listed:
            yield from (self._display.create_resource_object("window", number) for number in reversed(listed))
            return
        for child in reversed(self._root.query_tree().children):
            with _gone_is_none():
                if self._title(child):
                    yield child
                else:  # a plain window manager wraps each window in a frame of its own
                    yield from reversed(child.query_tree().children)

    def _describe(self, window: XWindow) -> Window | None:
        title = self._title(window)
        if not title or self._property(window, "_NET_WM_PID") == [os.getpid()]:
            return None
        if window.get_attributes().map_state != X.IsViewable:
            return None
        geometry = window.get_geometry()
        if geometry.width < SMALLEST or geometry.height < SMALLEST:
            return None
        place = self._root.translate_coords(window, 0, 0)
        named = window.get_wm_class()
        kind = named[-1] if named else ""
        return Window(window.id, title, geometry.width, geometry.height, place.x, place.y, kind)

    def _title(self, window: XWindow) -> str:
        value = window.get_full_property(
            self._display.intern_atom("_NET_WM_NAME"), self._display.intern_atom("UTF8_STRING")
        )
        if value is not None and value.value:
            return bytes(value.value).decode(errors="replace")
        name = window.get_wm_name()
        return name.decode(errors="replace") if isinstance(name, bytes) else (name or "")

    def _property(self, window: XWindow, name: str) -> list[int]:
        kind = Xatom.CARDINAL if name == "_NET_WM_PID" else Xatom.WINDOW
        value = window.get_full_property(self._display.intern_atom(name), kind)
        return [int(number) for number in value.value] if value is not None else []


@contextlib.contextmanager
def _gone_is_none() -> Iterator[None]:
    """A window may close between two questions about it; then there is simply no answer."""
    with contextlib.suppress(error.XError):
        yield
