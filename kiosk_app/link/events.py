"""The counter's check of what the kiosk's ledger says: digests, chain and signature, before anything is kept."""

import json
from dataclasses import dataclass

from kiosk_app.domain import ledger


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
        from cryptography.exceptions import InvalidSignature

        if row_previous != previous:
            raise EventRefused("fork")
        if ledger.chain(previous, digest) != row_hash:
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
