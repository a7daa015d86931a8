"""Media files of a pack: a path may not leave the pack, and a file must be what its name says."""

import re
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from kiosk_app.content.form import Form

PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
VIDEOS = frozenset({".webm", ".mp4"})
PICTURE_LIMIT = 4 * 1024 * 1024
VIDEO_LIMIT = 64 * 1024 * 1024

_SIGNATURES = {
    ".png": (0, b"\x89PNG\r\n\x1a\n"),
    ".jpg": (0, b"\xff\xd8\xff"),
    ".jpeg": (0, b"\xff\xd8\xff"),
    ".webp": (8, b"WEBP"),
    ".webm": (0, b"\x1a\x45\xdf\xa3"),
    ".mp4": (4, b"ftyp"),
}
_SVG_DANGER = re.compile(
    r"<!DOCTYPE|<!ENTITY|<script|<image|<foreignObject|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)", re.I
)


def check_media(root: Path, form: Form, key: str, name: str, kinds: frozenset[str]) -> None:
    """Note what is wrong with the file `name` that `key` points at."""
    what = _wrong_path(root, name) or _wrong_file(root / name, kinds)
    if what:
        form.problem(key, f"{key} 指的媒体文件 {name} {what}")


def _wrong_path(root: Path, name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return "指到了内容包外面，只能用包里的相对路径。"
    if not (root / name).is_file():
        return "不存在，请放进内容包或改正文件名。"
    if not (root / name).resolve().is_relative_to(root.resolve()):
        return "是指到内容包外面的链接，请放文件本身。"
    return ""


def _wrong_file(path: Path, kinds: frozenset[str]) -> str:
    suffix = path.suffix
    if suffix not in kinds:
        return f"的类型不能用，只能是 {'、'.join(sorted(kinds))}。"
    limit = VIDEO_LIMIT if suffix in VIDEOS else PICTURE_LIMIT
    size = path.stat().st_size
    if size > limit:
        return f"有 {size // 1024} KB，超过 {limit // 1024} KB，请压缩。"
    if suffix == ".svg":
        return _wrong_svg(path)
    offset, signature = _SIGNATURES[suffix]
    with path.open("rb") as file:
        head = file.read(offset + len(signature))
    return "" if head[offset:] == signature else f"的内容不是 {suffix} 格式，可能已损坏。"


def _wrong_svg(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return "不是 UTF-8 编码，请另存。"
    if found := _SVG_DANGER.search(text):
        return f"含有 {found[0]}，图片只能由图形组成，不能带脚本或外部引用。"
    try:
        # Entities and external references were refused above, so nothing is expanded or fetched here.
        root = ElementTree.fromstring(text)  # noqa: S314
    except ElementTree.ParseError as error:
        return f"第 {error.position[0]} 行写法有误，不是完整的 SVG。"
    return "" if root.tag.endswith("svg") else "不是 SVG 图片。"
