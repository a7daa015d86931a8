"""Reading the picture before it is pushed: the parent's side of the reading worker.

The worker is started ahead and restarted when it dies, says nonsense or takes too long; whoever asks waits only as
long as he likes. Without the extra `[ocr]` there is nothing to start, and everything else works as it does.
"""

import contextlib
import hashlib
import importlib.util
import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk_app.counter.picture import Shot
from kiosk_app.counter.reading_fields import Wanted
from kiosk_app.counter.reading_line import Line
from kiosk_app.counter.reading_trust import Read, weigh
from kiosk_app.counter.reading_worker import HEAD, READY, REPLY, WORKER_ARGUMENT

MISSING = "没有安装识别组件，推送时不会自动读出资料；需要的话在程序文件夹里运行 .venv/bin/pip install -e '.[ocr]'。"
NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy")
HARD_SECONDS = 15.0
"""A picture that takes longer costs the worker its life; loading the models has as long."""
REPLY_BYTES = 1024 * 1024
KEPT = 4
"""Results kept, in memory only: the same picture is asked for again when the officer pushes despite doubts."""
DEATHS = 3
"""So many in a row, and no more workers are started until the program is."""

log = logging.getLogger(__name__)

T = TypeVar("T")
Start = Callable[[], "subprocess.Popen[bytes]"]
_LINES = msgspec.json.Decoder(list[tuple[tuple[int, int, int, int], str, float, str, float]])


def installed() -> bool:
    """Whether the extra is there; imports nothing of it."""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


class WorkerLost(Exception):
    """The worker died, said nonsense or took too long."""


@dataclass(slots=True)
class _Task:
    key: str
    shot: Shot
    wanted: tuple[Wanted, ...]
    done: threading.Event = field(default_factory=threading.Event)
    reads: tuple[Read, ...] | None = None


class Reader:
    """One worker, one picture at a time. Safe from any thread; never raises for what goes wrong inside."""

    def __init__(self, start: Start | None = None, *, hard_seconds: float = HARD_SECONDS) -> None:
        """`start` makes the worker process; `hard_seconds` is the most that one picture may take."""
        self._start = start or start_worker
        self._hard = hard_seconds
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._running: dict[str, _Task] = {}
        self._kept: OrderedDict[str, tuple[Read, ...]] = OrderedDict()
        self._child: subprocess.Popen[bytes] | None = None
        self._deaths = 0
        self._stopped = False
        self._loaded = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="reading", daemon=True)
        self._thread.start()

    def ready(self, seconds: float) -> bool:
        """Wait until the models are loaded; whether they are."""
        return self._loaded.wait(seconds) and self.usable

    @property
    def usable(self) -> bool:
        """False once the worker has died too often."""
        return self._deaths < DEATHS

    def read(self, shot: Shot, wanted: Sequence[Wanted], seconds: float) -> tuple[Read, ...] | None:
        """What stands in the picture, or None where that is not known after `seconds`; the work then goes on."""
        task = self._ask(shot, tuple(wanted))
        task.done.wait(seconds)
        return task.reads

    def ahead(self, shot: Shot, wanted: Sequence[Wanted]) -> None:
        """Begin to read a picture that will probably be asked for, unless there is something else to read."""
        if not self._running:
            self._ask(shot, tuple(wanted))

    def forget(self) -> None:
        """Drop every result."""
        with self._lock:
            self._kept.clear()

    def stop(self) -> None:
        """End the worker; whoever still waits gets nothing."""
        self._stopped = True
        self._tasks.put(None)
        child = self._child
        if child is not None:
            child.kill()
        self._thread.join(2 * self._hard)

    def _ask(self, shot: Shot, wanted: tuple[Wanted, ...]) -> _Task:
        key = hashlib.sha256(repr(wanted).encode() + shot.data).hexdigest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                task = _Task(key, shot, wanted, reads=self._kept[key])
                task.done.set()
                return task
            running = self._running.get(key)
            if running is not None:
                return running
            task = _Task(key, shot, wanted)
            if self._stopped or not self.usable:
                task.done.set()
                return task
            self._running[key] = task
        self._tasks.put(task)
        return task

    def _serve(self) -> None:
        self._try(self._worker)  # ready before the first picture
        self._loaded.set()
        while (task := self._tasks.get()) is not None:
            lines = None if self._stopped else self._try(partial(self._lines, task))
            self._finish(task, lines)
        self._end()

    def _finish(self, task: _Task, lines: list[Line] | None) -> None:
        if lines is not None:
            task.reads = weigh(lines, task.wanted, task.shot.width, task.shot.height)
        with self._lock:
            self._running.pop(task.key, None)
            if task.reads is not None:
                self._kept[task.key] = task.reads
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        task.done.set()

    def _try(self, work: Callable[[], T]) -> T | None:
        """`work` with a worker that is alive; None where it is lost, and then the next one is another's."""
        if not self.usable:
            return None
        try:
            result = work()
        except (WorkerLost, OSError) as lost:
            self._end()
            if not self._stopped:
                self._deaths += 1
                log.warning("the reading worker was lost (%s), %d in a row", lost, self._deaths)
            return None
        self._deaths = 0
        return result

    def _worker(self) -> "subprocess.Popen[bytes]":
        child = self._child
        if child is not None and child.poll() is None:
            return child
        self._end()
        child = self._child = self._start()
        with self._watched(child):
            if _exactly(child, len(READY)) != READY:
                raise WorkerLost("not ready")
        return child

    def _lines(self, task: _Task) -> list[Line]:
        child = self._worker()
        assert child.stdin is not None  # noqa: S101 - both pipes were asked for
        asked = json.dumps([[each.label, each.box] for each in task.wanted]).encode()
        with self._watched(child):
            child.stdin.write(HEAD.pack(len(asked), len(task.shot.data), task.shot.width, task.shot.height))
            child.stdin.write(asked)
            child.stdin.write(task.shot.data)
            child.stdin.flush()
            (size,) = REPLY.unpack(_exactly(child, REPLY.size))
            if size > REPLY_BYTES:
                raise WorkerLost("too long an answer")
            said = _exactly(child, size)
        try:
            return [Line(*line) for line in _LINES.decode(said)]
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise WorkerLost("nonsense") from error

    @contextlib.contextmanager
    def _watched(self, child: "subprocess.Popen[bytes]") -> Iterator[None]:
        """A worker that stands still would hold a plain read for ever, so its death is what ends one."""
        watchdog = threading.Timer(self._hard, child.kill)
        watchdog.start()
        try:
            yield
        finally:
            watchdog.cancel()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class ReadInTime:
    """A reader for those who push: whatever is not read in time is not read."""

    def __init__(self, reader: Reader, seconds: float) -> None:
        """`seconds`: what a push may wait at most."""
        self._reader, self._seconds = reader, seconds

    def __call__(self, shot: Shot, wanted: tuple[Wanted, ...]) -> tuple[Read, ...]:
        """What stands in the picture; nothing where that is not known in time."""
        return self._reader.read(shot, wanted, self._seconds) or ()

    def ahead(self, shot: Shot, wanted: tuple[Wanted, ...]) -> None:
        """This picture will probably be pushed: then it need not wait."""
        self._reader.ahead(shot, wanted)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._reader.forget()


def start_worker() -> "subprocess.Popen[bytes]":
    """The worker as a process of its own, with nothing of our environment but what starting needs."""
    root = Path(__file__).resolve().parent.parent.parent
    frozen = getattr(sys, "frozen", False)
    module = "kiosk_app.counter.reading_worker"
    command = [sys.executable, WORKER_ARGUMENT] if frozen else [sys.executable, "-m", module]
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return subprocess.Popen(
        command, cwd=root, env=keep, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _exactly(child: "subprocess.Popen[bytes]", size: int) -> bytes:
    assert child.stdout is not None  # noqa: S101 - the pipe was asked for
    got = child.stdout.read(size)
    if len(got) != size:
        raise WorkerLost("it ended")
    return got
