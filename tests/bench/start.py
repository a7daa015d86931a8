"""From process start to the first frame of home, beside the smallest QML program and beside Chromium."""

import os
import subprocess
import sys
import time
from pathlib import Path

from kiosk_app.paths import Home
from tests.bench import chromium
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import SOFTWARE, Trace, kiosk_arguments, started

REFERENCE = Path(__file__).parent / "references" / "one_rectangle.py"


def measure(home: Home, folder: Path, runs: int) -> Figure:
    """Warm starts of each in turn; the first of each is not counted."""
    ours, smallest = [], []
    for _ in range(runs + 1):
        ours.append(_kiosk(home, folder))
        smallest.append(_smallest())
    figure = Figure("Start to the first frame of home")
    figure.samples = [
        Sample("kiosk, first frame of home", "ms", [1000 * each for each in ours[1:]]),
        Sample("one-rectangle QML program, first frame", "ms", [1000 * each for each in smallest[1:]]),
    ]
    figure.claims = [Claim("of the one-rectangle program", figure.samples[0].median / figure.samples[1].median, 2.0)]
    program = chromium.binary()
    if program is None:
        figure.notes.append("Chromium: not measured, it is not installed (apt-get install chromium)")
        return figure
    times, _ = chromium.starts(program, runs)
    figure.samples.append(Sample("Chromium --kiosk, first contentful paint", "ms", [1000 * each for each in times]))
    figure.claims.append(Claim("of Chromium", figure.samples[0].median / figure.samples[2].median, 0.7))
    return figure


def _kiosk(home: Home, folder: Path) -> float:
    trace = Trace(folder / "start.jsonl")
    trace.clear()
    began = time.monotonic()
    command = [sys.executable, "-m", *kiosk_arguments(home)]
    with started(command, folder / "kiosk.log", {**SOFTWARE, **trace.environment}):
        return trace.wait("first frame").at - began


def _smallest() -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(REFERENCE)],
        env={**os.environ, **SOFTWARE},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return float(done.stdout) - began
