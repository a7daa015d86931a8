"""Kiosk, form and an officer's bar side by side, and one push from the key to the officer's green."""

import itertools
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.counter.capture import Screen, find
from kiosk_app.counter.form import DEMO_WINDOW
from kiosk_app.paths import Home
from kiosk_app.startup.stage import Program, Stage
from tests.bench.lobby import KIOSK_SIZE, PATIENCE, SOFTWARE, Mark, Trace, kiosk
from tests.bench.pixels import watching

OFFICER = ("000003", "demo-1234")
REST = 0.4
"""Seconds after which neither program has anything left to do for the push before."""
STILL = 0.15
"""Seconds without a change after which a place on a screen shows what it is going to show."""
CONNECTED = 2.0
"""Seconds in which the bar reaches the kiosk: its panel then loses a line, and its fields stand still."""
IN_PICTURE = (500, 300)
"""A point of the kiosk's screen that lies in the covered picture of a form."""
EDGE = 6
"""Pixels beside the bar's grip, where nothing but the bar's own colour is."""
STEPS = (
    ("push started", "key to program"),
    ("picture captured", "capture"),
    ("picture encoded", "encode"),
    ("offer received", "journal, offer"),
    ("offer answered", "session, queue, may it be offered"),
    ("picture received", "transfer, as far as it takes longer"),
    ("picture decoded", "check and decode"),
    ("check stored", "store: vault, signature, COMMIT"),
    ("check opened", "queue, open the page"),
    ("picture ready", "vault, pixels, still covered"),
    ("check shown", "one frame"),
)
"""The marks of one push in order, and what the time before each was spent on."""


@dataclass(frozen=True, slots=True)
class Push:
    """Seconds of one push: `steps` as `STEPS` and then to the pixels, `answer` from the tap to the officer's green.

    `size` is the picture's, in bytes.
    """

    steps: Sequence[float]
    commits: float
    transfer: float
    size: int
    answer: float

    @property
    def whole(self) -> float:
        """From the key to the kiosk's pixels."""
        return sum(self.steps)


def open_programs(
    stage: Stage, home: Home, folder: Path, trace: Trace, form_size: tuple[int, int]
) -> dict[str, Program]:
    """Kiosk, form to its right, and a bar with an officer signed in."""
    counter_home = str(home.demo_counter.root)
    geometry = f"{form_size[0]}x{form_size[1]}+{KIOSK_SIZE[0]}+0"
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


def form_window() -> int:
    """The X window of the form."""
    screen = Screen()
    try:
        return find(screen.windows(), DEMO_WINDOW).handle
    finally:
        screen.close()


def _sign_in(stage: Stage, counter: Program) -> None:
    staff_number, password = OFFICER
    stage.tap(counter, "bar.staff_number")
    stage.type(staff_number)
    stage.tap(counter, "bar.password")
    stage.type(password)
    stage.tap(counter, "bar.sign_in")
    counter.wait_item("bar.push")


def push_once(stage: Stage, programs: dict[str, Program], trace: Trace) -> Push:
    """One push; then the citizen confirms and declines to rate, and everything comes to rest."""
    trace.clear()
    with watching(os.environ["DISPLAY"], *IN_PICTURE) as screen:
        began = time.monotonic()
        stage.hands.hold("f9")
        stage.hands.let_go("f9")
        trace.wait("check shown")
        seen = screen.settled(began, STILL, PATIENCE)
    marks = trace.marks()
    stage.tap(programs["kiosk"], "check.mine")
    stage.tap(programs["kiosk"], "check.confirm")
    answered = _answer(stage, programs)
    stage.tap(programs["kiosk"], "thanks.done")
    programs["kiosk"].wait_page("Home")
    programs["counter"].wait_page("released")
    time.sleep(REST)
    return push_of(began, seen, marks, answered)


def _answer(stage: Stage, programs: dict[str, Program]) -> float:
    """Seconds from the citizen's last finger up to the officer's bar turning green."""
    left, top, _, height = programs["counter"].wait_item("bar.grip")
    x, y, wide, high = programs["kiosk"].wait_item("rate.decline")
    stage.hands.move(x + wide // 2, y + high // 2)
    time.sleep(STILL)
    stage.hands.press()
    time.sleep(STILL)
    with watching(os.environ["DISPLAY"], left - EDGE, top + height // 2) as bar:
        began = time.monotonic()
        stage.hands.release()
        return bar.settled(began, STILL, PATIENCE) - began


def push_of(began: float, seen: float, marks: list[Mark], answer: float) -> Push:
    """Steps, COMMITs and transfer of one push, from its marks in order of time."""
    first = {mark.name: mark for mark in reversed(marks)}
    at = [began, *(first[name].at for name, _ in STEPS), seen]
    commits, since = 0.0, dict[object, float]()
    for mark in marks:
        if mark.name == "committing":  # one writer a process, so they alternate in each
            since[mark.facts["pid"]] = mark.at
        elif mark.name == "committed" and mark.at <= first["check shown"].at:
            commits += mark.at - since.pop(mark.facts["pid"])
    received = first["picture received"]
    # The first bytes are on their way while the kiosk still looks the offer up.
    transfer = received.at - max(first["offer answered"].at, first["picture sending"].at)
    steps = [after - before for before, after in itertools.pairwise(at)]
    return Push(steps, commits, transfer, int(str(received.facts["bytes"])), answer)
