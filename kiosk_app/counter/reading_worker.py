"""The reading worker: a child process that reads the text in one picture after another.

A request on stdin is a head (lengths of what follows, the picture's size), then what is wanted as JSON, then the
picture; the answer on stdout is a length and JSON. It may write no file and open no connection: nothing that it reads
goes anywhere but back to the process that asked.
"""

import json
import struct
import sys
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from kiosk_app.counter.picture import Shot, decode
from kiosk_app.counter.reading_fields import Wanted, pair
from kiosk_app.counter.reading_line import Line

if TYPE_CHECKING:
    from kiosk_app.counter.reading_engine import Engine

WORKER_ARGUMENT = "--reading-worker"
"""Hidden first argument that makes a frozen program this worker."""
HEAD = struct.Struct(">IIII")
REPLY = struct.Struct(">I")
READY = b"\x00\x00\x00\x00"
"""The first answer, given unasked, once the models are loaded."""
MEMORY_BYTES = 3 * 1024**3
"""Of address space, most of which the runtime only reserves; about 0.5 GB is used."""
CPU_SECONDS = 20
"""For one picture: forty times what a form takes."""
OPEN_FILES = 64


def main_if_worker() -> bool:
    """Run the worker when the program was started as one (a frozen bundle has no `python -m`); whether it was."""
    if sys.argv[1:2] != [WORKER_ARGUMENT]:
        return False
    main()
    return True


def main() -> None:
    """Load the models, say so, and serve requests until stdin ends."""
    reader, writer = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    from kiosk_app.counter.reading_engine import Engine

    engine = Engine()
    stay_alone()
    _limit()
    writer.write(READY)
    writer.flush()
    while len(head := reader.read(HEAD.size)) == HEAD.size:
        asked, size, width, height = HEAD.unpack(head)
        wanted = [Wanted(label, tuple(box) if box else None) for label, box in json.loads(reader.read(asked))]
        _limit_cpu()
        _answer(writer, read(engine, Shot(reader.read(size), width, height, ""), wanted))


def read(engine: "Engine", shot: Shot, wanted: list[Wanted]) -> list[Line]:
    """All lines of the picture; those that hold a wanted value are read a second time, at another scale."""
    import numpy as np

    pixels, width, height = decode(shot)
    image = np.ascontiguousarray(np.frombuffer(pixels, np.uint8).reshape(height, width, 4)[:, :, :3])
    boxes = engine.lines(image)
    seen = engine.read(image, boxes)
    lines = [Line(box, each.text, each.sure) for box, each in zip(boxes, seen, strict=True)]
    values = sorted({number for found in pair(lines, wanted) for number in found.lines})
    again = engine.read_again(image, [(lines[number].box, lines[number].text) for number in values])
    for number, each in zip(values, again, strict=True):
        lines[number] = replace(lines[number], again=each.text, again_sure=each.sure)
    return lines


def _answer(writer: IO[bytes], lines: list[Line]) -> None:
    plain = [[line.box, line.text, line.sure, line.again, line.again_sure] for line in lines]
    said = json.dumps(plain, ensure_ascii=False).encode()
    writer.write(REPLY.pack(len(said)) + said)
    writer.flush()


def stay_alone() -> None:
    """No connections from here on: the libraries could fetch models, and must never get to."""

    def refuse(event: str, _arguments: object) -> None:
        if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
            raise PermissionError(event)

    sys.addaudithook(refuse)


def _limit() -> None:
    if sys.platform == "win32":
        return
    import os
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    os.nice(5)  # the officer's own programs go first


def _limit_cpu() -> None:
    """CPU time counts over the whole life of a process, so each picture gets its own share on top."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
