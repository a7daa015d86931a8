"""The Markdown body of an item: headings (##), bullets (-) and paragraphs, as plain text blocks.

A line `# English` starts the English half. Nothing else of Markdown is understood, and nothing is ever rendered:
emphasis, links or HTML would reach the citizen as raw signs, so each is a finding.
"""

import re

from kiosk_app.content.form import MARKUP, TO_FILL_IN
from kiosk_app.content.problem import Findings
from kiosk_app.content.readability import hard_to_read
from kiosk_app.content.source import Source
from kiosk_app.domain.wording import Block, BlockKind, Prose

ENGLISH = "# English"
_SIGNS = re.compile(r"\*\*|__|`|!?\[[^\]]*\]\(")


def read_prose(source: Source, findings: Findings) -> Prose:
    """The blocks of `source.body`."""
    halves: tuple[list[Block], list[Block]] = ([], [])
    half, paragraph = 0, ""
    for number, raw in enumerate([*source.body.split("\n"), ""], source.body_line):
        line = raw.strip()
        block = _block(line)
        if paragraph and (block or not line or line == ENGLISH):
            halves[half].append(Block(BlockKind.PARAGRAPH, paragraph))
            paragraph = ""
        if line == ENGLISH:
            half = 1
        elif block:
            halves[half].append(block)
        elif line.startswith("#"):
            findings.add(source.file, number, f"标题只用 ## 一级，英文部分以 {ENGLISH} 开头，这一行不合要求。")
        elif line:
            # Chinese lines join without a space, English ones need it.
            paragraph += (" " if paragraph and half else "") + line
        _check(line, number, source, findings)
        if what := hard_to_read(line):
            findings.advise(source.file, number, f"正文{what}")
    return Prose(tuple(halves[0]), tuple(halves[1]))


def _block(line: str) -> Block | None:
    for mark, kind in (("## ", BlockKind.HEADING), ("- ", BlockKind.BULLET)):
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).strip())
    return None


def _check(line: str, number: int, source: Source, findings: Findings) -> None:
    if TO_FILL_IN in line:
        findings.add(source.file, number, "正文还没有填写，请换成实际内容，或删掉这一段。")
    elif found := MARKUP.search(line):
        findings.add(source.file, number, f"正文里有网页代码 {found[0]}，屏幕只显示文字，请删掉。")
    elif found := _SIGNS.search(line):
        findings.add(source.file, number, f"正文里有 {found[0]}，屏幕只显示文字，请改成普通句子。")
