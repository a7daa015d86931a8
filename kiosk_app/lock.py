"""One program at a time: a lock file that the system lets go of even when its holder is killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_app.errors import NotAllowed

BUSY = "busy"
"""Code of the refusal while another program holds the lock."""


@contextmanager
def only_one(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock file at `path`, made where it is missing, while the block runs.

    Raises:
        NotAllowed: another program holds it; `busy` is the sentence. OSError: no lock file can be made there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _take(handle)
        except BlockingIOError:
            raise NotAllowed(busy, code=BUSY) from None
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
