"""Run by `test_power.py`: children that commit and say so until they are killed with -9, round after round.

Arguments: home, rounds, seed, and `honest` or `early` (the mutant: it says so before COMMIT). Prints one JSON document.
It is a program of its own because it forks, which a test process with threads must not.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from kiosk_app.domain.rating import Level, Rating
from kiosk_app.paths import Home
from kiosk_app.services.ledger import verify
from kiosk_app.services.ratings import Ratings
from kiosk_app.store.schema import OfficerRow, RatingRow
from kiosk_app.store.station import StationStore

SATISFIED = Rating(Level.SATISFIED)
SLOW_COMMIT = 0.1
"""Seconds that the mutant's word is ahead of its COMMIT: it is there for most of the time, so a kill finds it there."""


def child(home: Home, out: int, early: bool) -> None:
    """Give ratings for ever; each id goes to `out` once (or, the mutant, before) it is on disk."""
    store = StationStore.open(home)
    officer_id = store.read(lambda session: session.query(OfficerRow).one().id)
    ratings = Ratings(store)
    number = store.read(lambda session: session.query(RatingRow).count())
    while True:
        number += 1
        if early:
            os.write(out, f"{number}\n".encode())
            time.sleep(SLOW_COMMIT)
        ratings.give(officer_id, SATISFIED)
        if not early:
            os.write(out, f"{number}\n".encode())


def one_round(home: Home, chance: random.Random, early: bool) -> int:
    """Kill one child at a random moment; the number of ratings it had acknowledged."""
    readable, writable = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(readable)
        child(home, writable, early)
    os.close(writable)
    said = os.read(readable, 65536)
    time.sleep(chance.uniform(0.0, 0.06))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(readable, 65536):
        said += more
    os.close(readable)
    # A line cut short by the kill was never read by anyone.
    return max((int(line) for line in said.decode().split("\n")[:-1]), default=0)


def main() -> None:
    """Play the rounds, then open the store once more and count."""
    home, rounds, seed, mode = Home(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    chance = random.Random(seed)  # noqa: S311 - moments to kill at
    lost, acknowledged = 0, 0
    for _ in range(rounds):
        acknowledged = one_round(home, chance, mode == "early")
        with StationStore.open(home) as store:
            kept = store.read(lambda session: session.query(RatingRow).count())
        lost += max(0, acknowledged - kept)
    with StationStore.open(home) as store:
        findings = verify(store)
    sys.stdout.write(json.dumps({"acknowledged": acknowledged, "lost": lost, "kept": kept, "ok": findings.ok}))


if __name__ == "__main__":
    main()
