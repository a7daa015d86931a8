"""The kiosk's side of pairing over the line: one window at a time, one exchange at a time."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from websockets.asyncio.server import ServerConnection

from kiosk_app.link.desk import Desk, NewPeer
from kiosk_app.link.messages import encode
from kiosk_app.link.pairing import ANSWER_SECONDS, TRIES, Kept, PairingWindow, PairRefused


@dataclass(frozen=True, slots=True)
class PairingView:
    """What the staff page shows of pairing. `paired` names the window once a counter is paired."""

    code: str
    seconds_left: int
    tries_left: int
    paired: str


class PairingPlace:
    """Holds the window; `changed` is called whenever strangers may or may not come in any more."""

    def __init__(self, desk: Desk, answer_in: float, changed: Callable[[], None]) -> None:
        self._desk, self._answer_in, self._changed = desk, answer_in, changed
        self._window: PairingWindow | None = None
        self._busy = False

    @property
    def open(self) -> bool:
        """Whether a counter may still try."""
        return self._window is not None and self._window.open(time.monotonic())

    def begin(self, own_fingerprint: str) -> str:
        """Open a window; a former one is closed by it. The code to show."""
        self._window = PairingWindow(own_fingerprint, time.monotonic())
        self._changed()
        return self._window.code

    def end(self) -> None:
        """Close the window, whether or not somebody paired."""
        if self._window is not None:
            self._window.close()
        self._window = None
        self._changed()

    def view(self) -> PairingView | None:
        """The window as it stands; None when none was opened."""
        window = self._window
        if window is None:
            return None
        paired = window.paired.window if window.paired else ""
        return PairingView(window.code, window.seconds_left(time.monotonic()), window.left, paired)

    async def serve(self, connection: ServerConnection, pool: Executor) -> None:
        """One counter's try. Raises TimeoutError when it does not go on in time."""
        window = self._window
        if window is None:
            return
        if self._busy:
            await connection.send(encode(PairRefused(code="busy", left=window.left)).decode())
            return
        self._busy, left = True, window.left
        try:
            await self._exchange(connection, window, pool)
        finally:
            self._busy = False
            if left > 0 and window.left == 0 and window.paired is None:
                alarm = partial(self._desk.alarm, "", "pairing.closed", f"tries={TRIES}")
                await asyncio.get_running_loop().run_in_executor(pool, alarm)

    async def _exchange(self, connection: ServerConnection, window: PairingWindow, pool: Executor) -> None:
        loop = asyncio.get_running_loop()
        exchange = window.exchange(time.monotonic)
        going = True
        while going:
            async with asyncio.timeout(self._answer_in + ANSWER_SECONDS):
                data = await connection.recv()
            due = loop.time() + ANSWER_SECONDS
            answer, going = await loop.run_in_executor(pool, partial(exchange.receive, data, self._keep))
            await asyncio.sleep(max(0.0, due - loop.time()))
            await connection.send(encode(answer).decode())
        await connection.close()

    def _keep(self, peer: NewPeer) -> Kept:
        """On a worker thread: pin and commit, then the epoch and the key that go with it."""
        pinned = self._desk.add_peer(peer)
        return Kept(pinned, self._desk.station().epoch, self._desk.verify_key())
