"""Pairing: SPAKE2 over an eight-digit code, bound to both certificates, confirmed both ways.

The exchange is HELLO (counter's certificate, share A) → REPLY (share B) → CONFIRM (counter proves the key) → DONE
(kiosk proves it and hands over its ledger's public key under it). Who sits in between has other certificate hashes,
so other keys, and has burnt one of three tries. Both machines here do no I/O.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Protocol, cast

import msgspec
from msgspec import Meta

from kiosk_app.link.desk import NewPeer, PairingRefused, Peer
from kiosk_app.link.identity import fingerprint
from kiosk_app.link.messages import TEXT_BYTES, Code, Frame, FrameError, Hash, Text20, Text40

SERVER_NAME = "pair.sunshine"
"""The TLS server name of a counter that wants to pair, on the kiosk's one port."""
WINDOW_SECONDS = 300.0
TRIES = 3
ANSWER_SECONDS = 1.0
"""Every answer takes this long, right or wrong, so that time tells nothing."""
CODE_DIGITS = 8

Share = Annotated[bytes, Meta(min_length=1, max_length=64)]


class PairHello(Frame, frozen=True, tag="PAIR_HELLO"):
    """c→k. `certificate` is DER; `replace` = the window's former counter is to be replaced."""

    certificate: Annotated[bytes, Meta(min_length=64, max_length=2048)]
    window: Annotated[str, Meta(min_length=1, max_length=20)]
    name: Text40
    replace: bool
    share: Share


class PairReply(Frame, frozen=True, tag="PAIR_REPLY"):
    """k→c."""

    share: Share


class PairConfirm(Frame, frozen=True, tag="PAIR_CONFIRM"):
    """c→k: the counter has the same key."""

    mac: Hash


class PairDone(Frame, frozen=True, tag="PAIR_DONE"):
    """k→c: paired. The MAC covers everything in it."""

    device_id: Text40
    window: Text20
    epoch: Text40
    verify_key: Hash
    mac: Hash


class PairRefused(Frame, frozen=True, tag="PAIR_REFUSED"):
    """k→c: closed, busy, wrong_code, window_taken, window_unknown or malformed; `left` tries remain."""

    code: Code
    left: int = 0


_from_counter = msgspec.json.Decoder(PairHello | PairConfirm)
_from_kiosk = msgspec.json.Decoder(PairReply | PairDone | PairRefused)


def _read(data: bytes | str, decoder: msgspec.json.Decoder[Any]) -> Any:  # noqa: ANN401 - the decoder's own union
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > TEXT_BYTES:
        raise FrameError("frame_too_long")
    try:
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FrameError("malformed") from error


def from_kiosk(data: bytes | str) -> PairReply | PairDone | PairRefused:
    """A pairing frame as the counter reads it. Raises FrameError."""
    return cast("PairReply | PairDone | PairRefused", _read(data, _from_kiosk))


class _Spake2(Protocol):
    def start(self) -> bytes: ...
    def finish(self, share: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Keys:
    """Proofs made from the shared key and everything both ends said."""

    key: bytes
    transcript: bytes

    def counter_mac(self) -> bytes:
        return hmac.digest(self.key, b"counter\0" + self.transcript, "sha256")

    def kiosk_mac(self, device_id: str, window: str, epoch: str, verify_key: bytes) -> bytes:
        said = b"\0".join((device_id.encode(), window.encode(), epoch.encode(), verify_key))
        return hmac.digest(self.key, b"kiosk\0" + self.transcript + said, "sha256")


def _keys(shared: bytes, hello: PairHello, kiosk: str, reply: bytes) -> _Keys:
    parts = (
        bytes.fromhex(fingerprint(hello.certificate)), bytes.fromhex(kiosk), hello.window.encode(), hello.name.encode(),
        bytes([hello.replace]), hello.share, reply,
    )  # fmt: skip
    said = b"".join(len(part).to_bytes(4) + part for part in parts)
    return _Keys(hmac.digest(shared, b"sunshine pairing 1", "sha256"), hashlib.sha256(said).digest())


def new_code() -> str:
    """Eight random digits."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the kiosk hands over once the counter has proved the code."""

    peer: Peer
    epoch: str
    verify_key: bytes


class PairingWindow:
    """The kiosk's five minutes: one code, three tries, one exchange at a time. Times are monotonic seconds."""

    def __init__(self, own_fingerprint: str, now: float, code: str = "") -> None:
        self.code = code or new_code()
        self.left = TRIES
        self.paired: Peer | None = None
        self._own = own_fingerprint
        self._until = now + WINDOW_SECONDS
        self._closed = False

    def open(self, now: float) -> bool:
        """Whether a counter may still try."""
        return not self._closed and self.left > 0 and now < self._until and self.paired is None

    def seconds_left(self, now: float) -> int:
        """For the screen that shows the code."""
        return max(0, int(self._until - now)) if self.open(now) else 0

    def close(self) -> None:
        """The administrator closed it."""
        self._closed = True

    def exchange(self, now: Callable[[], float]) -> "KioskExchange":
        """One counter's try."""
        return KioskExchange(self, self._own, now)


class KioskExchange:
    """The kiosk's end of one try. A try is counted when the kiosk answers HELLO: after that a guess can be tested."""

    def __init__(self, window: PairingWindow, own_fingerprint: str, now: Callable[[], float]) -> None:
        self._window, self._own, self._now = window, own_fingerprint, now
        self._hello: PairHello | None = None
        self._keys: _Keys | None = None

    def receive(self, data: bytes | str, keep: Callable[[NewPeer], Kept]) -> tuple[Frame, bool]:
        """The answer to a frame, and whether the exchange goes on. `keep` pins the counter and commits the row."""
        try:
            frame = _read(data, _from_counter)
        except FrameError:
            return self._refuse("malformed")
        if isinstance(frame, PairHello) and self._hello is None:
            return self._on_hello(frame)
        if isinstance(frame, PairConfirm) and self._hello is not None and self._keys is not None:
            return self._on_confirm(frame, self._hello, self._keys, keep)
        return self._refuse("malformed")

    def _on_hello(self, hello: PairHello) -> tuple[Frame, bool]:
        from spake2 import SPAKE2_B

        if not self._window.open(self._now()):
            return self._refuse("closed")
        self._window.left -= 1
        counter = bytes.fromhex(fingerprint(hello.certificate))
        side: _Spake2 = SPAKE2_B(self._window.code.encode(), idA=counter, idB=bytes.fromhex(self._own))
        reply = side.start()
        try:
            shared = side.finish(hello.share)
        except Exception:  # the library raises bare asserts and its own kinds on hostile points
            return self._refuse("malformed")
        self._hello, self._keys = hello, _keys(shared, hello, self._own, reply)
        return PairReply(share=reply), True

    def _on_confirm(
        self, frame: PairConfirm, hello: PairHello, keys: _Keys, keep: Callable[[NewPeer], Kept]
    ) -> tuple[Frame, bool]:
        self._keys = None
        if not hmac.compare_digest(frame.mac, keys.counter_mac()):
            return self._refuse("wrong_code")
        sha256 = fingerprint(hello.certificate)
        try:
            kept = keep(NewPeer(hello.name, hello.window, sha256, hello.certificate, hello.replace))
        except PairingRefused as refused:
            # The code was right: the installer may say --replace without fetching a new one.
            self._window.left += 1
            return self._refuse(refused.code)
        self._window.paired = kept.peer
        mac = keys.kiosk_mac(kept.peer.device_id, kept.peer.window, kept.epoch, kept.verify_key)
        done = PairDone(
            device_id=kept.peer.device_id,
            window=kept.peer.window,
            epoch=kept.epoch,
            verify_key=kept.verify_key,
            mac=mac,
        )
        return done, False

    def _refuse(self, code: str) -> tuple[Frame, bool]:
        return PairRefused(code=code, left=self._window.left), False


class CounterExchange:
    """The counter's end. `kiosk` is the SHA-256 (hex) of the certificate that TLS really showed."""

    def __init__(self, code: str, certificate: bytes, kiosk: str, window: str, name: str, *, replace: bool) -> None:
        from spake2 import SPAKE2_A

        own = bytes.fromhex(fingerprint(certificate))
        self._side: _Spake2 = SPAKE2_A(code.encode(), idA=own, idB=bytes.fromhex(kiosk))
        self._kiosk = kiosk
        self._keys: _Keys | None = None
        self.hello = PairHello(
            certificate=certificate, window=window, name=name, replace=replace, share=self._side.start()
        )

    def confirm(self, reply: PairReply) -> PairConfirm:
        """Our proof of the key.

        Raises:
            FrameError: the kiosk's share is not one.
        """
        try:
            shared = self._side.finish(reply.share)
        except Exception as error:  # as in KioskExchange
            raise FrameError("malformed") from error
        self._keys = _keys(shared, self.hello, self._kiosk, reply.share)
        return PairConfirm(mac=self._keys.counter_mac())

    def proves(self, done: PairDone) -> bool:
        """Whether the kiosk knew the code too; only then may it be pinned."""
        if self._keys is None:
            return False
        expected = self._keys.kiosk_mac(done.device_id, done.window, done.epoch, done.verify_key)
        return hmac.compare_digest(done.mac, expected)
