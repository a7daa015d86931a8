"""The decode worker against pictures that are not what they say, and against its own death."""

import hashlib
import io
import os
import re
import signal
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.domain.check import Picture
from kiosk_app.link.decode import PictureDecoder, PictureRefused
from kiosk_app.link.decode_worker import MEMORY_BYTES
from tests.link.hall import picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


@pytest.fixture(scope="module")
def decoder() -> Iterator[PictureDecoder]:
    made = PictureDecoder()
    yield made
    made.stop()


def expected(data: bytes, width: int = 320, height: int = 200, kind: str = "image/png") -> Picture:
    return Picture(hashlib.sha256(data).hexdigest(), len(data), width, height, kind)


def png(width: int, height: int, bits: int, rows: bytes, *extra: tuple[bytes, bytes]) -> bytes:
    """A PNG built by hand, so that its header can lie."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = part(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    middle = b"".join(part(kind, body) for kind, body in extra)
    return b"\x89PNG\r\n\x1a\n" + header + middle + part(b"IDAT", zlib.compress(rows, 9)) + part(b"IEND", b"")


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), (1, 2, 3)).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("JPEG", {"quality": 95}), ("WEBP", {"lossless": True, "method": 0})]
)
def test_each_format_becomes_its_pixels(decoder: PictureDecoder, kind: str, options: dict[str, object]) -> None:
    data = saved(kind, **options)
    pixels = decoder.decode(data, expected(data, kind=f"image/{kind.lower()}"))
    assert (pixels.width, pixels.height, pixels.stride) == (320, 200, 1280)
    assert len(pixels.bytes) == 320 * 200 * 4
    assert max(abs(a - b) for a, b in zip(pixels.bytes[:3], (1, 2, 3), strict=True)) <= 2


@pytest.mark.parametrize("effort", [0, 1, 4])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_lossless_picture_keeps_every_pixel_and_no_transparency(
    decoder: PictureDecoder, mode: str, effort: int
) -> None:
    noise = [Image.effect_noise((320, 200), spread) for spread in (20, 60, 90, 120)]
    picture = (
        Image.merge("RGBA", noise).convert("RGB").quantize(64) if mode == "P" else Image.merge(mode, noise[: len(mode)])
    )
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=True, exact=True, method=effort)
    data = out.getvalue()
    pixels = decoder.decode(data, expected(data, kind="image/webp"))
    shown = Image.frombytes("RGB", (320, 200), pixels.bytes, "raw", "RGBX")
    assert shown.tobytes() == picture.convert("RGB").tobytes()
    assert set(pixels.bytes[3::4]) == {255}


def _animated(kind: str) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (320, 200), (shade, 0, 0)) for shade in (0, 128, 255)]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


WHOLE = picture()
BAD = {
    "1-bit bomb": (png(60000, 60000, 1, bytes(7501 * 1000)), "image/png", "too_many_pixels"),
    "header lies": (png(320, 201, 8, bytes(321 * 201)), "image/png", "size_mismatch"),
    "truncated": (WHOLE[: len(WHOLE) // 2], "image/png", "damaged"),
    "short data": (png(320, 200, 8, bytes(100)), "image/png", "damaged"),
    "svg": (SVG, "image/png", "wrong_type"),
    "svg as webp": (SVG, "image/webp", "wrong_type"),
    "empty": (b"", "image/png", "wrong_type"),
    "another format": (saved("JPEG"), "image/png", "wrong_type"),
    "gif": (saved("GIF"), "image/png", "wrong_type"),
    "unknown type": (WHOLE, "image/svg+xml", "wrong_type"),
    "polyglot png": (WHOLE + b"PK\x03\x04evil", "image/png", "trailing_data"),
    "polyglot jpeg": (saved("JPEG") + b"<script>", "image/jpeg", "trailing_data"),
    "polyglot webp": (saved("WEBP") + b"%PDF-1.7", "image/webp", "trailing_data"),
    "cut jpeg": (saved("JPEG")[:-2], "image/jpeg", "damaged"),
    "cut webp": (saved("WEBP")[:-4], "image/webp", "damaged"),
    "apng": (_animated("PNG"), "image/png", "animated"),
    "animated webp": (_animated("WEBP"), "image/webp", "animated"),
    "text bomb": (
        png(320, 200, 8, bytes(321 * 200), (b"zTXt", b"k\0\0" + zlib.compress(bytes(50_000_000), 9))),
        "image/png",
        "damaged",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_pictures_are_refused_with_a_code(decoder: PictureDecoder, name: str) -> None:
    data, kind, code = BAD[name]
    began = time.monotonic()
    with pytest.raises(PictureRefused) as refused:
        decoder.decode(data, expected(data, kind=kind))
    assert refused.value.code == code
    assert time.monotonic() - began < 2.5
    decoder.decode(WHOLE, expected(WHOLE))


def test_a_thousand_mutants_never_take_the_worker_beyond_its_memory(decoder: PictureDecoder) -> None:
    decoder.decode(WHOLE, expected(WHOLE))
    sources = [(saved("PNG"), "image/png"), (saved("JPEG"), "image/jpeg"), (saved("WEBP"), "image/webp")]
    outcomes = set()
    for turn in range(600):
        data, kind = sources[turn % 3]
        broken = bytearray(data)
        for place in range(3):
            broken[(turn * 7919 + place * 104729) % len(broken)] ^= 1 << (turn % 8)
        try:
            decoder.decode(bytes(broken), expected(bytes(broken), kind=kind))
            outcomes.add("ok")
        except PictureRefused as refused:
            outcomes.add(refused.code)
    assert outcomes <= {"ok", "damaged", "wrong_type", "size_mismatch", "too_many_pixels", "trailing_data", "animated"}
    assert "damaged" in outcomes


def test_a_hung_worker_is_killed_and_replaced() -> None:
    decoder = PictureDecoder(seconds=0.4)
    try:
        decoder.decode(WHOLE, expected(WHOLE))
        assert decoder._child is not None
        former = decoder._child.pid
        os.kill(former, signal.SIGSTOP)
        with pytest.raises(PictureRefused) as refused:
            decoder.decode(WHOLE, expected(WHOLE))
        assert refused.value.code == "time_out"
        decoder._seconds = 5
        assert decoder.decode(WHOLE, expected(WHOLE)).width == 320
        assert decoder._child.pid != former
    finally:
        decoder.stop()


def test_a_dead_worker_is_replaced() -> None:
    decoder = PictureDecoder()
    try:
        decoder.warm()
        assert decoder._child is not None
        decoder._child.kill()
        decoder._child.wait()
        assert decoder.decode(WHOLE, expected(WHOLE)).width == 320
    finally:
        decoder.stop()


def test_verified_pixels_wait_once_for_the_screen(decoder: PictureDecoder) -> None:
    decoder.verify(WHOLE, expected(WHOLE))
    assert decoder._fresh is not None
    kept = decoder._fresh.pixels
    assert decoder.decode(WHOLE, expected(WHOLE)) is kept
    assert decoder.decode(WHOLE, expected(WHOLE)) is not kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_worker_can_open_nothing_and_start_nothing() -> None:
    decoder = PictureDecoder()
    try:
        decoder.decode(WHOLE, expected(WHOLE))
        assert decoder._child is not None
        limits = Path(f"/proc/{decoder._child.pid}/limits").read_text()
        for name in ("Max open files", "Max processes", "Max file size", "Max core file size"):
            assert re.search(rf"{name}\s+0\s+0", limits), name
        assert re.search(rf"Max address space\s+{MEMORY_BYTES}\s", limits)
        opened = {str(each.readlink()) for each in Path(f"/proc/{decoder._child.pid}/fd").iterdir()}
        assert not [name for name in opened if name.startswith("socket:")]
    finally:
        decoder.stop()
