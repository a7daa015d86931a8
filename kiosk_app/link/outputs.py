"""What the session machines want done: they do no I/O themselves, the two ends' loops carry these out in order."""

from dataclasses import dataclass

from kiosk_app.domain.check import CheckState, Offer
from kiosk_app.link.chunks import Chunk
from kiosk_app.link.messages import Frame


@dataclass(frozen=True, slots=True)
class Send:
    """Send a text frame."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class SendChunk:
    """Send a slice of a picture."""

    chunk: Chunk


@dataclass(frozen=True, slots=True)
class Close:
    """Close the socket; `code` says why, for the log."""

    code: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the desk where this offer stands and whether it may be taken; answer with `looked_up`."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Store:
    """Decode and store a whole picture; answer with `stored` or `refused`."""

    offer: Offer
    picture: bytes


@dataclass(frozen=True, slots=True)
class Reject:
    """Write that an offer was rejected."""

    check_id: str
    code: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Write an alarm; ids and numbers only."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Withdraw at the desk; answer with `withdrawn`."""

    check_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckPassword:
    """Sign in at the desk, have a supervisor `rule` on a check, or change a password; answer with `signed_in`."""

    ref: str
    staff_number: str
    password: str
    rule: str = ""
    check_id: str = ""
    reason: str = ""
    new_password: str = ""


@dataclass(frozen=True, slots=True)
class Greet:
    """Ask the desk for its card and state, and for the hash at the counter's cursor; answer with `greeted`."""

    cursor: int


@dataclass(frozen=True, slots=True)
class FetchRows:
    """Read ledger rows; answer with `rows`."""

    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class FetchReveals:
    """Read rows that may be revealed by now; answer with `reveals`."""

    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class FetchPlaces:
    """Read where this counter's checks stand; answer with `places`."""


@dataclass(frozen=True, slots=True)
class Connected:
    """Counter: WELCOME came."""

    station: str
    window: str


@dataclass(frozen=True, slots=True)
class Resync:
    """Counter: the ledger's epoch is another one; forget the cursor, then alarm. An empty `former` is a first sync."""

    former: str
    epoch: str


@dataclass(frozen=True, slots=True)
class Apply:
    """Counter: keep a verified row and COMMIT. `header` is empty where the row is another's or is withheld."""

    seq: int
    digest: bytes
    previous_hash: bytes
    hash: bytes
    signature: bytes
    header: bytes
    body: bytes
    kind: str
    subject: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class ApplyRun:
    """Counter: keep a verified run of others' rows, from `first` on, in one COMMIT. `hash` is the last row's."""

    first: int
    digests: tuple[bytes, ...]
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Unveil:
    """Counter: keep header and body of a row known by digest; the journal compares them and commits."""

    seq: int
    header: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class PushChanged:
    """Counter: a push stands differently. `progress` 0..1 while it is sent; `state` None = not delivered yet."""

    check_id: str
    state: CheckState | None
    place: int = 0
    progress: float = 0.0
    code: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawDenied:
    """Counter: the citizen has answered already (不可撤回)."""

    check_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignedInReply:
    """Counter: the answer to SIGN_IN `ref`; a non-empty `code` is a refusal with its sentence."""

    ref: str
    session_id: str
    staff_number: str
    name: str
    code: str
    said: str


@dataclass(frozen=True, slots=True)
class KioskStands:
    """Counter: the kiosk's state changed (ready, busy, degraded, closed)."""

    state: str


KioskOutput = (
    Send
    | Close
    | LookUp
    | Store
    | Reject
    | Alarm
    | TakeBack
    | CheckPassword
    | Greet
    | FetchRows
    | FetchReveals
    | FetchPlaces
)
CounterOutput = (
    Send
    | SendChunk
    | Close
    | Alarm
    | Connected
    | Resync
    | Apply
    | ApplyRun
    | Unveil
    | PushChanged
    | WithdrawDenied
    | SignedInReply
    | KioskStands
)
