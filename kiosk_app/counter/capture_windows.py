"""Windows and pixels under Windows: PrintWindow, which also draws what other windows cover."""

import ctypes
import os
import sys
from ctypes import wintypes

import mss

from kiosk_app.counter.capture import Pixels, Window
from kiosk_app.errors import CaptureError, ExitCode

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this module runs

PW_RENDERFULLCONTENT = 2
DIB_RGB_COLORS = 0
PER_MONITOR_AWARE_V2 = ctypes.c_void_p(-4)
SMALLEST = 64
CLASS_NAME = 256
"""Characters: Windows lets no class name be longer."""

user32 = ctypes.WinDLL("user32", use_last_error=True)
gdi32 = ctypes.WinDLL("gdi32", use_last_error=True)
EnumProc = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

for _call, _result, _arguments in (
    (user32.EnumWindows, wintypes.BOOL, (EnumProc, wintypes.LPARAM)),
    (user32.IsWindow, wintypes.BOOL, (wintypes.HWND,)),
    (user32.IsWindowVisible, wintypes.BOOL, (wintypes.HWND,)),
    (user32.IsIconic, wintypes.BOOL, (wintypes.HWND,)),
    (user32.GetForegroundWindow, wintypes.HWND, ()),
    (user32.GetWindowTextLengthW, ctypes.c_int, (wintypes.HWND,)),
    (user32.GetWindowTextW, ctypes.c_int, (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)),
    (user32.GetClassNameW, ctypes.c_int, (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)),
    (user32.GetWindowThreadProcessId, wintypes.DWORD, (wintypes.HWND, wintypes.LPDWORD)),
    (user32.GetWindowRect, wintypes.BOOL, (wintypes.HWND, wintypes.LPRECT)),
    (user32.GetWindowDC, wintypes.HDC, (wintypes.HWND,)),
    (user32.ReleaseDC, ctypes.c_int, (wintypes.HWND, wintypes.HDC)),
    (user32.PrintWindow, wintypes.BOOL, (wintypes.HWND, wintypes.HDC, wintypes.UINT)),
    (user32.SetThreadDpiAwarenessContext, ctypes.c_void_p, (ctypes.c_void_p,)),
    (gdi32.CreateCompatibleDC, wintypes.HDC, (wintypes.HDC,)),
    (gdi32.CreateCompatibleBitmap, wintypes.HBITMAP, (wintypes.HDC, ctypes.c_int, ctypes.c_int)),
    (gdi32.SelectObject, wintypes.HGDIOBJ, (wintypes.HDC, wintypes.HGDIOBJ)),
    (gdi32.DeleteObject, wintypes.BOOL, (wintypes.HGDIOBJ,)),
    (gdi32.DeleteDC, wintypes.BOOL, (wintypes.HDC,)),
    (
        gdi32.GetDIBits,
        ctypes.c_int,
        (
            wintypes.HDC,
            wintypes.HBITMAP,
            wintypes.UINT,
            wintypes.UINT,
            ctypes.c_void_p,
            ctypes.c_void_p,
            wintypes.UINT,
        ),
    ),
):
    _call.restype = _result
    _call.argtypes = _arguments


class BitmapHeader(ctypes.Structure):
    """BITMAPINFOHEADER, asking for 32-bit rows from the top."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("width", wintypes.LONG),
        ("height", wintypes.LONG),
        ("planes", wintypes.WORD),
        ("bit_count", wintypes.WORD),
        ("compression", wintypes.DWORD),
        ("image_size", wintypes.DWORD),
        ("x_per_metre", wintypes.LONG),
        ("y_per_metre", wintypes.LONG),
        ("colours_used", wintypes.DWORD),
        ("colours_important", wintypes.DWORD),
    )


class WindowsScreen:
    """The desktop of the signed-in officer."""

    def __init__(self) -> None:
        self._screen = mss.MSS()

    def windows(self) -> list[Window]:
        """Titled, visible windows of other programs, the topmost first (the order of EnumWindows)."""
        _use_real_pixels()
        found: list[Window] = []

        def visit(handle: int, _context: int) -> bool:
            window = _describe(handle)
            if window is not None:
                found.append(window)
            return True

        user32.EnumWindows(EnumProc(visit), 0)
        return found

    def active(self) -> Window | None:
        """The foreground window, unless it is ours."""
        _use_real_pixels()
        handle = user32.GetForegroundWindow()
        return _describe(handle) if handle else None

    def follow(self, handle: int) -> None:
        """Nothing to prepare: PrintWindow asks the window itself each time."""

    def window(self, handle: int) -> Pixels:
        """The window's own content; see `Screen.window`."""
        _use_real_pixels()
        if not user32.IsWindow(handle):
            raise CaptureError("业务窗口已经关闭，请重新选择窗口。", exit_code=ExitCode.NOT_FOUND)
        if user32.IsIconic(handle) or not user32.IsWindowVisible(handle):
            raise CaptureError("业务窗口已最小化或被隐藏，请先把它还原再推送。")
        _, _, width, height = _box(handle)
        return Pixels(_print(handle, width, height), width, height)

    def region(self, x: int, y: int, width: int, height: int) -> Pixels:
        """What the screen shows there; see `Screen.region`."""
        whole = self._screen.monitors[0]
        right, bottom = whole["left"] + whole["width"], whole["top"] + whole["height"]
        inside = width > 0 and height > 0 and x >= whole["left"] and y >= whole["top"]
        if not inside or x + width > right or y + height > bottom:
            raise CaptureError(
                f"区域 {x},{y},{width},{height} 超出屏幕（{whole['width']}×{whole['height']}），请改正 --region。",
                exit_code=ExitCode.USAGE,
            )
        shot = self._screen.grab({"left": x, "top": y, "width": width, "height": height})
        return Pixels(bytes(shot.raw), width, height)

    def desktop(self) -> tuple[int, int, Pixels]:
        """What every monitor shows; see `Screen.desktop`."""
        _use_real_pixels()
        whole = self._screen.monitors[0]
        return whole["left"], whole["top"], self.region(whole["left"], whole["top"], whole["width"], whole["height"])

    def close(self) -> None:
        """Let go of the screen."""
        self._screen.close()


def _use_real_pixels() -> None:
    """Without this a scaled desktop reports shrunken sizes and the picture is cut. The setting is one of the thread."""
    user32.SetThreadDpiAwarenessContext(PER_MONITOR_AWARE_V2)


def _describe(handle: int) -> Window | None:
    if not user32.IsWindowVisible(handle) or user32.IsIconic(handle):
        return None
    owner = wintypes.DWORD()
    user32.GetWindowThreadProcessId(handle, ctypes.byref(owner))
    length = user32.GetWindowTextLengthW(handle)
    if owner.value == os.getpid() or not length:
        return None
    title = ctypes.create_unicode_buffer(length + 1)
    user32.GetWindowTextW(handle, title, length + 1)
    left, top, width, height = _box(handle)
    if width < SMALLEST or height < SMALLEST:
        return None
    kind = ctypes.create_unicode_buffer(CLASS_NAME)
    user32.GetClassNameW(handle, kind, CLASS_NAME)
    return Window(handle, title.value, width, height, left, top, kind.value)


def _box(handle: int) -> tuple[int, int, int, int]:
    box = wintypes.RECT()
    user32.GetWindowRect(handle, ctypes.byref(box))
    return box.left, box.top, box.right - box.left, box.bottom - box.top


def _print(handle: int, width: int, height: int) -> bytes:
    window_dc = user32.GetWindowDC(handle)
    memory_dc = gdi32.CreateCompatibleDC(window_dc)
    bitmap = gdi32.CreateCompatibleBitmap(window_dc, width, height)
    before = gdi32.SelectObject(memory_dc, bitmap)
    try:
        if not user32.PrintWindow(handle, memory_dc, PW_RENDERFULLCONTENT):
            raise CaptureError("业务系统不允许截取这个窗口，请改用 --file 推送截图文件。")
        gdi32.SelectObject(memory_dc, before)
        header = BitmapHeader(ctypes.sizeof(BitmapHeader), width, -height, 1, 32)
        pixels = ctypes.create_string_buffer(width * height * 4)
        lines = gdi32.GetDIBits(memory_dc, bitmap, 0, height, pixels, ctypes.byref(header), DIB_RGB_COLORS)
        if lines != height:
            raise CaptureError("截取业务窗口失败，请重试，或改用 --file 推送截图文件。")
        return pixels.raw
    finally:
        gdi32.DeleteObject(bitmap)
        gdi32.DeleteDC(memory_dc)
        user32.ReleaseDC(handle, window_dc)
