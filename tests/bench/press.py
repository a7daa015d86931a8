"""From a press on a tile to its pressed look on the screen, in frames of 60 a second, software rendering."""

import time
from pathlib import Path

import mss

from kiosk_app.paths import Home
from kiosk_app.startup.hands import Hands
from kiosk_app.startup.stage import Stage
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import KIOSK_SIZE, kiosk

FRAME = 1 / 60
PATIENCE = 1.0
REST = 0.16
CORNER = 14
PATCH = 24
ASIDE = (KIOSK_SIZE[0] // 2, KIOSK_SIZE[1] - 1)


def measure(home: Home, folder: Path, presses: int) -> Figure:
    """Press a tile of home, wait for its pixels to change, drag off it and let go, so that nothing is opened."""
    program = kiosk(home, folder, {})
    stage = Stage()
    try:
        stage.add(program)
        program.wait_page("Home")
        x, y, width, height = program.wait_item("home.lookup")
        time.sleep(REST * 4)
        times = [_press(stage.hands, (x + width // 2, y + height // 2)) for _ in range(presses)]
    finally:
        stage.close()
    frames = Sample("tap to pressed look", "frames", [each / FRAME for each in times])
    return Figure("Tap to pressed feedback", [frames], [Claim("99th percentile, frames", frames.quantile(0.99), 2.0)])


def _press(hands: Hands, point: tuple[int, int]) -> float:
    """Seconds from the pointer's press to the first changed picture of the patch around it."""
    hands.move(*point)
    time.sleep(REST)
    with mss.MSS() as screen:
        patch = {"left": point[0] - PATCH, "top": point[1] - PATCH, "width": CORNER, "height": CORNER}
        before = screen.grab(patch).rgb
        began = time.monotonic()
        hands.press()
        while screen.grab(patch).rgb == before:
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError("a pressed tile never changed its look")
        seconds = time.monotonic() - began
    hands.move(*ASIDE)
    time.sleep(REST / 2)
    hands.release()
    return seconds
