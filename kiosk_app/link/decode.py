"""Pictures from outside become pixels in a child process only; this is the parent's side of it."""

import contextlib
import hashlib
import mmap
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.domain.check import Picture
from kiosk_app.link.decode_worker import (
    MAX_HEIGHT,
    MAX_WIDTH,
    MEDIA_CODES,
    REPLY,
    REQUEST,
    SHARED_BYTES,
    SHARED_VARIABLE,
    WORKER_ARGUMENT,
)

SECONDS = 2.0
KEEP_SECONDS = 30.0
READ_BYTES = 1024 * 1024
KEEP_HEAP = {"MALLOC_MMAP_THRESHOLD_": "67108864", "MALLOC_TRIM_THRESHOLD_": "268435456"}
"""glibc: reuse the memory of the last frame; giving 8 MB back and faulting it in again costs more than the decode."""


class PictureRefused(Exception):
    """The picture cannot be shown; `code` is what the counter is told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture: 4 bytes a pixel, R G B and one unused; `stride` in bytes."""

    width: int
    height: int
    stride: int
    bytes: bytes


@dataclass(slots=True)
class _Fresh:
    sha256: str
    pixels: Pixels
    until: float


class PictureDecoder:
    """One persistent child, restarted when it dies or exceeds its time. Safe from any thread, one picture at a time.

    The link decodes to verify; the screen then asks for the same picture, so the last result waits for it, once.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._shared: mmap.mmap | None = None
        self._fresh: _Fresh | None = None

    def warm(self) -> None:
        """Start the child now, so that the first picture does not wait for it."""
        with self._lock:
            self._running()

    def decode(self, data: bytes, expected: Picture) -> Pixels:
        """The pixels of `data`.

        Raises:
            PictureRefused: not what `expected` promises, not a picture, or too expensive.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        with self._lock:
            fresh, self._fresh = self._fresh, None
            if fresh and fresh.sha256 == sha256 and fresh.until > time.monotonic():
                return fresh.pixels
            return self._decode(data, expected)

    def verify(self, data: bytes, expected: Picture) -> None:
        """Decode and keep the pixels for whoever shows this picture next; raises as `decode`."""
        with self._lock:
            pixels = self._decode(data, expected)
            until = time.monotonic() + KEEP_SECONDS
            self._fresh = _Fresh(hashlib.sha256(data).hexdigest(), pixels, until)

    def forget_old(self) -> None:
        """Drop kept pixels nobody asked for in time."""
        with self._lock:
            if self._fresh and self._fresh.until <= time.monotonic():
                self._fresh = None

    def stop(self) -> None:
        """End the child."""
        with self._lock:
            self._fresh = None
            self._kill()

    def _decode(self, data: bytes, expected: Picture) -> Pixels:
        if not (0 < expected.width <= MAX_WIDTH and 0 < expected.height <= MAX_HEIGHT):
            raise PictureRefused("too_many_pixels")
        kind = MEDIA_CODES.get(expected.media_type, 0)
        request = REQUEST.pack(len(data), expected.width, expected.height, kind)
        try:
            return self._ask(request, data, expected)
        except TimeoutError:
            self._kill()
            raise PictureRefused("time_out") from None
        except (OSError, EOFError):
            self._kill()
            raise PictureRefused("worker_lost") from None

    def _ask(self, request: bytes, data: bytes, expected: Picture) -> Pixels:
        child = self._running()
        assert child.stdin is not None  # noqa: S101 - both pipes were asked for
        assert child.stdout is not None  # noqa: S101
        # A child that stops reading would block a plain write for ever, so its death is what ends a stalled one.
        watchdog = threading.Timer(self._seconds, child.kill)
        watchdog.start()
        began = time.monotonic()
        try:
            child.stdin.write(request)
            child.stdin.write(data)
            child.stdin.flush()
            code, width, height = REPLY.unpack(_read(child.stdout.fileno(), REPLY.size))
            said = code.rstrip(b"\0").decode("ascii", "replace")
            if said != "ok":
                raise PictureRefused(said)
            if (width, height) != (expected.width, expected.height):
                raise EOFError
            size = width * height * 4
            # Copied out before anyone looks: what the child does to the shared memory later changes nothing.
            pixels = self._shared[:size] if self._shared is not None else _read(child.stdout.fileno(), size)
            return Pixels(width, height, width * 4, pixels)
        except (OSError, EOFError):
            if time.monotonic() - began >= self._seconds:
                raise TimeoutError from None
            raise
        finally:
            watchdog.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._kill()
            self._child, self._shared = _start()
        return self._child

    def _kill(self) -> None:
        child, self._child = self._child, None
        shared, self._shared = self._shared, None
        if shared is not None:
            shared.close()
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _start() -> tuple[subprocess.Popen[bytes], mmap.mmap | None]:
    root = Path(__file__).resolve().parent.parent.parent
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, WORKER_ARGUMENT] if frozen else [sys.executable, "-m", "kiosk_app.link.decode_worker"]
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    if sys.platform != "linux":
        return subprocess.Popen(command, cwd=root, env=keep, stdin=subprocess.PIPE, stdout=subprocess.PIPE), None
    descriptor = os.memfd_create("sunshine-pixels")
    try:
        os.ftruncate(descriptor, SHARED_BYTES)
        keep |= {**KEEP_HEAP, SHARED_VARIABLE: str(descriptor)}
        child = subprocess.Popen(
            command, cwd=root, env=keep, pass_fds=(descriptor,), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return child, mmap.mmap(descriptor, SHARED_BYTES)
    finally:
        os.close(descriptor)


def _read(descriptor: int, size: int) -> bytes:
    pieces = []
    while size:
        got = os.read(descriptor, min(size, READ_BYTES))
        if not got:
            raise EOFError
        pieces.append(got)
        size -= len(got)
    return b"".join(pieces)
