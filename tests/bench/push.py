"""From the officer's key to the picture on the kiosk, two processes on loopback, beside the bare chain.

The bare chain does only what nobody can leave out: capture, lossless encoding, a copy over TCP, decoding, one frame.
"""

import io
import itertools
import os
import socket
import statistics
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mss
from PIL import Image

from kiosk_app.paths import Home
from kiosk_app.startup.stage import Program, Stage
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import KIOSK_SIZE, PATIENCE, SOFTWARE, Trace, kiosk

FORM_SIZE = (1920, 1080)
FORM = {"left": KIOSK_SIZE[0], "top": 0, "width": FORM_SIZE[0], "height": FORM_SIZE[1]}
REFERENCE = Path(__file__).parent / "references" / "show_picture.py"
OFFICER = ("000003", "demo-1234")
STEPS = (
    ("push started", "key to program"),
    ("picture captured", "capture"),
    ("picture encoded", "encode"),
    ("offer received", "sign, journal, offer"),
    ("picture received", "transfer"),
    ("picture decoded", "check and decode"),
    ("check stored", "store: vault, signature, COMMIT"),
    ("check shown", "open the page, one frame"),
)
"""The marks of one push in order, and what the time before each was spent on."""


def measure(home: Home, folder: Path, pushes: int) -> Figure:
    trace = Trace(folder / "push.jsonl")
    stage = Stage()
    try:
        programs = _open(stage, home, folder, trace)
        ours = [_push(stage, programs, trace) for _ in range(pushes + 1)][1:]
        stage.programs.remove(programs["kiosk"])
        programs["kiosk"].stop()
        with _bare_chain() as bare:
            reference = [_bare_push(bare) for _ in range(pushes + 1)][1:]
    finally:
        stage.close()
    return _figure([[1000 * part for part in each] for each in ours], [1000 * each for each in reference])


def _figure(ours: list[list[float]], reference: list[float]) -> Figure:
    whole = Sample("key press to picture shown", "ms", [sum(parts) for parts in ours])
    bare = Sample("bare chain", "ms", reference)
    figure = Figure("Key press to picture shown, 1920×1080 form", [whole, bare])
    figure.claims = [
        Claim("median, of the bare chain's median", whole.median / bare.median, 3.0),
        Claim("95th percentile, of the bare chain's median", whole.quantile(0.95) / bare.median, 5.0),
    ]
    for (_, what), parts in zip(STEPS, zip(*ours, strict=True), strict=True):
        spent = statistics.median(parts)
        figure.notes.append(f"  {what:<34}{spent:8.1f} ms {100 * spent / whole.median:5.1f} %")
    return figure


def _open(stage: Stage, home: Home, folder: Path, trace: Trace) -> dict[str, Program]:
    """Kiosk, form and a signed-in bar, side by side."""
    counter_home = str(home.demo_counter.root)
    geometry = f"{FORM_SIZE[0]}x{FORM_SIZE[1]}+{FORM['left']}+{FORM['top']}"
    form = ["kiosk_app.counter.demo_form", "--home", counter_home, "--geometry", geometry]
    environment = {**SOFTWARE, **trace.environment}
    programs = {
        "kiosk": kiosk(home, folder, trace.environment),
        "form": Program("form", form, folder / "form.probe.json", environment, folder / "form.log"),
        "counter": Program(
            "counter",
            ["kiosk_app", "counter", "--home", counter_home],
            folder / "counter.probe.json",
            environment,
            folder / "counter.log",
        ),
    }
    for program in programs.values():
        stage.add(program)
    programs["kiosk"].wait_page("Home")
    programs["form"].wait(lambda view: view if view.items else None, "the form")
    return programs


def _push(stage: Stage, programs: dict[str, Program], trace: Trace) -> list[float]:
    """Seconds of each step of one push; then the citizen confirms and declines to rate."""
    trace.clear()
    began = time.monotonic()
    stage.press("f9")
    trace.wait("check shown")
    times = {mark.name: mark.at for mark in reversed(trace.marks())}
    at = [began, *(times[name] for name, _ in STEPS)]
    stage.tap(programs["kiosk"], "check.confirm")
    stage.tap(programs["kiosk"], "rate.decline")
    programs["kiosk"].wait_page("Home")
    return [after - before for before, after in itertools.pairwise(at)]


@contextmanager
def _bare_chain() -> Iterator[socket.socket]:
    process = subprocess.Popen(
        [sys.executable, str(REFERENCE)], env={**os.environ, **SOFTWARE}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        with socket.create_connection(("127.0.0.1", int(process.stdout.readline())), timeout=PATIENCE) as connection:
            time.sleep(1)
            yield connection
    finally:
        process.terminate()
        process.communicate()


def _bare_push(connection: socket.socket) -> float:
    began = time.monotonic()
    with mss.MSS() as screen:
        shot = screen.grab(FORM)
    packed = io.BytesIO()
    Image.frombytes("RGB", shot.size, shot.bgra, "raw", "BGRX").save(packed, "WEBP", lossless=True, method=0)
    connection.sendall(struct.pack(">I", packed.tell()) + packed.getvalue())
    connection.recv(1)
    seconds = time.monotonic() - began
    time.sleep(0.3)
    return seconds
