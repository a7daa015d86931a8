"""Both session machines on a line that is cut, a desk and a journal in memory, and crashes between any two steps."""

import hashlib
import random
from collections import deque
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk_app.config import Link
from kiosk_app.domain import check, ledger
from kiosk_app.domain.check import CheckState, Move, Offer, Picture
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.chunks import encode_chunk
from kiosk_app.link.counter_session import CounterSession, Memory
from kiosk_app.link.desk import RowOut, Standing, StationCard
from kiosk_app.link.events import Verifier
from kiosk_app.link.kiosk_session import KioskSession
from kiosk_app.link.pictures import Partials
from kiosk_app.store.ledger import canonical

LIMITS = Link(chunk_bytes=1024, unacknowledged_events=3)
EPOCH = "01a20917-2631-7681-ab98-7b78a3eba3e3"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


class Crash(Exception):
    """The process under test dies here."""


@dataclass
class Fuse:
    """Burns one step at a time; -1 never."""

    left: int = -1

    def step(self) -> None:
        if self.left == 0:
            self.left = -1
            raise Crash
        self.left -= self.left > 0


@dataclass
class MemoryDesk:
    """The kiosk's ledger and checks; what is here is committed."""

    rows: list[RowOut] = field(default_factory=list)
    checks: dict[str, Standing] = field(default_factory=dict)
    pictures: dict[str, list[bytes]] = field(default_factory=dict)
    rejected: dict[str, str] = field(default_factory=dict)
    alarms: list[str] = field(default_factory=list)

    def append(self, kind: EntryKind, subject: str) -> None:
        seq = len(self.rows) + 1
        header = canonical({"seq": seq, "kind": kind, "subject": subject, "event_id": new_id()})
        digest = ledger.digest(header, b"{}")
        previous = self.rows[-1].hash if self.rows else ledger.GENESIS
        row_hash = ledger.chain(previous, digest)
        own = subject != "other"
        row = RowOut(seq, digest, previous, row_hash, KEY.sign(row_hash))
        if own:
            row = RowOut(seq, digest, previous, row_hash, row.signature, header, b"{}", kind.value, subject)
        self.rows.append(row)

    def store(self, offer: Offer, picture: bytes) -> Standing:
        self.pictures.setdefault(offer.check_id, []).append(picture)
        self.checks[offer.check_id] = Standing(offer.check_id, "device", offer.picture.sha256, CheckState.STORED, 1)
        self.append(EntryKind.CHECK_OFFERED, offer.check_id)
        return self.checks[offer.check_id]

    def move(self, check_id: str, move: Move, kind: EntryKind) -> bool:
        known = self.checks[check_id]
        try:
            state = check.after(known.state, move)
        except check.MoveRefused:
            return False
        self.checks[check_id] = Standing(check_id, "device", known.sha256, state)
        self.append(kind, check_id)
        return True


@dataclass
class MemoryJournal:
    """The counter's journal; what is here is committed."""

    rows: list[o.Apply] = field(default_factory=list)
    pushes: dict[str, tuple[Offer, bytes]] = field(default_factory=dict)
    states: dict[str, CheckState] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    epoch: str = ""

    def keep_run(self, run: o.ApplyRun) -> None:
        for seq, digest in enumerate(run.digests, start=run.first):
            previous = self.memory().head_hash
            row_hash = ledger.chain(previous, digest)
            self.rows.append(o.Apply(seq, digest, previous, row_hash, b"", b"", b"", "", "", False))

    def memory(self) -> Memory:
        head = self.rows[-1].hash if self.rows else ledger.GENESIS
        return Memory(self.epoch, len(self.rows), head, len(self.rows))


class Lossy:
    """The whole bench. `kiosk_class` and `counter_class` let a mutant take part."""

    kiosk_class: type[KioskSession] = KioskSession
    counter_class: type[CounterSession] = CounterSession

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a test's dice
        self.desk, self.journal = MemoryDesk(), MemoryJournal()
        self.kiosk_fuse, self.counter_fuse = Fuse(), Fuse()
        self.now = 1000.0
        self.partials = Partials(4)
        self.kiosk: KioskSession | None = None
        self.to_kiosk: deque[bytes | str] = deque()
        self.to_counter: deque[bytes | str] = deque()
        self.acknowledged = 0
        self.counter = self._new_counter()

    def _new_counter(self) -> CounterSession:
        made = self.counter_class(LIMITS, Verifier(PUBLIC), self.journal.memory(), "b", "t", self.chance)
        for check_id, (offer, picture) in self.journal.pushes.items():
            state = self.journal.states.get(check_id)
            if state is None:
                made.offer(offer, picture, self.now)
            elif state not in check.FINAL:
                made.follow(offer, state)
        return made

    # -- the line ----------------------------------------------------------------------------------------------

    @property
    def connected(self) -> bool:
        return self.kiosk is not None

    def connect(self) -> None:
        self.kiosk = self.kiosk_class("device", "3号窗口", LIMITS, self.partials, "boot", "test", self.now)
        self.counter.remember(self.journal.memory())
        self._counter_does(self.counter.connected(self.now))

    def cut(self) -> None:
        """Everything on its way is lost."""
        self.to_kiosk.clear()
        self.to_counter.clear()
        if self.kiosk is not None:
            self.kiosk = None
            self.partials.rest()
            self._counter_does(self.counter.disconnected())

    def crash_kiosk(self) -> None:
        self.cut()
        self.partials = Partials(4)

    def crash_counter(self) -> None:
        self.to_kiosk.clear()
        self.to_counter.clear()
        self.kiosk = None
        self.partials.rest()
        self.counter = self._new_counter()

    def deliver_to_kiosk(self) -> None:
        if self.to_kiosk and self.kiosk is not None:
            data = self.to_kiosk.popleft()
            session = self.kiosk
            out = session.chunk(data, self.now) if isinstance(data, bytes) else session.text(data, self.now)
            self._kiosk_does(out)

    def deliver_to_counter(self) -> None:
        if self.to_counter and self.kiosk is not None:
            self._counter_does(self.counter.text(self.to_counter.popleft(), self.now))

    def misdeliver(self, where: str, fault: str, place: int) -> None:
        """A frame of a line (to_kiosk or to_counter) is dropped, comes twice, or overtakes the one before it."""
        line: deque[bytes | str] = getattr(self, where)
        if not line:
            return
        at = place % len(line)
        if fault == "drop":
            del line[at]
        elif fault == "duplicate":
            line.insert(at, line[at])
        elif at:
            line[at - 1], line[at] = line[at], line[at - 1]

    def tick(self, seconds: float) -> None:
        self.now += seconds
        self.partials.purge(self.now)
        if self.kiosk is not None:
            self._kiosk_does(self.kiosk.tick(self.now))
        if self.kiosk is not None:
            self._counter_does(self.counter.tick(self.now))

    def ring(self) -> None:
        if self.kiosk is not None:
            self._kiosk_does(self.kiosk.bell(len(self.desk.rows)))

    # -- wishes ------------------------------------------------------------------------------------------------

    def push(self, size: int) -> str:
        picture = self.chance.randbytes(size)
        promised = Picture(hashlib.sha256(picture).hexdigest(), size, 10, 10, "image/png")
        offer = Offer(new_id(), new_id(), "DEMO", promised)
        self.journal.pushes[offer.check_id] = (offer, picture)
        self._counter_does(self.counter.offer(offer, picture, self.now))
        return offer.check_id

    def withdraw(self, check_id: str) -> None:
        self._counter_does(self.counter.withdraw(check_id, "officer", self.now))

    # -- carrying out ------------------------------------------------------------------------------------------

    def _kiosk_does(self, outputs: list[o.KioskOutput]) -> None:
        todo = deque(outputs)
        try:
            while todo and self.kiosk is not None:
                self.kiosk_fuse.step()
                todo.extendleft(reversed(self._kiosk_one(self.kiosk, todo.popleft())))
        except Crash:
            self.crash_kiosk()

    def _kiosk_one(self, session: KioskSession, output: o.KioskOutput) -> list[o.KioskOutput]:
        desk, head = self.desk, len(self.desk.rows)
        match output:
            case o.Send(frame):
                self.to_counter.append(m.encode(frame).decode())
            case o.Close():
                self.cut()
            case o.Greet(cursor):
                row_hash = desk.rows[cursor - 1].hash if 0 < cursor <= head else None
                return session.greeted(StationCard(EPOCH, head, "所"), m.KioskState.READY, row_hash, self.now)
            case o.LookUp(offer):
                refusal = desk.rejected.get(offer.check_id, "")
                return session.looked_up(offer, desk.checks.get(offer.check_id), refusal, self.now)
            case o.Store(offer, picture):
                standing = desk.store(offer, picture)
                self.kiosk_fuse.step()
                return session.stored(standing)
            case o.Reject(check_id, code):
                if check_id not in desk.rejected:
                    desk.rejected[check_id] = code
                    desk.append(EntryKind.CHECK_REJECTED, check_id)
            case o.Alarm(code):
                desk.alarms.append(code)
            case o.TakeBack(check_id):
                return session.withdrawn(check_id, self._take_back(check_id))
            case o.FetchRows(after, limit):
                return session.rows(desk.rows[after : after + limit], self.now)
            case _:
                pass
        return []

    def _take_back(self, check_id: str) -> Standing | None:
        if check_id not in self.desk.checks:
            self._kiosk_one(self.kiosk, o.Reject(check_id, "withdrawn_unseen"))  # type: ignore[arg-type]  # connected
            return Standing(check_id, "device", "", CheckState.WITHDRAWN)
        known = self.desk.checks[check_id]
        if known.state is not CheckState.WITHDRAWN and not self.desk.move(
            check_id, Move.WITHDRAW, EntryKind.CHECK_WITHDRAWN
        ):
            return None
        return self.desk.checks[check_id]

    def _counter_does(self, outputs: list[o.CounterOutput]) -> None:
        todo = deque(outputs)
        try:
            while todo:
                self.counter_fuse.step()
                todo.extendleft(reversed(self._counter_one(todo.popleft())))
        except Crash:
            self.crash_counter()

    def _counter_one(self, output: o.CounterOutput) -> list[o.CounterOutput]:  # noqa: PLR0912 - one case an output
        journal = self.journal
        match output:
            case o.Send(frame):
                if isinstance(frame, m.EventAck):
                    self.acknowledged = max(self.acknowledged, frame.cursor)
                if self.connected:
                    self.to_kiosk.append(m.encode(frame).decode())
            case o.SendChunk(chunk):
                if self.connected:
                    self.to_kiosk.append(encode_chunk(chunk))
            case o.Close():
                self.cut()
            case o.Resync(_, epoch):
                journal.epoch, journal.rows = epoch, []
            case o.Apply():
                journal.rows.append(output)
                self._fold(output)
                self.counter_fuse.step()
                return self.counter.applied(output, journal.memory())
            case o.ApplyRun():
                journal.keep_run(output)
                self.counter_fuse.step()
                return self.counter.kept(journal.memory())
            case o.PushChanged(check_id, state) if state is not None:
                if journal.states.get(check_id) not in check.FINAL:
                    journal.states[check_id] = state
            case o.WithdrawDenied(check_id):
                journal.denied.add(check_id)
            case _:
                pass
        return []

    def _fold(self, row: o.Apply) -> None:
        from kiosk_app.link.events import STATE_OF_KIND

        if row.kind in STATE_OF_KIND and row.subject in self.journal.pushes:
            self.journal.states[row.subject] = STATE_OF_KIND[row.kind]

    # -- peace -------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """No more faults: run until nothing moves and both ends have said everything."""
        self.kiosk_fuse.left = self.counter_fuse.left = -1
        for _ in range(4000):
            if not self.connected:
                self.connect()
            if self.to_kiosk or self.to_counter:
                self.deliver_to_kiosk()
                self.deliver_to_counter()
                continue
            if self._quiet():
                return
            self.ring()
            self.tick(1.0)
        raise AssertionError(f"never settled: {self.journal.states}, rows {len(self.journal.rows)}")

    def _quiet(self) -> bool:
        told = len(self.journal.rows) == len(self.desk.rows)
        return told and all(self.journal.states.get(i) is not None for i in self.journal.pushes)
