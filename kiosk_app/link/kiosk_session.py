"""The kiosk's end of one connection, as states and moves without I/O.

The server feeds frames, desk answers and the time (monotonic seconds), and carries out the outputs in order.
"""

from dataclasses import dataclass, field

from kiosk_app.config import Link
from kiosk_app.domain import check
from kiosk_app.domain.check import FINAL, CheckState
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.chunks import decode_chunk
from kiosk_app.link.desk import RowOut, SignedIn, Standing, StationCard
from kiosk_app.link.offers import offer_of
from kiosk_app.link.patience import Patience
from kiosk_app.link.pictures import ChunkGap, ChunkRefused, Partials, unacceptable
from kiosk_app.link.row_stream import RowStream, reveal_frames

Outputs = list[o.KioskOutput]
SILENCE_PINGS = 2
"""A peer that stays silent for this many ping periods is gone: half-open links are found in ≤ 25 s."""
STRAY_CHUNKS = 64
"""Chunks of a picture that was just refused may still be on their way; more than these are abuse."""
REVEAL_SECONDS = 30.0
REVEAL_LOOK = 64
"""Rows without a body that one look may find; those already sent on this connection are not sent again."""


@dataclass(slots=True)
class _Reveals:
    """Which withheld rows the counter has by now, and when to look for more."""

    done: int = 0
    at: float = 0.0
    sent: set[int] = field(default_factory=set)


@dataclass(slots=True)
class KioskSession:
    """One counter's connection. `partials` and `patience` outlive it; identity is the pin's, never a frame's."""

    device_id: str
    window: str
    limits: Link
    partials: Partials
    boot: str
    build: str
    opened: float
    patience: Patience = field(default_factory=Patience)
    welcomed: bool = False
    closed: bool = False
    kiosk_state: m.KioskState = m.KioskState.READY
    _hello: m.Hello | None = None
    _heard: float = 0.0
    _pinged: float = 0.0
    _strays: int = 0
    _stream: RowStream = field(default_factory=lambda: RowStream(0))
    _reveals: _Reveals = field(default_factory=_Reveals)
    _places: dict[str, tuple[CheckState, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._heard = self._pinged = self.opened
        self.partials.rest()

    # -- frames ------------------------------------------------------------------------------------------------

    def text(self, data: bytes | str, now: float) -> Outputs:
        """A text frame came."""
        try:
            frame = m.from_counter(data)
        except m.FrameError as error:
            return self._fatal(error.code)
        self._heard = now
        if isinstance(frame, m.Hello):
            return self._on_hello(frame)
        if not self.welcomed:
            return self._fatal("hello_first")
        return self._dispatch(frame, now)

    def chunk(self, data: bytes, now: float) -> Outputs:
        """A binary frame came."""
        if not self.welcomed:
            return self._fatal("hello_first")
        try:
            chunk = decode_chunk(data)
        except m.FrameError as error:
            return self._fatal(error.code)
        self._heard = now
        partial = self.partials.get(chunk.check_id)
        if partial is None:
            self._strays += 1
            return self._fatal("chunk_unexpected") if self._strays > STRAY_CHUNKS else []
        try:
            partial.add(chunk, now)
        except ChunkGap:
            return [o.Send(m.Error(code="gap", ref=chunk.check_id)), self._need(chunk.check_id, partial.have)]
        except ChunkRefused as error:
            return self.refused(chunk.check_id, error.code)
        if not partial.whole:
            return [self._need(chunk.check_id, partial.have)] if partial.due_word(now) else []
        self.partials.drop(chunk.check_id)
        return [self._need(chunk.check_id, partial.have), o.Store(partial.offer, bytes(partial.data))]

    def _dispatch(self, frame: m.FromCounter, now: float) -> Outputs:
        if isinstance(frame, m.Offer | m.Withdraw | m.SignIn) and self.patience.spent(now):
            return self._fatal("too_many_wishes")
        match frame:
            case m.Offer():
                return self._on_offer(frame)
            case m.Withdraw():
                self.partials.drop(frame.check_id)
                return [o.TakeBack(frame.check_id, frame.reason)]
            case m.EventAck():
                return self._on_event_ack(frame, now)
            case m.SignIn():
                return [
                    o.CheckPassword(
                        frame.id,
                        frame.staff_number,
                        frame.password,
                        frame.rule,
                        frame.check_id,
                        frame.reason,
                        frame.new_password,
                    )
                ]
            case m.Ping():
                return [o.Send(m.Pong(ref=frame.id, state=self.kiosk_state))]
            case m.Error(fatal=True):
                return self._close(frame.code)
            case _:
                return []

    # -- greeting ----------------------------------------------------------------------------------------------

    def _on_hello(self, frame: m.Hello) -> Outputs:
        if self._hello is not None:
            return self._fatal("hello_twice")
        if m.VERSION not in frame.versions:
            return self._fatal("version")
        self._hello = frame
        return [o.Greet(frame.cursor)]

    def greeted(self, card: StationCard, state: m.KioskState, hash_at_cursor: bytes | None, now: float) -> Outputs:
        """The desk's card is here: welcome the counter, and compare what both remember of the ledger."""
        hello = self._hello
        if hello is None:
            raise RuntimeError("greeted before HELLO")
        out: Outputs = []
        same = hello.epoch == card.epoch
        if hello.epoch and not same:
            out.append(o.Alarm("link.epoch", f"counter={hello.epoch} cursor={hello.cursor} kiosk={card.epoch}"))
        elif same and hello.cursor > card.head:
            out.append(o.Alarm("link.rolled_back", f"counter cursor={hello.cursor} head={card.head}"))
        elif same and hello.cursor and hash_at_cursor != hello.head_hash:
            out.append(o.Alarm("link.forked", f"seq={hello.cursor}"))
        if out and self.patience.spent(now):
            out = []
        start = min(hello.cursor, card.head) if same else 0
        self._stream = RowStream(self.limits.unacknowledged_events, start, start, card.head, now)
        self._reveals = _Reveals(hello.revealed if same else 0)
        self.welcomed, self.kiosk_state = True, state
        limits = m.Limits(
            self.limits.picture_bytes,
            self._chunk_bytes,
            self.limits.unacknowledged_events,
            self.limits.queued_per_counter,
        )
        welcome = m.Welcome(
            version=m.VERSION, state=state, limits=limits, epoch=card.epoch, head=card.head,
            boot=self.boot, build=self.build, station=card.name[:40], window=self.window[:40],
        )  # fmt: skip
        return [*out, o.Send(welcome), o.FetchPlaces(), *self._pump(), *self._reveal(now)]

    @property
    def _chunk_bytes(self) -> int:
        return min(self.limits.chunk_bytes, m.CHUNK_BYTES)

    # -- offers ------------------------------------------------------------------------------------------------

    def _on_offer(self, frame: m.Offer) -> Outputs:
        offer = offer_of(frame)
        code = unacceptable(offer.picture, self.limits)
        if code:
            return self.refused(offer.check_id, code)
        return [o.LookUp(offer)]

    def looked_up(self, offer: check.Offer, standing: Standing | None, refusal: str, now: float) -> Outputs:
        """The desk says where the offer stands: known, refused, or new."""
        partial = self.partials.get(offer.check_id)
        known = standing.sha256 if standing else partial.offer.picture.sha256 if partial else ""
        owner = standing.device_id if standing else self.device_id
        if (known and known != offer.picture.sha256) or owner != self.device_id:
            self.partials.drop(offer.check_id)
            alarm = o.Alarm("link.hash_changed", f"check={offer.check_id}")
            return [alarm, o.Send(m.Ack(check_id=offer.check_id, state=CheckState.REJECTED, code="hash_changed"))]
        if standing is not None:
            self.partials.drop(offer.check_id)
            return [self._ack(standing)]
        if refusal:
            return self.refused(offer.check_id, refusal)
        if partial is None or partial.chunk_bytes != self._chunk_bytes:
            self.partials.drop(offer.check_id)
            partial = self.partials.start(offer, self._chunk_bytes, now)
        if partial is None:
            return self.refused(offer.check_id, "queue_full")
        partial.last = now
        return [self._need(offer.check_id, partial.have)]

    def stored(self, standing: Standing) -> Outputs:
        """The picture is in the ledger."""
        self._places[standing.check_id] = (standing.state, standing.place)
        return [self._ack(standing)]

    def refused(self, check_id: str, code: str) -> Outputs:
        """The offer or its picture is not taken; a row says so."""
        self.partials.drop(check_id)
        ack = m.Ack(check_id=check_id, state=CheckState.REJECTED, code=code)
        return [o.Reject(check_id, code), o.Send(ack)]

    def withdrawn(self, check_id: str, standing: Standing | None) -> Outputs:
        """The desk's answer to WITHDRAW."""
        if standing is None:
            return [o.Send(m.Denied(check_id=check_id, reason="answered"))]
        return [self._ack(standing)]

    def signed_in(self, ref: str, officer: SignedIn | None, said: str) -> Outputs:
        """The desk's answer to SIGN_IN."""
        if officer is None:
            return [o.Send(m.Session(ref=ref, code="sign_in_refused", said=said[:120]))]
        return [
            o.Send(
                m.Session(
                    ref=ref,
                    session_id=officer.session_id,
                    staff_number=officer.staff_number,
                    name=officer.name[:40],
                    said=said[:120],
                )
            )
        ]

    def places(self, standings: dict[str, Standing]) -> Outputs:
        """The counter's waiting checks: tell those whose place or state moved."""
        moved = [s for i, s in standings.items() if self._places.get(i) != (s.state, s.place)]
        self._places = {i: (s.state, s.place) for i, s in standings.items()}
        return [self._ack(s) for s in moved]

    def _need(self, check_id: str, have: int) -> o.Send:
        return o.Send(m.Ack(check_id=check_id, state=CheckState.RECEIVING, have=have))

    def _ack(self, standing: Standing) -> o.Send:
        state = CheckState.QUEUED if standing.state is CheckState.STORED and standing.place > 1 else standing.state
        place = 0 if state in FINAL else standing.place
        ack = m.Ack(check_id=standing.check_id, state=state, place=place, code=standing.code)
        return o.Send(ack)

    # -- ledger rows -------------------------------------------------------------------------------------------

    def bell(self, head: int) -> Outputs:
        """The ledger grew."""
        self._stream.head = max(self._stream.head, head)
        return [*self._pump(), o.FetchPlaces()] if self.welcomed else []

    def rows(self, rows: list[RowOut], now: float) -> Outputs:
        """Rows the desk read: send those that continue the stream."""
        return [o.Send(frame) for frame in self._stream.frames(rows, now)]

    def reveals(self, rows: list[RowOut]) -> Outputs:
        """Withheld rows whose time has come."""
        out: Outputs = []
        fresh = [r for r in rows if r.seq <= self._stream.acked and r.seq not in self._reveals.sent]
        for row in fresh[: self.limits.unacknowledged_events]:
            self._reveals.sent.add(row.seq)
            out += [o.Send(frame) for frame in reveal_frames(row)]
        return out

    def _on_event_ack(self, frame: m.EventAck, now: float) -> Outputs:
        stream, reveals = self._stream, self._reveals
        if frame.cursor > stream.sent:
            return self._fatal("cursor_ahead")
        stream.acknowledged(frame.cursor, now)
        more = frame.revealed > reveals.done
        reveals.done = max(reveals.done, min(frame.revealed, stream.acked))
        return [*self._pump(), *(self._reveal(now) if more and reveals.sent else [])]

    def _pump(self) -> Outputs:
        wanted = self._stream.wanted()
        return [o.FetchRows(self._stream.sent, wanted)] if wanted else []

    def _reveal(self, now: float) -> Outputs:
        self._reveals.at = now + REVEAL_SECONDS
        return [o.FetchReveals(self._reveals.done, REVEAL_LOOK)]

    # -- time --------------------------------------------------------------------------------------------------

    def tick(self, now: float) -> Outputs:
        """Called about once a second."""
        if not self.welcomed:
            return self._fatal("hello_timeout") if now - self.opened > self.limits.hello_seconds else []
        if now - self._heard > SILENCE_PINGS * self.limits.ping_seconds:
            return self._close("silent")
        if self.partials.stalled(now, self.limits.chunk_stall_seconds):
            return self._fatal("chunk_stall")
        out: Outputs = []
        if now - self._pinged >= self.limits.ping_seconds:
            self._pinged = now
            out.append(o.Send(m.Ping()))
        stream = self._stream
        if stream.sent > stream.acked and now - stream.moved >= self.limits.resend_seconds:
            stream.again(now)
            out += self._pump()
        if now >= self._reveals.at:
            out += self._reveal(now)
        return out

    def _fatal(self, code: str) -> Outputs:
        return [o.Send(m.Error(code=code, fatal=True)), *self._close(code)]

    def _close(self, code: str) -> Outputs:
        self.closed = True
        return [o.Close(code)]
