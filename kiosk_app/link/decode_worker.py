"""The decode worker: a child process with CPU and memory limits that turns one picture after another into raw pixels.

It reads a request (length, promised width and height, media type, bytes) on stdin and answers on stdout with a code
and, when that is "ok", with width × height × 4 bytes RGBX: in the memory shared with the parent where the platform
has it, else behind the answer. Nothing a picture says but its pixels leaves this process.
"""

import mmap
import os
import struct
import sys
from io import BytesIO
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

WORKER_ARGUMENT = "--decode-worker"
"""Hidden first argument that makes a frozen program this worker."""
REQUEST = struct.Struct(">IIIB")
REPLY = struct.Struct(">16sII")
FORMATS = {1: "PNG", 2: "JPEG", 3: "WEBP"}
MEDIA_CODES = {"image/png": 1, "image/jpeg": 2, "image/webp": 3}
MAX_WIDTH, MAX_HEIGHT = 3840, 2400
MEMORY_BYTES = 640 * 1024 * 1024
CPU_SECONDS = 3
SHARED_BYTES = MAX_WIDTH * MAX_HEIGHT * 4
SHARED_VARIABLE = "SUNSHINE_PIXELS"
"""Names the inherited descriptor of the shared memory in the worker's environment."""
JPEG_MARKER, JPEG_SCAN = 0xFF, 0xDA
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Refused(Exception):
    """The picture is not decoded; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main_if_worker() -> bool:
    """Run the worker when the program was started as one (a frozen bundle has no `python -m`); whether it was."""
    if sys.argv[1:2] != [WORKER_ARGUMENT]:
        return False
    main()
    return True


def main() -> None:
    """Serve requests until stdin ends."""
    reader, writer = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _load_codecs()
    shared = _shared()
    _limit_memory()
    while (head := reader.read(REQUEST.size)) and len(head) == REQUEST.size:
        size, width, height, kind = REQUEST.unpack(head)
        _limit_cpu()
        _serve(reader.read(size), width, height, kind, writer, shared)


def _shared() -> mmap.mmap | None:
    descriptor = os.environ.get(SHARED_VARIABLE)
    return mmap.mmap(int(descriptor), SHARED_BYTES) if descriptor else None


def _serve(data: bytes, width: int, height: int, kind: int, writer: IO[bytes], shared: mmap.mmap | None) -> None:
    try:
        pixels = decode(data, width, height, FORMATS.get(kind, ""))
    except Refused as refused:
        writer.write(REPLY.pack(refused.code.encode("ascii"), 0, 0))
    else:
        if shared is not None:
            shared[: len(pixels)] = pixels
        writer.write(REPLY.pack(b"ok", width, height))
        if shared is None:
            writer.write(pixels)
    writer.flush()


def decode(data: bytes, width: int, height: int, kind: str) -> bytes:
    """RGBX pixels of a picture of exactly this format and size.

    Raises:
        Refused: wrong_type, too_many_pixels, size_mismatch, animated, trailing_data, or damaged.
    """
    from PIL import Image, UnidentifiedImageError

    if not kind:
        raise Refused("wrong_type")
    _whole_file(data, kind)
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            _check_header(picture, width, height)
            return _pixels(picture)
    except Refused:
        raise
    except UnidentifiedImageError:
        raise Refused("wrong_type") from None
    except Image.DecompressionBombError:
        raise Refused("too_many_pixels") from None
    except (MemoryError, RecursionError):
        raise Refused("too_many_pixels") from None
    except Exception:  # a decoder may raise anything on hostile bytes; all of it means the same to the officer
        raise Refused("damaged") from None


def _pixels(picture: "Image.Image") -> bytes:
    from PIL.WebPImagePlugin import WebPImageFile

    if isinstance(picture, WebPImageFile) and picture.rawmode == "RGBX":
        # The codec's own frame is what is wanted; by way of Pillow's image it would be copied four times over.
        frame, _ = picture._decoder.get_next()
        return bytes(frame)
    plain = picture if picture.mode == "RGB" else picture.convert("RGB")
    return plain.tobytes("raw", "RGBX")


def _check_header(picture: "Image.Image", width: int, height: int) -> None:
    if not (0 < picture.width <= MAX_WIDTH and 0 < picture.height <= MAX_HEIGHT):
        raise Refused("too_many_pixels")
    if picture.size != (width, height):
        raise Refused("size_mismatch")
    if getattr(picture, "n_frames", 1) != 1:
        raise Refused("animated")


def _whole_file(data: bytes, kind: str) -> None:
    """The file is this format and nothing hangs on behind it: a polyglot is stored by nobody."""
    end: int = {"PNG": _png_end, "JPEG": _jpeg_end, "WEBP": _webp_end}[kind](data)
    if end < len(data):
        raise Refused("trailing_data")
    if end > len(data):
        raise Refused("damaged")


def _png_end(data: bytes) -> int:
    if not data.startswith(PNG_SIGNATURE):
        raise Refused("wrong_type")
    at = len(PNG_SIGNATURE)
    while at + 8 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])
        if kind == b"IEND":
            return at
    raise Refused("damaged")


def _jpeg_end(data: bytes) -> int:
    if not data.startswith(b"\xff\xd8\xff"):
        raise Refused("wrong_type")
    at = 2
    # Segments up to the first scan have lengths (a thumbnail with its own end marker hides in one); scans do not.
    while at + 4 <= len(data) and data[at] == JPEG_MARKER and data[at + 1] != JPEG_SCAN:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    end = data.find(b"\xff\xd9", at)
    if end < 0:
        raise Refused("damaged")
    return end + 2


def _webp_end(data: bytes) -> int:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Refused("wrong_type")
    return 8 + int.from_bytes(data[4:8], "little")


def _load_codecs() -> None:
    """Everything is imported before the limits fall."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    Image.preinit()  # else the first picture would have it look for files
    Image.MAX_IMAGE_PIXELS = MAX_WIDTH * MAX_HEIGHT
    PngImagePlugin.MAX_TEXT_MEMORY = PngImagePlugin.MAX_TEXT_CHUNK = 64 * 1024
    assert JpegImagePlugin  # noqa: S101 - imported for its codec
    assert WebPImagePlugin  # noqa: S101 - imported for its codec


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What is open stays open, and nothing else can be: no file, no socket, no pipe.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _limit_cpu() -> None:
    """CPU time counts over the whole life of a process, so each picture gets its own few seconds on top."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
