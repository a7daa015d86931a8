"""Ratings kept a second, beside bare inserts through the same driver with the same pragmas."""

import time
from collections.abc import Callable
from pathlib import Path

from kiosk_app.domain.rating import Level, Rating
from kiosk_app.paths import Home
from kiosk_app.services.ratings import Ratings
from kiosk_app.services.roster import Roster
from kiosk_app.services.station import init
from kiosk_app.store.engine import connect
from tests.bench.figures import Claim, Figure, Sample

BLOCK = 100
ROW_BYTES = 700
"""About the bytes that one rating adds: a ledger row with header, body and signature, and its projection."""


def measure(folder: Path, blocks: int) -> Figure:
    """Blocks of each in turn, so that a busy disk is busy for both."""
    store = init(Home(folder / "station"), demo=True)
    ratings = Ratings(store)
    officer = Roster(store).officers()[0]
    bare = connect(folder / "bare.db", bytes(32))
    bare.execute("CREATE TABLE rows (seq INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    ours: list[float] = []
    reference: list[float] = []
    try:
        for _ in range(blocks):
            ours.append(_rate(lambda: ratings.give(officer.id, Rating(Level.SATISFIED))))
            reference.append(_rate(lambda: _insert(bare)))
    finally:
        bare.close()
        store.close()
    samples = [
        Sample("rating commits", "1/s", ours),
        Sample("bare sqlcipher3 inserts, same pragmas", "1/s", reference),
    ]
    share = samples[0].median / samples[1].median
    return Figure("Rating commits a second", samples, [Claim("of the bare inserts", share, 0.5, at_most=False)])


def _rate(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    for _ in range(BLOCK):
        work()
    return BLOCK / (time.perf_counter() - started)


def _insert(connection: object) -> None:
    execute = connection.execute  # type: ignore[attr-defined]  # the driver has no types
    execute("BEGIN IMMEDIATE")
    execute("INSERT INTO rows (body) VALUES (?)", (bytes(ROW_BYTES),))
    execute("COMMIT")
