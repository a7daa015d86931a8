"""Templates on disk: `templates/NAME.toml` in the counter's home, checked with file and line, written and found."""

import difflib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from kiosk_app.content.problem import Findings, Problem
from kiosk_app.content.source import KeyPath, Source, read_toml
from kiosk_app.counter.picture import MAX_HEIGHT, MAX_WIDTH
from kiosk_app.counter.template import Box, Spot, Template, inside, overlap
from kiosk_app.errors import ConfigError, ExitCode
from kiosk_app.services.push_parts import FIELD_LIMIT, LABEL_LIMIT

FOLDER = "templates"
_KEYS = frozenset({"business", "window", "size", "crop", "field", "cover"})
_FIELD_KEYS, _COVER_KEYS = frozenset({"label", "box"}), frozenset({"box"})
BOX_PARTS = 4
UNREAD: Box = (0, 0, 0, 0)
"""Stands in for a box that could not be read, which is a finding of its own."""


class Templates:
    """The templates of one counter. Read anew each time, so that an edit counts from the next push on."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    def files(self) -> list[Path]:
        """Their files by name."""
        return sorted(self.folder.glob("*.toml"))

    def problems(self) -> list[Problem]:
        """Everything wrong with any of them, by file and line; two for one business are wrong as well."""
        return self._all()[1]

    def all(self) -> list[Template]:
        """Every template.

        Raises:
            ConfigError: one is wrong; none is used then, since it may be the one that covers something up.
        """
        found, problems = self._all()
        if problems:
            raise ConfigError(f"模板有误：{problems[0]}改好以前不能推送，看全部用 sunshine counter template check。")
        return found

    def of(self, business: str) -> Template | None:
        """The template of a business, if it has one. Raises as `all`."""
        return next((each for each in self.all() if each.business == business), None)

    def named(self, name: str) -> Template:
        """The template of that name.

        Raises:
            ConfigError: there is none, or as `all`.
        """
        found = self.all()
        for each in found:
            if each.name == name:
                return each
        near = difflib.get_close_matches(name, [each.name for each in found], 1)
        hint = f"，是不是想写 {near[0]}？" if near else "，请用 sunshine counter template list 看有哪些。"
        raise ConfigError(f"没有模板“{name}”{hint}", exit_code=ExitCode.NOT_FOUND)

    def write(self, template: Template) -> Path:
        """Keep a template in one step.

        Raises:
            ConfigError: the name cannot be a file's, there is one of that name, it is wrong, or no permission.
        """
        path = self.folder / f"{template.name}.toml"
        if not template.name or Path(template.name).name != template.name or template.name.startswith("."):
            raise ConfigError(f"模板名“{template.name}”不能作文件名，请换一个名字。", exit_code=ExitCode.USAGE)
        if path.exists():
            raise ConfigError(f"模板 {path} 已经有了，请换一个名字，或先删掉它。")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_text(as_toml(template), encoding="utf-8")
            problems = read(partial, partial.name)[1]
            if problems:
                partial.unlink()
                raise ConfigError(f"模板没有写成：{problems[0].what}", exit_code=ExitCode.USAGE)
            partial.replace(path)
        except OSError as error:
            raise ConfigError(f"写不了模板 {path}（{error.strerror}），请检查文件夹权限。") from error
        return path

    def _all(self) -> tuple[list[Template], list[Problem]]:
        found: list[Template] = []
        problems: list[Problem] = []
        for path in self.files():
            template, wrong = read(path, path.name)
            problems += wrong
            if template is not None:
                twin = next((each for each in found if each.business == template.business), None)
                if twin is not None:
                    what = f"业务 {template.business} 已经有模板 {twin.name}.toml，一种业务只能有一个，请删掉一个。"
                    problems.append(Problem(path.name, 1, what))
                found.append(template)
        return found, problems


def read(path: Path, shown: str) -> tuple[Template | None, list[Problem]]:
    """The template in `path`, and everything wrong with it; no template where something is wrong."""
    findings = Findings(date.min)
    source = read_toml(path, shown, findings)
    if source is None:
        return None, findings.sorted()
    reader = _Reader(source, findings)
    template = reader.template(path.stem)
    wrong = findings.sorted()
    return (None, wrong) if wrong else (template, wrong)


def as_toml(template: Template) -> str:
    """The file's text."""
    lines = [f"business = {quote(template.business)}"]
    if template.window:
        lines.append(f"window = {quote(template.window)}")
    lines.append(f"size = {list(template.size)}")
    if template.crop:
        lines.append(f"crop = {list(template.crop)}")
    for spot in template.spots:
        lines += ["", "[[field]]", f"label = {quote(spot.label)}"]
        if spot.box:
            lines.append(f"box = {list(spot.box)}")
    for cover in template.covers:
        lines += ["", "[[cover]]", f"box = {list(cover)}"]
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """A TOML string; its escapes are JSON's."""
    return json.dumps(text, ensure_ascii=False)


class _Reader:
    """Reads one file's table; whatever is wrong goes into the findings, with its line."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self._source, self._findings = source, findings
        self._size = (0, 0)

    def template(self, name: str) -> Template:
        table = self._source.table
        self._known(table, _KEYS, ())
        self._size = self._read_size(table)
        crop = self._box(table["crop"], ("crop",)) if "crop" in table else None
        covers = tuple(self._box(each.get("box"), where) for each, where in self._rows("cover", _COVER_KEYS))
        spots = tuple(self._spot(each, where) for each, where in self._rows("field", _FIELD_KEYS))
        self._judge_spots(spots, crop, covers)
        business = self._text(table, "business", ())
        if not business:
            self._say(("business",), '缺少业务编号，请写 business = "H03" 这样的一行。')
        return Template(name, business, self._size, self._text(table, "window", ()), crop, spots, covers)

    def _judge_spots(self, spots: tuple[Spot, ...], crop: Box | None, covers: tuple[Box, ...]) -> None:
        if len(spots) > FIELD_LIMIT:
            self._say(("field", FIELD_LIMIT), f"核对项最多 {FIELD_LIMIT} 个，请删掉一些。")
        labels: set[str] = set()
        for number, spot in enumerate(spots):
            where = ("field", number)
            if spot.label in labels:
                self._say((*where, "label"), f"“{spot.label}”写了两次，请删掉一个。")
            labels.add(spot.label)
            if spot.box is None or spot.box == UNREAD:
                continue
            if crop is not None and not inside(spot.box, crop):
                self._say((*where, "box"), f"“{spot.label}”不在 crop 里面，群众看不到，请改正。")
            if any(overlap(spot.box, cover) for cover in covers):
                self._say((*where, "box"), f"“{spot.label}”被 cover 遮住了，请改正其中一个。")

    def _read_size(self, table: Mapping[str, object]) -> tuple[int, int]:
        raw = table.get("size")
        match raw:
            case [int(width), int(height)] if 0 < width <= MAX_WIDTH and 0 < height <= MAX_HEIGHT:
                return width, height
        self._say(("size",), f"size 应写成 [宽, 高] 两个像素数，最大 {MAX_WIDTH}×{MAX_HEIGHT}，请改正。")
        return MAX_WIDTH, MAX_HEIGHT

    def _spot(self, each: Mapping[str, object], where: KeyPath) -> Spot:
        label = self._text(each, "label", where)
        if not label or len(label) > LABEL_LIMIT:
            self._say((*where, "label"), f"label 应是 1 至 {LABEL_LIMIT} 个字，请改正。")
        return Spot(label, self._box(each["box"], where) if "box" in each else None)

    def _box(self, raw: object, where: KeyPath) -> Box:
        numbers = cast("list[object]", raw) if isinstance(raw, list) else []
        whole = [number for number in numbers if isinstance(number, int) and not isinstance(number, bool)]
        if len(whole) == len(numbers) == BOX_PARTS:
            box = (whole[0], whole[1], whole[2], whole[3])
            if box[2] > 0 and box[3] > 0 and inside(box, (0, 0, *self._size)):
                return box
            self._say((*where, "box"), f"框 {whole} 超出窗口 {self._size[0]}×{self._size[1]}，请改正。")
        else:
            self._say((*where, "box"), "框应写成 [左, 上, 宽, 高] 四个整数像素，请改正。")
        return UNREAD

    def _rows(self, key: str, known: frozenset[str]) -> list[tuple[Mapping[str, object], KeyPath]]:
        raw = self._source.table.get(key, [])
        if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
            self._say((key,), f"{key} 应写成 [[{key}]] 一节一个，请改正。")
            return []
        for number, each in enumerate(raw):
            self._known(each, known, (key, number))
        return [(each, (key, number)) for number, each in enumerate(raw)]

    def _text(self, table: Mapping[str, object], key: str, where: KeyPath) -> str:
        raw = table.get(key, "")
        if isinstance(raw, str) and raw.isprintable():
            return raw.strip()
        self._say((*where, key), f"{key} 应是引号里的文字，请改正。")
        return "?"

    def _known(self, table: Mapping[str, object], known: frozenset[str], where: KeyPath) -> None:
        for key in sorted(set(table) - known):
            near = difflib.get_close_matches(key, sorted(known), 1)
            hint = f"，是不是想写 {near[0]}？" if near else "，请删掉。"
            self._say((*where, key), f"不认识 {key}{hint}")

    def _say(self, where: KeyPath, what: str) -> None:
        self._findings.add(self._source.file, self._source.line(where), what)
