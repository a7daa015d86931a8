"""A law's official text out of a .md, .txt or .docx file: numbered lines, whatever encoding they came in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.content.statute_copy import cells, flaw_of, is_furniture, tidy, without_notes
from kiosk_app.content.statute_word import word_paragraphs
from kiosk_app.errors import ContentError, reason

FILE_LIMIT = 8 * 1024 * 1024
KINDS = (".md", ".markdown", ".txt", ".docx")
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_MOSTLY = 0.6
"""A file is Chinese in UTF-16 when this share of it is Chinese when read so."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something, or of which something could not be read.

    `number` counts from 1 (a paragraph or row of a .docx); `raw` keeps its Markdown. `near`: it stands right under the
    line before it, page numbers between them aside. `flaw` is what is wrong with it.
    """

    number: int
    raw: str
    near: bool = False
    flaw: str = ""


def read_lines(path: Path) -> list[Line]:
    """The lines of the file at `path` that are not empty and belong to the text.

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
            return list(_word_lines(path))
        return list(_lines((text, "", False) for text in _text(path, path.read_bytes()).split("\n")))
    except OSError as error:
        raise ContentError(f"{path} 读不了（{reason(error)}），请检查文件和权限。") from error


def _word_lines(path: Path) -> Iterator[Line]:
    # A soft line break inside a paragraph starts a line of its own, as it does on paper.
    return _lines(
        (part, flaw if place == 0 else "", row)
        for text, flaw, row in word_paragraphs(path)
        for place, part in enumerate(text.split("\n"))
    )


def _lines(texts: Iterable[tuple[str, str, bool]]) -> Iterator[Line]:
    near = turned = False
    for number, (text, flaw, row) in enumerate(texts, 1):
        parts = [part for part in tidy(text) if part.strip()]
        near = near and bool(parts)
        if flaw and not parts:
            yield Line(number, "", flaw=flaw)
        for part in parts:
            if is_furniture(part):
                turned = True
                continue
            yield Line(number, cells(part), (near or turned) and not row, flaw or flaw_of(part))
            near, turned = not row, False


def _text(path: Path, data: bytes) -> str:
    encodings = (_MARKS[data[:2]],) if data[:2] in _MARKS else (*_unmarked(data), *_ENCODINGS)
    if b"\0" in data and not encodings[0].startswith("utf-16"):
        raise ContentError(f"{path} 不是文字文件，请另存为 UTF-8 文本再导入。")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            continue
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return without_notes(text)
    raise ContentError(f"{path} 第 {line} 行既不是 UTF-8 也不是 GB18030 编码，请另存为 UTF-8 再导入。")


def _unmarked(data: bytes) -> tuple[str, ...]:
    """The UTF-16 that bytes are in which do not say so at their beginning, if any."""
    if b"\0" not in data:
        return ()
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, errors="replace")
        if len(_CHINESE.findall(text)) > _MOSTLY * len(text):
            return (encoding,)
    return ()
