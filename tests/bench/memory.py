"""What the kiosk holds in memory on home after the demo, beside Chromium's total for one static page."""

import os
import time
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.startup.demo import Day
from tests.bench import chromium
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.processes import proportional_bytes

MEGABYTE = 1_000_000
SETTLE = 3.0
LAST_STEP = "declined"


def measure(home: Home, folder: Path, runs: int) -> Figure:
    """The kiosk is measured with its decode worker; Chromium with all its processes."""
    ours = [_kiosk(home, folder / f"day-{number}") / MEGABYTE for number in range(runs)]
    figure = Figure("Memory, all processes, shared pages divided (PSS)")
    figure.samples.append(Sample("kiosk on home after the demo", "MB", ours))
    program = chromium.binary()
    if program is None:
        figure.notes.append("Chromium: not measured, it is not installed (apt-get install chromium)")
        return figure
    _, sizes = chromium.starts(program, runs)
    figure.samples.append(Sample("Chromium --kiosk on one static page", "MB", [size / MEGABYTE for size in sizes]))
    figure.claims.append(Claim("of Chromium", figure.samples[0].median / figure.samples[1].median, 0.6))
    return figure


def _kiosk(home: Home, out: Path) -> int:
    out.mkdir()
    day = Day(home, out, os.environ["DISPLAY"])
    held = 0
    for step in day.steps():  # the programs end with the loop
        if step.name == LAST_STEP:
            day.kiosk.wait_page("Home")
            time.sleep(SETTLE)
            assert day.kiosk.process is not None
            held = proportional_bytes(day.kiosk.process.pid)
    return held
