"""One program at a time speaks for a counter: the kiosk keeps one connection for each paired device."""

from contextlib import AbstractContextManager
from pathlib import Path

from kiosk_app import lock

FILE = "counter.lock"


def only_one(folder: Path) -> AbstractContextManager[None]:
    """Hold the counter's lock.

    Raises:
        NotAllowed: another program holds it.
    """
    busy = f"这台窗口的浮动条或另一次推送正在运行（{folder}），请在浮动条上操作，或先把它关掉。"
    return lock.only_one(folder / FILE, busy)
