"""A reference of the push: capture, lossless encoding, a copy over TCP, decoding and one frame, and nothing else."""

import io
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mss
from PIL import Image

from tests.bench.lobby import PATIENCE, SOFTWARE

REFERENCE = Path(__file__).parent / "references" / "show_picture.py"


@contextmanager
def bare_chain() -> Iterator[socket.socket]:
    """The far end with its window, for the length of the block; the socket to it."""
    process = subprocess.Popen(
        [sys.executable, str(REFERENCE)], env={**os.environ, **SOFTWARE}, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        with socket.create_connection(("127.0.0.1", int(process.stdout.readline())), timeout=PATIENCE) as connection:
            time.sleep(1)
            yield connection
    finally:
        process.terminate()
        process.communicate()


def bare_push(connection: socket.socket, place: dict[str, int]) -> float:
    """Seconds from the beginning of the capture to the frame."""
    began = time.monotonic()
    with mss.MSS() as screen:
        shot = screen.grab(place)
    packed = io.BytesIO()
    Image.frombytes("RGB", shot.size, shot.bgra, "raw", "BGRX").save(packed, "WEBP", lossless=True, method=0)
    connection.sendall(struct.pack(">I", packed.tell()) + packed.getvalue())
    connection.recv(1)
    return time.monotonic() - began
