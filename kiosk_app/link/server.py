"""The kiosk's end of the link: one TLS port, a thread of its own, paired counters and nobody else.

A socket passes the door (counts), TLS (pinned certificates only), the pin table (whose device is it), and HELLO.
While a pairing window is open a socket without a certificate may pair and nothing else.
"""

import asyncio
import contextlib
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from weakref import WeakKeyDictionary

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import WebSocketException
from websockets.protocol import State
from websockets.server import ServerProtocol

from kiosk_app import __version__
from kiosk_app.config import Settings
from kiosk_app.domain.ids import new_id
from kiosk_app.link.chunks import MAX_FRAME
from kiosk_app.link.decode import PictureDecoder
from kiosk_app.link.desk import Desk, Peer
from kiosk_app.link.door import Door, Visit
from kiosk_app.link.identity import Identity, fingerprint, keep_pins, kiosk_context, own_identity
from kiosk_app.link.kiosk_line import KioskLine
from kiosk_app.link.kiosk_session import KioskSession
from kiosk_app.link.listener import Hub, listen
from kiosk_app.link.messages import REVOKED
from kiosk_app.link.pair_server import PairingPlace, PairingView
from kiosk_app.link.pairing import SERVER_NAME
from kiosk_app.link.patience import Patience
from kiosk_app.link.pictures import Partials
from kiosk_app.link.slow import behind_the_screen
from kiosk_app.paths import Home

T = TypeVar("T")

log = logging.getLogger(__name__)
quiet = logging.getLogger(f"{__name__}.websocket")
quiet.setLevel(logging.CRITICAL)  # strangers' broken handshakes are not worth a line each

POLL_SECONDS = 5.0
ROUND_SECONDS = 0.5
STOP_SECONDS = 5.0
WORKERS = 4


class KioskServer:
    """`start` it once the store is open; `stop` ends thread, sockets and decode worker. Safe from any thread."""

    def __init__(self, home: Home, settings: Settings, desk: Desk, decoder: PictureDecoder | None = None) -> None:
        self._home, self._settings, self._desk = home, settings, desk
        self.decoder = decoder or PictureDecoder()
        self._door = Door(settings.link)
        self._boot = new_id()
        self._peers: dict[str, Peer] = {}
        self._lines: dict[str, KioskLine] = {}
        self._partials: dict[str, Partials] = {}
        self._patience: dict[str, Patience] = {}
        self._pairing = PairingPlace(desk, settings.link.hello_seconds, self._renew_context)
        self._names: WeakKeyDictionary[ssl.SSLObject, str] = WeakKeyDictionary()
        self._thread: threading.Thread | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._stale = False
        self.port = 0
        self.state = "stopped"

    # -- from outside ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Listen.

        Raises:
            LinkError: the port is taken, or the identity cannot be read.
        """
        self._identity: Identity = own_identity(self._home)
        self._listener = listen(self._settings.link.bind, self._settings.link.port)
        self.port = int(self._listener.getsockname()[1])
        self._take_peers(self._desk.peers())
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="link-desk")
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)
        self.state = "listening"
        self._thread.start()
        self._passwords = ThreadPoolExecutor(1, "link-passwords", behind_the_screen)
        self._pool.submit(self.decoder.warm)
        self._unsubscribe = self._desk.subscribe(lambda head: self._call(lambda: self._ring(head)))

    def stop(self) -> None:
        """Close every socket and end; may be called twice."""
        if self._thread is None:
            return
        self._unsubscribe()
        self._call(self._stopping.set)
        self._thread.join(STOP_SECONDS)
        self._thread = None
        self._pool.shutdown(wait=True)
        self._passwords.shutdown(wait=True)
        self.decoder.stop()
        self.state = "stopped"

    def open_pairing(self) -> str:
        """Open the five-minute window; the eight digits to show. A former window is closed by it."""
        return self._pairing.begin(self._identity.fingerprint)

    def close_pairing(self) -> None:
        """Close the window, whether or not somebody paired."""
        self._pairing.end()

    def pairing(self) -> PairingView | None:
        """The window as it stands; None when none was opened."""
        return self._pairing.view()

    def connected(self) -> list[str]:
        """Windows whose counter is connected now."""
        return sorted(line.session.window for line in list(self._lines.values()))

    def refresh_peers(self) -> None:
        """Read the pin table again now (after a revocation) and drop whoever is no longer in it."""
        self._call(lambda: self._spawn(self._refresh()))

    # -- the loop ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._main())
        except Exception:
            log.exception("the link's thread ended")
            self.state = "failed"
        finally:
            self._loop.close()

    async def _main(self) -> None:
        accepting = asyncio.create_task(self._accept())
        rounds = asyncio.create_task(self._rounds())
        await self._stopping.wait()
        accepting.cancel()
        rounds.cancel()
        self._listener.close()
        await asyncio.gather(*(line.close("stopping") for line in list(self._lines.values())), return_exceptions=True)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _call(self, work: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to hear
            self._loop.call_soon_threadsafe(work)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _off(self, work: Callable[[], T]) -> T:
        return await self._loop.run_in_executor(self._pool, work)

    def _ring(self, head: int) -> None:
        self._stale = True
        for line in self._lines.values():
            line.ring(head)

    async def _rounds(self) -> None:
        polled = 0.0
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            now = time.monotonic()
            for partials in self._partials.values():
                partials.purge(now)
            if self._context_pairing != self._pairing.open:
                self._renew_context()
            if now - polled >= POLL_SECONDS:
                polled = now
                await self._poll()
            elif self._stale:
                await self._refresh_quietly()

    async def _poll(self) -> None:
        """What no bell rings for: another process wrote rows or changed pins, time passed, the disk filled."""
        try:
            await self._off(self._desk.sweep)
            await self._off(self.decoder.forget_old)
            head = (await self._off(self._desk.station)).head
            state = await self._off(self._desk.state)
        except Exception:
            log.exception("the link could not ask its desk")
            return
        for line in self._lines.values():
            line.session.kiosk_state = state
        self._ring(head)
        await self._refresh_quietly()

    # -- pins --------------------------------------------------------------------------------------------------

    async def _refresh_quietly(self) -> None:
        """The ledger grew: a pin may have come or gone with it."""
        self._stale = False
        try:
            await self._refresh()
        except Exception:
            log.exception("the link could not read its pins")

    async def _refresh(self) -> None:
        peers = await self._off(self._desk.peers)
        if self._take_peers(peers):
            gone = [i for i, line in self._lines.items() if line.session.device_id not in self._devices()]
            for device_id in gone:
                await self._lines[device_id].close(REVOKED)

    def _devices(self) -> set[str]:
        return {peer.device_id for peer in self._peers.values()}

    def _take_peers(self, peers: list[Peer]) -> bool:
        fresh = {peer.fingerprint: peer for peer in peers}
        if fresh == self._peers and hasattr(self, "_context"):
            return False
        self._peers = fresh
        try:
            keep_pins(self._home, [peer.certificate for peer in peers])
        except OSError as error:
            log.warning("link: no copy of the pins: %s", error.strerror)
        self._context = self._make_context()
        return True

    def _renew_context(self) -> None:
        self._context = self._make_context()

    def _make_context(self) -> ssl.SSLContext:
        self._context_pairing = self._pairing.open
        pinned = [peer.certificate for peer in self._peers.values()]
        context = kiosk_context(self._identity, pinned, pairing=self._context_pairing)
        context.sni_callback = self._named
        return context

    def _named(self, tls: ssl.SSLSocket | ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        if isinstance(tls, ssl.SSLObject):
            self._names[tls] = name or ""

    # -- sockets -----------------------------------------------------------------------------------------------

    async def _accept(self) -> None:
        while True:
            try:
                came, address = await self._loop.sock_accept(self._listener)
            except OSError as error:
                log.warning("accept: %s", error.strerror)
                await asyncio.sleep(ROUND_SECONDS)
                continue
            visit = self._door.admit(str(address[0]), time.monotonic())
            if visit is None:
                came.close()
                continue
            came.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._spawn(self._greet(came, visit))

    async def _greet(self, came: socket.socket, visit: Visit) -> None:
        made: list[ServerConnection] = []
        done = asyncio.Event()

        async def handle(connection: ServerConnection) -> None:
            try:
                await self._handle(connection, visit)
            finally:
                done.set()

        def build() -> ServerConnection:
            protocol = ServerProtocol(max_size=MAX_FRAME, logger=quiet)
            hub = Hub(handle)
            made.append(ServerConnection(protocol, hub, ping_interval=None, close_timeout=1))  # type: ignore[arg-type]  # the two methods it uses
            return made[0]

        try:
            seconds = self._settings.link.connect_seconds
            await self._loop.connect_accepted_socket(
                build, came, ssl=self._context, ssl_handshake_timeout=seconds, ssl_shutdown_timeout=1
            )
            await done.wait()
        except (OSError, TimeoutError) as error:
            log.info("link: a socket from %s ended in TLS (%s)", visit.address, type(error).__name__)
        finally:
            self._door.leave(visit)
            came.close()

    async def _handle(self, connection: ServerConnection, visit: Visit) -> None:
        try:
            async with asyncio.timeout(self._settings.link.connect_seconds):
                await connection.handshake()
            if connection.protocol.state is State.OPEN:
                await self._route(connection, visit)
        except (OSError, TimeoutError, WebSocketException) as error:
            log.info("link: a socket from %s ended (%s)", visit.address, type(error).__name__)
        except Exception:
            log.exception("link: a socket from %s failed", visit.address)
        finally:
            connection.transport.abort()

    async def _route(self, connection: ServerConnection, visit: Visit) -> None:
        tls: ssl.SSLObject = connection.transport.get_extra_info("ssl_object")
        certificate = tls.getpeercert(binary_form=True)
        if certificate is not None:
            peer = self._peers.get(fingerprint(certificate))
            if peer is not None:
                await self._serve(connection, visit, peer)
        elif self._names.get(tls) == SERVER_NAME:
            await self._pairing.serve(connection, self._pool)
            await self._refresh_quietly()

    async def _serve(self, connection: ServerConnection, visit: Visit, peer: Peer) -> None:
        limits = self._settings.link
        former = self._lines.get(peer.device_id)
        if former is not None:
            await former.close("replaced")
        partials = self._partials.setdefault(peer.device_id, Partials(limits.queued_per_counter + 1))
        patience = self._patience.setdefault(peer.device_id, Patience())
        session = KioskSession(
            peer.device_id, peer.window, limits, partials, self._boot, __version__, time.monotonic(), patience
        )
        line = KioskLine(
            connection,
            session,
            self._desk,
            self.decoder,
            self._pool,
            self._passwords,
            lambda: self._door.authenticated(visit),
        )
        self._lines[peer.device_id] = line
        try:
            await line.serve()
        finally:
            if self._lines.get(peer.device_id) is line:
                del self._lines[peer.device_id]
