"""What the counter sends: one picture in a kept format, within the link's limits, checked before anything uses it."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk_app.errors import CaptureError, ExitCode

MAX_BYTES = 8 * 1024 * 1024
MAX_WIDTH = 3840
MAX_HEIGHT = 2400
FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
"""Pillow's format name → media type of the only formats that the kiosk takes."""
FAST, SMALL = 0, 1
"""WebP's effort. FAST takes no longer for a photograph than for text. SMALL makes a form a tenth as many bytes, which
are decoded in a fifth of the time; one with a photograph takes it up to ten times as long."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture ready to push: the exact bytes, and its size in pixels."""

    data: bytes
    width: int
    height: int
    media_type: str


def encode(pixels: bytes, width: int, height: int, effort: int = FAST) -> Shot:
    """Lossless WebP of `pixels`: rows of BGRX, four bytes a pixel, no padding.

    Raises:
        CaptureError: over 3840×2400, or over 8 MiB when compressed.
    """
    _check_size(width, height, "截到的画面")
    image = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1)
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, method=effort, quality=0)
    data = out.getvalue()
    if len(data) > MAX_BYTES:
        raise _refused("截到的画面压缩后超过 8 MiB，无法推送，请缩小业务窗口后再试。")
    return Shot(data, width, height, FORMATS["WEBP"])


def decode(shot: Shot) -> tuple[bytes, int, int]:
    """The picture's pixels as `encode` takes them, with width and height. `shot` must have been checked before."""
    with Image.open(io.BytesIO(shot.data), formats=tuple(FORMATS)) as image:
        red, green, blue = image.convert("RGB").split()
        width, height = image.size
    filler = Image.new("L", (width, height), 255)
    return Image.merge("RGBX", (blue, green, red, filler)).tobytes(), width, height


def read_file(path: Path) -> Shot:
    """The picture in a PNG, JPEG or WebP file, its bytes untouched.

    Raises:
        CaptureError: missing, a folder, unreadable, not one of these formats, damaged, over 8 MiB or 3840×2400.
    """
    data = _read_bounded(path)
    try:
        with warnings.catch_warnings():
            # The size in the header is judged right below; Pillow's own warning would only reach stderr in English.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as image:
                kind = FORMATS[str(image.format)]
                width, height = image.size
                _check_size(width, height, f"图片 {path}")
                image.load()
    except (UnidentifiedImageError, Image.DecompressionBombError):
        raise _refused(f"{path} 不是 PNG、JPEG 或 WebP 图片，请换一个截图文件。") from None
    except (OSError, SyntaxError, ValueError):
        raise _refused(f"图片 {path} 已损坏，读不完整，请重新截图。") from None
    return Shot(data, width, height, kind)


def _read_bounded(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _refused(f"{path} 是文件夹，不是图片，请写出截图文件的名字。")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CaptureError(f"找不到图片 {path}，请检查文件名。", exit_code=ExitCode.NOT_FOUND) from None
    except OSError as error:
        raise CaptureError(f"读不了图片 {path}（{error.strerror}），请检查文件权限。") from error
    if len(data) > MAX_BYTES:
        raise _refused(f"图片 {path} 超过 8 MiB，请改用更小的截图。")
    return data


def _check_size(width: int, height: int, what: str) -> None:
    if width > MAX_WIDTH or height > MAX_HEIGHT:
        raise _refused(f"{what} 有 {width}×{height} 像素，最多 {MAX_WIDTH}×{MAX_HEIGHT}，请缩小窗口或只截需要的部分。")


def _refused(sentence: str) -> CaptureError:
    return CaptureError(sentence, exit_code=ExitCode.REJECTED)
