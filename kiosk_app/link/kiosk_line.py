"""One counter's connection at the kiosk: carries out what its session wants, in order."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from kiosk_app import trace
from kiosk_app.domain.check import Offer
from kiosk_app.errors import NotAllowed, SunshineError
from kiosk_app.link import outputs as o
from kiosk_app.link.decode import PictureDecoder, PictureRefused
from kiosk_app.link.desk import Desk, Standing
from kiosk_app.link.kiosk_session import KioskSession, Outputs
from kiosk_app.link.messages import encode

log = logging.getLogger(__name__)

T = TypeVar("T")
TICK_SECONDS = 0.5
SEND_SECONDS = 10.0
CLOSE_SECONDS = 1.0


class KioskLine:
    """Two coroutines share the session under one lock: frames as they come, and bell and clock."""

    def __init__(
        self,
        socket: ServerConnection,
        session: KioskSession,
        desk: Desk,
        decoder: PictureDecoder,
        pool: ThreadPoolExecutor,
        passwords: ThreadPoolExecutor,
        welcomed: Callable[[], None],
    ) -> None:
        self.session = session
        self._socket, self._desk, self._decoder, self._pool, self._welcomed = socket, desk, decoder, pool, welcomed
        self._passwords = passwords
        self._lock = asyncio.Lock()
        self._rung = asyncio.Event()
        self._head = 0

    def ring(self, head: int) -> None:
        """The ledger grew; on the loop's thread."""
        self._head = max(self._head, head)
        self._rung.set()

    async def serve(self) -> None:
        """Until either end closes."""
        clock = asyncio.create_task(self._keep_time())
        try:
            async for data in self._socket:
                async with self._lock:
                    now = time.monotonic()
                    binary = isinstance(data, bytes)
                    out = self.session.chunk(data, now) if binary else self.session.text(data, now)  # type: ignore[arg-type]  # str exactly when not binary
                    for whole in (each for each in out if isinstance(each, o.Store)):
                        trace.mark("picture received", check=whole.offer.check_id, bytes=len(whole.picture))
                    await self._do(out)
                if self.session.closed:
                    return
        except (ConnectionClosed, TimeoutError, OSError):
            log.info("link %s: cut", self.session.device_id)
        finally:
            clock.cancel()
            self.session.partials.rest()

    async def close(self, code: str) -> None:
        """Close from outside: replaced by a newer socket, or its pin is gone."""
        log.info("link %s: closed (%s)", self.session.device_id, code)
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._socket.close(1008, code)
        except TimeoutError:
            self._socket.transport.abort()

    async def _keep_time(self) -> None:
        try:
            while True:
                try:
                    async with asyncio.timeout(TICK_SECONDS):
                        await self._rung.wait()
                except TimeoutError:
                    pass
                async with self._lock:
                    if self._rung.is_set():
                        self._rung.clear()
                        await self._do(self.session.bell(self._head))
                    await self._do(self.session.tick(time.monotonic()))
        except (ConnectionClosed, TimeoutError, OSError):
            self._socket.transport.abort()
        except Exception:
            log.exception("link %s: failed", self.session.device_id)
            self._socket.transport.abort()

    async def _do(self, outputs: Outputs) -> None:
        todo = deque(outputs)
        while todo and not (self.session.closed and not isinstance(todo[0], o.Send | o.Close)):
            more = await self._one(todo.popleft())
            todo.extendleft(reversed(more))

    async def _one(self, output: o.KioskOutput) -> Outputs:
        match output:
            case o.Send(frame):
                async with asyncio.timeout(SEND_SECONDS):
                    await self._socket.send(encode(frame).decode())
                return []
            case o.Close(code):
                await self.close(code)
                return []
            case _:
                return await self._ask(output)

    async def _ask(self, output: o.KioskOutput) -> Outputs:
        """What is answered by the desk; what it answers goes back into the session."""
        session, desk, device = self.session, self._desk, self.session.device_id
        out: Outputs = []
        match output:
            case o.Greet(cursor):
                out = await self._greet(cursor)
            case o.LookUp(offer):
                out = await self._look_up(offer)
            case o.Store():
                out = await self._run(lambda: self._store(output))
            case o.CheckPassword():
                loop = asyncio.get_running_loop()
                out = await loop.run_in_executor(self._passwords, lambda: self._sign_in(output))
            case o.TakeBack(check_id, reason):
                out = session.withdrawn(check_id, await self._run(lambda: desk.withdraw(device, check_id, reason)))
            case o.FetchRows(after, limit):
                out = session.rows(await self._run(lambda: desk.rows(device, after, limit)), time.monotonic())
            case o.FetchReveals(after, limit):
                out = session.reveals(await self._run(lambda: desk.reveals(device, after, limit)))
            case o.FetchPlaces():
                out = session.places(await self._run(lambda: desk.places(device)))
            case o.Reject(check_id, code):
                await self._note(lambda: desk.reject(device, check_id, code))
            case o.Alarm(code, detail):
                log.warning("link %s: alarm %s %s", device, code, detail)
                await self._note(lambda: desk.alarm(device, code, detail))
        return out

    async def _greet(self, cursor: int) -> Outputs:
        desk = self._desk
        card, state, row_hash = await self._run(
            lambda: (desk.station(), desk.state(), desk.row_hash(cursor) if cursor else None)
        )
        out = self.session.greeted(card, state, row_hash, time.monotonic())
        self._welcomed()
        return out

    async def _look_up(self, offer: Offer) -> Outputs:
        trace.mark("offer received", check=offer.check_id)
        desk, device = self._desk, self.session.device_id
        standing, refusal = await self._run(
            lambda: (desk.standing(device, offer.check_id), desk.refusal(device, offer))
        )
        trace.mark("offer answered", check=offer.check_id)
        return self.session.looked_up(offer, standing, refusal, time.monotonic())

    async def _note(self, work: Callable[[], None]) -> None:
        """A full disk must not keep the counter from hearing why it was refused."""
        try:
            await self._run(work)
        except SunshineError as error:
            log.error("link %s: a row could not be written: %s", self.session.device_id, error.sentence)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def _store(self, output: o.Store) -> Outputs:
        """On a worker thread: decode, then commit."""
        offer = output.offer
        try:
            self._decoder.verify(output.picture, offer.picture)
            trace.mark("picture decoded", check=offer.check_id)
            standing: Standing = self._desk.accept(self.session.device_id, offer, output.picture)
        except PictureRefused as refused:
            return self.session.refused(offer.check_id, refused.code)
        except NotAllowed as refused:
            return self.session.refused(offer.check_id, refused.code or "not_allowed")
        except SunshineError as error:
            log.error("link: an offer could not be stored: %s", error.sentence)
            return self.session.refused(offer.check_id, "store_failed")
        trace.mark("check stored", check=offer.check_id)
        return self.session.stored(standing)

    def _sign_in(self, output: o.CheckPassword) -> Outputs:
        desk, device, said = self._desk, self.session.device_id, ""
        try:
            if output.rule:
                officer, said = desk.rule(
                    device, output.check_id, output.rule, output.staff_number, output.password, output.reason
                )
            elif output.new_password:
                officer = desk.change_password(output.staff_number, output.password, output.new_password)
            else:
                officer = desk.sign_in(device, output.staff_number, output.password)
        except SunshineError as refused:
            return self.session.signed_in(output.ref, None, refused.sentence)
        return self.session.signed_in(output.ref, officer, said)
