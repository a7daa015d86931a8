"""The counter's end of the link: a thread that keeps one socket to the pinned kiosk and carries out its session."""

import asyncio
import contextlib
import logging
import random
import ssl
import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from kiosk_app import __version__, trace
from kiosk_app.config import Link
from kiosk_app.domain.ids import new_id
from kiosk_app.link import outputs as o
from kiosk_app.link.chunks import MAX_FRAME, encode_chunk
from kiosk_app.link.counter_session import CounterSession, Memory, Outputs
from kiosk_app.link.events import EventRefused, Verifier
from kiosk_app.link.identity import Identity, KioskPin, counter_context, fingerprint
from kiosk_app.link.messages import MAINTENANCE, REVOKED, encode
from kiosk_app.link.outgoing import retry_delay

T = TypeVar("T")

log = logging.getLogger(__name__)
quiet = logging.getLogger(f"{__name__}.websocket")
quiet.setLevel(logging.CRITICAL)

TICK_SECONDS = 0.5
SEND_SECONDS = 10.0
STOP_SECONDS = 5.0
SERVER_NAME = "kiosk.sunshine"


class Journal(Protocol):
    """What the counter keeps; called from one worker thread. Every write is committed on return."""

    def memory(self) -> Memory:
        """Where this counter stands in the kiosk's ledger."""

    def resync(self, epoch: str) -> None:
        """Forget the place: the kiosk keeps another ledger now."""

    def apply(self, row: o.Apply) -> Memory:
        """Keep a verified row. Raises EventRefused when the journal finds it forged."""

    def apply_run(self, run: o.ApplyRun) -> Memory:
        """Keep a verified run of others' rows. Raises EventRefused when the journal finds it forged."""

    def unveil(self, row: o.Unveil) -> Memory:
        """Keep a revealed body. Raises EventRefused when it does not fit the digest."""

    def heard(self, output: o.CounterOutput) -> None:
        """Anything else the session has to say: pushes, sign-ins, alarms, the kiosk's state."""

    def line(self, *, connected: bool, code: str) -> None:
        """The socket came up or went; `code`: unreachable, refused, revoked, identity, maintenance, or why."""


class LinkClient:
    """`start` and `stop` it; the other methods may be called from any thread and return at once."""

    def __init__(self, identity: Identity, pin: KioskPin, kiosk: bytes, limits: Link, journal: Journal) -> None:
        self._pin, self._limits, self._journal = pin, limits, journal
        self._context = counter_context(identity, kiosk)
        chance = random.Random()  # noqa: S311 - spreads retries, keeps no secret
        self._chance = chance
        self.session = CounterSession(limits, Verifier(pin.verify_key), journal.memory(), new_id(), __version__, chance)
        self._loop = asyncio.new_event_loop()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="link-journal")
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)
        self._lock = asyncio.Lock()
        self._wake = asyncio.Event()
        self._stopping = False
        self._socket: ClientConnection | None = None
        self._close_code = ""
        self._revoked = False

    def start(self) -> None:
        """Dial and keep dialling."""
        self._thread.start()

    def stop(self) -> None:
        """Close the socket and end; what was not acknowledged stays in the journal."""
        if not self._thread.is_alive():
            return
        self._call(self._end)
        self._thread.join(STOP_SECONDS)
        self._pool.shutdown(wait=True)

    def do(self, work: Callable[[CounterSession, float], Outputs]) -> None:
        """Run `work` on the session and carry out what it wants."""
        self._call(lambda: self._spawn(self._with_session(work)))

    # -- the loop ----------------------------------------------------------------------------------------------

    def _call(self, work: Callable[[], object]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(work)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = self._loop.create_task(work)
        task.add_done_callback(_logged)

    def _end(self) -> None:
        self._stopping = True
        self._wake.set()
        if self._socket is not None:
            self._spawn(self._socket.close())

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._main())
        except Exception:
            log.exception("the link's thread ended")
        finally:
            self._loop.close()

    async def _main(self) -> None:
        await self._dial()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _dial(self) -> None:
        attempt, before = 0, ""
        while not self._stopping:
            code = await self._once()
            attempt = 0 if code == "" else attempt + 1
            if self._stopping:
                return
            before, said = code, self._why(code or self._close_code, before)
            await self._off(partial(self._journal.line, connected=False, code=said))
            self._wake.clear()
            if self._stopping:
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(retry_delay(max(0, attempt - 1), self._chance)):
                    await self._wake.wait()
                    await asyncio.sleep(0.2)

    def _why(self, code: str, before: str) -> str:
        """One refusal can be a cut in the middle of the greeting; two in a row, or one after a revocation, cannot."""
        if code == "refused":
            return REVOKED if self._revoked else "refused" if before == "refused" else "unreachable"
        return code

    async def _once(self) -> str:
        """One connection; why it could not be made, or "" if it stood and ended."""
        try:
            socket = await connect(
                f"wss://{SERVER_NAME}:{self._pin.port}/link",
                host=self._pin.host, port=self._pin.port, ssl=self._context, server_hostname=SERVER_NAME,
                compression=None, max_size=MAX_FRAME, open_timeout=self._limits.connect_seconds,
                ping_interval=None, close_timeout=1, proxy=None, logger=quiet,
            )  # fmt: skip
        except ssl.SSLCertVerificationError:
            return "identity"
        except (ssl.SSLError, WebSocketException):
            return "refused"  # TLS stood, or was refused: a certificate without a pin is turned away only after it
        except (OSError, EOFError, TimeoutError):
            return "unreachable"
        async with socket:
            if self._stopping:  # told while dialling, when there was no socket to close
                return ""
            tls: ssl.SSLObject = socket.transport.get_extra_info("ssl_object")
            if fingerprint(tls.getpeercert(binary_form=True) or b"") != self._pin.fingerprint:
                return "identity"
            return await self._serve(socket)

    async def _serve(self, socket: ClientConnection) -> str:
        self._socket, self._close_code = socket, "unreachable"
        clock = asyncio.create_task(self._keep_time())
        welcomed = False
        try:
            async with self._lock:
                self.session.remember(await self._off(self._journal.memory))
                await self._do(self.session.connected(time.monotonic()))
            async for data in socket:
                async with self._lock:
                    await self._do(self.session.text(data, time.monotonic()))
                welcomed = welcomed or self.session.online
                self._revoked = self._revoked and not welcomed
        except (WebSocketException, TimeoutError, OSError):
            log.info("link: cut")
            if socket.close_reason == REVOKED:
                self._close_code, self._revoked = REVOKED, True
        except EventRefused as refused:
            log.warning("link: %s", refused.code)
            await self._off(partial(self._journal.heard, o.Alarm(f"link.{refused.code}", "")))
            self.session.tampered = True
        except Exception:
            # A full disk, most likely: nothing was acknowledged, so the kiosk will send it again.
            log.exception("link: this connection failed")
        finally:
            clock.cancel()
            self._socket = None
        async with self._lock:
            await self._do(self.session.disconnected())
        if self._close_code in {MAINTENANCE, REVOKED}:
            return self._close_code
        return "" if welcomed else "refused"

    async def _keep_time(self) -> None:
        try:
            while True:
                await asyncio.sleep(TICK_SECONDS)
                await self._with_session(lambda session, now: session.tick(now))
        except Exception:
            log.exception("link: the session's clock failed")
            if self._socket is not None:
                self._socket.transport.abort()

    async def _with_session(self, work: Callable[[CounterSession, float], Outputs]) -> None:
        async with self._lock:
            await self._do(work(self.session, time.monotonic()))
        if self._socket is None:
            self._wake.set()

    async def _do(self, outputs: Outputs) -> None:
        todo = deque(outputs)
        while todo:
            todo.extendleft(reversed(await self._one(todo.popleft())))

    async def _one(self, output: o.CounterOutput) -> Outputs:
        match output:
            case o.Send(frame):
                await self._send(encode(frame).decode())
            case o.SendChunk(chunk):
                if chunk.index == 0:
                    trace.mark("picture sending", check=chunk.check_id)
                await self._send(encode_chunk(chunk))
            case o.Close(code):
                self._close_code = code
                if self._socket is not None:
                    await self._socket.close()
            case o.Apply():
                memory = await self._off(partial(self._journal.apply, output))
                return self.session.applied(output, memory)
            case o.ApplyRun():
                return self.session.kept(await self._off(partial(self._journal.apply_run, output)))
            case o.Unveil():
                return self.session.kept(await self._off(partial(self._journal.unveil, output)))
            case o.Resync():
                await self._off(partial(self._journal.resync, output.epoch))
                await self._off(partial(self._journal.heard, output))
            case o.Connected():
                await self._off(partial(self._journal.heard, output))
                await self._off(partial(self._journal.line, connected=True, code=""))
            case _:
                await self._off(partial(self._journal.heard, output))
        return []

    async def _send(self, data: str | bytes) -> None:
        if self._socket is None:
            return
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send(data)
        except (WebSocketException, TimeoutError, OSError):
            self._socket.transport.abort()

    async def _off(self, work: Callable[[], T]) -> T:
        return await self._loop.run_in_executor(self._pool, work)


def _logged(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("link: a wish failed", exc_info=task.exception())
