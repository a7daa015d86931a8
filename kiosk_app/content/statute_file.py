"""A law's official text out of a .md, .txt or .docx file: numbered lines, whatever encoding they came in."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.errors import ContentError

FILE_LIMIT = 8 * 1024 * 1024
UNPACKED_LIMIT = 64 * 1024 * 1024
KINDS = (".md", ".markdown", ".txt", ".docx")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something. `number` counts from 1 (a paragraph of a .docx); `raw` keeps its Markdown."""

    number: int
    raw: str


def read_lines(path: Path) -> list[Line]:
    """The lines of the file at `path` that are not empty.

    Raises:
        ContentError: no such file, unknown kind, too large, not text, or a damaged .docx.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise ContentError(f"{path} 不是能导入的法律文本，请换成 {'、'.join(KINDS)} 文件。")
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise ContentError(f"{path} 有 {size >> 20} MB，超过 {FILE_LIMIT >> 20} MB，不像一部法律，请检查文件。")
        if kind == ".docx":
            return _numbered(_paragraphs(path))
        return _numbered(_text(path, path.read_bytes()).split("\n"))
    except OSError as error:
        raise ContentError(f"{path} 读不了（{error.strerror}），请检查文件和权限。") from error


def _numbered(texts: list[str]) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1) if text.strip()]


def _text(path: Path, data: bytes) -> str:
    encodings = (_MARKS[data[:2]],) if data[:2] in _MARKS else _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            continue
        if "\0" in text:
            raise ContentError(f"{path} 不是文字文件，请另存为 UTF-8 文本再导入。")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        # A comment may span lines; its line breaks stay, so that every later line keeps its number.
        return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    raise ContentError(f"{path} 第 {line} 行既不是 UTF-8 也不是 GB18030 编码，请另存为 UTF-8 再导入。")


def _paragraphs(path: Path) -> list[str]:
    # lxml and python-docx take 150 ms to load: only for this kind of file.
    from docx import Document  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    damaged = ContentError(f"{path} 不是完好的 .docx 文件，请用文字处理软件打开后另存一次。")
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > UNPACKED_LIMIT:
                raise ContentError(f"{path} 展开后超过 {UNPACKED_LIMIT >> 20} MB，不像一部法律，请检查文件。")
        document = Document(str(path))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError) as error:
        raise damaged from error
    # A soft line break inside a paragraph starts a line of its own, as it does on paper.
    return [text for paragraph in document.paragraphs for text in paragraph.text.split("\n")]
