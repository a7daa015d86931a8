"""The ledger's vocabulary: kinds of row, the row itself, and how rows are chained.

`digest = SHA-256(header || 0x00 || body)` and `hash = SHA-256(previous hash || digest)`; the Ed25519 signature is over
`hash`. So a counter can check the whole chain from digests alone and sees the bodies of its own checks only. The
header carries a random event id, which keeps short bodies from being guessed out of their digest.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GENESIS = bytes(32)
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class EntryKind(StrEnum):
    """What a row says; beside each kind the keys of its body.

    A citizen's name, ID number or words are never among them, and neither is an officer's password hash: what must be
    able to vanish lies in the vault or in its own table, and the ledger holds ids and digests.
    """

    STATION_CREATED = "station.created"  # name, epoch, verify_key (Ed25519, hex)
    OFFICER_ADDED = "officer.added"  # staff_number, name, role, window, photo
    OFFICER_CHANGED = "officer.changed"  # any of the above, active
    OFFICER_SIGNED_IN = "officer.signed_in"  # session_id, device_id
    OFFICER_LOCKED = "officer.locked"  # until
    OFFICER_PASSWORD_SET = "officer.password_set"  # noqa: S105 - a kind of row; by (officer: the own one, administrator)
    COUNTER_ADDED = "counter.added"  # window
    DEVICE_PAIRED = "device.paired"  # name, window, role, certificate (PEM), fingerprint (SHA-256 of its DER)
    DEVICE_REVOKED = "device.revoked"  # reason
    # officer_id, window, business_code, picture{}, vault_id, vault_sha256 (picture and facts), revision_of, ttl
    CHECK_OFFERED = "check.offered"
    CHECK_REJECTED = "check.rejected"  # device_id, code
    CHECK_SHOWN = "check.shown"  # {}
    CHECK_CONFIRMED = "check.confirmed"  # {}
    CHECK_DISPUTED = "check.disputed"  # marks[{label, strokes}]
    CHECK_SIGNED = "check.signed"  # vault_id, vault_sha256
    CHECK_RATED = "check.rated"  # level, reasons, comment_vault_id
    CHECK_RATING_AMENDED = "check.rating_amended"  # level, reasons, comment_vault_id
    CHECK_UNRATED = "check.unrated"  # cause
    CHECK_RELEASED = "check.released"  # {}
    CHECK_SUPERSEDED = "check.superseded"  # by
    CHECK_WITHDRAWN = "check.withdrawn"  # reason
    CHECK_WITHDRAW_DENIED = "check.withdraw_denied"  # reason
    CHECK_EXPIRED = "check.expired"  # cause
    CHECK_OVERRIDDEN = "check.overridden"  # supervisor_id, reason
    CHECK_VOIDED = "check.voided"  # supervisor_id, reason; the wrong citizen answered, and everything stays
    CHECK_VIEWED = "check.viewed"  # officer_id
    RATING_GIVEN = "rating.given"  # officer_id, window, level, reasons, comment_vault_id
    RATING_AMENDED = "rating.amended"  # level, reasons, comment_vault_id
    MESSAGE_LEFT = "message.left"  # message_kind, receipt, text_vault_id
    VAULT_DESTROYED = "vault.destroyed"  # sha256, cause
    CONTENT_INSTALLED = "content.installed"  # pack, version, sha256
    CONTENT_ROLLED_BACK = "content.rolled_back"  # pack, version, sha256
    CONTENT_OVERRIDDEN = "content.overridden"  # key, by, file
    CONTENT_RESTORED = "content.restored"  # key, file
    LAW_IMPORTED = "law.imported"  # title, version, articles
    LAW_REMOVED = "law.removed"  # title
    ALARM = "alarm"  # code, detail


@dataclass(frozen=True, slots=True)
class Entry:
    """What a service asks the ledger to append. `subject` is the id of what the row is about."""

    kind: EntryKind
    subject: str
    body: Mapping[str, object] = field(default_factory=dict)
    device_id: str = ""
    """The counter whose stream shows this row's body; empty for rows no counter may read."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row as stored. `header` and `body` are the exact bytes that were hashed; `wall_time` is UTC ISO 8601."""

    seq: int
    event_id: str
    kind: EntryKind
    subject: str
    device_id: str
    wall_time: str
    local_day: str
    clock_suspect: bool
    header: bytes
    body: bytes
    previous_hash: bytes
    hash: bytes
    signature: bytes


def digest(header: bytes, body: bytes) -> bytes:
    """What the chain binds: 32 bytes."""
    return hashlib.sha256(header + b"\0" + body).digest()


def release_code(row_hash: bytes) -> str:
    """Six characters by which an officer names the row that let a record be printed: the first 30 bits of its hash.

    The hash binds everything before it, so nobody can choose a code. Letters that look like digits are left out.
    """
    number = int.from_bytes(row_hash[:4], "big") >> 2
    letters = "".join(CODE_LETTERS[number >> shift & 31] for shift in range(25, -1, -5))
    return f"{letters[:3]}-{letters[3:]}"


def chain(previous_hash: bytes, row_digest: bytes) -> bytes:
    """The hash of a row from its predecessor's hash and its own digest: 32 bytes."""
    return hashlib.sha256(previous_hash + row_digest).digest()
