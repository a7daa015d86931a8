"""Files and pixels are judged before they are pushed: each refusal is one Chinese sentence with its exit code."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from kiosk_app.counter.picture import MAX_BYTES, encode, read_file
from kiosk_app.errors import CaptureError, ExitCode
from kiosk_app.startup.counter import Pictures


def _saved(path: Path, width: int, height: int, kind: str) -> Path:
    Image.new("RGB", (width, height), "navy").save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_a_good_file_keeps_its_exact_bytes(tmp_path: Path, kind: str, media: str) -> None:
    path = _saved(tmp_path / "named.wrongly", 640, 400, kind)
    shot = read_file(path)
    assert (shot.data, shot.width, shot.height, shot.media_type) == (path.read_bytes(), 640, 400, media)


def _text(folder: Path) -> Path:
    path = folder / "a.png"
    path.write_text("这不是图片", encoding="utf-8")
    return path


def _gif(folder: Path) -> Path:
    return _saved(folder / "a.png", 20, 20, "GIF")


def _wide(folder: Path) -> Path:
    return _saved(folder / "a.png", 3841, 10, "PNG")


def _heavy(folder: Path) -> Path:
    path = folder / "a.png"
    path.write_bytes(bytes(MAX_BYTES + 1))
    return path


def _cut(folder: Path) -> Path:
    path = _saved(folder / "a.png", 900, 700, "PNG")
    path.write_bytes(path.read_bytes()[:200])
    return path


@pytest.mark.parametrize(
    ("make", "words", "code"),
    [
        (_text, "不是 PNG、JPEG 或 WebP", ExitCode.REJECTED),
        (_gif, "不是 PNG、JPEG 或 WebP", ExitCode.REJECTED),
        (_wide, "最多 3840×2400", ExitCode.REJECTED),
        (_heavy, "超过 8 MiB", ExitCode.REJECTED),
        (_cut, "已损坏", ExitCode.REJECTED),
        (lambda folder: folder, "是文件夹", ExitCode.REJECTED),
        (lambda folder: folder / "none.png", "找不到", ExitCode.NOT_FOUND),
    ],
)
def test_a_bad_file_is_one_sentence(tmp_path: Path, make: Callable[[Path], Path], words: str, code: ExitCode) -> None:
    with pytest.raises(CaptureError) as refused:
        read_file(make(tmp_path))
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith("。")
    assert refused.value.sentence.count("。") == 1
    assert refused.value.exit_code is code


def test_pixels_come_back_without_loss() -> None:
    picture = Image.effect_noise((300, 200), 90).convert("RGB")
    shot = encode(picture.tobytes("raw", "BGRX"), 300, 200)
    with Image.open(io.BytesIO(shot.data)) as again:
        assert again.format == "WEBP"
        assert again.convert("RGB").tobytes() == picture.tobytes()


def test_too_large_a_window_is_refused() -> None:
    with pytest.raises(CaptureError, match="3840×2400"):
        encode(b"", 4000, 100)


def test_the_officers_own_newest_picture_is_at_hand_for_its_check_alone() -> None:
    picture = Image.effect_noise((300, 200), 90).convert("RGB")
    pictures = Pictures()
    pictures.keep("one", encode(picture.tobytes("raw", "BGRX"), 300, 200))
    image = pictures.requestImage("one", QSize(), QSize())
    assert (image.width(), image.height()) == (300, 200)
    seen = image.pixelColor(17, 23)
    assert (seen.red(), seen.green(), seen.blue()) == picture.getpixel((17, 23))
    assert pictures.requestImage("two", QSize(), QSize()).isNull()
