"""What the kiosk holds in memory on home after its pages were used, beside Chromium's total for one static page."""

import time
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.startup.stage import Stage
from tests.bench import chromium
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import kiosk
from tests.bench.processes import proportional_bytes

MEGABYTE = 1_000_000
SETTLE = 3.0
WALK = ("home.lookup", "home.rating", "home.message", "home.publicity")


def measure(home: Home, folder: Path, runs: int) -> Figure:
    """Every page behind home's tiles was open once before the kiosk is measured."""
    ours = [_kiosk(home, folder) / MEGABYTE for _ in range(runs)]
    figure = Figure("Memory, all processes, shared pages divided (PSS)")
    figure.samples.append(Sample("kiosk on home after a walk through it", "MB", ours))
    program = chromium.binary()
    if program is None:
        figure.notes.append("Chromium: not measured, it is not installed (apt-get install chromium)")
        return figure
    _, sizes = chromium.starts(program, runs)
    figure.samples.append(Sample("Chromium --kiosk on one static page", "MB", [size / MEGABYTE for size in sizes]))
    figure.claims.append(Claim("of Chromium", figure.samples[0].median / figure.samples[1].median, 0.6))
    return figure


def _kiosk(home: Home, folder: Path) -> int:
    stage = Stage()
    program = kiosk(home, folder, {})
    try:
        stage.add(program)
        program.wait_page("Home")
        for tile in WALK:
            stage.tap(program, tile)
            stage.tap(program, "bar.home")
            program.wait_page("Home")
        time.sleep(SETTLE)
        assert program.process is not None
        return proportional_bytes(program.process.pid)
    finally:
        stage.close()
