"""From the officer's key to the picture on the kiosk, two processes on loopback, beside three references.

The picture is there when the kiosk's pixels show it. What is written in it is still covered then, until a citizen says
that it is theirs: how long that takes is the citizen's time.

The mirror shows the same window through VNC: its whole form drawn anew, until the viewer's pixels show it. The bare
chain does only what nobody can leave out of a push: capture, lossless encoding, a copy over TCP, decoding, one frame.
All take turns, so that a busy machine is busy for all, and the mirror stands still meanwhile.

What is left of the push is mostly what it promises: two COMMITs and a file on disk, the check in a limited child, a
page. Half of the mirror's bound would take laying the page out, and reading back what was just stored, before COMMIT.
"""

import os
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.startup.stage import Stage
from tests.bench import mirror
from tests.bench.bare_chain import bare_chain, bare_push
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import KIOSK_SIZE, Trace
from tests.bench.pixels import Brush
from tests.bench.pushing import STEPS, Push, form_window, open_programs, push_once
from tests.bench.raw_copy import raw_copying

FORM = {"left": KIOSK_SIZE[0], "top": 0, "width": mirror.SIZE[0], "height": mirror.SIZE[1]}
READ_OVER = 2.0
"""Seconds a record stands still before it is pushed, and is encoded ahead; an officer reads it over for longer."""
HASTY = 3
"""Every so many turns there is one push more, right after a change."""
GREEN_MS = 100


@dataclass(slots=True)
class Runs:
    """Everything that was measured; seconds."""

    still: list[Push] = field(default_factory=list)
    hasty: list[Push] = field(default_factory=list)
    copies: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    fields: list[float] = field(default_factory=list)


def measure(home: Home, folder: Path, pushes: int) -> Figure:
    """The push and its references in turns; the first turn is not counted."""
    trace = Trace(folder / "push.jsonl")
    stage, runs = Stage(), Runs()
    try:
        programs = open_programs(stage, home, folder, trace, mirror.SIZE)
        display, window = os.environ["DISPLAY"], form_window()
        with ExitStack() as closing:
            bare, raw = closing.enter_context(bare_chain()), closing.enter_context(raw_copying())
            brush = Brush(display, window)
            closing.callback(brush.close)
            mirrored = closing.enter_context(mirror.mirrored(display, window, folder)) if mirror.programs() else None
            for turn in range(pushes + 1):
                _mirror(mirrored, runs)
                time.sleep(READ_OVER)
                runs.still.append(push_once(stage, programs, trace))
                runs.copies.append(raw.copy(runs.still[-1].size))
                if turn % HASTY == 0:
                    brush.invert(mirror.FIELD)
                    runs.hasty.append(push_once(stage, programs, trace))
                runs.bare.append(bare_push(bare, FORM))
    finally:
        stage.close()
    return figure_of(runs)


def _mirror(mirrored: mirror.Mirror | None, runs: Runs) -> None:
    if mirrored is None:
        return
    mirrored.go_on()
    runs.pages.append(mirrored.page())
    runs.fields.append(mirrored.field())
    mirrored.field()  # drawn twice, the form is what it was
    mirrored.page()
    mirrored.pause()


def figure_of(runs: Runs) -> Figure:
    """What was measured, with its bounds; those of the mirror where there was one."""
    still = runs.still[1:]
    whole = _sample("key press to picture shown (covered)", [each.whole for each in still])
    bare = _sample("bare chain", runs.bare[1:])
    answers = _sample("citizen's answer to the officer's green", [each.answer for each in still])
    transfer = _sample("transfer of the picture", [each.transfer for each in still])
    copies = _sample("raw TCP copy of as many bytes", runs.copies[1:])
    hasty = _sample("the same, changed right before the key", [each.whole for each in runs.hasty])
    figure = Figure("Key press to picture shown, 1920×1080 form", [whole, hasty, bare, transfer, copies, answers])
    if runs.pages:
        pages = _sample("mirror (VNC), whole form drawn anew", runs.pages[1:])
        figure.samples += [pages, _sample("mirror (VNC), one field drawn anew", runs.fields[1:])]
        figure.claims.append(Claim("median, of the mirror's median", whole.median / pages.median, 3.0))
    else:
        figure.notes.append(mirror.MISSING)
    figure.claims += [
        Claim("median, of the bare chain's median", whole.median / bare.median, 3.0),
        Claim("95th percentile, of the bare chain's median", whole.quantile(0.95) / bare.median, 5.0),
        Claim("changed right before the key, of the bare chain's median", hasty.median / bare.median, 3.0),
        Claim("transfer, of the raw copy", transfer.median / copies.median, 8.0),
        Claim("answer to green, median ms", answers.median, GREEN_MS),
    ]
    figure.notes += shares(still)
    return figure


def shares(pushes: Sequence[Push]) -> list[str]:
    """What the time of a push went on, one line a step."""
    whole = statistics.median(1000 * each.whole for each in pushes)
    names = [*(what for _, what in STEPS), "frame to pixels", "of all these, COMMIT to disk"]
    spent = [[*each.steps, each.commits] for each in pushes]
    lines = []
    for place, what in enumerate(names):
        median = statistics.median(1000 * each[place] for each in spent)
        lines.append(f"  {what:<36}{median:8.1f} ms {100 * median / whole:5.1f} %")
    return [*lines, f"  {statistics.median(each.size for each in pushes) / 1000:.0f} kB"]


def _sample(name: str, seconds: Sequence[float]) -> Sample:
    return Sample(name, "ms", [1000 * each for each in seconds])
