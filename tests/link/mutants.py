"""`python -m tests.link.mutants`: 10,000 broken pictures through the real decode child, each rejected or shown whole.

Every mutant comes from its number and the seed alone, so `--from N --count 1` gives one again. The exit code is 1 if
one ended in anything but a picture or a code that the officer is told, took too long, or took too much memory.
"""

import argparse
import hashlib
import io
import random
import struct
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk_app.domain.check import Picture
from kiosk_app.link.decode import SECONDS, PictureDecoder, PictureRefused
from kiosk_app.link.decode_worker import MEMORY_BYTES

COUNT = 10_000
SIZE = (360, 240)
BOMB = (3840, 2400)
"""The largest picture that is let in: a bomb of it costs the most."""
SPARE = 0.5
"""Seconds beyond the decoder's own limit in which a child must be gone."""
SAID = frozenset(
    {
        "damaged",
        "wrong_type",
        "size_mismatch",
        "too_many_pixels",
        "trailing_data",
        "animated",
        "time_out",
        "worker_lost",
    }
)
LOST = frozenset({"time_out", "worker_lost"})
"""Codes that cost a child its life; the next picture gets a new one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sound picture to break."""

    kind: str
    data: bytes

    @property
    def media_type(self) -> str:
        return f"image/{self.kind.lower()}"


@cache
def sources() -> tuple[Source, ...]:
    """A form in every kind of file that is let in."""
    form = Image.new("RGB", SIZE, "#dde6f4")
    pen = ImageDraw.Draw(form)
    for row in range(6):
        pen.rectangle((60, 20 + row * 36, 300, 46 + row * 36), fill="white", outline="#223344")
        pen.text((66, 26 + row * 36), f"DEMO 2099-04-{row + 10} {row * 7919}", fill="black")
    clear = form.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(SIZE))
    ways: tuple[tuple[Image.Image, str, dict[str, object]], ...] = (
        (form, "PNG", {}),
        (form.quantize(16), "PNG", {}),
        (form.convert("1"), "PNG", {}),
        (form.convert("I;16"), "PNG", {}),
        (clear, "PNG", {}),
        (form, "JPEG", {"quality": 90}),
        (form, "JPEG", {"quality": 70, "progressive": True}),
        (form.convert("L"), "JPEG", {}),
        (form.convert("CMYK"), "JPEG", {}),
        (form, "WEBP", {"lossless": True, "method": 0}),
        (form, "WEBP", {"quality": 80}),
        (clear, "WEBP", {"quality": 60}),
    )
    return tuple(Source(kind, _saved(picture, kind, options)) for picture, kind, options in ways)


def _saved(picture: Image.Image, kind: str, options: dict[str, object]) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


Breaking = Callable[[bytearray, random.Random], None]


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _scramble(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    size = min(chance.randint(1, 64), len(data) - at)
    data[at : at + size] = chance.randbytes(size)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _grow(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.randbytes(chance.randint(1, 400))


def _blank(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    size = min(chance.randint(1, 300), len(data) - at)
    data[at : at + size] = bytes([chance.choice((0, 255))]) * size


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randint(1, 200)]


def _splice(data: bytearray, chance: random.Random) -> None:
    other = chance.choice(sources()).data
    at = chance.randrange(min(len(data), len(other)))
    data[at:] = other[at:]


def _extreme(data: bytearray, chance: random.Random) -> None:
    """A number at the edge of its type, near the head, where sizes and lengths stand."""
    at = chance.randrange(min(len(data), 64))
    edge = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\xea\x60"))
    data[at : at + 4] = edge[: len(data) - at]


BREAKINGS: tuple[Breaking, ...] = (_flip, _scramble, _cut, _grow, _blank, _repeat, _splice, _extreme)


def _png(chunks: Iterator[tuple[bytes, bytes]]) -> bytes:
    """A PNG with right checksums, so that what is inside reaches the decoder."""
    out = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        out += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return out


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _behind_checksums(data: bytes, chance: random.Random) -> bytes:
    """One chunk of a PNG is broken, its checksum says that it is whole."""
    found = [(kind, bytearray(body)) for kind, body in _chunks(data)]
    filled = [body for _, body in found if body]
    chance.choice(BREAKINGS)(chance.choice(filled), chance)
    return _png((kind, bytes(body)) for kind, body in found)


def _lying_header(data: bytes, chance: random.Random) -> bytes:
    """A PNG whose header promises something else than its pixels are."""
    width, height = chance.choice((SIZE, BOMB, (60000, 60000), (1, 2**31 - 1), (chance.randint(1, 5000), 240)))
    head = struct.pack(">IIBBBBB", width, height, chance.choice((1, 2, 4, 8, 16, 3)), chance.randrange(8), 0, 0, 1)
    return _png((kind, head if kind == b"IHDR" else body) for kind, body in _chunks(data))


def _bomb(chance: random.Random) -> bytes:
    """The largest size that is let in, out of next to no bytes; its rows may be fewer, or far more, than promised."""
    rows = zlib.compress(bytes(chance.choice((1000, BOMB[0] * BOMB[1] * 3 + BOMB[1], 60_000_000))), 9)
    head = struct.pack(">IIBBBBB", *BOMB, 8, chance.choice((0, 2, 6)), 0, 0, chance.choice((0, 1)))
    note = (b"zTXt", b"k\0\0" + zlib.compress(bytes(30_000_000), 9))
    notes = [note] if chance.random() < 0.3 else []
    return _png(iter([(b"IHDR", head), *notes, (b"IDAT", rows), (b"IEND", b"")]))


def mutant(number: int, seed: int) -> tuple[bytes, Picture]:
    """Broken picture `number`, and what the counter promises of it."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - a test's dice
    source = chance.choice(sources())
    width, height = SIZE
    roll = chance.random()
    if roll < 0.02:
        source, data, (width, height) = Source("PNG", b""), _bomb(chance), BOMB
    elif roll < 0.35 and source.kind == "PNG":
        data = (_lying_header if chance.random() < 0.2 else _behind_checksums)(source.data, chance)
    else:
        broken = bytearray(source.data)
        for _ in range(chance.randint(1, 3)):
            if broken:
                chance.choice(BREAKINGS)(broken, chance)
        data = bytes(broken)
    if chance.random() < 0.05:
        width, height = chance.choice((BOMB, (1, 1), (height, width)))
    return data, Picture(hashlib.sha256(data).hexdigest(), len(data), width, height, source.media_type)


@dataclass(slots=True)
class Tally:
    """What became of the mutants."""

    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    peak: int = 0
    children: set[int] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def text(self) -> str:
        """In a few lines."""
        shown = self.ends["shown"]
        rejected = ", ".join(f"{code} {count}" for code, count in self.ends.most_common() if code != "shown")
        return (
            f"{self.ends.total()} broken pictures: {shown} shown as the picture they still are, "
            f"{self.ends.total() - shown} rejected ({rejected})\n"
            f"slowest {1000 * self.slowest:.0f} ms, the child's memory at most {self.peak / 2**20:.0f} MiB, "
            f"{len(self.children)} children in all, {len(self.wrong)} not in order"
        )


def feed(decoder: PictureDecoder, numbers: range, seed: int) -> Tally:
    """Give the decoder these mutants one after another."""
    tally = Tally()
    for number in numbers:
        data, promised = mutant(number, seed)
        began = time.monotonic()
        end = _end(decoder, data, promised)
        seconds = time.monotonic() - began
        tally.ends[end] += 1
        tally.slowest = max(tally.slowest, seconds)
        if end not in SAID | {"shown"} or seconds > SECONDS + SPARE:
            tally.wrong.append(f"mutant {number}: {end} after {seconds:.2f} s")
        child = decoder._child
        if child is not None and (child.pid not in tally.children or number % 50 == 0 or seconds > 0.05):
            tally.children.add(child.pid)
            tally.peak = max(tally.peak, _peak(child.pid))
    if tally.peak > MEMORY_BYTES:
        tally.wrong.append(f"the child took {tally.peak} bytes")
    return tally


def _end(decoder: PictureDecoder, data: bytes, promised: Picture) -> str:
    try:
        pixels = decoder.decode(data, promised)
    except PictureRefused as refused:
        return refused.code
    whole = (pixels.width, pixels.height) == (promised.width, promised.height)
    return "shown" if whole and len(pixels.bytes) == promised.width * promised.height * 4 else "other pixels"


def _peak(pid: int) -> int:
    """Most bytes of memory a process ever held."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def main() -> int:
    """Print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.link.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, metavar="N", help=f"how many ({COUNT})")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="N", help="number of the first")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    chosen = parser.parse_args()
    decoder = PictureDecoder()
    try:
        tally = feed(decoder, range(chosen.first, chosen.first + chosen.count), chosen.seed)
    finally:
        decoder.stop()
    sys.stdout.write("\n".join([*tally.wrong, tally.text(), ""]))
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
