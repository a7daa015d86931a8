"""A virtual desk: Xvfb, the stand-in form on it, and plain coloured windows."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 15.0
COLOURS = """
import sys
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow, QPainter
class Plain(QRasterWindow):
    def __init__(self, title, colour, x, y, w, h):
        super().__init__(); self.colour = colour
        self.setTitle(title); self.setGeometry(x, y, w, h); self.show()
    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), QColor(self.colour))
        for step in range(40):
            painter.fillRect(step * 9, step * 5, 20, 3, QColor.fromHsv(step * 9, 200, 200))
        painter.end()
app = QGuiApplication(sys.argv)
windows = [Plain(t, c, *map(int, g.split(","))) for t, c, g in (a.split("|") for a in sys.argv[1:])]
app.exec()
"""


def until(ask: Callable[[], T | None], what: str, seconds: float = PATIENCE) -> T:
    """What `ask` says once it says something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.03)
    raise AssertionError(f"never happened: {what}")


def on(display: str) -> dict[str, str]:
    """The environment of a program on `display`."""
    gone = {"WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}


@contextmanager
def running(arguments: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program of ours, ended on leaving."""
    process = subprocess.Popen([sys.executable, *arguments], env=environment)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def probe(path: Path) -> tuple[str, dict[str, list[int]]]:
    """Page and rectangles of a program's probe; nothing before the first."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "", {}
    return said["page"], said["items"]


class Hand:
    """A pointer and a keyboard, by xdotool."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def do(self, *words: str | int) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self._environment, check=True)

    def tap(self, path: Path, name: str) -> None:
        """Click the middle of a control once its place is known and still."""
        until(lambda: probe(path)[1].get(name), name)
        time.sleep(0.15)
        x, y, width, height = probe(path)[1][name]
        self.do("mousemove", x + width // 2, y + height // 2)
        time.sleep(0.05)
        self.do("click", 1)
        time.sleep(0.1)
