"""A kiosk whose store cannot be opened: paired counters hear that it is out of service, and nothing else.

It stands on the copy of the pins beside the keys, since the pin table is in the store. Whoever shows one of those
certificates gets one ERROR frame; no ledger, no epoch and no state is told, so the counter's own place in the ledger
stays as it is, and its pushes wait in its journal. An old copy of the pins can therefore do no harm.
"""

import asyncio
import contextlib
import logging
import threading

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import WebSocketException

from kiosk_app.config import Link
from kiosk_app.link.identity import kiosk_context, own_identity, read_pins
from kiosk_app.link.listener import listen
from kiosk_app.link.messages import MAINTENANCE, TEXT_BYTES, Error, encode
from kiosk_app.paths import Home

log = logging.getLogger(__name__)
quiet = logging.getLogger(f"{__name__}.websocket")
quiet.setLevel(logging.CRITICAL)

STOP_SECONDS = 5.0


class MaintenanceServer:
    """`start` it where the kiosk is paused; `stop` ends its thread. Safe from any thread."""

    def __init__(self, home: Home, limits: Link) -> None:
        self._home, self._limits = home, limits
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen, where there is anybody to tell.

        Raises:
            LinkError: the port is taken, or the identity cannot be read.
        """
        pinned = read_pins(self._home)
        if not pinned:
            return
        context = kiosk_context(own_identity(self._home), pinned, pairing=False)
        listener = listen(self._limits.bind, self._limits.port)

        async def run() -> None:
            seconds = self._limits.connect_seconds
            async with serve(
                self._answer, sock=listener, ssl=context, ssl_handshake_timeout=seconds, open_timeout=seconds,
                max_size=TEXT_BYTES, compression=None, ping_interval=None, close_timeout=1, logger=quiet,
            ):  # fmt: skip
                await self._stopping.wait()

        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(run()), name="link", daemon=True)
        self._thread.start()
        log.info("link: telling %d counters that this kiosk is out of service", len(pinned))

    def stop(self) -> None:
        """Close every socket and end; may be called twice, or without a start."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
            thread.join(STOP_SECONDS)
        if thread is None or not thread.is_alive():
            self._loop.close()

    async def _answer(self, connection: ServerConnection) -> None:
        with contextlib.suppress(WebSocketException, TimeoutError, OSError):
            async with asyncio.timeout(self._limits.hello_seconds):
                await connection.recv()
                await connection.send(encode(Error(code=MAINTENANCE, fatal=True)).decode())
