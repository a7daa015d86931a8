"""The stage of the demo and the journeys: real processes on one screen, driven by a real pointer and keyboard.

The programs tell where their controls are through `--probe FILE` (names and rectangles, no text); everything else is
what a person has: what the screen shows, a pointer and a keyboard.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kiosk_app.errors import SunshineError
from kiosk_app.startup.display import save_picture
from kiosk_app.startup.hands import Hands

T = TypeVar("T")

PATIENCE = 20.0
POLL = 0.03
SETTLE = 0.12
"""Seconds a screen is given to come to rest between finding a control and tapping it."""


class StageError(SunshineError):
    """Something expected on a screen did not come in time."""


@dataclass(frozen=True, slots=True)
class View:
    """What a program's probe says now: its page and the rectangles of its controls, in screen pixels."""

    page: str
    items: Mapping[str, tuple[int, int, int, int]]


@dataclass(slots=True)
class Program:
    """One process of ours and its probe."""

    name: str
    arguments: list[str]
    probe: Path
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; its output goes to `log`."""
        self.probe.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.arguments, "--probe", str(self.probe)],
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the process and wait for it; its exit code, 0 if it never ran."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def view(self) -> View:
        """The newest probe; an empty page before the first."""
        try:
            raw = json.loads(self.probe.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return View("", {})
        return View(raw["page"], {name: (r[0], r[1], r[2], r[3]) for name, r in raw["items"].items()})

    def wait(self, wanted: Callable[[View], T | None], what: str, patience: float = PATIENCE) -> T:
        """What `wanted` finds in the probe once it finds something.

        Raises:
            StageError: `patience` seconds passed, or the program ended.
        """
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            found = wanted(self.view())
            if found is not None and found is not False:
                return found
            if self.process is not None and self.process.poll() is not None:
                raise StageError(f"{self.name} 意外退出（{self.process.returncode}），请看 {self.log}。")
            time.sleep(POLL)
        seen = self.view()
        raise StageError(f"{self.name} 没有等到{what}，现在是 {seen.page}：{sorted(seen.items)}，请看 {self.log}。")

    def wait_page(self, *pages: str, patience: float = PATIENCE) -> str:
        """The page shown, once it is one of `pages`."""
        return self.wait(lambda view: view.page if view.page in pages else None, f"页面 {'/'.join(pages)}", patience)

    def wait_item(self, name: str, patience: float = PATIENCE) -> tuple[int, int, int, int]:
        """The rectangle of a control, once it is on the screen and still."""
        while True:
            first = self.wait(lambda view: view.items.get(name), f" {name}", patience)
            time.sleep(SETTLE)
            if self.view().items.get(name) == first:
                return first


@dataclass(slots=True)
class Stage:
    """A pointer and a keyboard on the screen named by DISPLAY, and the programs playing on it."""

    programs: list[Program] = field(default_factory=list)
    _hands: Hands | None = None

    @property
    def hands(self) -> Hands:
        """The pointer and the keyboard, taken when first needed: the screen must be there by then."""
        if self._hands is None:
            self._hands = Hands()
        return self._hands

    def add(self, program: Program) -> Program:
        """Start a program that `close` ends."""
        self.programs.append(program)
        program.start()
        return program

    def close(self) -> None:
        """End every program, the last started first, and let go of the screen."""
        for program in reversed(self.programs):
            program.stop()
        if self._hands is not None:
            self._hands.close()
            self._hands = None

    def tap(self, program: Program, name: str, patience: float = PATIENCE) -> None:
        """Press and release on the middle of a control."""
        x, y, width, height = program.wait_item(name, patience)
        self.tap_at(x + width // 2, y + height // 2)

    def tap_at(self, x: int, y: int) -> None:
        """Press and release at a point of the screen."""
        self.draw([(x, y)])

    def draw(self, points: Iterable[tuple[int, int]]) -> None:
        """Press at the first point, drag through the others, release at the last."""
        path = iter(points)
        self.hands.move(*next(path))
        time.sleep(SETTLE)
        self.hands.press()
        time.sleep(SETTLE / 2)
        for point in path:
            self.hands.move(*point)
            time.sleep(POLL)
        self.hands.release()

    def type(self, text: str) -> None:
        """Type plain characters as the officer's keyboard would."""
        for character in text:
            self.hands.strike(character)
            time.sleep(POLL)

    def press(self, *names: str) -> None:
        """Press keys together by their names in `startup.hands` (`f9`, `ctrl`, `a`), release in reverse."""
        for name in names:
            self.hands.hold(name)
        time.sleep(POLL)
        for name in reversed(names):
            self.hands.let_go(name)

    def picture(self, path: Path) -> None:
        """Save what the whole screen shows."""
        save_picture(path)
