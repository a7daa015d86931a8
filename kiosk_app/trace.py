"""Timing marks for whoever tunes a station: `SUNSHINE_TRACE=FILE` makes every process append one JSON object a mark.

A mark is `{"mark": name, "at": seconds, "pid": process, …facts}`. `at` is the monotonic clock, which all processes of
one machine share on Linux and Windows, so that marks of kiosk and counter can be put in one order. Facts are ids and
numbers, never what a citizen or an officer wrote. Without the variable a mark costs one comparison.
"""

import os
import time
from functools import cache

VARIABLE = "SUNSHINE_TRACE"

_path = os.environ.get(VARIABLE, "")


def tracing() -> bool:
    """Whether marks are kept, for callers whose facts cost something."""
    return bool(_path)


def mark(name: str, **facts: str | int | float) -> None:
    """Append a mark with its time; safe from any thread. OSError if the file cannot be written."""
    if not _path:
        return
    at = time.monotonic()
    import json  # noqa: PLC0415 - nothing on the way to the first frame needs it

    line = json.dumps({"mark": name, "at": at, "pid": os.getpid(), **facts}) + "\n"
    os.write(_file(_path), line.encode())  # one write: lines of several processes do not mix


@cache
def _file(path: str) -> int:
    """Open as long as the process lives: what is measured shall not wait for a file to be opened again and again."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
