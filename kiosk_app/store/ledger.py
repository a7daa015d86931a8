"""Appending to the ledger: header, digest, chain, signature. What a row binds is said in `kiosk_app.domain.ledger`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk_app import __built__
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import GENESIS, Entry, EntryKind, LedgerRow, chain, digest

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China keeps one time all year, so a fixed offset needs no time zone data on the machine."""

_COLUMNS = (
    "seq, event_id, kind, subject, device_id, wall_time, local_day, clock_suspect, header, body, previous_hash, hash,"
    " signature"
)
_INSERT = f"INSERT INTO ledger ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 - constant above
_SELECT = f"SELECT {_COLUMNS} FROM ledger"  # noqa: S608 - constant above

_ENCODER = msgspec.json.Encoder(order="sorted")
"""Not Python's own, which takes ten times as long: a citizen waits for every commit."""

Execute = Callable[..., Any]


def canonical(value: Mapping[str, object]) -> bytes:
    """The one byte form of a header or a body: JSON, keys sorted, no spaces, UTF-8."""
    return _ENCODER.encode(value)


def utc_text(moment: datetime) -> str:
    """UTC, ISO 8601 with milliseconds and Z: sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_day(moment: datetime) -> str:
    """The day in Asia/Shanghai, YYYY-MM-DD."""
    return moment.astimezone(CHINA).date().isoformat()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong. `seq` is the ledger row (0 when none can be named); `code` says what to a program."""

    seq: int
    code: str
    where: str = ""


class Signer:
    """The station's Ed25519 key."""

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.verify_key = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, row_hash: bytes) -> bytes:
        """64 bytes."""
        return self._key.sign(row_hash)


def append(execute: Execute, signer: Signer, now: datetime, entry: Entry) -> LedgerRow:
    """Chain, sign and insert one row after the head that this transaction sees."""
    last = execute("SELECT seq, hash, wall_time FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous, last_time = (last[0] + 1, last[1], last[2]) if last else (1, GENESIS, "")
    wall_time, day, event_id = utc_text(now), local_day(now), new_id()
    suspect = wall_time < last_time or wall_time[:10] < __built__
    header = _header(seq, event_id, entry, wall_time, day, suspect)
    body = canonical(entry.body)
    row_hash = chain(previous, digest(header, body))
    row = LedgerRow(
        seq,
        event_id,
        entry.kind,
        entry.subject,
        entry.device_id,
        wall_time,
        day,
        suspect,
        header,
        body,
        previous,
        row_hash,
        signer.sign(row_hash),
    )
    execute(_INSERT, _values(row))
    return row


def _header(seq: int, event_id: str, entry: Entry, wall_time: str, day: str, suspect: bool) -> bytes:
    return canonical(
        {
            "v": 1,
            "seq": seq,
            "event_id": event_id,
            "kind": entry.kind,
            "subject": entry.subject,
            "device_id": entry.device_id,
            "wall_time": wall_time,
            "local_day": day,
            "clock_suspect": suspect,
        }
    )


def _values(row: LedgerRow) -> tuple[object, ...]:
    return (
        row.seq,
        row.event_id,
        row.kind.value,
        row.subject,
        row.device_id,
        row.wall_time,
        row.local_day,
        row.clock_suspect,
        row.header,
        row.body,
        row.previous_hash,
        row.hash,
        row.signature,
    )


def rows_after(execute: Execute, seq: int, limit: int = -1) -> Iterator[LedgerRow]:
    """Rows above `seq` in order, at most `limit` (-1 for all).

    Raises:
        ValueError: a row's kind is not one this version knows.
    """
    for found in execute(f"{_SELECT} WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit)):
        yield _row(found)


def _row(found: tuple[Any, ...]) -> LedgerRow:
    seq, event_id, kind, subject, device_id, wall_time, day, suspect, *binary = found
    header, body, previous, row_hash, signature = binary
    return LedgerRow(
        seq,
        event_id,
        EntryKind(kind),
        subject,
        device_id,
        wall_time,
        day,
        bool(suspect),
        header,
        body,
        previous,
        row_hash,
        signature,
    )


def first_flaw(execute: Execute, verify_key: bytes, sound: Callable[[LedgerRow], None] | None = None) -> Flaw | None:
    """Walk the whole chain; the first row that is missing, out of order, altered, or not signed by this station.

    `sound` gets each row before that one.
    """
    key = Ed25519PublicKey.from_public_bytes(verify_key)
    expected, previous = 1, GENESIS
    for found in execute(f"{_SELECT} ORDER BY seq"):
        code = _flaw_of(found, expected, previous, key)
        if code:
            return Flaw(found[0], code)
        if sound is not None:
            sound(_row(found))
        expected, previous = expected + 1, found[11]
    return None if expected > 1 else Flaw(0, "empty")


def _flaw_of(found: tuple[Any, ...], expected: int, previous: bytes, key: Ed25519PublicKey) -> str:
    header, body, stated_previous, row_hash, signature = found[8:]
    if not all(isinstance(part, bytes) for part in found[8:]):
        return "altered"
    if found[0] != expected:
        return "missing_before"
    if stated_previous != previous:
        return "chain_broken"
    if chain(previous, digest(header, body)) != row_hash:
        return "altered"
    try:
        key.verify(signature, row_hash)
    except InvalidSignature:
        return "signature"
    return "" if _columns_agree(found) else "altered"


def _columns_agree(found: tuple[Any, ...]) -> bool:
    """The plain columns repeat the header for queries; only the header is bound by the hash."""
    seq, event_id, kind, subject, device_id, wall_time, day, suspect, header, *_ = found
    plain = {
        "v": 1,
        "seq": seq,
        "event_id": event_id,
        "kind": kind,
        "subject": subject,
        "device_id": device_id,
        "wall_time": wall_time,
        "local_day": day,
        "clock_suspect": bool(suspect),
    }
    return bool(canonical(plain) == header)
