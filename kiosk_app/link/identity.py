"""Who a device is: a self-signed P-256 certificate of its own, and the exact certificates of its peers.

`keys/link.crt` and `keys/link.key` (0600) are the device's own. A kiosk keeps its counters' certificates in the
ledger's device rows, the pin table; a counter keeps its kiosk's in `keys/kiosk.crt` with `keys/kiosk.json`.
"""

import datetime as dt
import hashlib
import os
import ssl
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk_app.errors import LinkError
from kiosk_app.paths import Home

NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME: a clock jump must not cut the link; the pin, not a date, says who is trusted."""


PINS, PEM_END = "pins.pem", "-----END CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Identity:
    """A device's own certificate (DER) and where its files are."""

    certificate: bytes
    certificate_file: Path
    key_file: Path

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, hex."""
        return fingerprint(self.certificate)


class KioskPin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a counter keeps of its kiosk. `verify_key` is the ledger's Ed25519 public key."""

    host: str
    port: int
    window: str
    device_id: str
    fingerprint: str
    verify_key: bytes


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a DER certificate, hex."""
    return hashlib.sha256(certificate).hexdigest()


def own_identity(home: Home) -> Identity:
    """This device's identity, made on first use.

    Raises:
        LinkError: the key folder cannot be written or read.
    """
    certificate, key = home.keys / "link.crt", home.keys / "link.key"
    try:
        if not (certificate.exists() and key.exists()):
            _make(home.keys, certificate, key)
        return Identity(ssl.PEM_cert_to_DER_cert(certificate.read_text("ascii")), certificate, key)
    except (OSError, ValueError) as error:
        raise LinkError(f"读写不了联机身份文件 {certificate}（{error}），请检查文件夹权限。") from error


def _make(folder: Path, certificate: Path, key: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"sunshine-{os.urandom(6).hex()}")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2099, 12, 31, tzinfo=dt.UTC))
        .sign(secret, hashes.SHA256())
    )
    pem = secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write_private(key, pem)
    write_private(certificate, made.public_bytes(serialization.Encoding.PEM))


def write_private(path: Path, data: bytes) -> None:
    """Write a file only its owner may read, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)


def keep_kiosk(home: Home, pin: KioskPin, certificate: bytes) -> None:
    """Pin the kiosk on a counter; a former pin is replaced."""
    write_private(home.keys / "kiosk.crt", ssl.DER_cert_to_PEM_cert(certificate).encode("ascii"))
    write_private(home.keys / "kiosk.json", msgspec.json.encode(pin))


def keep_pins(home: Home, pinned: list[bytes]) -> None:
    """Copy the pinned certificates (DER) beside the kiosk's keys, for when its store cannot be opened.

    Raises:
        OSError: no room, or no permission.
    """
    write_private(home.keys / PINS, "".join(ssl.DER_cert_to_PEM_cert(one) for one in pinned).encode("ascii"))


def read_pins(home: Home) -> list[bytes]:
    """The certificates (DER) of `keep_pins`; none where there is no copy, or one that cannot be read."""
    try:
        text = (home.keys / PINS).read_text("ascii")
        return [ssl.PEM_cert_to_DER_cert(one + PEM_END) for one in text.split(PEM_END)[:-1]]
    except (OSError, ValueError):
        return []


def read_kiosk(home: Home) -> tuple[KioskPin, bytes] | None:
    """The counter's pinned kiosk and its certificate (DER), or None where it is not paired.

    Raises:
        LinkError: the pin is damaged.
    """
    record = home.keys / "kiosk.json"
    if not record.exists():
        return None
    try:
        pin = msgspec.json.decode(record.read_bytes(), type=KioskPin)
        certificate = ssl.PEM_cert_to_DER_cert((home.keys / "kiosk.crt").read_text("ascii"))
    except (OSError, ValueError, msgspec.DecodeError) as error:
        raise LinkError(f"配对记录 {record} 已损坏，请在触摸屏上重新打开配对，再运行 sunshine pair。") from error
    if fingerprint(certificate) != pin.fingerprint:
        raise LinkError(f"配对记录 {record} 与证书不符，请在触摸屏上重新打开配对，再运行 sunshine pair。")
    return pin, certificate


def kiosk_context(identity: Identity, pinned: list[bytes], *, pairing: bool) -> ssl.SSLContext:
    """The kiosk's TLS: 1.3 only, peers verified against exactly `pinned` (DER).

    While a pairing window is open a client may come without a certificate; the server lets it reach the pairing
    exchange and nothing else.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _strict(context, identity)
    # No tickets: a resumed session would skip the check of the peer's certificate against today's pins.
    context.num_tickets = 0
    context.verify_mode = ssl.CERT_OPTIONAL if pairing else ssl.CERT_REQUIRED
    if pinned:
        context.load_verify_locations(cadata="".join(ssl.DER_cert_to_PEM_cert(one) for one in pinned))
    return context


def counter_context(identity: Identity, kiosk: bytes) -> ssl.SSLContext:
    """The counter's TLS: 1.3 only, the kiosk's pinned certificate (DER) and no other; names do not count."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    _strict(context, identity)
    context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(kiosk))
    return context


def pairing_context() -> ssl.SSLContext:
    """A counter's TLS before it is paired: nobody is trusted; the code, not this layer, authenticates both ends."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def _strict(context: ssl.SSLContext, identity: Identity) -> None:
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VerifyFlags(NO_CHECK_TIME)
    context.load_cert_chain(identity.certificate_file, identity.key_file)
