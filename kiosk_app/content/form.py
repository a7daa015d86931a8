"""Typed reading of one table of a pack: each getter notes what is wrong and hands back something usable.

So one pass finds every problem. A key nobody asked for is unknown, and `done` says so.
"""

import datetime
import difflib
import re
from enum import StrEnum
from typing import TypeVar

from kiosk_app.content.icons import character
from kiosk_app.content.problem import Findings
from kiosk_app.content.readability import hard_to_read
from kiosk_app.content.source import KeyPath, Source
from kiosk_app.domain.wording import Statement, Wording

E = TypeVar("E", bound=StrEnum)

MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|&(?:[a-z]+|#\d+);")
MOST = 1_000_000
TO_FILL_IN = "【待填】"
"""What an editor still has to write begins with this."""
NEVER = datetime.date(1900, 1, 1)


class Form:
    """One table: the front matter, or a table inside it."""

    def __init__(
        self, source: Source, findings: Findings, table: dict[str, object] | None = None, at: KeyPath = ()
    ) -> None:
        self.source = source
        self.findings = findings
        self._table = source.table if table is None else table
        self._at = at
        self._asked: set[str] = set()

    def problem(self, key: str, what: str) -> None:
        """Note a finding at `key`."""
        self.findings.add(self.source.file, self.source.line((*self._at, key) if key else self._at), what)

    def advise(self, key: str, what: str) -> None:
        """Note something at `key` that should be better."""
        self.findings.advise(self.source.file, self.source.line((*self._at, key)), what)

    def has(self, key: str) -> bool:
        """Whether the table holds `key`."""
        return key in self._table

    def keys(self) -> list[str]:
        """The keys of a table whose keys are data."""
        return sorted(self._table)

    def text(self, key: str, *, required: bool = True) -> str:
        """A non-empty text without markup."""
        value = self._get(key, str, "文字，要加引号", required)
        if not isinstance(value, str):
            return ""
        value = value.strip()
        if required and not value:
            self.problem(key, f"{key} 是空的，请填写。")
        self._final(key, value)
        if what := hard_to_read(value):
            self.advise(key, f"{key} {what}")
        return value

    def wording(self, key: str, *, required: bool = True) -> Wording:
        """`key` in Chinese and `key`_en in English."""
        return Wording(self.text(key, required=required), self.text(f"{key}_en", required=False))

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of non-empty texts."""
        value = self._get(key, list, '一列文字，写成 ["…", "…"]', required)
        if not isinstance(value, list):
            return ()
        if not all(isinstance(text, str) and text.strip() for text in value):
            self.problem(key, f"{key} 里每一项都应是加引号的文字，且不能为空。")
            return ()
        for text in value:
            self._final(key, text)
        if len(set(value)) != len(value):
            self.problem(key, f"{key} 里有重复的项，请删掉一个。")
        if required and not value:
            self.problem(key, f"{key} 是空的，至少写一项。")
        return tuple(text.strip() for text in value)

    def number(self, key: str, *, required: bool = True, default: int = 0) -> int:
        """A whole number from zero to `MOST`."""
        value = self._get(key, int, "整数", required)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
            return value
        self.problem(key, f"{key} 应是零到 {MOST} 的整数，现在是 {value!r}。")
        return default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """true or false."""
        value = self._get(key, bool, "true 或 false", False)
        return value if isinstance(value, bool) else default

    def date(self, key: str) -> datetime.date:
        """A day written 2026-11-23 without quotes."""
        value = self._get(key, object, "", True)
        if type(value) is datetime.date:
            return value
        if value is not None:
            self.problem(key, f"{key} 应是日期，写成 2026-11-23，不加引号，现在是 {value!r}。")
        return NEVER

    def choice(self, key: str, kinds: type[E], *, default: E | None = None) -> E:
        """One word out of `kinds`; required unless there is a default."""
        first = default if default is not None else next(iter(kinds))
        value = self._get(key, str, "文字，要加引号", default is None)
        return first if not isinstance(value, str) else self._member(key, value, kinds) or first

    def choices(self, key: str, kinds: type[E]) -> tuple[E, ...]:
        """Several words out of `kinds`."""
        members = (self._member(key, word, kinds) for word in self.texts(key))
        return tuple(member for member in members if member is not None)

    def icon(self, key: str = "icon") -> str:
        """The name of a Material Design icon with underscores, as the program's glyph table has it."""
        name = self.text(key)
        if name and not character(name):
            self.problem(key, f"没有 {name} 这个图标，请在 Material Design Icons 里选一个，连字符写成下划线。")
        return name

    def form(self, key: str, *, required: bool = True) -> "Form":
        """The table [key]."""
        value = self._get(key, dict, f"一节，写成 [{key}]", required)
        return Form(self.source, self.findings, value if isinstance(value, dict) else {}, (*self._at, key))

    def forms(self, key: str, *, required: bool = False) -> list["Form"]:
        """The tables [[key]], in order."""
        value = self._get(key, list, f"若干节，每节写成 [[{key}]]", required)
        if not isinstance(value, list):
            return []
        if not all(isinstance(table, dict) for table in value):
            self.problem(key, f"{key} 应写成若干节 [[{key}]]。")
            return []
        return [Form(self.source, self.findings, table, (*self._at, key, place)) for place, table in enumerate(value)]

    def statements(self, key: str) -> tuple[Statement, ...]:
        """The tables [[key]] of text, text_en, verify."""
        found = []
        for form in self.forms(key):
            found.append(Statement(form.wording("text"), form.flag("verify")))
            form.done()
        return tuple(found)

    def done(self) -> None:
        """Report the keys nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                near = difflib.get_close_matches(key, sorted(self._asked), n=1)
                hint = f"（是不是想写 {near[0]}？）" if near else ""
                self.problem(key, f"{key} 不是已知的键{hint}，请改正或删掉。")

    def _get(self, key: str, kind: type, words: str, required: bool) -> object | None:
        self._asked.add(key)
        if key not in self._table:
            if required:
                self.problem("", f"缺少 {key}，请补上。")
            return None
        value = self._table[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.problem(key, f"{key} 应是{words}，现在是 {value!r}。")
            return None
        return value

    def _member(self, key: str, word: str, kinds: type[E]) -> E | None:
        try:
            return kinds(word)
        except ValueError:
            self.problem(key, f"{key} 不能是 {word}，只能是 {'、'.join(kinds)} 之一。")
            return None

    def _final(self, key: str, value: str) -> None:
        if TO_FILL_IN in value:
            self.problem(key, f"{key} 还没有填写，请换成实际内容。")
        if found := MARKUP.search(value):
            self.problem(key, f"{key} 里有网页代码 {found[0]}，屏幕只显示文字，请删掉。")
