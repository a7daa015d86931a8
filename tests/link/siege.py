"""`python -m tests.link.siege`: every attack on the real kiosk while a citizen checks what a real counter pushes.

A bar sweeps over the screen all the while; the time between its frames is what a citizen sees of the attack. In a hall
nobody else computes on the kiosk, so here the kiosk goes before everything else (where that is allowed, as for root)
and attackers come last. The exit code is 1 if frames were more than 50 ms apart in more than one of a hundred, somebody
was let in who must not be, a check had more or less than one outcome, or the kiosk did not end in order.
"""

import argparse
import contextlib
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.link.desk import NewPeer
from kiosk_app.link.identity import own_identity
from kiosk_app.paths import Home
from kiosk_app.services.pins import Pins
from kiosk_app.services.station import add_window
from kiosk_app.store.station import StationStore
from tests.bench.processes import processes_of
from tests.journeys.lobby import environment, prepare
from tests.link.attacks import ATTACKS
from tests.link.crowd import Citizen, Crowd
from tests.link.proxy import Proxy
from tests.link.soak import PATIENT, Report, judge
from tests.qt_messages import complaints_in

BOUND = 50.0
"""Milliseconds between frames, for 99 of 100."""
SECONDS, STARTING = 8.0, 2.0
"""Of each attack, and what starting the attackers takes."""
FAULTS = ("cut", "delay", "halve", "garble")
FIRST = -15
"""A niceness before everybody else's."""


@dataclass(slots=True)
class Phase:
    """What happened while one attack was going on."""

    name: str
    gaps: list[float]
    checks: int
    counts: dict[str, int]
    megabytes: float
    """What the kiosk holds at the end of it."""

    def quantile(self, share: float) -> float:
        """Milliseconds that this share of the frames did not exceed."""
        return sorted(self.gaps)[max(0, math.ceil(share * len(self.gaps)) - 1)]

    @property
    def breach(self) -> str:
        """Who came in and must not, or ""."""
        return f"{self.name}: {self.counts['let in']} let in" if self.counts.get("let in") else ""

    @property
    def late(self) -> str:
        """How late frames were if they were, or ""."""
        late = self.quantile(0.99)
        return f"{self.name}: p99 {late:.0f} ms" if late > BOUND else ""

    def line(self) -> str:
        """For a person."""
        did = ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items()))
        return (
            f"{self.name:<18} {len(self.gaps):5} frames, median {statistics.median(self.gaps):5.1f}, "
            f"p99 {self.quantile(0.99):5.1f}, longest {max(self.gaps):6.1f} ms; "
            f"{self.checks} checks answered, {self.megabytes:.0f} MB; {did}"
        )


class Siege:
    """The lobby, the enemies' homes, and the phases."""

    def __init__(
        self, folder: Path, prepared: Home, say: Callable[[str], object] = lambda _line: None, thinks: float = 1.5
    ) -> None:
        self._say = say
        self.crowd = Crowd(folder, prepared, counters=1, kiosk_settings=PATIENT)
        self.proxy = Proxy(self.crowd.port)
        self.phases: list[Phase] = []
        self._folder = folder
        self._citizen = Citizen(self.crowd.kiosk, random.Random(1), walks_away=0.0, thinks=thinks)  # noqa: S311 - a test's dice
        self._enemies()
        self._dial_through_the_proxy()

    def _enemies(self) -> None:
        own_identity(Home(self._folder / "stranger"))
        own = own_identity(Home(self._folder / "revoked"))
        with StationStore.open(self.crowd.home) as store:
            for number, name in enumerate(ATTACKS, start=3):
                add_window(store, f"{number}号窗口")
                self.crowd.pair(store, number)
                (self._folder / name).symlink_to(self.crowd.counter(number).root)
            Pins(store).add(NewPeer("演示", "2号窗口", own.fingerprint, own.certificate, replace=True))
            Pins(store).revoke("2号窗口")

    def _dial_through_the_proxy(self) -> None:
        home = self.crowd.counter(1)
        counter = f'[counter]\nkiosk_host = "127.0.0.1"\nkiosk_port = {self.proxy.port}\n'
        home.config.write_text(home.config.read_text(encoding="utf-8") + counter, encoding="utf-8")

    def run(self, names: list[str], seconds: float) -> Report:
        """Every phase for so long; then the ledger is held against the counter."""
        prefer(self.crowd.kiosk.process.pid)
        self.crowd.kiosk.pulse()
        whole = time.monotonic() + (seconds + STARTING) * len(names)
        self.crowd.sit_down(1, whole, "--size", "1920", "1080", "--take-back", "0.1")
        while not self._answered():  # every page has been open once
            self._live(time.monotonic() + 1)
        self.crowd.kiosk.beats()
        for name in names:
            self._phase(name, seconds)
        while self.crowd.working() and time.monotonic() < whole + 100:
            self._citizen.act()
        report = judge(self.crowd.rows(), [*self.crowd.told()], only="1号窗口")
        report.wrong += [each.breach for each in self.phases if each.breach]
        report.wrong += [str(finding) for finding in self.crowd.findings()]
        report.wrong += [said] if (said := self.crowd.complaint(1)) else []
        return report

    def _phase(self, name: str, seconds: float) -> None:
        chosen = list(ATTACKS) if name == "everything" else [name] if name in ATTACKS else []
        faults = FAULTS if name == "everything" else [name] if name in FAULTS else ()
        with contextlib.ExitStack() as attacking:
            running = [attacking.enter_context(self._attacker(each)) for each in chosen]
            for process in running:
                _tell(process, seconds)
            done = self._answered()
            self.crowd.kiosk.beats()
            self._live(time.monotonic() + seconds, list(faults))
            gaps = [gap for _, gap in self.crowd.kiosk.beats()]
            self.proxy.calm()
            counts = self._harvest(running)
        self.phases.append(Phase(name, gaps, self._answered() - done, counts, self._resident()))
        self._say(self.phases[-1].line())

    def _live(self, until: float, faults: list[str] | None = None) -> None:
        """The citizen goes on; the line has faults by turns."""
        turns, changed = 0, 0.0
        while (now := time.monotonic()) < until:
            if faults and now - changed > 0.7:
                changed, turns = now, turns + 1
                self.proxy.calm()
                if turns % 2:
                    self.proxy.trouble(faults[turns // 2 % len(faults)])
            self._citizen.act()

    def _answered(self) -> int:
        rows = self.crowd.rows()
        return sum(1 for row in rows if row.kind == "check.released")

    @contextlib.contextmanager
    def _attacker(self, name: str) -> Iterator["subprocess.Popen[str]"]:
        command = ["nice", "-n", "10", sys.executable, "-m", "tests.link.attacks", name, str(self._folder)]
        process = subprocess.Popen(
            [*command, str(self.crowd.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def _harvest(self, running: list["subprocess.Popen[str]"]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for process in running:
            said = process.communicate(timeout=30)[0]
            if process.returncode:
                raise RuntimeError(f"an attacker ended with {process.returncode}")
            for what, count in json.loads(said).items():
                counts[what] = counts.get(what, 0) + count
        return counts

    def _resident(self) -> float:
        """Megabytes the kiosk's own process holds."""
        pages = int(Path(f"/proc/{self.crowd.kiosk.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def close(self) -> int:
        """End everything; the kiosk's exit code."""
        code = self.crowd.close()
        self.proxy.close()
        return code


def _tell(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Begin, for so long."""
    assert process.stdin is not None
    process.stdin.write(f"{seconds}\n")
    process.stdin.flush()


PHASES = ["quiet", *FAULTS, *ATTACKS, "everything"]


def prefer(root: int) -> None:
    """Let a program and its children go before all others, as if the machine were its own."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{root}/autogroup").write_text(str(FIRST), encoding="ascii")
    for thread in (path for pid in processes_of(root) for path in Path(f"/proc/{pid}/task").iterdir()):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, int(thread.name), FIRST)


def main() -> int:
    """Print a line a phase."""
    parser = argparse.ArgumentParser(prog="python -m tests.link.siege", description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"of each attack ({SECONDS:g})")
    parser.add_argument("--only", choices=PHASES, action="append", help="this attack; repeatable")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sunshine-siege-") as made:
        folder = Path(made)
        siege = Siege(folder, prepare(folder), lambda line: print(line, flush=True))  # noqa: T201 - a line a phase
        try:
            report = siege.run(chosen.only or PHASES, chosen.seconds)
            report.wrong += [each.late for each in siege.phases if each.late]
        finally:
            code = siege.close()
        report.wrong += complaints_in(siege.crowd.log)
        if code:
            report.wrong.append(f"the kiosk ended with {code}")
    sys.stdout.write(f"{report.text()}\n")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
