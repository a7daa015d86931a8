"""A file that only takes room, given up when the disk is full, so that the citizen at the screen can still finish."""

import contextlib
import shutil
from pathlib import Path

BALLAST_BYTES = 4 * 1024 * 1024
ROOM_FACTOR = 16
"""It is laid only while the disk has this many times its size free."""


class Ballast:
    """The file at `path`."""

    def __init__(self, path: Path, size: int = BALLAST_BYTES) -> None:
        self._path = path
        self._size = size

    def lay(self) -> None:
        """Put the file there when it is missing and there is plenty of room; a failure is no harm."""
        with contextlib.suppress(OSError):
            if not self._path.exists() and shutil.disk_usage(self._path.parent).free > ROOM_FACTOR * self._size:
                self._path.write_bytes(bytes(self._size))

    def release(self) -> bool:
        """Give the room back; whether there was any to give."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
