"""The counter's journal: what was pushed and not yet settled, and the kiosk's ledger as far as it was received.

A picture lies here only until the kiosk says it has stored it. Rows of the kiosk's ledger are kept in order and only
when they continue the chain, so a kiosk that was turned back or rewritten is noticed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from kiosk_app.domain.check import FINAL, UNDELIVERED, CheckState, Field, Offer, Picture
from kiosk_app.domain.ledger import GENESIS, chain, digest
from kiosk_app.errors import StoreError
from kiosk_app.paths import Home
from kiosk_app.store.base import STORE_KEY, Clock, Store, make_folder, utc_now
from kiosk_app.store.counter_errands import Standing, stand
from kiosk_app.store.counter_schema import CursorRow, InboxRow, PushRow
from kiosk_app.store.engine import new_key, read_key, require_file
from kiosk_app.store.ledger import local_day, utc_text
from kiosk_app.store.upgrade import bring_up, build
from kiosk_app.store.writer import BaseTransaction


@dataclass(frozen=True, slots=True)
class Push:
    """One check this counter offered. `content` is None once the kiosk has stored it; times are UTC ISO 8601."""

    offer: Offer
    staff_number: str
    state: CheckState
    detail: str
    content: bytes | None
    created_at: str
    changed_at: str


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the kiosk's ledger on the wire; header and body are None where they are not this counter's."""

    seq: int
    digest: bytes
    previous_hash: bytes
    hash: bytes
    signature: bytes
    header: bytes | None = None
    body: bytes | None = None


class EventForged(StoreError):
    """The kiosk's row does not continue the chain this counter holds; `code` is chain, digest or signature."""

    def __init__(self, code: str) -> None:
        super().__init__("触摸屏送来的记录与本机已有的对不上，已停止接收，请联系管理员核验账本。")
        self.code = code


class CounterStore(Store[BaseTransaction]):
    """Open one with `create` or `open`; safe to use from any thread; `close` it at the end."""

    HEAD = "SELECT COALESCE(MAX(seq), 0) FROM cursor"

    def __init__(self, home: Home, connection: Any, key: bytes, clock: Clock) -> None:  # noqa: ANN401 - the driver
        super().__init__(home, home.counter_db, connection, key, clock, BaseTransaction)

    @classmethod
    def create(cls, home: Home, *, clock: Clock = utc_now) -> "CounterStore":
        """Make key and empty journal where they are missing, and open it.

        Raises:
            StoreError: no permission, a full disk, or an unusable journal.
        """
        if home.counter_db.exists():
            return cls.open(home, clock=clock)
        make_folder(home)
        build(home.counter_db, new_key(home.keys / STORE_KEY), "counter")
        return cls.open(home, clock=clock)

    @classmethod
    def open(cls, home: Home, *, clock: Clock = utc_now) -> "CounterStore":
        """Open the journal of `home`; an older one is upgraded first.

        Raises:
            StoreMissing, StoreTooNew, StoreDamaged, StoreError: as `StationStore.open`.
        """
        require_file(home.counter_db)
        key = read_key(home.keys / STORE_KEY)
        return cls(home, bring_up(home.counter_db, key, "counter"), key, clock)

    def cursor(self) -> int:
        """Seq of the last row applied; 0 before the first."""
        return self.place().seq

    def epoch(self) -> str:
        """Epoch of the ledger that is followed; empty before the first meeting."""
        return self.place().epoch

    def head_hash(self) -> bytes:
        """Hash of the last row applied; 32 zero bytes before the first."""
        return self.place().head_hash

    def verify_key(self) -> bytes:
        """The kiosk's Ed25519 public key, 32 bytes; empty before the first meeting."""
        return self.place().verify_key

    def follow(self, epoch: str, verify_key: bytes) -> None:
        """Start following a ledger from its first row. A changed epoch forgets the old inbox; pushes stay."""

        def work(tx: BaseTransaction) -> None:
            tx.execute("DELETE FROM inbox")
            tx.execute(
                "INSERT OR REPLACE INTO cursor (id, epoch, seq, head_hash, verify_key) VALUES (1,?,0,?,?)",
                (epoch, GENESIS, verify_key),
            )

        self.write(work)

    def apply_event(self, event: Event, standing: Standing | None = None) -> bool:
        """Keep a row if it is the next one; False when it is an old one or comes too early. On disk when this returns.

        `standing` is what the row makes of a push: both are kept, or neither is.

        Raises:
            EventForged: it is the next one but does not continue the chain, or its signature is wrong.
        """

        def work(tx: BaseTransaction) -> bool:
            found = tx.execute("SELECT seq, head_hash, verify_key FROM cursor").fetchone()
            if found is None or event.seq != found[0] + 1:
                return False
            _require_genuine(event, found[1], found[2])
            tx.execute(
                "INSERT INTO inbox (seq, digest, hash, signature, header, body, received_at) VALUES (?,?,?,?,?,?,?)",
                (event.seq, event.digest, event.hash, event.signature, event.header, event.body, self._now()),
            )
            tx.execute("UPDATE cursor SET seq=?, head_hash=?", (event.seq, event.hash))
            if standing is not None:
                stand(tx, standing, self._now())
            return True

        return self.write(work)

    def apply_run(self, first: int, digests: Sequence[bytes], row_hash: bytes, signature: bytes) -> bool:
        """Keep the digests of others' rows from seq `first` on, if that is the next one; on disk when this returns.

        `row_hash` and `signature` are the last row's. The rows before it are kept without a signature: its own binds
        them.

        Raises:
            EventForged: they are the next ones but do not continue the chain, or the signature is wrong.
        """

        def work(tx: BaseTransaction) -> bool:
            found = tx.execute("SELECT seq, head_hash, verify_key FROM cursor").fetchone()
            if found is None or first != found[0] + 1:
                return False
            hashes = list(accumulate(digests, chain, initial=found[1]))[1:]
            if hashes[-1] != row_hash:
                raise EventForged("chain")
            _require_signed(found[2], signature, row_hash)
            now, last = self._now(), first + len(hashes) - 1
            for seq, (each, chained) in enumerate(zip(digests, hashes, strict=True), start=first):
                tx.execute(
                    "INSERT INTO inbox (seq, digest, hash, signature, header, body, received_at)"
                    " VALUES (?,?,?,?,NULL,NULL,?)",
                    (seq, each, chained, signature if seq == last else b"", now),
                )
            tx.execute("UPDATE cursor SET seq=?, head_hash=?", (last, row_hash))
            return True

        return self.write(work)

    def reveal(self, seq: int, header: bytes, body: bytes, standing: Standing | None = None) -> bool:
        """Add a body that was withheld when its row came; False when it does not fit the row's digest.

        `standing` as in `apply_event`.
        """

        def work(tx: BaseTransaction) -> bool:
            found = tx.execute("SELECT digest FROM inbox WHERE seq=?", (seq,)).fetchone()
            if found is None or digest(header, body) != found[0]:
                return False
            tx.execute("UPDATE inbox SET header=?, body=? WHERE seq=?", (header, body, seq))
            if standing is not None:
                stand(tx, standing, self._now())
            return True

        return self.write(work)

    def first_withheld(self) -> int:
        """Seq of the first row of ours whose body is still to come (its header was kept as empty); 0 for none."""

        def look(session: Session) -> int:
            query = select(func.min(InboxRow.seq)).where(func.length(InboxRow.header) == 0)
            return session.scalar(query) or 0

        return self.read(look)

    def record_push(self, offer: Offer, staff_number: str, content: bytes) -> None:
        """Keep a push before anything is sent, so that a crash of this PC loses none.

        One without a session waits for its officer to sign in: see `take_session`.

        Raises:
            StoreFull: nothing was kept.
        """
        now = self.clock()
        row = PushRow(
            check_id=offer.check_id,
            state=CheckState.OFFERED,
            detail="",
            session_id=offer.session_id,
            staff_number=staff_number,
            business_code=offer.business_code,
            revision_of=offer.revision_of,
            sha256=offer.picture.sha256,
            size=offer.picture.size,
            width=offer.picture.width,
            height=offer.picture.height,
            media_type=offer.picture.media_type,
            fields=json.dumps([[field.label, field.text, field.box] for field in offer.fields], ensure_ascii=False),
            ttl=offer.ttl,
            content=content,
            created_at=utc_text(now),
            local_day=local_day(now),
            changed_at=utc_text(now),
        )
        self.write(lambda tx: tx.session.add(row))

    def take_session(self, staff_number: str, session_id: str) -> list[Push]:
        """Give the pushes that wait for this officer's sign-in a session; those pushes, oldest first."""
        waiting = (PushRow.session_id == "", PushRow.staff_number == staff_number, PushRow.state.in_(UNDELIVERED))
        found = self._pushes(select(PushRow).where(*waiting))

        def work(tx: BaseTransaction) -> None:
            for push in found:
                tx.execute("UPDATE pushes SET session_id=? WHERE check_id=?", (session_id, push.offer.check_id))

        if found:
            self.write(work)
        return [replace(push, offer=replace(push.offer, session_id=session_id)) for push in found]

    def set_state(self, check_id: str, state: CheckState, detail: str = "", due: str = "") -> bool:
        """Write down where a push stands, see `Standing`; False when it is not ours."""
        return self.write(lambda tx: stand(tx, Standing(check_id, state, detail, due), self._now()))

    def push(self, check_id: str) -> Push | None:
        """One push; None when this counter never made it."""
        found = self._pushes(select(PushRow).where(PushRow.check_id == check_id))
        return found[0] if found else None

    def open_pushes(self) -> list[Push]:
        """Pushes that have not ended, oldest first."""
        return self._pushes(select(PushRow).where(PushRow.state.not_in(FINAL)))

    def today(self) -> list[Push]:
        """Pushes made on this local day, oldest first."""
        return self._pushes(select(PushRow).where(PushRow.local_day == local_day(self.clock())))

    def _pushes(self, query: Select[PushRow]) -> list[Push]:
        ordered = query.order_by(PushRow.created_at, PushRow.check_id)
        return self.read(lambda session: [_push(row) for row in session.scalars(ordered)])

    def place(self) -> CursorRow:
        """Where this counter stands; an empty epoch before the first meeting."""
        row = self.read(lambda session: session.get(CursorRow, 1))
        return row or CursorRow(id=1, epoch="", seq=0, head_hash=GENESIS, verify_key=b"")

    def _now(self) -> str:
        return utc_text(self.clock())


def _require_genuine(event: Event, head: bytes, verify_key: bytes) -> None:
    if event.previous_hash != head or chain(head, event.digest) != event.hash:
        raise EventForged("chain")
    whole = event.header is not None and event.body is not None
    if whole and digest(event.header or b"", event.body or b"") != event.digest:
        raise EventForged("digest")
    _require_signed(verify_key, event.signature, event.hash)


def _require_signed(verify_key: bytes, signature: bytes, row_hash: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, row_hash)
    except (InvalidSignature, ValueError) as error:
        raise EventForged("signature") from error


def _push(row: PushRow) -> Push:
    picture = Picture(row.sha256, row.size, row.width, row.height, row.media_type)
    fields = tuple(Field(label, text, tuple(box) if box else None) for label, text, box in json.loads(row.fields))
    offer = Offer(row.check_id, row.session_id, row.business_code, picture, fields, row.revision_of, row.ttl)
    return Push(offer, row.staff_number, row.state, row.detail, row.content, row.created_at, row.changed_at)
