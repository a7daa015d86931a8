"""What the kiosk's end of the link asks of the floors above: `services.link_desk` implements `Desk`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk_app.domain.check import CheckState, Offer
from kiosk_app.link.messages import KioskState


@dataclass(frozen=True, slots=True)
class Peer:
    """One pinned counter. `certificate` is DER; `fingerprint` its SHA-256 in hex."""

    device_id: str
    window: str
    fingerprint: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class NewPeer:
    """A counter whose pairing was just confirmed; `replace` = the installer meant to replace the window's old one."""

    name: str
    window: str
    fingerprint: str
    certificate: bytes
    replace: bool = False


class PairingRefused(Exception):
    """The code was right but the kiosk will not pair: `code` is window_taken, or window_unknown."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class StationCard:
    """The ledger this kiosk keeps: `epoch`, `head` (last seq), and the station's name for the counter's bar."""

    epoch: str
    head: int
    name: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An officer whose password was right."""

    session_id: str
    staff_number: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a check stands in the kiosk's ledger. `place` is 1-based while it waits, else 0."""

    check_id: str
    device_id: str
    sha256: str
    state: CheckState
    place: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class RowOut:
    """One ledger row as one counter may see it.

    `header` and `body` are empty for rows of others; `kind` and `subject` are given for every row of its own, and
    `withheld` says that this row's header and body follow later in a REVEAL.
    """

    seq: int
    digest: bytes
    previous_hash: bytes
    hash: bytes
    signature: bytes
    header: bytes = b""
    body: bytes = b""
    kind: str = ""
    subject: str = ""
    withheld: bool = False


class Desk(Protocol):
    """The kiosk's use cases as the link calls them, from its own worker threads. Every write is committed on return."""

    def station(self) -> StationCard:
        """The ledger's epoch and head now."""

    def state(self) -> KioskState:
        """Ready, busy, degraded (disk over 90 %), or closed (disk over 95 %, or paused)."""

    def peers(self) -> list[Peer]:
        """The pin table: every counter that may connect."""

    def verify_key(self) -> bytes:
        """The ledger's Ed25519 public key, 32 bytes."""

    def add_peer(self, peer: NewPeer) -> Peer:
        """Pin a counter and write the row. Raises PairingRefused."""

    def sign_in(self, device_id: str, staff_number: str, password: str) -> SignedIn:
        """Raises errors.SignInError with the sentence the officer reads."""

    def change_password(self, staff_number: str, old: str, new: str) -> SignedIn:
        """An officer changes the own password; the session id is empty. Raises errors.SunshineError."""

    def rule(
        self, device_id: str, check_id: str, rule: str, staff_number: str, password: str, reason: str
    ) -> tuple[SignedIn, str]:
        """A supervisor rules on a check (`rule` is override or void); who, and how many this month.

        The session id is empty. Raises errors.SunshineError with the sentence that is read at the counter.
        """

    def standing(self, device_id: str, check_id: str) -> Standing | None:
        """Where a check stands; None where no counter ever offered that id."""

    def refusal(self, device_id: str, offer: Offer) -> str:
        """Why this new offer is not taken (no_session, queue_full, closed, unknown_revision), or "" if it is."""

    def accept(self, device_id: str, offer: Offer, picture: bytes) -> Standing:
        """Store a whole, verified picture; idempotent by id and hash."""

    def reject(self, device_id: str, check_id: str, code: str) -> None:
        """Write that an offer was rejected and why."""

    def withdraw(self, device_id: str, check_id: str, reason: str) -> Standing | None:
        """Take a check back; None = denied, and a row says so."""

    def places(self, device_id: str) -> dict[str, Standing]:
        """The counter's checks that still wait or show, by id."""

    def alarm(self, device_id: str, code: str, detail: str) -> None:
        """Write an ALARM row; `detail` holds ids and numbers only."""

    def rows(self, device_id: str, after: int, limit: int) -> list[RowOut]:
        """Ledger rows after `after` in order, as this counter may see them."""

    def reveals(self, device_id: str, after: int, limit: int) -> list[RowOut]:
        """Withheld rows after `after` that policy lets the counter read by now, in order, with header and body."""

    def row_hash(self, seq: int) -> bytes | None:
        """The hash of one row, None beyond the head."""

    def sweep(self) -> None:
        """Close what is overdue (ttl, walked away); called every few seconds."""

    def subscribe(self, call: Callable[[int], None]) -> Callable[[], None]:
        """Ring `call` with the new head after every commit; returns how to stop. Any thread."""
