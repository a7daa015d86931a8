"""The reference of the push: the form's window mirrored by x11vnc to a full-screen viewer on a screen of its own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.startup.display import virtual_display
from tests.bench.lobby import started
from tests.bench.pixels import Box, Brush, watching

MISSING = "VNC: not measured, it is not installed (apt-get install x11vnc tigervnc-viewer)"
VIEWERS = ("xtigervncviewer", "xtightvncviewer", "ssvncviewer")
SIZE = (1920, 1080)
PAGE = (0, 0, *SIZE)
FIELD = (474, 134, 580, 68)
"""Left, top, width and height of the form's first field: what one typed character makes a program draw anew."""
FOOT = 50
"""Pixels above the lower edge, where the form's last line stands: what is drawn there last is on the screen last."""
PATIENCE = 15.0
WARM = 1.0
"""Seconds a mirror that was paused gets to come back to itself."""
REST = 0.3


def programs() -> tuple[str, str] | None:
    """Server and viewer, where the machine has both."""
    server, viewers = shutil.which("x11vnc"), [found for name in VIEWERS if (found := shutil.which(name))]
    return (server, viewers[0]) if server and viewers else None


@dataclass(slots=True)
class Mirror:
    """One window and its picture on the other screen."""

    target: str
    brush: Brush
    processes: tuple[subprocess.Popen[bytes], ...]

    def pause(self) -> None:
        """Cost the programs measured beside it nothing."""
        for process in self.processes:
            os.kill(process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Mirror again."""
        for process in self.processes:
            os.kill(process.pid, signal.SIGCONT)
        time.sleep(WARM)

    def field(self) -> float:
        """Seconds from a field drawn anew until the viewer's screen shows it."""
        left, top, width, height = FIELD
        return self._update(FIELD, (left + width // 2, top + height // 2))

    def page(self) -> float:
        """Seconds from the whole window drawn anew, text and all, until the viewer's screen shows its last line."""
        return self._update(PAGE, (SIZE[0] // 2, SIZE[1] - FOOT))

    def _update(self, box: Box, place: tuple[int, int]) -> float:
        with watching(self.target, *place) as watch:
            drawn = self.brush.invert(box)
            return watch.settled(drawn, REST, PATIENCE) - drawn


@contextmanager
def mirrored(source: str, window: int, folder: Path) -> Iterator[Mirror]:
    """Mirror `window` of the screen `source` for the block's length; both programs must be there (`programs`)."""
    found = programs()
    assert found is not None
    server, viewer = found
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with ExitStack() as closing:
        target = closing.enter_context(virtual_display(*SIZE))
        serve = [server, "-display", source, "-id", hex(window), "-wait", "5", "-defer", "5", "-rfbport", str(port)]
        serve += ["-localhost", "-nopw", "-forever", "-viewonly", "-quiet"]
        serving = closing.enter_context(started(serve, folder / "x11vnc.log", {}))
        _wait_for(port)
        show = [viewer, "-FullScreen", "-ViewOnly", "-SecurityTypes", "None", f"127.0.0.1::{port}"]
        showing = closing.enter_context(started(show, folder / "viewer.log", {"DISPLAY": target, "HOME": str(folder)}))
        brush = Brush(source, window)
        closing.callback(brush.close)
        time.sleep(5 * WARM)  # the viewer's own hint fades
        made = Mirror(target, brush, (serving, showing))
        closing.callback(made.go_on)  # a stopped process does not hear that it shall end
        yield made


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("x11vnc does not listen")
