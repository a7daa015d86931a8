"""A TCP proxy that cuts: at once, after so many bytes towards the kiosk, or silently (half open); or that is slow."""

import contextlib
import socket
import threading
import time


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
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
