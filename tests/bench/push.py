"""From the officer's key to the picture on the kiosk, two processes on loopback, beside the bare chain.

The bare chain does only what nobody can leave out: capture, lossless encoding, a copy over TCP, decoding, one frame.
Pushes of both alternate, so that a busy machine is busy for both.
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
from contextlib import ExitStack, contextmanager
from pathlib import Path

import mss
from PIL import Image

from kiosk_app.paths import Home
from kiosk_app.startup.stage import Program, Stage
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import KIOSK_SIZE, PATIENCE, SOFTWARE, Mark, Trace, kiosk

FORM_SIZE = (1920, 1080)
FORM = {"left": KIOSK_SIZE[0], "top": 0, "width": FORM_SIZE[0], "height": FORM_SIZE[1]}
REFERENCE = Path(__file__).parent / "references" / "show_picture.py"
OFFICER = ("000003", "demo-1234")
REST = 0.4
"""Seconds after which neither program has anything left to do for the push before."""
CONNECTED = 2.0
"""Seconds in which the bar reaches the kiosk: its panel then loses a line, and its fields stand still."""
STEPS = (
    ("push started", "key to program"),
    ("picture captured", "capture"),
    ("picture encoded", "encode"),
    ("offer received", "journal, offer"),
    ("picture received", "transfer"),
    ("picture decoded", "check and decode"),
    ("check stored", "store: vault, signature, COMMIT"),
    ("check opened", "queue, open the page"),
    ("picture ready", "vault, pixels, still covered"),
    ("check shown", "one frame"),
)
"""The marks of one push in order, and what the time before each was spent on."""

Times = tuple[list[float], float]
"""Seconds of each step of one push, and of all its COMMITs."""


def measure(home: Home, folder: Path, pushes: int) -> Figure:
    trace = Trace(folder / "push.jsonl")
    stage = Stage()
    ours: list[Times] = []
    reference: list[float] = []
    try:
        programs = _open(stage, home, folder, trace)
        with ExitStack() as closing:
            bare = closing.enter_context(_bare_chain())
            for _ in range(pushes + 1):
                ours.append(_push(stage, programs, trace))
                reference.append(_bare_push(bare))
    finally:
        stage.close()
    return _figure(ours[1:], [1000 * each for each in reference[1:]])


def _figure(ours: list[Times], reference: list[float]) -> Figure:
    steps = [[1000 * part for part in parts] for parts, _ in ours]
    whole = Sample("key press to picture shown", "ms", [sum(parts) for parts in steps])
    bare = Sample("bare chain", "ms", reference)
    figure = Figure("Key press to picture shown, 1920×1080 form", [whole, bare])
    figure.claims = [
        Claim("median, of the bare chain's median", whole.median / bare.median, 3.0),
        Claim("95th percentile, of the bare chain's median", whole.quantile(0.95) / bare.median, 5.0),
    ]
    shares = [(what, [parts[place] for parts in steps]) for place, (_, what) in enumerate(STEPS)]
    shares.append(("of all these, COMMIT to disk", [1000 * commits for _, commits in ours]))
    for what, spent in shares:
        share = 100 * statistics.median(spent) / whole.median
        figure.notes.append(f"  {what:<34}{statistics.median(spent):8.1f} ms {share:5.1f} %")
    return figure


def _open(stage: Stage, home: Home, folder: Path, trace: Trace) -> dict[str, Program]:
    """Kiosk, form and a bar with an officer signed in, side by side."""
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
    trace.wait("ready")
    time.sleep(CONNECTED)
    _sign_in(stage, programs["counter"])
    return programs


def _sign_in(stage: Stage, counter: Program) -> None:
    staff_number, password = OFFICER
    stage.tap(counter, "bar.staff_number")
    stage.type(staff_number)
    stage.tap(counter, "bar.password")
    stage.type(password)
    stage.tap(counter, "bar.sign_in")
    counter.wait_item("bar.push")


def _push(stage: Stage, programs: dict[str, Program], trace: Trace) -> Times:
    """One push; then the citizen confirms and declines to rate, and everything comes to rest."""
    trace.clear()
    began = time.monotonic()
    stage.hands.hold("f9")
    stage.hands.let_go("f9")
    trace.wait("check shown")
    marks = trace.marks()
    stage.tap(programs["kiosk"], "check.mine")
    stage.tap(programs["kiosk"], "check.confirm")
    stage.tap(programs["kiosk"], "rate.decline")
    stage.tap(programs["kiosk"], "thanks.done")
    programs["kiosk"].wait_page("Home")
    programs["counter"].wait_page("released")
    time.sleep(REST)
    return times_of(began, marks)


def times_of(began: float, marks: list[Mark]) -> Times:
    """The steps and the COMMITs of one push, from its marks in order of time."""
    first = {mark.name: mark.at for mark in reversed(marks)}
    at = [began, *(first[name] for name, _ in STEPS)]
    commits, since = 0.0, dict[object, float]()
    for mark in marks:
        if mark.name == "committing":  # one writer a process, so they alternate in each
            since[mark.facts["pid"]] = mark.at
        elif mark.name == "committed" and mark.at <= at[-1]:
            commits += mark.at - since.pop(mark.facts["pid"])
    return [after - before for before, after in itertools.pairwise(at)], commits


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
    time.sleep(REST)
    return seconds
