"""The counter's end of the link, as states and moves without I/O; it lives across connections.

The client feeds frames, the officer's wishes and the time (monotonic seconds) and carries out the outputs in order.
"""

import random
from dataclasses import dataclass, field

from kiosk_app.config import Link
from kiosk_app.domain import check, ledger
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.events import STATE_OF_KIND, EventRefused, Reveals, Verifier, require_match
from kiosk_app.link.offers import offer_frame
from kiosk_app.link.outgoing import PIPELINED_CHUNKS, Outgoing, retry_delay

Outputs = list[o.CounterOutput]
SILENCE_PINGS = 2


@dataclass(frozen=True, slots=True)
class Memory:
    """What the counter's journal remembers of the kiosk's ledger; `revealed` = no row up to it lacks its body."""

    epoch: str = ""
    cursor: int = 0
    head_hash: bytes = ledger.GENESIS
    revealed: int = 0


@dataclass(slots=True)
class CounterSession:
    """The pushes of one counter and its place in the kiosk's ledger."""

    limits: Link
    verifier: Verifier
    memory: Memory
    boot: str
    build: str
    chance: random.Random
    online: bool = False
    tampered: bool = False
    _outgoing: dict[str, Outgoing] = field(default_factory=dict)
    _chunk: int = m.CHUNK_BYTES
    _connected: bool = False
    _opened: float = 0.0
    _heard: float = 0.0
    _pinged: float = 0.0
    _reveals: Reveals = field(default_factory=Reveals)

    # -- connection --------------------------------------------------------------------------------------------

    def connected(self, now: float) -> Outputs:
        """TLS and websocket stand: say HELLO."""
        self._connected, self.online = True, False
        self._opened = self._heard = self._pinged = now
        self._reveals.clear()
        known = self.memory
        head_hash = known.head_hash if known.cursor else b""
        hello = m.Hello(
            boot=self.boot, build=self.build, epoch=known.epoch, cursor=known.cursor, head_hash=head_hash,
            revealed=known.revealed,
        )  # fmt: skip
        return [o.Send(hello)]

    def disconnected(self) -> Outputs:
        """The socket is gone; what is not acknowledged is tried again on the next one."""
        self._connected = self.online = False
        for push in self._outgoing.values():
            push.sent = 0
        # Asked back while the line was breaking: nobody is left to answer, so these end here.
        asked_back = [push for push in self._outgoing.values() if push.withdraw and push.state is None]
        ended = [change for push in asked_back for change in self._end_undelivered(push)]
        waiting = [push for push in self._unstored() if push not in asked_back]
        return ended + [o.PushChanged(p.offer.check_id, p.state, p.place, p.progress(self._chunk)) for p in waiting]

    def remember(self, memory: Memory) -> None:
        """What the journal holds now, read again before a new connection."""
        self.memory = memory

    # -- the officer's wishes ----------------------------------------------------------------------------------

    def offer(self, offer: check.Offer, picture: bytes, now: float) -> Outputs:
        """Push a check; it is retried until the kiosk acknowledges it."""
        push = self._outgoing[offer.check_id] = Outgoing(offer, picture)
        return self._send_offer(push, now) if self.online else [o.PushChanged(offer.check_id, None)]

    def withdraw(self, check_id: str, reason: str, now: float) -> Outputs:
        """Take a check back; retried until the kiosk answers. A push the kiosk never saw ends here as well."""
        push = self._outgoing.get(check_id)
        if push is None:
            return []
        push.withdraw = reason
        if self.online:
            return self._send_withdraw(push, now)
        return [] if push.state is not None else self._end_undelivered(push)

    def _end_undelivered(self, push: Outgoing) -> Outputs:
        """The kiosk never said that it has this one. The officer may go on; should it have it after all, it is told."""
        push.picture = b""
        if push.attempts == 0:
            del self._outgoing[push.offer.check_id]
        return [o.PushChanged(push.offer.check_id, check.CheckState.WITHDRAWN)]

    def follow(self, offer: check.Offer, state: check.CheckState) -> None:
        """A check the kiosk already holds, remembered by the journal after a restart."""
        self._outgoing.setdefault(offer.check_id, Outgoing(offer, b"", state))

    def sign_in(self, frame: m.SignIn) -> Outputs:
        """Ask the kiosk who this officer is, or for a supervisor's ruling; only while online."""
        return [o.Send(frame)]

    # -- frames ------------------------------------------------------------------------------------------------

    def text(self, data: bytes | str, now: float) -> Outputs:
        """A text frame came."""
        try:
            frame = m.from_kiosk(data)
        except m.FrameError as error:
            return self._fatal(error.code)
        self._heard = now
        if isinstance(frame, m.Welcome):
            return self._on_welcome(frame, now)
        if isinstance(frame, m.Error):
            return self._on_error(frame, now)
        if not self.online:
            return self._fatal("welcome_first")
        return self._dispatch(frame, now)

    def _dispatch(self, frame: m.FromKiosk, now: float) -> Outputs:
        match frame:
            case m.Ack():
                return self._on_ack(frame, now)
            case m.Event() | m.Digests() | m.Reveal():
                return self._on_rows(frame)
            case m.Denied():
                return self._on_denied(frame)
            case m.Session():
                reply = o.SignedInReply(
                    frame.ref, frame.session_id, frame.staff_number, frame.name, frame.code, frame.said
                )
                return [reply]
            case m.Ping():
                return [o.Send(m.Pong(ref=frame.id))]
            case m.Pong(state=m.KioskState() as state):
                return [o.KioskStands(state.value)]
            case _:
                return []

    def _on_welcome(self, frame: m.Welcome, now: float) -> Outputs:
        out: Outputs = []
        known = self.memory
        if known.epoch != frame.epoch:
            out.append(o.Resync(known.epoch, frame.epoch))
            self.memory, self.tampered = Memory(epoch=frame.epoch), False
            out += self._forget_followed() if known.epoch else []
        elif frame.head < known.cursor:
            self.tampered = True
            out.append(o.Alarm("link.rolled_back", f"cursor={known.cursor} head={frame.head}"))
        self._chunk, self.online = frame.limits.chunk_bytes, True
        out += [o.Connected(frame.station, frame.window), o.KioskStands(frame.state.value)]
        for push in list(self._outgoing.values()):
            out += self._send_withdraw(push, now) if push.withdraw else []
            if push.state is None and not push.withdraw:
                out += self._send_offer(push, now)
        return out

    def _forget_followed(self) -> Outputs:
        """The kiosk has begun another ledger, and what it had stored is not in it: the officer has to push again."""
        gone = [check_id for check_id, push in self._outgoing.items() if push.state is not None]
        for check_id in gone:
            del self._outgoing[check_id]
        return [o.PushChanged(check_id, check.CheckState.EXPIRED, code="epoch") for check_id in gone]

    def _on_error(self, frame: m.Error, now: float) -> Outputs:
        if frame.fatal:
            return [o.Close(frame.code)]
        push = self._outgoing.get(frame.ref)
        if frame.code == "gap" and push is not None:
            # The kiosk has lost what came before: its ACK(need) behind this says where to go on from.
            push.sent, push.retry_at = 0, now + retry_delay(push.attempts, self.chance)
        return []

    def _on_ack(self, frame: m.Ack, now: float) -> Outputs:
        push = self._outgoing.get(frame.check_id)
        if push is None:
            return []
        if frame.state in check.UNDELIVERED:
            return self._send_rest(push, frame.have, now)
        push.state, push.place, push.picture = frame.state, frame.place, b""
        if frame.state in check.FINAL:
            del self._outgoing[frame.check_id]
        return [o.PushChanged(frame.check_id, frame.state, frame.place, 1.0, frame.code)]

    def _on_denied(self, frame: m.Denied) -> Outputs:
        push = self._outgoing.get(frame.check_id)
        if push is not None:
            push.withdraw = ""
        return [o.WithdrawDenied(frame.check_id, frame.reason)]

    # -- ledger rows -------------------------------------------------------------------------------------------

    def _on_rows(self, frame: m.Event | m.Digests | m.Reveal) -> Outputs:
        match frame:
            case m.Event():
                return self._on_event(frame)
            case m.Digests():
                return self._on_digests(frame)
            case m.Reveal():
                return self._on_reveal(frame)

    def _on_event(self, frame: m.Event) -> Outputs:
        known = self.memory
        if self.tampered or frame.seq > known.cursor + 1:
            return []
        if frame.seq <= known.cursor:
            return [o.Send(self._event_ack())]
        try:
            self.verifier.check(known.head_hash, frame.previous_hash, frame.digest, frame.hash, frame.signature)
            if frame.header:
                require_match(frame.header, frame.body, frame.digest, frame.kind, frame.subject)
        except EventRefused as error:
            self.tampered = True
            return [o.Alarm(f"link.{error.code}", f"seq={frame.seq}")]
        withheld = bool(frame.kind) and not frame.header
        row = o.Apply(
            frame.seq, frame.digest, frame.previous_hash, frame.hash, frame.signature,
            frame.header, frame.body, frame.kind, frame.subject, withheld,
        )  # fmt: skip
        return [row]

    def _on_digests(self, frame: m.Digests) -> Outputs:
        known = self.memory
        if self.tampered or frame.first > known.cursor + 1:
            return []
        try:
            fresh = frame.each()[known.cursor + 1 - frame.first :]
        except m.FrameError as error:
            return self._fatal(error.code)
        if not fresh:
            return [o.Send(self._event_ack())]
        try:
            self.verifier.check_run(known.head_hash, fresh, frame.hash, frame.signature)
        except EventRefused as error:
            self.tampered = True
            return [o.Alarm(f"link.{error.code}", f"seq={known.cursor + len(fresh)}")]
        return [o.ApplyRun(known.cursor + 1, fresh, frame.hash, frame.signature)]

    def applied(self, row: o.Apply, memory: Memory) -> Outputs:
        """The journal committed a row: only now does the kiosk hear of it."""
        self.memory = memory
        self._close_if_final(row.kind, row.subject)
        return [o.Send(self._event_ack())]

    def kept(self, memory: Memory) -> Outputs:
        """The journal committed a run of others' rows, or a revealed body."""
        self.memory = memory
        return [o.Send(self._event_ack())]

    def _event_ack(self) -> m.EventAck:
        return m.EventAck(cursor=self.memory.cursor, revealed=self.memory.revealed)

    def _on_reveal(self, frame: m.Reveal) -> Outputs:
        if frame.seq > self.memory.cursor or self.tampered:
            return []
        whole = self._reveals.add(frame)
        return [whole] if whole is not None else []

    def _close_if_final(self, kind: str, subject: str) -> None:
        state = STATE_OF_KIND.get(kind)
        if state in check.FINAL:
            self._outgoing.pop(subject, None)
        elif state is not None and subject in self._outgoing:
            self._outgoing[subject].state = state

    # -- sending -----------------------------------------------------------------------------------------------

    def _unstored(self) -> list[Outgoing]:
        return [p for p in self._outgoing.values() if p.state is None]

    def _send_offer(self, push: Outgoing, now: float) -> Outputs:
        first = push.attempts == 0
        push.retry_at = now + retry_delay(push.attempts, self.chance)
        push.attempts += 1
        out: Outputs = [o.Send(offer_frame(push.offer))]
        if first:
            out += [o.SendChunk(chunk) for chunk in push.chunks(self._chunk, PIPELINED_CHUNKS)]
        return [*out, o.PushChanged(push.offer.check_id, None, 0, push.progress(self._chunk))]

    def _send_rest(self, push: Outgoing, have: int, now: float) -> Outputs:
        push.have = have
        push.sent = max(push.sent, have)
        push.retry_at = now + self.limits.chunk_stall_seconds
        out: Outputs = [o.PushChanged(push.offer.check_id, None, 0, push.progress(self._chunk))]
        return [*out, *(o.SendChunk(chunk) for chunk in push.chunks(self._chunk, have + PIPELINED_CHUNKS))]

    def _send_withdraw(self, push: Outgoing, now: float) -> Outputs:
        push.retry_at = now + retry_delay(push.attempts, self.chance)
        push.attempts += 1
        return [o.Send(m.Withdraw(check_id=push.offer.check_id, reason=push.withdraw))]

    # -- time --------------------------------------------------------------------------------------------------

    def tick(self, now: float) -> Outputs:
        """Called about once a second while a socket is open."""
        if not self._connected:
            return []
        if not self.online:
            return self._fatal("welcome_timeout") if now - self._opened > self.limits.hello_seconds + 1 else []
        if now - self._heard > SILENCE_PINGS * self.limits.ping_seconds:
            return [o.Close("silent")]
        out: Outputs = []
        if now - self._pinged >= self.limits.ping_seconds:
            self._pinged = now
            out.append(o.Send(m.Ping()))
        for push in [p for p in self._outgoing.values() if p.retry_at <= now]:
            if push.withdraw:
                out += self._send_withdraw(push, now)
            elif push.state is None:
                # Offered again, so nothing counts as sent before the kiosk has said what it has.
                push.sent = 0
                out += self._send_offer(push, now)
        return out

    def _fatal(self, code: str) -> Outputs:
        return [o.Send(m.Error(code=code, fatal=True)), o.Close(code)]
