"""The programs under measurement: a virtual screen, a demo home, and kiosk, counter and form started on them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.startup.children import end, start
from kiosk_app.startup.stage import Program
from kiosk_app.trace import VARIABLE

PATIENCE = 20.0
KIOSK_SIZE = (1080, 1920)
SOFTWARE = {
    "QT_QPA_PLATFORM": "xcb",
    "QT_QUICK_BACKEND": "software",
    "PYTHONDONTWRITEBYTECODE": "",
}
"""Software rendering, and bytecode kept from one start to the next as on any station: for ours and the references."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the trace."""

    name: str
    at: float
    facts: Mapping[str, object]


class Trace:
    """Reads the marks of the programs under measurement."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def environment(self) -> dict[str, str]:
        return {VARIABLE: str(self.path)}

    def clear(self) -> None:
        self.path.write_text("", encoding="utf-8")

    def marks(self) -> list[Mark]:
        """All whole lines so far, in order of time."""
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1]
        read = [json.loads(line) for line in lines]
        return sorted((Mark(each.pop("mark"), each.pop("at"), each) for each in read), key=lambda mark: mark.at)

    def wait(self, name: str, patience: float = PATIENCE) -> Mark:
        """The first mark of that name since the last `clear`."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for mark in self.marks():
                if mark.name == name:
                    return mark
            time.sleep(0.002)
        raise TimeoutError(f"no mark {name} within {patience} s; seen: {[mark.name for mark in self.marks()]}")


def make_home(folder: Path) -> Home:
    """A demo station with a paired counter, on a port of its own: a demo may be running beside the bench."""
    home = Home(folder / "home")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home.root.mkdir()
    settings = f'[station]\ndemo = true\n\n[link]\nbind = "127.0.0.1"\nport = {port}\n'
    home.config.write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "kiosk_app", "station", "init", "--demo", "--home", str(home.root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return home


def kiosk_arguments(home: Home) -> list[str]:
    return ["kiosk_app", "kiosk", "--home", str(home.root), "--windowed", "x".join(map(str, KIOSK_SIZE))]


def kiosk(home: Home, folder: Path, environment: Mapping[str, str]) -> Program:
    """The kiosk with its probe, not yet started."""
    probe = folder / "kiosk.probe.json"
    return Program("kiosk", kiosk_arguments(home), probe, {**SOFTWARE, **environment}, folder / "kiosk.log")


@contextmanager
def started(command: list[str], log: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that ends with the block."""
    process = start(command, log=log, environment=environment)
    try:
        yield process
    finally:
        end(process)


def use_display(display: str) -> None:
    """Where pointer, keyboard and pictures of this process go."""
    os.environ["DISPLAY"] = display
