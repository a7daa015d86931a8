"""A law's text out of a .docx: paragraphs, rows of tables and text boxes in their order, and what could not be read."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from kiosk_app.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNPACKED_LIMIT = 64 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_SAID = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", _OLD})
_FLAWS = {
    f"{_W}footnoteReference": "这一段有脚注，脚注没有读入，请写进正文或删去。",
    f"{_W}endnoteReference": "这一段有尾注，尾注没有读入，请写进正文或删去。",
    f"{_W}ins": "这一段有没有定稿的修订，请先接受或拒绝修订再导入。",
    f"{_W}del": "这一段有没有定稿的修订，请先接受或拒绝修订再导入。",
    _PICTURE: "这一段有图片，图里的字读不到，请把字录进来或删去图片。",
}
_NUMBERED = "这一段的编号是自动编号，读不到，请在文字处理软件里把自动编号转成文字再导入。"


def word_paragraphs(path: Path) -> list[tuple[str, str, bool]]:
    """Each paragraph or row as (text, what of it could not be read, whether it is a row of a table).

    Raises:
        ContentError: the file is damaged, or unpacks to more than a law can be.
    """
    # lxml and python-docx take 150 ms to load: only for this kind of file.
    from docx import Document  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    damaged = ContentError(f"{path} 不是完好的 .docx 文件，请用文字处理软件打开后另存一次。")
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > UNPACKED_LIMIT:
                raise ContentError(f"{path} 展开后超过 {UNPACKED_LIMIT >> 20} MB，不像一部法律，请检查文件。")
        document = Document(str(path))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError) as error:
        raise damaged from error
    counted = _Counted(document)
    return [(_said(block), _flaw(block, counted), block.tag == f"{_W}tr") for block in _blocks(document.element.body)]


def _blocks(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml
    """Paragraphs and rows, also inside content controls; the boxes of a paragraph follow it."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield child
            for box in child.iter(f"{_W}txbxContent"):
                if not any(outer.tag == _OLD for outer in box.iterancestors()):
                    yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            yield from child.iter(f"{_W}tr")
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _said(block: Any) -> str:  # noqa: ANN401 - lxml
    if block.tag == f"{_W}tr":
        return "　".join(" ".join("".join(_words(cell)).split()) for cell in block.iter(f"{_W}tc"))
    return "".join(_words(block))


def _words(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SAID:
            yield _SAID[child.tag]
        elif child.tag not in _GONE and child.tag != f"{_W}txbxContent":
            yield from _words(child)


def _flaw(block: Any, counted: _Counted) -> str:  # noqa: ANN401 - lxml
    for tag, flaw in _FLAWS.items():
        if next(block.iter(tag), None) is not None:
            return flaw
    return _NUMBERED if any(map(counted, [block, *block.iter(f"{_W}p")])) and _said(block).strip() else ""


class _Counted:
    """Which paragraphs show a number that stands nowhere in their text."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - lxml
        self._styles = {style.style_id: style.element for style in document.styles}
        self._levels: dict[tuple[str, str], Any] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        drafts = {each.get(f"{_W}abstractNumId"): each for each in numbering.iter(f"{_W}abstractNum")}
        for number in numbering.iter(f"{_W}num"):
            draft = drafts.get(_value(number, "abstractNumId"))
            for level in draft.iter(f"{_W}lvl") if draft is not None else ():
                self._levels[number.get(f"{_W}numId"), level.get(f"{_W}ilvl")] = level

    def __call__(self, paragraph: Any) -> bool:  # noqa: ANN401 - lxml
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return False
        style = self._styles.get(_value(properties, "pStyle"))
        own = properties.find(f"{_W}numPr")
        if own is None and style is not None:
            own = style.find(f"{_W}pPr/{_W}numPr")
        if own is None:
            return False
        level = self._levels.get((_value(own, "numId"), _value(own, "ilvl") or "0"))
        if level is None:
            return False
        return _value(level, "numFmt") not in {"bullet", "none"} and "%" in _value(level, "lvlText")


def _value(parent: Any, name: str) -> str:  # noqa: ANN401 - lxml
    child = parent.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val") or ""
