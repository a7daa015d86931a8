"""The reference of the transfer: as many bytes over a plain loopback TCP socket to a process that answers with one."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

HEAD = 4
FAR_END = """
import socket, sys
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
connection, _ = server.accept()
connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
while head := connection.recv(4, socket.MSG_WAITALL):
    left = int.from_bytes(head, "big")
    while left:
        left -= len(connection.recv(min(left, 1 << 20)))
    connection.sendall(b".")
"""


class RawCopy:
    """One connection to the far end."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def copy(self, size: int) -> float:
        """Seconds from the first byte sent to the answer."""
        content = size.to_bytes(HEAD, "big") + bytes(size)
        began = time.monotonic()
        self._connection.sendall(content)
        self._connection.recv(1)
        return time.monotonic() - began


@contextmanager
def raw_copying() -> Iterator[RawCopy]:
    """The far end runs for the length of the block."""
    process = subprocess.Popen([sys.executable, "-c", FAR_END], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        with socket.create_connection(("127.0.0.1", int(process.stdout.readline())), timeout=10) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield RawCopy(connection)
    finally:
        process.terminate()
        process.communicate()
