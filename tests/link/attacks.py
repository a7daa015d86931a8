"""`python -m tests.link.attacks NAME FOLDER PORT`: one kind of attack on a kiosk, as hard as a process can.

FOLDER holds the homes of who attacks: `stranger` was never paired, `revoked` once was, and one named after each attack
is paired and has gone over to the enemy. Attackers come from thousands of addresses of 127/8, so that the count a
minute and address hardly stops them. Says `ready`, then reads for how many seconds to attack; written at the end: how
often what was tried, and `let in` where somebody came in who must not.
"""

import argparse
import contextlib
import hashlib
import io
import itertools
import json
import random
import socket
import ssl
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PIL import Image
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from kiosk_app.domain import check
from kiosk_app.domain.ids import new_id
from kiosk_app.link import messages as m
from kiosk_app.link.chunks import Chunk, encode_chunk
from kiosk_app.link.identity import counter_context, own_identity, read_kiosk
from kiosk_app.link.offers import offer_frame
from kiosk_app.paths import Home
from kiosk_app.services.station import DEMO_PASSWORD
from tests.link.hall import picture
from tests.link.mutants import mutant

T = TypeVar("T", bound=m.Frame)
REFUSED = (ssl.SSLError, WebSocketException, OSError, EOFError, TimeoutError)
WAIT = 3.0
STAFF = "000005"
CROWD = 40
"""Sockets a slow attacker holds at a time."""
CONNECTS = 200
HEAVY = (3000, 2400)
TLS_HELLO = bytes.fromhex("16030100f1010000ed0303") + bytes(32)


@dataclass
class Attack:
    """What an attacker has: certificates, addresses, and until when."""

    folder: Path
    port: int
    bad: str
    until: float
    chance: random.Random
    count: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        places = itertools.product(range(1, 200), range(1, 250))
        self._places = (f"127.{low}.{high}.7" for high, low in places)

    @property
    def on(self) -> bool:
        """Whether there is time left."""
        return time.monotonic() < self.until

    def address(self) -> str:
        """Another one each time."""
        return next(self._places)

    def dial(self) -> socket.socket:
        """A TCP connection from a new address."""
        self.count["connects"] += 1
        return socket.create_connection(("127.0.0.1", self.port), WAIT, (self.address(), 0))

    def context(self, who: str) -> ssl.SSLContext:
        """The TLS of one of those homes towards this kiosk."""
        paired = read_kiosk(Home(self.folder / self.bad))
        assert paired is not None
        return counter_context(own_identity(Home(self.folder / who)), paired[1])

    @contextlib.contextmanager
    def line(self, context: ssl.SSLContext) -> Iterator[ClientConnection]:
        """A websocket over TLS."""
        with connect(
            f"wss://kiosk.sunshine:{self.port}/link", sock=self.dial(), ssl=context, server_hostname="kiosk.sunshine",
            compression=None, proxy=None, open_timeout=WAIT, close_timeout=0.2, max_size=None,
        ) as opened:  # fmt: skip
            yield opened

    @contextlib.contextmanager
    def inside(self) -> Iterator["Inside"]:
        """As the paired counter that has gone bad: welcomed and signed in."""
        with self.line(self.context(self.bad)) as opened:
            inside = Inside(opened, self.count)
            inside.send(m.Hello())
            inside.until(m.Welcome)
            self.count["welcomed"] += 1
            yield inside

    def again(self, deed: Callable[[], object]) -> None:
        """Do it over and over; being thrown out is part of it."""
        while self.on:
            try:
                deed()
            except REFUSED:
                self.count["thrown out"] += 1
                time.sleep(0.01)


@dataclass
class Inside:
    """A line on which WELCOME came."""

    line: ClientConnection
    count: Counter[str]

    def send(self, frame: m.Frame) -> None:
        """One frame."""
        self.line.send(m.encode(frame).decode())

    def until(self, kind: type[T]) -> T:
        """The next frame of a kind."""
        while True:
            frame = m.from_kiosk(self.line.recv(WAIT))
            if isinstance(frame, kind):
                return frame

    def sign_in(self, password: str = DEMO_PASSWORD) -> str:
        """The session's id, "" where it was refused."""
        self.send(m.SignIn(staff_number=STAFF, password=password))
        self.count["sign-ins"] += 1
        return self.until(m.Session).session_id

    def push(self, session: str, data: bytes, promised: check.Picture, check_id: str = "") -> m.Ack:
        """Offer a picture and send it as far as it is wanted; the last word on it."""
        offer = check.Offer(check_id or new_id(), session, "H03", promised)
        self.send(offer_frame(offer))
        self.count["offers"] += 1
        said = self.until(m.Ack)
        if said.state is check.CheckState.RECEIVING:
            pieces = [data[at : at + m.CHUNK_BYTES] for at in range(0, len(data), m.CHUNK_BYTES)]
            for index, piece in enumerate(pieces):
                self.line.send(encode_chunk(Chunk(offer.check_id, index, piece)))
            while said.state is check.CheckState.RECEIVING:
                said = self.until(m.Ack)
        return said


def connects(attack: Attack) -> None:
    """200 connections at once, again and again."""
    while attack.on:
        held = []
        for _ in range(CONNECTS):
            with contextlib.suppress(OSError):
                held.append(attack.dial())
        time.sleep(0.5)
        for each in held:
            each.close()


def slowloris(attack: Attack) -> None:
    """Sockets that say one byte at a time of a TLS greeting, or, as the bad counter, of a websocket's."""
    held: list[tuple[socket.socket, Iterator[bytes]]] = []
    context = attack.context(attack.bad)
    while attack.on:
        if len(held) < CROWD:
            with contextlib.suppress(*REFUSED):
                came = attack.dial()
                if attack.count["connects"] % 3 == 0:
                    came.settimeout(0.3)
                    came = context.wrap_socket(came, server_hostname="kiosk.sunshine")
                    attack.count["slow inside TLS"] += 1
                held.append((came, (bytes([each]) for each in b"GET /link HTTP/1.1\r\nHost: x\r\nX: " + TLS_HELLO * 9)))
        for each in list(held):
            try:
                each[0].send(next(each[1]))
                attack.count["bytes"] += 1
            except (*REFUSED, StopIteration):
                attack.count["thrown out"] += 1
                held.remove(each)
                each[0].close()
        time.sleep(0.02)


def _knock(attack: Attack, context: ssl.SSLContext, hello: str = "") -> None:
    """Try to be welcomed with this TLS."""
    with attack.line(context) as opened:
        opened.send(hello or m.encode(m.Hello()).decode())
        said = json.loads(opened.recv(WAIT))
        if said["t"] == "WELCOME":
            attack.count["let in"] += 1
        attack.count[f"said {said.get('code', said['t'])}"] += 1


def wrong_certificate(attack: Attack) -> None:
    """TLS with a certificate that was never pinned, and with none."""
    bare = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    bare.check_hostname, bare.verify_mode = False, ssl.CERT_NONE
    ways = itertools.cycle([attack.context("stranger"), bare])
    attack.again(lambda: _knock(attack, next(ways)))


def revoked_pin(attack: Attack) -> None:
    """TLS with the certificate of a counter whose pin was taken back."""
    context = attack.context("revoked")
    attack.again(lambda: _knock(attack, context))


def old_version(attack: Attack) -> None:
    """TLS 1.2 with a good certificate; and frames and offers of other versions of the protocol."""
    old, good = attack.context(attack.bad), attack.context(attack.bad)
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_2
    hellos = ("", m.encode(m.Hello(versions=(0, 2, 9))).decode(), '{"v":0,"t":"HELLO","id":"1","versions":[0]}')
    ways = itertools.cycle(zip((old, good, good), hellos, strict=True))
    attack.again(lambda: _knock(attack, *next(ways)))


def garbage(attack: Attack) -> None:
    """Frames of the bad counter with bytes changed, cut, doubled, or out of order."""
    frames = [
        m.encode(m.Hello()), m.encode(m.Ping()), m.encode(m.EventAck(cursor=2**40)),
        m.encode(m.Withdraw(check_id=new_id())), encode_chunk(Chunk(new_id(), 7, b"x" * 99)),
        b'{"v":1,"t":"RATED","id":"1","level":"satisfied"}', b"[" * 9000, b"\xff" * 300,
    ]  # fmt: skip

    def deed() -> None:
        with attack.inside() as inside:
            for _ in range(200):
                data = bytearray(attack.chance.choice(frames))
                for _ in range(attack.chance.randint(0, 3)):
                    data[attack.chance.randrange(len(data))] = attack.chance.randrange(256)
                binary = attack.chance.random() < 0.3
                inside.line.send(bytes(data) if binary else data.decode("utf-8", "ignore"))
                attack.count["frames"] += 1

    attack.again(deed)


def chatter(attack: Attack) -> None:
    """Right frames without end: pings, acknowledgements, and asking back of checks that never were."""

    def deed() -> None:
        with attack.inside() as inside:
            for number in range(100_000):
                if not attack.on:
                    return
                inside.send(m.Withdraw(check_id=new_id()) if number % 50 == 0 else m.Ping())
                attack.count["frames"] += 1

    attack.again(deed)


def sign_ins(attack: Attack) -> None:
    """Wrong passwords without end."""

    def deed() -> None:
        with attack.inside() as inside:
            while attack.on:
                for _ in range(8):
                    inside.send(m.SignIn(staff_number=f"{attack.chance.randrange(10**6):06}", password="wrong"))
                for _ in range(8):
                    attack.count["let in"] += bool(inside.until(m.Session).session_id)
                    attack.count["sign-ins"] += 1

    attack.again(deed)


def replay(attack: Attack) -> None:
    """The same check over and over, on this line and on the next: offer, every chunk, old acknowledgements."""
    data, promised = _sound()
    check_id = new_id()
    session = ""

    def deed() -> None:
        nonlocal session
        with attack.inside() as inside:
            session = session or inside.sign_in()
            for _ in range(50):
                attack.count[f"said {inside.push(session, data, promised, check_id).state}"] += 1
                inside.line.send(encode_chunk(Chunk(check_id, 0, data[: m.CHUNK_BYTES])))
                inside.send(m.EventAck(cursor=0))
                if not attack.on:
                    inside.send(m.Withdraw(check_id=check_id))
                    return

    attack.again(deed)


def equivocation(attack: Attack) -> None:
    """One id, ever other pictures."""
    data, promised = _sound()
    check_id = new_id()
    session = ""

    def deed() -> None:
        nonlocal session
        with attack.inside() as inside:
            session = session or inside.sign_in()
            inside.push(session, data, promised, check_id)
            while attack.on:
                other = check.Picture(hashlib.sha256(attack.chance.randbytes(8)).hexdigest(), 999, 9, 9, "image/png")
                inside.send(offer_frame(check.Offer(check_id, session, "H03", other)))
                said = inside.until(m.Ack)  # or a word on its place, which comes by itself
                attack.count[f"said {said.code or said.state}"] += 1
                attack.count["let in"] += said.state is check.CheckState.RECEIVING
            inside.send(m.Withdraw(check_id=check_id))

    attack.again(deed)


def broken_pictures(attack: Attack) -> None:
    """Mutants and bombs through the whole line; what still is a picture is taken back at once."""
    numbers = itertools.count(attack.chance.randrange(10**6))
    session = ""

    def deed() -> None:
        nonlocal session
        with attack.inside() as inside:
            session = session or inside.sign_in()
            while attack.on:
                data, promised = mutant(next(numbers), 2)
                if not data:
                    continue
                said = inside.push(session, data, promised)
                attack.count[f"said {said.code or 'shown'}"] += 1
                if said.state is not check.CheckState.REJECTED:
                    inside.send(m.Withdraw(check_id=said.check_id))

    attack.again(deed)


def heavy_pictures(attack: Attack) -> None:
    """The largest pictures that are let in, of noise, one after another."""
    data = _noise()
    promised = check.Picture(hashlib.sha256(data).hexdigest(), len(data), *HEAVY, "image/png")
    session = ""

    def deed() -> None:
        nonlocal session
        with attack.inside() as inside:
            session = session or inside.sign_in()
            while attack.on:
                said = inside.push(session, data, promised)
                attack.count[f"said {said.code or said.state}"] += 1
                inside.send(m.Withdraw(check_id=said.check_id))

    attack.again(deed)


def _noise() -> bytes:
    """A PNG of some seven megabytes that nothing makes smaller."""
    out = io.BytesIO()
    Image.effect_noise(HEAVY, 80).save(out, "PNG", compress_level=0)
    return out.getvalue()


def _sound() -> tuple[bytes, check.Picture]:
    """A small sound picture and its promise."""
    data = picture()
    return data, check.Picture(hashlib.sha256(data).hexdigest(), len(data), 320, 200, "image/png")


ATTACKS: dict[str, Callable[[Attack], None]] = {
    each.__name__: each
    for each in (
        connects, slowloris, wrong_certificate, revoked_pin, old_version, garbage, chatter, sign_ins, replay,
        equivocation, broken_pictures, heavy_pictures,
    )
}  # fmt: skip


def main() -> int:
    """Attack until the time is over, then say what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=ATTACKS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("port", type=int)
    chosen = parser.parse_args()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    until = time.monotonic() + float(sys.stdin.readline())
    attack = Attack(chosen.folder, chosen.port, chosen.name, until, random.Random(chosen.name))  # noqa: S311 - a test's dice
    ATTACKS[chosen.name](attack)
    sys.stdout.write(json.dumps(attack.count) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
