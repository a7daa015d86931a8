"""A lobby of real programs: `sunshine kiosk` offscreen under a finger, `sunshine counter push` as a script runs it.

Both talk over real TLS on ports of their own, through a proxy that can cut, hold or go silent. Homes are copies of one
prepared demo station. Everything is invented.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kiosk_app.domain.ledger import EntryKind, LedgerRow
from kiosk_app.paths import Home
from kiosk_app.services.check_queue import cards
from kiosk_app.services.ledger import verify
from kiosk_app.services.station import DEMO_PASSWORD, init
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.station import StationStore
from tests.journeys.line import Line, free_port
from tests.qt_messages import complaints

T = TypeVar("T")
PATIENCE = 20.0
POLL = 0.02
STILL = 0.06
"""Seconds after which a control that has not moved is taken to stand still."""
STAFF = "000003"
WINDOW = "1080x1920"
BUSINESS = "H03"


def until(ask: Callable[[], T | None], what: Callable[[], str] | str, seconds: float = PATIENCE) -> T:
    """What `ask` says once it says something true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(POLL)
    raise AssertionError(f"never happened: {what if isinstance(what, str) else what()}")


def environment(**more: str) -> dict[str, str]:
    """What a program of ours gets: no screen but Qt's own, the officer's password, and words for a crash."""
    ours = {"QT_QPA_PLATFORM": "offscreen", "SUNSHINE_PASSWORD": DEMO_PASSWORD, "PYTHONFAULTHANDLER": "1"}
    return {**os.environ, **ours, **more}


@dataclass(frozen=True, slots=True)
class View:
    """What the kiosk shows: its page and where one can touch."""

    page: str
    items: dict[str, tuple[int, int, int, int]]

    @property
    def names(self) -> tuple[str, list[str]]:
        """The page and what can be touched on it, wherever it stands."""
        return self.page, sorted(self.items)


class Kiosk:
    """The kiosk's program and the citizen's finger on it."""

    DRIVER = "tests.journeys.driver"

    def __init__(self, home: Home, log: Path) -> None:
        self.log = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    self.DRIVER,
                    "kiosk",
                    "--home",
                    str(home.root),
                    "--windowed",
                    WINDOW,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment(),
            )

    def ask(self, **command: object) -> dict[str, Any]:
        """One command, its answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        heard, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        assert heard, f"the kiosk has said nothing to {command} for {PATIENCE} s"
        line = self.process.stdout.readline()
        assert line, f"the kiosk ended with {self.process.wait()}:\n{self.log.read_text(encoding='utf-8')[-3000:]}"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def view(self) -> View:
        """The screen now; an empty one before there is a window."""
        said = self.ask(do="where")
        return View(said.get("page", ""), said.get("items", {}))

    def wait(self, *pages: str, item: str = "", gone: str = "") -> View:
        """The screen once it is one of `pages`, shows `item` standing still, and no longer shows `gone`."""

        def there() -> View | None:
            seen = self.view()
            if (pages and seen.page not in pages) or (item and item not in seen.items) or (gone and gone in seen.items):
                return None
            return seen

        return until(there, lambda: f"{pages} {item or gone}, the screen is {self.view()}")

    def touch(self, name: str) -> None:
        """A finger on the middle of a control that stands still."""
        while True:
            place = self.wait(item=name).items[name]
            time.sleep(STILL)
            if self.view().items.get(name) == place:
                break
        self.ask(do="touch", name=name)

    def draw(self, name: str, points: Sequence[tuple[float, float]]) -> None:
        """A stroke through shares of a control."""
        assert "error" not in self.ask(do="draw", name=name, points=points)

    def read(self, name: str, what: str = "text") -> Any:
        """A property of a control."""
        return self.ask(do="read", name=name, property=what)["value"]

    def words(self) -> str:
        """Every text on the screen."""
        return "\n".join(self.ask(do="words").get("words", []))

    def type(self, letters: str) -> None:
        """Keys of the on-screen keyboard."""
        for letter in letters:
            self.touch(f"key.{letter}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the program; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        with suppress(OSError):
            self.process.stdin.close()  # type: ignore[union-attr]  # a pipe
        self.process.stdout.close()  # type: ignore[union-attr]  # a pipe
        return code


class Push:
    """One run of `sunshine counter push … --json`; `states` is every line it wrote so far."""

    STDIN = subprocess.DEVNULL

    def __init__(self, home: Home, log: Path, *words: str) -> None:
        self.states: list[dict[str, Any]] = []
        self.log = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                self.command(home, words),
                stdin=self.STDIN,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment(),
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def command(self, home: Home, words: tuple[str, ...]) -> list[str]:
        """What is run."""
        return [sys.executable, "-m", "kiosk_app", "counter", "push", "--home", str(home.root), "--json", *words]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.states.append(json.loads(line))

    @property
    def check_id(self) -> str:
        """The id of what was pushed."""
        return str(until(lambda: self.states, self.said)[0]["check_id"])

    def said(self) -> str:
        """For a failure's message."""
        return f"counter: {self.states[-3:]} {self.log.read_text(encoding='utf-8')[-2000:]}"

    def wait(self, *states: str) -> None:
        """Until the counter knows that the check is in one of `states`."""
        until(lambda: any(each["state"] in states for each in self.states), lambda: f"{states}; {self.said()}")

    def code(self, seconds: float = PATIENCE) -> int:
        """The exit code."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the counter still waits: {self.said()}") from None
        self._reader.join(PATIENCE)
        return code

    def kill(self) -> None:
        """kill -9, and wait until it is gone."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)


def prepare(folder: Path) -> Home:
    """A demo station to copy."""
    home = Home(folder / "home")
    init(home, demo=True).close()
    return home


@dataclass
class Lobby:
    """One kiosk, one counter, the line between them. The kiosk's data may lie on a disk of its own."""

    root: Path
    prepared: Home
    disk: Path | None = None
    home: Home = field(init=False)
    counter: Home = field(init=False)
    line: Line = field(init=False)
    kiosk: Kiosk = field(init=False)
    pushes: list[Push] = field(default_factory=list)
    closed: bool = False
    judged: int = 0

    def __post_init__(self) -> None:
        self.home, self.counter = Home((self.disk or self.root) / "home"), Home(self.root / "counter")
        shutil.copytree(self.prepared.root, self.home.root)
        shutil.move(self.home.demo_counter.root, self.counter.root)
        port = free_port()
        self.line = Line(port)
        link = f'[link]\nbind = "127.0.0.1"\nport = {port}\nconnects_per_minute = 1000\n'
        self.home.config.write_text(f"[station]\ndemo = true\n{link}", encoding="utf-8")
        self.counter.config.write_text(
            f'[station]\ndemo = true\n[counter]\nkiosk_host = "127.0.0.1"\nkiosk_port = {self.line.port}\n',
            encoding="utf-8",
        )
        self.kiosk = self._open()

    def _open(self) -> Kiosk:
        kiosk = Kiosk(self.home, self.root / "kiosk.log")
        until(lambda: "window" if kiosk.view().page else None, "a window")
        return kiosk

    def restart_kiosk(self) -> None:
        """kill -9, and the program again."""
        self.kiosk.stop(signal.SIGKILL)
        self.kiosk = self._open()

    def push(self, picture: Path, *words: str) -> Push:
        """The officer pushes and waits for the citizen."""
        where = ["--file", str(picture), "--business", BUSINESS, "--staff", STAFF, "--wait"]
        return self.run_push(*where, *words)

    def resume(self, check_id: str) -> Push:
        """The officer waits again for an earlier push."""
        return self.run_push("--resume", check_id, "--wait")

    def run_push(self, *words: str) -> Push:
        """`sunshine counter push` with these words."""
        made = Push(self.counter, self.root / "counter.log", *words)
        self.pushes.append(made)
        return made

    def rows(self) -> list[LedgerRow]:
        """The kiosk's ledger as it is on disk now, read beside the running kiosk."""
        with StationStore.open(self.home) as store:
            return store.rows_after(0, -1)

    def told(self, check_id: str) -> Counter[EntryKind]:
        """How often the ledger says what of one check."""
        return Counter(row.kind for row in self.rows() if row.subject == check_id)

    def findings(self) -> Sequence[object]:
        """What `sunshine ledger verify` finds; nothing when all is well."""
        with StationStore.open(self.home) as store:
            return verify(store).findings

    def go_home(self) -> None:
        """The citizen has seen the thanks and goes."""
        seen = self.kiosk.view()
        if seen.page != "Home":
            self.kiosk.touch("thanks.done" if seen.page == "Thanks" else "bar.home")
        self.kiosk.wait("Home")

    def at_rest(self) -> bool:
        """Whether the next test can begin here: every program well, nothing on its way, nobody waiting."""
        for push in self.pushes:
            push.kill()
        self.pushes.clear()
        self.line.heal()
        if self.closed or self.kiosk.process.poll() is not None:
            return False
        with StationStore.open(self.home) as store, CounterStore.open(self.counter) as journal:
            busy = bool(store.read(cards) or journal.open_pushes())
        if not busy:
            self.go_home()
        return not busy

    def complaints(self) -> list[str]:
        """What Qt or Python complained about on the kiosk since the last time."""
        lines = (self.root / "kiosk.log").read_text(encoding="utf-8").splitlines()
        fresh, self.judged = lines[self.judged :], len(lines)
        return complaints(fresh)

    def close(self) -> None:
        """End everything."""
        self.closed = True
        for push in self.pushes:
            push.kill()
        self.kiosk.stop()
        self.line.close()
