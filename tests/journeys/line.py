"""The wire between counter and kiosk: passes bytes, and can be cut, or hold what goes one way."""

import socket
import threading
from contextlib import suppress

PIECE = 16384
HALT = 0.02


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Line:
    """Listens on `port`, passes bytes to `target` on loopback.

    `hold_down()` keeps what the kiosk says from the counter; `hold_up(n)` lets only `n` more bytes of the counter's
    through. Held bytes are lost when the line is cut, as in a switch that loses power.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._up = True
        self._allowance = -1
        self._flows = threading.Event()
        self._flows.set()
        self._sockets: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def hold_down(self) -> None:
        """From now on the counter hears nothing."""
        self._flows.clear()

    def hold_up(self, after: int) -> None:
        """After so many more bytes the kiosk hears nothing."""
        self._allowance = after

    @property
    def stuck(self) -> bool:
        """Whether `hold_up` holds something by now."""
        return self._allowance == 0

    def cut(self) -> None:
        """Cut every connection; new ones are refused until `heal`."""
        self._up = False
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._sockets.clear()
        self._flows.set()

    def heal(self) -> None:
        """Everything passes again."""
        self._allowance = -1
        self._flows.set()
        self._up = True

    def close(self) -> None:
        """For good."""
        self.cut()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                came, _ = self._listener.accept()
                try:
                    if not self._up:
                        raise ConnectionRefusedError
                    onward = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    came.close()
                    continue
                self._sockets += [came, onward]
                for source, target, up in ((came, onward, True), (onward, came, False)):
                    threading.Thread(target=self._pass, args=(source, target, up), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if up and self._allowance >= 0:
                    piece, self._allowance = piece[: self._allowance], max(0, self._allowance - len(piece))
                if not up and not self._flows.is_set():
                    self._flows.wait()
                    if not self._up:
                        return
                if piece:
                    target.sendall(piece)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
