"""One text file of a pack: safe reading, front matter between +++ lines, and the line of every key.

`tomllib` forgets lines once it has parsed, so keys are found again by a scan that knows tables, arrays of tables and
multi-line strings: enough for what packs hold, and only ever used to point at a place.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kiosk_app.content.problem import Findings
from kiosk_app.errors import reason

TEXT_LIMIT = 512 * 1024
FENCE = "+++"
KeyPath = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"([^\"]+)\"|([A-Za-z0-9_\-]+))\s*=")
_DAY = re.compile(r"=\s*\d{2,4}[-/.年]")
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file. `lines` maps a key path to its line; `body_line` is where the Markdown starts."""

    file: str
    table: dict[str, object]
    body: str = ""
    body_line: int = 1
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, path: KeyPath) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            inside = [line for known, line in self.lines.items() if known[: len(path)] == path]
            if inside:
                return min(inside)
            path = path[:-1]
        return 1


def read_item(path: Path, file: str, findings: Findings) -> Source | None:
    """Read a Markdown file with front matter; None, with a finding, when that is impossible."""
    text = _read_text(path, file, findings)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        findings.add(file, 1, "开头缺少 +++，文件应以两行 +++ 之间的说明开始。")
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        findings.add(file, len(lines), "说明部分没有用第二行 +++ 结束，文件可能没有写完。")
        return None
    source = _parse("\n".join(lines[1:end]), file, 2, findings)
    if source is None:
        return None
    return Source(file, source.table, "\n".join(lines[end + 1 :]), end + 2, source.lines)


def read_toml(path: Path, file: str, findings: Findings) -> Source | None:
    """Read a TOML file; None, with a finding, when that is impossible."""
    text = _read_text(path, file, findings)
    return None if text is None else _parse(text, file, 1, findings)


def _read_text(path: Path, file: str, findings: Findings) -> str | None:
    try:
        size = path.stat().st_size
        if size > TEXT_LIMIT:
            findings.add(file, 1, f"文件有 {size // 1024} KB，超过 {TEXT_LIMIT // 1024} KB，请拆开或精简。")
            return None
        data = path.read_bytes()
    except OSError as error:
        findings.add(file, 1, f"读不了这个文件（{reason(error)}），请检查文件和权限。")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.add(file, line, "不是 UTF-8 编码的文字，请另存为 UTF-8。")
        return None
    text = text.replace("\r\n", "\n")
    for number, content in enumerate(text.split("\n"), 1):
        if any(ord(char) < ord(" ") and char != "\t" for char in content):
            findings.add(file, number, "这一行有看不见的控制字符，请删掉。")
            return None
    return text


def _parse(text: str, file: str, first_line: int, findings: Findings) -> Source | None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        written = text.split("\n")[min(line, text.count("\n") + 1) - 1]
        findings.add(file, line + first_line - 1, f"这一行的写法有误：{_why(str(error), written)}。")
        return None
    except (ValueError, RecursionError):
        findings.add(file, first_line, "说明部分里有太长的数字，或括号套得太深，请改正。")
        return None
    return Source(file, table, lines=_key_lines(text, first_line))


def _why(message: str, line: str) -> str:
    if _DAY.search(line):
        return "日期不对，应写成 2026-11-23"
    known = {
        "Cannot overwrite a value": "同一个键写了两次",
        "Cannot declare": "同一节写了两次",
        "Expected '=' after a key": "键后面缺少等号",
        "Invalid value": "等号后面的值不对，文字要加引号",
        "Unclosed array": "方括号没有合上",
        "Unterminated string": "引号没有合上",
        "Illegal character": "引号没有合上，或有不能用的字符",
        "Expected newline or end": "值的后面多了东西，检查引号是否成对",
    }
    return next((zh for en, zh in known.items() if message.startswith(en)), "不符合 TOML 格式，检查引号、括号和等号")


def _key_lines(text: str, first_line: int) -> dict[KeyPath, int]:
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if inside:
            if inside in line:
                inside = ""
            continue
        if header := _HEADER.match(line):
            table = _table_path(header[2], header[1] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1] or key[2]), number)
        inside = next((quote for quote in ('"""', "'''") if line.count(quote) % 2), "")
    return found


def _table_path(name: str, is_array: bool, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    parts = name.split(".")
    for position, part in enumerate(parts):
        path = (*path, part)
        if is_array and position == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
