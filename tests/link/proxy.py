"""A TCP proxy that cuts: at once, after so many bytes towards the kiosk, or silently (half open); or that is slow.

It can also be in trouble by itself: cut now and then, delay, pass everything in halves, or change bytes on their way.
"""

import contextlib
import socket
import threading
import time

DELAY, HALF = 0.15, 0.02
"""Seconds by which a piece is late, and between its halves."""


class Proxy:
    """Listens on `port` and passes bytes to `target`. Threads, so that no event loop under test is slowed.

    `pace` is how long each piece of 16 KiB towards the kiosk takes, in seconds.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.up = True
        self.silent = False
        self.cut_after = -1
        self.passed = 0
        self.pace = 0.0
        self._trouble = ""
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Cut every line now; new ones are refused until `heal`."""
        self.up = False
        for pair in self._pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._pairs.clear()

    def heal(self) -> None:
        self.up, self.silent, self.cut_after, self.passed = True, False, -1, 0

    def trouble(self, kind: str) -> None:
        """From now on: cut (once), delay, halve, or garble."""
        self._trouble = kind
        if kind == "cut":
            self.cut()

    def calm(self) -> None:
        """No more trouble; what was cut may dial again."""
        self._trouble = ""
        self.up = True

    def _troubled(self, piece: bytes) -> list[bytes]:
        """A piece as it goes on."""
        if self._trouble == "delay":
            time.sleep(DELAY)
        if self._trouble == "garble":
            at = len(piece) // 2
            return [piece[:at] + bytes([piece[at] ^ 1]) + piece[at + 1 :]]
        if self._trouble == "halve":
            at = len(piece) // 2
            return [piece[:at], piece[at:]]
        return [piece]

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                came, _ = self._listener.accept()
                if not self.up:
                    came.close()
                    continue
                onward = socket.create_connection(("127.0.0.1", self._target))
                self._pairs.append((came, onward))
                threading.Thread(target=self._pass, args=(came, onward, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(onward, came, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(16384):
                if self.silent:
                    continue
                if counted:
                    self.passed += len(piece)
                    if 0 <= self.cut_after < self.passed:
                        self.cut()
                        return
                    time.sleep(self.pace)
                for part in self._troubled(piece):
                    target.sendall(part)
                    time.sleep(HALF if self._trouble == "halve" else 0)
            target.shutdown(socket.SHUT_WR)
