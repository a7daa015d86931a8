"""The counter's check of what the kiosk's ledger says: digests, chain and signature, before anything is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from kiosk_app.domain import check, ledger
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o


class EventRefused(Exception):
    """A row does not continue the chain or was not signed by the pinned ledger; `code` goes into the alarm."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Named:
    """What a header says its row is about."""

    kind: str
    subject: str


class Verifier:
    """Checks rows against the ledger's Ed25519 public key (32 bytes), which pairing handed over."""

    def __init__(self, verify_key: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        self._key = Ed25519PublicKey.from_public_bytes(verify_key)

    def check(self, previous: bytes, row_previous: bytes, digest: bytes, row_hash: bytes, signature: bytes) -> None:
        """Whether a row follows `previous`.

        Raises:
            EventRefused: fork (another predecessor), hash, or signature.
        """
        if row_previous != previous:
            raise EventRefused("fork")
        self.check_run(previous, (digest,), row_hash, signature)

    def check_run(self, previous: bytes, digests: Sequence[bytes], row_hash: bytes, signature: bytes) -> None:
        """Whether rows of these digests, the last with this hash and signature, follow `previous`.

        Raises:
            EventRefused: hash, or signature.
        """
        from cryptography.exceptions import InvalidSignature

        if reduce(ledger.chain, digests, previous) != row_hash:
            raise EventRefused("hash")
        try:
            self._key.verify(signature, row_hash)
        except InvalidSignature:
            raise EventRefused("signature") from None


def named(header: bytes) -> Named:
    """Kind and subject out of a header.

    Raises:
        EventRefused: not a header of ours.
    """
    try:
        said = json.loads(header)
        return Named(str(said["kind"]), str(said["subject"]))
    except (ValueError, KeyError, TypeError) as error:
        raise EventRefused("header") from error


def require_match(header: bytes, body: bytes, digest: bytes, kind: str, subject: str) -> None:
    """Whether header and body are those of `digest`, and the header says `kind` and `subject`.

    Raises:
        EventRefused: they are not.
    """
    said = named(header)
    if ledger.digest(header, body) != digest or (said.kind, said.subject) != (kind, subject):
        raise EventRefused("digest")


@dataclass(slots=True)
class _Partial:
    parts: int
    header: bytes
    pieces: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class Reveals:
    """Bodies that come in parts, in order, over one connection."""

    _partials: dict[int, _Partial] = field(default_factory=dict)

    def clear(self) -> None:
        """Another connection: every body begins again."""
        self._partials.clear()

    def add(self, frame: m.Reveal) -> o.Unveil | None:
        """The whole body with its last part; a part out of order drops what came before it."""
        got = self._partials.get(frame.seq)
        if frame.part == 0:
            got = self._partials[frame.seq] = _Partial(frame.parts, frame.header)
        if got is None or frame.part != len(got.pieces) or (frame.parts, frame.header) != (got.parts, got.header):
            self._partials.pop(frame.seq, None)
            return None
        got.pieces.append(frame.body)
        if len(got.pieces) < got.parts:
            return None
        del self._partials[frame.seq]
        return o.Unveil(frame.seq, got.header, b"".join(got.pieces))


STATE_OF_KIND: Mapping[str, check.CheckState] = {
    ledger.EntryKind.CHECK_OFFERED: check.CheckState.STORED,
    ledger.EntryKind.CHECK_SHOWN: check.CheckState.SHOWN,
    ledger.EntryKind.CHECK_CONFIRMED: check.CheckState.CONFIRMED,
    ledger.EntryKind.CHECK_DISPUTED: check.CheckState.DISPUTED,
    ledger.EntryKind.CHECK_RATED: check.CheckState.RATED,
    ledger.EntryKind.CHECK_UNRATED: check.CheckState.UNRATED,
    ledger.EntryKind.CHECK_RELEASED: check.CheckState.RELEASED,
    ledger.EntryKind.CHECK_SUPERSEDED: check.CheckState.SUPERSEDED,
    ledger.EntryKind.CHECK_WITHDRAWN: check.CheckState.WITHDRAWN,
    ledger.EntryKind.CHECK_EXPIRED: check.CheckState.EXPIRED,
    ledger.EntryKind.CHECK_OVERRIDDEN: check.CheckState.OVERRIDDEN,
    ledger.EntryKind.CHECK_REJECTED: check.CheckState.REJECTED,
}
"""Where a check stands after a row of this kind."""
