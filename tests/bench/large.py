"""The push of a 3840×2160 form, to the kiosk's pixels: the largest screen an officer is likely to have."""

import os
import time
from contextlib import ExitStack
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.startup.stage import Stage
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import Trace
from tests.bench.mirror import FIELD
from tests.bench.pixels import Brush
from tests.bench.push import shares
from tests.bench.pushing import form_window, open_programs, push_once

SIZE = (3840, 2160)
READ_OVER = 3.0
BOUND_MS = 500


def measure(home: Home, folder: Path, pushes: int) -> Figure:
    """A record that stands still, and one that was changed right before the key, in turns; the first is not counted."""
    trace = Trace(folder / "large.jsonl")
    stage = Stage()
    still, hasty = [], []
    try:
        programs = open_programs(stage, home, folder, trace, SIZE)
        with ExitStack() as closing:
            brush = Brush(os.environ["DISPLAY"], form_window())
            closing.callback(brush.close)
            for _ in range(pushes + 1):
                time.sleep(READ_OVER)
                still.append(push_once(stage, programs, trace))
                brush.invert(FIELD)
                hasty.append(push_once(stage, programs, trace))
    finally:
        stage.close()
    whole = Sample("key press to picture shown (covered)", "ms", [1000 * each.whole for each in still[1:]])
    changed = Sample("the same, changed right before the key", "ms", [1000 * each.whole for each in hasty[1:]])
    figure = Figure("Key press to picture shown, 3840×2160 form", [whole, changed])
    figure.claims = [Claim("median, ms", whole.median, BOUND_MS)]
    figure.notes = shares(still[1:])
    return figure
