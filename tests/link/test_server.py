"""Who gets in and who does not, and that strangers cannot disturb a paired counter."""

import contextlib
import datetime as dt
import json
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from kiosk_app.config import Link
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import LinkError
from kiosk_app.link.chunks import MAX_FRAME
from kiosk_app.link.desk import NewPeer
from kiosk_app.link.identity import counter_context, own_identity
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink
from tests.link.hall import Hall, picture, until

REFUSED = (ssl.SSLError, WebSocketException, OSError, EOFError, TimeoutError)
HELLO = {"v": 1, "t": "HELLO", "id": "1", "versions": [1]}


@contextlib.contextmanager
def dialled(hall: Hall, context: ssl.SSLContext) -> Iterator[ClientConnection]:
    with connect(
        f"wss://kiosk.sunshine:{hall.server.port}/link",
        sock=socket.create_connection(("127.0.0.1", hall.server.port), 5),
        ssl=context,
        server_hostname="kiosk.sunshine",
        compression=None,
        proxy=None,
        open_timeout=5,
        close_timeout=1,
    ) as line:
        yield line


def context_of(hall: Hall, home: Home) -> ssl.SSLContext:
    return counter_context(own_identity(home), own_identity(hall.home).certificate)


def welcomed(hall: Hall, context: ssl.SSLContext) -> bool:
    """Whether HELLO is answered with WELCOME."""
    try:
        with dialled(hall, context) as line:
            line.send(json.dumps(HELLO))
            return bool(json.loads(line.recv(5))["t"] == "WELCOME")
    except REFUSED:
        return False


def last_code(line: ClientConnection) -> str:
    """The code of the ERROR the kiosk hangs up with."""
    code = ""
    with contextlib.suppress(WebSocketException):
        while True:
            frame = json.loads(line.recv(5))
            code = str(frame["code"]) if frame["t"] == "ERROR" else code
    return code


def _drain(line: ClientConnection) -> None:
    while True:
        line.recv(5)


def _send_and_drain(line: ClientConnection, frame: bytes) -> None:
    line.send(frame)
    _drain(line)


def certificate(folder: Path, days: tuple[int, int]) -> tuple[Path, Path, bytes]:
    """A self-signed certificate valid between these days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sunshine-test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True)
    (folder / "link.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "link.key").write_bytes(pem)
    return folder / "link.crt", folder / "link.key", made.public_bytes(serialization.Encoding.DER)


# The TLS matrix.


def test_a_pinned_certificate_is_welcomed(hall: Hall) -> None:
    home, _ = hall.pair()
    assert welcomed(hall, context_of(hall, home))


def test_no_certificate_is_refused(hall: Hall) -> None:
    hall.pair()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    assert not welcomed(hall, context)
    hall.server.open_pairing()
    assert not welcomed(hall, context)


def test_another_certificate_is_refused_even_while_pairing_is_open(hall: Hall) -> None:
    hall.pair()
    stranger = Home(hall.root / "stranger")
    assert not welcomed(hall, context_of(hall, stranger))
    hall.server.open_pairing()
    assert not welcomed(hall, context_of(hall, stranger))


def test_tls_1_2_is_refused(hall: Hall) -> None:
    home, _ = hall.pair()
    context = context_of(hall, home)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    with pytest.raises(REFUSED), dialled(hall, context):
        pass


def test_plain_text_is_refused(hall: Hall) -> None:
    with socket.create_connection(("127.0.0.1", hall.server.port), 5) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: kiosk\r\n\r\n")
        line.settimeout(5)
        assert b"HTTP" not in _all(line)


def _all(line: socket.socket) -> bytes:
    got = b""
    with contextlib.suppress(OSError):
        while piece := line.recv(4096):
            got += piece
    return got


@pytest.mark.parametrize("days", [(-20, -10), (10, 20)])
def test_dates_do_not_count_but_the_pin_does(hall: Hall, days: tuple[int, int]) -> None:
    home = Home(hall.root / "dated")
    _, _, der = certificate(home.keys, days)
    own = own_identity(home)
    hall.pins.add(NewPeer("演示", "2号窗口", own.fingerprint, der))
    hall.server.refresh_peers()
    until(lambda: own.fingerprint in hall.server._peers, "pinned")
    assert welcomed(hall, context_of(hall, home))


def test_a_revoked_pin_cuts_the_line_and_stays_out(hall: Hall) -> None:
    counter = hall.counter()
    hall.pins.revoke("3号窗口")
    hall.server.refresh_peers()
    until(lambda: not counter.link.line.connected, "cut")
    assert not welcomed(hall, context_of(hall, counter.home))
    until(lambda: counter.link.line.code in {"refused", "revoked"}, "said why")
    assert len(hall.kinds(EntryKind.DEVICE_REVOKED)) == 1


def test_a_revocation_by_another_process_is_noticed(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk_app.link.server.POLL_SECONDS", 0.5)
    counter = hall.counter()
    hall.pins.revoke("3号窗口")
    until(lambda: not counter.link.line.connected, "cut")


def test_the_kiosk_must_be_the_pinned_one(make_hall: Callable[..., Hall]) -> None:
    ours, theirs = make_hall(), make_hall()
    home, _ = ours.pair(port=theirs.server.port)
    link = CounterLink(home, ours.settings)
    link.start()
    try:
        until(lambda: link.line.code == "identity", "an impostor is not talked to")
        assert not link.line.connected
    finally:
        link.stop()


def test_a_newer_socket_replaces_the_former_one_of_the_same_counter(hall: Hall) -> None:
    home, _ = hall.pair()
    context = context_of(hall, home)
    with dialled(hall, context) as first:
        first.send(json.dumps(HELLO))
        first.recv(5)
        assert welcomed(hall, context)
        with pytest.raises(WebSocketException):
            _drain(first)


def test_an_unpaired_computer_is_told_what_to_do(hall: Hall) -> None:
    with pytest.raises(LinkError, match="sunshine pair"):
        CounterLink(Home(hall.root / "unpaired"), hall.settings)


def test_a_port_in_use_is_named(make_hall: Callable[..., Hall]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(LinkError, match=f"端口 {port} 已被别的程序占用"):
            make_hall(link=Link(bind="127.0.0.1", port=port))


# Frames of a paired but broken counter.


@pytest.fixture
def line(hall: Hall) -> Iterator[ClientConnection]:
    home, _ = hall.pair()
    with dialled(hall, context_of(hall, home)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ('{"v":1,"t":"PING","id":"1"}', "hello_first"),
        ("{}", "malformed"),
        ("[" * 9000, "malformed"),
        (json.dumps({**HELLO, "v": 2}), "version"),
        (json.dumps({**HELLO, "versions": [7]}), "version"),
        (json.dumps({**HELLO, "device_id": "another"}), "malformed"),
        (json.dumps({**HELLO, "build": "x" * 17000}), "frame_too_long"),
        (b"\x01\x01" + bytes(100), "hello_first"),
    ],
)
def test_a_bad_first_frame_ends_the_line(line: ClientConnection, frame: str | bytes, code: str) -> None:
    line.send(frame)
    assert last_code(line) == code


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (json.dumps(HELLO), "hello_twice"),
        ('{"v":1,"t":"EVENT_ACK","id":"1","cursor":999999}', "cursor_ahead"),
        ('{"v":1,"t":"RATED","id":"1","level":"satisfied"}', "malformed"),
        (b"\x01\x02" + bytes(100), "malformed"),
        (b"", "chunk_size"),
    ],
)
def test_a_bad_later_frame_ends_the_line(line: ClientConnection, frame: str | bytes, code: str) -> None:
    line.send(json.dumps(HELLO))
    line.recv(5)
    line.send(frame)
    assert last_code(line) == code


def test_a_frame_over_the_limit_is_not_even_read(line: ClientConnection) -> None:
    line.send(json.dumps(HELLO))
    line.recv(5)
    with pytest.raises(WebSocketException) as closed:
        _send_and_drain(line, bytes(MAX_FRAME + 1))
    assert "1009" in str(closed.value)


def test_without_hello_the_line_is_closed_in_time(line: ClientConnection) -> None:
    began = time.monotonic()
    assert last_code(line) == "hello_timeout"
    assert time.monotonic() - began < 4


# Strangers in numbers.


def test_two_hundred_connects_and_slow_strangers_leave_the_paired_line_up(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(link=Link(bind="127.0.0.1", port=0))
    counter = hall.counter()
    address = ("127.0.0.1", hall.server.port)
    slow = []
    for _ in range(200):
        with contextlib.suppress(OSError):
            slow.append(socket.create_connection(address, 5))
    for stranger in slow[:10]:
        with contextlib.suppress(OSError):
            stranger.send(b"\x16\x03\x01")
    assert hall.server._door.unknown <= 3
    check_id = counter.push(picture())
    counter.wait(check_id, lambda s: s.state is CheckState.STORED, "stored in the flood")
    assert counter.link.line.connected
    until(lambda: hall.server._door.sockets == 1, "strangers are shown out")
    for stranger in slow:
        stranger.close()


def test_strangers_cannot_take_a_paired_counters_place(hall: Hall) -> None:
    home, _ = hall.pair()
    address = ("127.0.0.1", hall.server.port)
    slow = [socket.create_connection(address, 5) for _ in range(8)]
    until(lambda: hall.server._door.unknown == 3, "three are heard")
    until(lambda: hall.server._door.unknown == 0, "and shown out")
    assert welcomed(hall, context_of(hall, home))
    for stranger in slow:
        stranger.close()
