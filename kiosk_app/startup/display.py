"""A virtual screen (Xvfb) for machines that have none, and pictures of whatever screen is in use."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mss
import mss.tools

from kiosk_app.errors import SunshineError
from kiosk_app.startup.children import end, start


def has_display() -> bool:
    """Whether programs started from here would find a screen."""
    return sys.platform == "win32" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def screen_holds(width: int, height: int) -> bool:
    """Whether the X screen named by DISPLAY is there and at least `width` × `height` pixels."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        with mss.MSS() as screen:
            whole = screen.monitors[0]
    except mss.ScreenShotError:
        return False
    return bool(whole["width"] >= width and whole["height"] >= height)


@contextmanager
def virtual_display(width: int, height: int) -> Iterator[str]:
    """Run Xvfb with one screen of `width` × `height` pixels; yields its DISPLAY, ends it on leaving.

    Raises:
        SunshineError: Xvfb is not installed or does not start within ten seconds.
    """
    if shutil.which("Xvfb") is None:
        raise SunshineError("这台机器没有屏幕，也没有安装虚拟屏幕 Xvfb，请先执行 apt-get install xvfb。")
    read_end, write_end = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write_end),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = start(command, pass_fds=[write_end])
    os.close(write_end)
    try:
        with os.fdopen(read_end, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise SunshineError("虚拟屏幕 Xvfb 没有启动成功，请检查 /tmp 是否可写、磁盘是否已满。")
        yield f":{number}"
    finally:
        end(server)


def save_picture(path: Path, *, level: int = 6) -> None:
    """Write the whole screen named by DISPLAY to `path` as PNG (zlib `level`), replacing it in one step."""
    with mss.MSS() as screen:
        shot = screen.grab(screen.monitors[0])
        data = mss.tools.to_png(shot.rgb, shot.size, level=level)
    partial = path.with_suffix(".partial")
    partial.write_bytes(data or b"")
    partial.replace(path)
