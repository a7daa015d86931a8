"""One program at a time speaks for a counter: the kiosk keeps one connection for each paired device."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_app.errors import NotAllowed

FILE = "counter.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the counter's lock; the system lets go of it even when the process is killed.

    Raises:
        NotAllowed: another program holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    except BlockingIOError:
        raise NotAllowed(
            f"这台窗口的浮动条或另一次推送正在运行（{folder}），请在浮动条上操作，或先把它关掉。"
        ) from None
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
