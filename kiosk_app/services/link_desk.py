"""The kiosk's use cases as the link asks for them: implements `link.desk.Desk` over checks, roster, pins and ledger."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk_app.config import Settings
from kiosk_app.domain import ledger as vocabulary
from kiosk_app.domain.check import CheckState, Offer
from kiosk_app.domain.ledger import Entry, EntryKind, LedgerRow
from kiosk_app.errors import ConfigError, NotAllowed
from kiosk_app.link.desk import NewPeer, Peer, RowOut, SignedIn, Standing, StationCard
from kiosk_app.link.messages import BODY_BYTES, KioskState
from kiosk_app.services.check_queue import cards
from kiosk_app.services.checks import WAITING, Checks
from kiosk_app.services.disk import DiskWatch
from kiosk_app.services.pins import Pins
from kiosk_app.services.roster import Roster
from kiosk_app.services.rulings import Rulings
from kiosk_app.store.ledger import CHINA, rows_after
from kiosk_app.store.schema import CheckRow, DeviceRow, SessionRow
from kiosk_app.store.station import StationStore, driver_execute

log = logging.getLogger(__name__)

RATINGS = frozenset({EntryKind.CHECK_RATED, EntryKind.CHECK_RATING_AMENDED})


class LinkDesk:
    """One for the whole kiosk. `paused` closes it to new offers while the kiosk shows 暂停服务."""

    def __init__(self, store: StationStore, checks: Checks, roster: Roster, settings: Settings) -> None:
        self._store, self._checks, self._roster, self._settings = store, checks, roster, settings
        self._pins = Pins(store)
        self._day_ends = _clock_time(settings.check.day_ends)
        self.disk = DiskWatch(store)
        self.paused = False

    def station(self) -> StationCard:
        """The ledger's epoch and head now."""
        return StationCard(self._store.epoch, self._store.head()[0], self._settings.station.name)

    def state(self) -> KioskState:
        """See `Desk.state`."""
        disk = self.disk.look()
        if self.paused:
            return KioskState.CLOSED
        if disk is KioskState.READY and self._checks.queue():
            return KioskState.BUSY
        return disk

    def peers(self) -> list[Peer]:
        """The pin table."""
        return self._pins.peers()

    def verify_key(self) -> bytes:
        """The ledger's Ed25519 public key, 32 bytes."""
        return self._store.verify_key

    def add_peer(self, peer: NewPeer) -> Peer:
        """Pin a counter and write the row. Raises PairingRefused."""
        return self._pins.add(peer)

    def sign_in(self, device_id: str, staff_number: str, password: str) -> SignedIn:
        """Raises errors.SignInError with the sentence the officer reads."""
        session = self._roster.sign_in(device_id, staff_number, password)
        return SignedIn(session.session_id, session.officer.staff_number, session.officer.name)

    def change_password(self, staff_number: str, old: str, new: str) -> SignedIn:
        """See `Desk.change_password`. Raises SignInError or NotAllowed."""
        officer = self._roster.change_password(staff_number, old, new)
        return SignedIn("", officer.staff_number, officer.name)

    def rule(
        self, device_id: str, check_id: str, rule: str, staff_number: str, password: str, reason: str
    ) -> tuple[SignedIn, str]:
        """See `Desk.rule`. Raises SignInError or NotAllowed."""
        by, count = Rulings(self._store, self._checks, self._roster).rule(
            device_id, check_id, rule, staff_number, password, reason
        )
        return SignedIn("", by.staff_number, by.name), str(count)

    def standing(self, device_id: str, check_id: str) -> Standing | None:
        """Where a check stands; None where no counter ever offered that id."""
        row = self._store.read(lambda session: session.get(CheckRow, check_id))
        if row is None:
            return None
        place = self.places(device_id).get(check_id)
        return Standing(check_id, row.device_id, row.sha256, row.state, place.place if place else 0)

    def refusal(self, device_id: str, offer: Offer) -> str:
        """Why this new offer is not taken, or ""."""
        if self.paused or self.disk.state is KioskState.CLOSED:
            return "closed"
        if self._roster.session(offer.session_id) is None:
            return "no_session"
        query = select(func.count()).where(CheckRow.device_id == device_id, CheckRow.state.in_(WAITING))

        def look(session: Session) -> tuple[str | None, int]:
            owner = session.scalar(select(SessionRow.device_id).where(SessionRow.id == offer.session_id))
            return owner, session.scalar(query) or 0

        owner, waiting = self._store.read(look)
        if owner != device_id:
            return "no_session"
        return "queue_full" if waiting >= self._settings.link.queued_per_counter else ""

    def accept(self, device_id: str, offer: Offer, picture: bytes) -> Standing:
        """Store a whole, verified picture. Raises NotAllowed with a code."""
        officer = self._roster.session(offer.session_id)
        if officer is None:
            raise NotAllowed("登录已失效，请重新登录后再推送。", code="no_session")
        device = self._store.read(lambda session: session.get(DeviceRow, device_id))
        window = device.window if device else ""
        state = self._checks.accept(device_id, officer.id, window, offer, picture)
        place = self.places(device_id).get(offer.check_id)
        return Standing(offer.check_id, device_id, offer.picture.sha256, state, place.place if place else 0)

    def reject(self, device_id: str, check_id: str, code: str) -> None:
        """Write that an offer was rejected and why."""
        self._checks.reject(device_id, check_id, code)

    def withdraw(self, device_id: str, check_id: str, reason: str) -> Standing | None:
        """Take a check back; None = denied. One that never arrived is written down as rejected."""
        row = self._store.read(lambda session: session.get(CheckRow, check_id))
        if row is None:
            self._checks.reject(device_id, check_id, "withdrawn_unseen")
            return Standing(check_id, device_id, "", CheckState.WITHDRAWN)
        if row.device_id == device_id and row.state in {CheckState.WITHDRAWN, CheckState.EXPIRED}:
            return Standing(check_id, device_id, row.sha256, row.state)
        try:
            done = self._checks.withdraw(device_id, check_id, reason)
        except NotAllowed:
            return None
        return Standing(check_id, device_id, row.sha256, CheckState.WITHDRAWN) if done else None

    def places(self, device_id: str) -> dict[str, Standing]:
        """The counter's waiting checks with their place in the whole hall's queue."""
        queue = self._store.read(cards)
        return {
            card.check_id: Standing(card.check_id, device_id, "", card.state, place)
            for place, card in enumerate(queue, start=1)
            if card.device_id == device_id and card.state in WAITING
        }

    def alarm(self, device_id: str, code: str, detail: str) -> None:
        """Write an ALARM row."""
        entry = Entry(EntryKind.ALARM, device_id or self._store.epoch, {"code": code, "detail": detail}, device_id)
        self._store.write(lambda tx: tx.append(entry))

    def rows(self, device_id: str, after: int, limit: int) -> list[RowOut]:
        """Ledger rows after `after` in order, as this counter may see them."""
        return [self._row_out(row, device_id) for row in self._store.rows_after(after, limit)]

    def reveals(self, device_id: str, after: int, limit: int) -> list[RowOut]:
        """Rows sent without their body that the counter may read by now."""
        sql = (
            "SELECT seq FROM ledger WHERE seq>? AND device_id=? AND device_id!='' AND (kind IN (?,?) OR length(body)>?)"
            " ORDER BY seq LIMIT ?"
        )

        def look(session: Session) -> list[LedgerRow]:
            execute = driver_execute(session)
            found = execute(sql, (after, device_id, *sorted(RATINGS), BODY_BYTES, limit)).fetchall()
            return [next(iter(rows_after(execute, seq - 1, 1))) for (seq,) in found]

        return [_whole(row) for row in self._store.read(look) if not self._hidden(row)]

    def row_hash(self, seq: int) -> bytes | None:
        """The hash of one row, None beyond the head."""
        found = self._store.rows_after(seq - 1, 1)
        return found[0].hash if found else None

    def sweep(self) -> None:
        """Close what is overdue."""
        self._checks.expire_overdue()

    def subscribe(self, call: Callable[[int], None]) -> Callable[[], None]:
        """Ring `call` with the new head after every commit."""
        return self._store.bell.subscribe(call)

    def _row_out(self, row: LedgerRow, device_id: str) -> RowOut:
        if not device_id or row.device_id != device_id:
            return _bare(row)
        if self._hidden(row):
            return _bare(row, kind=row.kind.value, subject=row.subject, withheld=True)
        return _whole(row)

    def _hidden(self, row: LedgerRow) -> bool:
        policy = self._settings.check.reveal_rating_to_officer
        if row.kind not in RATINGS or policy == "at_once":
            return False
        return policy == "never" or self._store.clock() < self._shown_from(row)

    def _shown_from(self, row: LedgerRow) -> datetime:
        """The first end of a working day after the rating was given."""
        given = datetime.fromisoformat(row.wall_time).astimezone(CHINA)
        end = datetime.combine(given.date(), self._day_ends, CHINA)
        return end if given < end else end + timedelta(days=1)


def _clock_time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"[check] 的 day_ends 应写成 18:00 这样的时间，现在是 {text!r}，请改正。") from error


def _whole(row: LedgerRow) -> RowOut:
    return RowOut(
        row.seq, vocabulary.digest(row.header, row.body), row.previous_hash, row.hash, row.signature,
        row.header, row.body, row.kind.value, row.subject,
    )  # fmt: skip


def _bare(row: LedgerRow, *, kind: str = "", subject: str = "", withheld: bool = False) -> RowOut:
    return RowOut(
        row.seq, vocabulary.digest(row.header, row.body), row.previous_hash, row.hash, row.signature,
        kind=kind, subject=subject, withheld=withheld,
    )  # fmt: skip
