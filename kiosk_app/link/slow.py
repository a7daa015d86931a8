"""Work that costs much processor by design, such as argon2: one thing at a time, and never before the screen."""

import os
import sys

NICER = 10


def behind_the_screen() -> None:
    """Let the calling thread, and those it starts, wait for others; Linux knows a niceness for each thread."""
    if sys.platform == "linux":
        os.nice(NICER)
