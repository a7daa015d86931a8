"""Every text frame of the link, as bounded msgspec structs; the binary frame of picture chunks is in `chunks`.

Text frames are JSON of at most `TEXT_BYTES`; each has `v` (protocol version), `t` (type) and `id` (of the frame).
No message from the counter carries a level or a reason of a rating: a counter cannot express one.

What has grown beyond the first design of the link, all within version 1 since every field has a default:
SIGN_IN carries `rule`, `check_id` and `reason` for a supervisor's ruling, and `new_password` for an officer's own;
SESSION answers a ruling with the month's count in `said`. The ledger's `check.voided` reaches the counter as an EVENT
after the check has ended. Runs of others' rows come as DIGESTS, bodies over one frame as REVEAL. A kiosk whose store
cannot be opened answers ERROR `maintenance`, and closes a counter whose pin is gone with the reason `revoked`.
"""

from enum import StrEnum
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from kiosk_app.domain import check, ids

VERSION: Final = 1
TEXT_BYTES = 16 * 1024
CHUNK_BYTES = 256 * 1024
BODY_BYTES = 9 * 1024
"""The longest ledger body that fits one text frame as base64; a longer one follows in REVEAL parts."""
REVEAL_PARTS = 64
HASH_BYTES = 32
MAINTENANCE = "maintenance"
"""The code of the ERROR that a kiosk answers to everything while its store cannot be opened."""
REVOKED = "revoked"
"""Reason of the close frame of a counter whose pin was taken away."""
RUN_ROWS = 256
"""The most rows one DIGESTS frame carries: 11 KiB as base64."""

Text20 = Annotated[str, Meta(max_length=20)]
Text40 = Annotated[str, Meta(max_length=40)]
Text120 = Annotated[str, Meta(max_length=120)]
Code = Annotated[str, Meta(pattern=r"^[a-z0-9_.]{0,40}\Z")]
FrameId = Annotated[str, Meta(min_length=1, max_length=36)]
UuidText = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")]
UuidOrNone = Annotated[str, Meta(pattern=r"^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})?\Z")]
Sha256Text = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Hash = Annotated[bytes, Meta(min_length=32, max_length=32)]
HashOrNone = Annotated[bytes, Meta(max_length=32)]
Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Rule = Literal["", "override", "void"]


class FrameError(ValueError):
    """A frame is not one of ours: too long, unknown, or outside its bounds. `code` goes into ERROR."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class KioskState(StrEnum):
    """How the kiosk stands towards offers, in WELCOME and in every PONG."""

    READY = "ready"
    BUSY = "busy"
    DEGRADED = "degraded"
    CLOSED = "closed"


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="t"):
    """What every text frame carries."""

    v: Literal[1] = VERSION
    id: FrameId = msgspec.field(default_factory=ids.new_id)


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a frame."""


class Hello(Frame, frozen=True, tag="HELLO"):
    """c→k, first frame. `cursor`, `head_hash` and `revealed` belong to `epoch`; all empty on a new counter."""

    versions: Annotated[tuple[int, ...], Meta(min_length=1, max_length=8)] = (VERSION,)
    build: Text40 = ""
    boot: Text40 = ""
    epoch: UuidOrNone = ""
    cursor: Count = 0
    head_hash: HashOrNone = b""
    revealed: Count = 0


class Limits(Part, frozen=True):
    """The kiosk's limits the counter has to keep. Bytes and counts."""

    picture_bytes: Count
    chunk_bytes: Annotated[int, Meta(ge=1024, le=CHUNK_BYTES)]
    unacknowledged_events: Count
    queued: Count


class Welcome(Frame, frozen=True, tag="WELCOME"):
    """k→c, answer to HELLO. `version` is the chosen one; `head` the last row of the ledger of `epoch`."""

    version: Literal[1]
    state: KioskState
    limits: Limits
    epoch: Text40
    head: Count
    boot: Text40 = ""
    build: Text40 = ""
    station: Text40 = ""
    window: Text40 = ""


class SignIn(Frame, frozen=True, tag="SIGN_IN"):
    """c→k: an officer at this counter; the password is checked against the kiosk's own roster.

    With a `rule` it is a supervisor's second sign-in, which opens no session: a ruling on `check_id` for `reason`.
    With a `new_password` the officer's own is changed, which opens none either.
    """

    staff_number: Annotated[str, Meta(pattern=r"^[0-9]{6,8}\Z")]
    password: Annotated[str, Meta(min_length=1, max_length=128)]
    rule: Rule = ""
    check_id: UuidOrNone = ""
    reason: Annotated[str, Meta(max_length=60)] = ""
    new_password: Annotated[str, Meta(max_length=128)] = ""


class Session(Frame, frozen=True, tag="SESSION"):
    """k→c: the answer to SIGN_IN `ref`; with a `code` it was refused and `said` is the sentence why.

    For a ruling `said` counts such rulings of the month, in digits.
    """

    ref: FrameId
    session_id: Text40 = ""
    staff_number: Text20 = ""
    name: Text40 = ""
    code: Code = ""
    said: Text120 = ""


class FieldPart(Part, frozen=True):
    """A fact to stress; `box` is (x, y, width, height) as shares of the picture."""

    label: Text20
    text: Text120
    box: tuple[Share, Share, Share, Share] | None = None


class PicturePart(Part, frozen=True):
    """What will be sent. Bounds are loose on purpose: what is over the limits is *rejected*, with a code."""

    sha256: Sha256Text
    bytes: Count
    w: Count
    h: Count
    type: Text40


class Offer(Frame, frozen=True, tag="OFFER"):
    """c→k: one check. `check_id` is the idempotency key; `ttl` in seconds."""

    check_id: UuidText
    session_id: UuidText
    business_code: Text40
    picture: PicturePart
    fields: Annotated[tuple[FieldPart, ...], Meta(max_length=24)] = ()
    revision_of: UuidOrNone = ""
    ttl: Annotated[int, Meta(ge=1, le=86400)] = 900


class Ack(Frame, frozen=True, tag="ACK"):
    """k→c: where a check stands; RECEIVING asks for more chunks.

    `have` counts whole chunks received; `place` is 1-based while it waits.
    """

    check_id: UuidText
    state: check.CheckState
    have: Count = 0
    place: Count = 0
    code: Code = ""


class Withdraw(Frame, frozen=True, tag="WITHDRAW"):
    """c→k: the officer takes a check back; allowed before the citizen has answered."""

    check_id: UuidText
    reason: Code = "officer"


class Denied(Frame, frozen=True, tag="DENIED"):
    """k→c: that check can no longer be withdrawn."""

    check_id: UuidText
    reason: Code


class Event(Frame, frozen=True, tag="EVENT"):
    """k→c: one ledger row. `header` and `body` only for rows of this counter that it may read now.

    A withheld row of its own names `kind` and `subject` alone: with the header a short body could be guessed
    out of the digest. Rows of others carry their digest only, so the sequence stays whole and the chain verifies.
    """

    seq: Count
    digest: Hash
    previous_hash: Hash
    hash: Hash
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]
    header: Annotated[bytes, Meta(max_length=1024)] = b""
    body: Annotated[bytes, Meta(max_length=BODY_BYTES)] = b""
    kind: Code = ""
    subject: Text40 = ""
    parts: Annotated[int, Meta(ge=0, le=REVEAL_PARTS)] = 0


class Digests(Frame, frozen=True, tag="DIGESTS"):
    """k→c: a run of rows that are not this counter's, as one event: their digests in order, from row `first` on.

    `hash` and `signature` are the last row's; they bind all before it.
    """

    first: Annotated[int, Meta(ge=1, le=2**53)]
    digests: Annotated[bytes, Meta(min_length=HASH_BYTES, max_length=HASH_BYTES * RUN_ROWS)]
    hash: Hash
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]

    def each(self) -> tuple[bytes, ...]:
        """The digests one by one.

        Raises:
            FrameError: they are not whole.
        """
        if len(self.digests) % HASH_BYTES:
            raise FrameError("malformed")
        return tuple(self.digests[i : i + HASH_BYTES] for i in range(0, len(self.digests), HASH_BYTES))


class Reveal(Frame, frozen=True, tag="REVEAL"):
    """k→c: header and body (in parts) of a row the counter knows by digest: a long body, or one shown after hours."""

    seq: Count
    header: Annotated[bytes, Meta(max_length=1024)]
    part: Annotated[int, Meta(ge=0, lt=REVEAL_PARTS)]
    parts: Annotated[int, Meta(ge=1, le=REVEAL_PARTS)]
    body: Annotated[bytes, Meta(max_length=BODY_BYTES)]


class EventAck(Frame, frozen=True, tag="EVENT_ACK"):
    """c→k, after the counter's own COMMIT: every row up to `cursor` and every reveal up to `revealed` is kept."""

    cursor: Count
    revealed: Count = 0


class Ping(Frame, frozen=True, tag="PING"):
    """Both ways, every `ping_seconds`."""


class Pong(Frame, frozen=True, tag="PONG"):
    """The answer to PING `ref`; from the kiosk also how it stands."""

    ref: FrameId
    state: KioskState | None = None


class Error(Frame, frozen=True, tag="ERROR"):
    """Both ways. After a fatal one the sender closes."""

    code: Code
    fatal: bool = False
    ref: Annotated[str, Meta(max_length=36)] = ""


FromCounter = Hello | SignIn | Offer | Withdraw | EventAck | Ping | Pong | Error
FromKiosk = Welcome | Session | Ack | Denied | Event | Digests | Reveal | Ping | Pong | Error


class _Envelope(msgspec.Struct):
    v: int
    t: Text20
    id: FrameId


_envelope = msgspec.json.Decoder(_Envelope)
_from_counter: msgspec.json.Decoder[FromCounter] = msgspec.json.Decoder(FromCounter)
_from_kiosk: msgspec.json.Decoder[FromKiosk] = msgspec.json.Decoder(FromKiosk)
_encoder = msgspec.json.Encoder()


def encode(frame: Frame) -> bytes:
    """The JSON text of a frame.

    Raises:
        FrameError: it would be longer than `TEXT_BYTES`.
    """
    data = _encoder.encode(frame)
    if len(data) > TEXT_BYTES:
        raise FrameError("frame_too_long")
    return data


def from_counter(data: bytes | str) -> FromCounter:
    """A frame as the kiosk reads it.

    Raises:
        FrameError: too long, another version, unknown, or out of bounds.
    """
    return _strict(data, _from_counter)


def from_kiosk(data: bytes | str) -> FromKiosk:
    """A frame as the counter reads it; raises as `from_counter`."""
    return _strict(data, _from_kiosk)


T = TypeVar("T")


def _strict(data: bytes | str, decoder: msgspec.json.Decoder[T]) -> T:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > TEXT_BYTES:
        raise FrameError("frame_too_long")
    try:
        envelope = _envelope.decode(raw)
        if envelope.v != VERSION:
            raise FrameError("version")
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FrameError("malformed") from error
