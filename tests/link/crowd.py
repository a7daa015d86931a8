"""A crowd for soak and siege: the real kiosk under a scripted citizen's finger, real counters at their windows."""

import json
import math
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk_app.domain.ledger import LedgerRow
from kiosk_app.link.desk import NewPeer
from kiosk_app.link.identity import KioskPin, fingerprint, keep_kiosk, own_identity
from kiosk_app.paths import Home
from kiosk_app.services.ledger import verify
from kiosk_app.services.pins import Pins
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.station import StationStore
from tests.journeys.line import free_port
from tests.journeys.lobby import Kiosk, View, environment, until

STAFF = ("000001", "000002", "000003", "000004")
"""The demo's officers; the last digit is also the window's number."""
HANDS = 0.15
"""Seconds between two looks of the citizen."""
LOST = 6.0
"""Seconds of nothing to touch after which a citizen goes home."""
TURN = "check.pick."
LOOP = [(0.4 + 0.1 * math.cos(turn), 0.3 + 0.1 * math.sin(turn)) for turn in (0.5 * step for step in range(14))]


class Pulsing(Kiosk):
    """The kiosk's program with a pulse."""

    DRIVER = "tests.link.pulse"

    def touch_now(self, name: str) -> bool:
        """Touch what may vanish at any moment; whether it was there. Of the turns, the first."""
        if name == TURN:
            return "error" not in self.ask(do="touch_top", prefix=TURN)
        return "error" not in self.ask(do="touch", name=name)

    def pulse(self) -> None:
        """The bar begins to sweep."""
        until(lambda: "error" not in self.ask(do="pulse"), "a window to sweep over")

    def beats(self) -> list[tuple[float, float]]:
        """Frames since asked last: when, on the monotonic clock, and how many milliseconds after the one before."""
        return [(at, gap) for at, gap in self.ask(do="beats")["beats"]]


@dataclass
class Crowd:
    """One kiosk and `counters` windows with a paired counter each. `prepared` is copied."""

    root: Path
    prepared: Home
    counters: int = 4
    kiosk_settings: str = ""
    link_settings: str = ""
    ttl: int = 60
    log: Path = field(init=False)
    home: Home = field(init=False)
    port: int = field(init=False)
    officers: list["subprocess.Popen[str]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home, self.port, self.log = Home(self.root / "kiosk"), free_port(), self.root / "kiosk.log"
        shutil.copytree(self.prepared.root, self.home.root)
        self.home.config.write_text(
            f'[station]\ndemo = true\n[link]\nbind = "127.0.0.1"\nport = {self.port}\n{self.link_settings}\n'
            f"[kiosk]\n{self.kiosk_settings}\n[check]\nwalk_away_warning_seconds = 4\nwalk_away_seconds = 6\n",
            encoding="utf-8",
        )
        with StationStore.open(self.home) as store:
            for number in range(1, self.counters + 1):
                self.pair(store, number)
        self.kiosk = Pulsing(self.home, self.log)
        until(lambda: "window" if self.kiosk.view().page else None, "a window")
        until(lambda: "on port" in self.log.read_text(encoding="utf-8"), "the kiosk is ready")

    def counter(self, number: int) -> Home:
        """The counter of window `number`."""
        return Home(self.root / f"counter{number}")

    def pair(self, store: StationStore, number: int) -> None:
        """Pair a counter for window `number`, without a code."""
        home, window = self.counter(number), f"{number}号窗口"
        own = own_identity(home)
        peer = Pins(store).add(NewPeer("演示", window, own.fingerprint, own.certificate, replace=True))
        kiosk = own_identity(self.home).certificate
        pin = KioskPin("127.0.0.1", self.port, window, peer.device_id, fingerprint(kiosk), store.verify_key)
        keep_kiosk(home, pin, kiosk)
        with CounterStore.create(home) as journal:
            journal.follow(store.epoch, store.verify_key)
        home.config.write_text(f"[station]\ndemo = true\n[check]\nttl_seconds = {self.ttl}\n", encoding="utf-8")

    def sit_down(self, number: int, deadline: float, *words: str) -> None:
        """The officer of window `number` begins to work."""
        command = [sys.executable, "-m", "tests.link.officer", str(self.counter(number).root), STAFF[number - 1]]
        with (self.root / f"counter{number}.log").open("ab") as errors:
            self.officers.append(
                subprocess.Popen(
                    [*command, str(deadline), *words],
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    text=True,
                    env=environment(),
                )
            )

    def complaint(self, number: int) -> str:
        """What the officer of window `number` wrote before ending badly."""
        officer = self.officers[number - 1]
        said = (self.root / f"counter{number}.log").read_text(encoding="utf-8")
        return f"officer {number} ended with {officer.returncode}: {said[-800:]}" if officer.returncode else ""

    def told(self) -> list[dict[str, Any]]:
        """What the officers know of every check they pushed; waits for them to end."""
        lines = [line for officer in self.officers for line in officer.communicate()[0].splitlines()]
        return [json.loads(line) for line in lines]

    def working(self) -> bool:
        """Whether an officer is still at it."""
        return any(officer.poll() is None for officer in self.officers)

    def rows(self) -> list[LedgerRow]:
        """The kiosk's ledger on disk."""
        with StationStore.open(self.home) as store:
            return store.rows_after(0, -1)

    def findings(self) -> Sequence[object]:
        """What `sunshine ledger verify` finds."""
        with StationStore.open(self.home) as store:
            return verify(store).findings

    def close(self) -> int:
        """End everything; the kiosk's exit code."""
        for officer in self.officers:
            if officer.poll() is None:
                officer.kill()
                officer.communicate()
        return self.kiosk.stop()


@dataclass
class Citizen:
    """Whoever stands at the kiosk: takes the turn that is first, and by chance confirms, disputes, or walks away."""

    kiosk: Pulsing
    chance: random.Random
    disputes: float = 0.15
    walks_away: float = 0.05
    declines: float = 0.3
    thinks: float = 0.0
    """Seconds between what one touches and the next touch."""
    deeds: int = 0
    _since: float = 0.0
    _away_until: float = 0.0

    def act(self) -> None:
        """Look, and do the next thing; then rest a moment."""
        time.sleep(HANDS)
        if time.monotonic() < max(self._away_until, self._since + self.thinks):
            return
        seen = self.kiosk.view()
        name = self._next(seen)
        if name:
            self._since = time.monotonic()
            self.deeds += self.kiosk.touch_now(name)
        elif seen.page != "Home" and time.monotonic() - self._since > LOST:
            self._since = time.monotonic()
            self.kiosk.touch_now("bar.home")

    def _next(self, seen: View) -> str:
        """What to touch on this screen."""
        items, roll = seen.items, self.chance.random()
        if any(name.startswith(TURN) for name in items):
            return TURN
        if "check.confirm" in items and roll < self.disputes + self.walks_away:
            if roll < self.disputes:
                return "check.dispute"
            self._away_until = time.monotonic() + 9
            return ""
        if "dispute.canvas" in items:
            self.kiosk.ask(do="draw", name="dispute.canvas", points=LOOP)
            return self._mark()
        if "rate.decline" in items and roll < self.declines:
            return "rate.decline"
        ways = ("check.mine", "check.confirm", "rate.level.satisfied", "thanks.done", "home.check", "ribbon.check")
        return next((name for name in ways if name in items), "")

    def _mark(self) -> str:
        self.kiosk.touch_now("dispute.label.birth_date")
        return "dispute.send"
