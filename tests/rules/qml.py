"""What qmllint does not know: text of others stays plain, tokens come from the theme, nothing runs made-up code."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LINES_AT_MOST = 220
TABLE_ROW = re.compile(r'^\s*"[^"]*": (?:"[^"]*"|\w+),?$')
"""Rows of a plain table of names are not counted: they are looked up, not read."""

SMALL = 2
"""Pixels up to which a bare number is a hair line or a correction, not a size of the design."""

THEME = "Theme"
"""The one folder that may name colours, sizes and durations."""

LOADER_TABLE = {"Main.qml"}
"""The files that hold a fixed table of pages for a Loader."""

GPU_ONLY = {"VideoSurfaceGpu.qml"}
"""The file that is loaded only where there is a GPU, and may show a VideoOutput."""

PLAIN_TEXT_NEEDED = {"Text", "Label"}
LABEL_IS_MARKUP = {
    "Button",
    "CheckBox",
    "CheckDelegate",
    "DelayButton",
    "GroupBox",
    "ItemDelegate",
    "MenuItem",
    "RadioButton",
    "RoundButton",
    "SwipeDelegate",
    "Switch",
    "TabButton",
    "ToolButton",
    "ToolTip",
}
FORBIDDEN = {
    r"\bQt\.createQmlObject\b": "makes QML from a string; write a component",
    r"\beval\s*\(": "runs a string as code; write the code",
    r"\bnew\s+Function\b": "runs a string as code; write the code",
    r"\bXMLHttpRequest\b": "the screens have no network; let a service fetch it",
    r"\blayer\.effect\b": "vanishes on the software renderer; draw it with plain items",
    r"\b(?:MultiEffect|RectangularShadow|ShaderEffect|DropShadow|FastBlur|Glow)\s*\{": (
        "vanishes on the software renderer; draw it with plain items"
    ),
    r"\bVideoOutput\s*\{": "is blank on the software renderer; use the painted video item",
    r"\b(?:Text|TextEdit|TextArea|Label)\.(?:RichText|StyledText|AutoText|MarkdownText)\b": (
        "reads markup in text of others; use PlainText"
    ),
    r"\bsetContextProperty\b": "context properties are not typed; use a required property",
}
SIZES = re.compile(
    r"(?<![\w.])(?P<name>(?:[\w]+\.)*(?:x|y|size|spacing|padding|radius|margins|pixelSize|pointSize|letterSpacing|"
    r"lineWidth|strokeWidth|[a-z]*[wW]idth|[a-z]*[hH]eight|[a-z]+Margin|[a-z]+Padding|[a-z]+Inset|[a-z]+Spacing|"
    r"[a-z]+Radius))\s*:(?P<value>[^;]*)"
)
NOT_SIZES = re.compile(r"\b(?:lineHeight|transform\w*)\b")
DURATIONS = re.compile(r"(?<![\w.])(?P<name>duration)\s*:(?P<value>[^;]*)")
NAMED_COLOUR = re.compile(r"(?:\bcolor|Color|\btone|\bfill)\s*:\s*\"(?!transparent\"|\")\w")
HEX_COLOUR = re.compile(r"[\"']#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})[\"']")
MADE_COLOUR = re.compile(r"\bQt\.(?:rgba|hsla|hsva|color)\s*\(")
OBJECT = re.compile(r"(?P<type>[A-Z][\w.]*)(?:\s+on\s+[\w.]+)?\s*$")
BINDING = re.compile(r"^\s*(?P<name>[\w.]+)\s*:\s*(?P<value>.*)$")
CONSTANT_TEXT = re.compile(r'^(?:qsTr\()?"[^"]*"\)?;?$')


@dataclass(slots=True)
class Object:
    """One QML object and the bindings written directly in it: name → (line, value)."""

    type: str
    line: int
    bindings: dict[str, tuple[int, str]] = field(default_factory=dict)


def problems(folder: Path) -> list[str]:
    """Every finding in the QML below `folder`, with the rule and the way out."""
    return [
        f"{path.relative_to(folder)}:{line}: {sentence}"
        for path in sorted(folder.rglob("*.qml"))
        for line, sentence in _judge(path)
    ]


def _judge(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text(encoding="utf-8")
    bare = blank_strings(text)
    raw, lines = text.splitlines(), bare.splitlines()
    count = sum(TABLE_ROW.match(line) is None for line in raw)
    if count > LINES_AT_MOST:
        yield count, f"{count} lines are too many to read in one sitting; move a part into its own file"
    for pattern, why in FORBIDDEN.items():
        for number, line in enumerate(lines, 1):
            if (found := re.search(pattern, line)) and not (path.name in GPU_ONLY and "VideoOutput" in found[0]):
                yield number, f"{found[0].strip(' {(')} {why}"
    objects = list(_objects(bare, raw))
    for rule in (_plain_text, _constant_label):
        yield from rule(objects)
    if path.name not in LOADER_TABLE:
        yield from _loader(objects, lines)
    if THEME not in path.parts:
        yield from _tokens(lines, raw)


def blank_strings(text: str) -> str:
    """The same text with comments and the insides of string literals replaced by spaces; lines stay lines."""
    token = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`", re.DOTALL)

    def blank(found: re.Match[str]) -> str:
        whole = found[0]
        inside = re.sub(r"[^\n]", " ", whole[1:-1])
        return f"{whole[0]}{inside}{whole[-1]}" if whole[0] in "\"'`" else re.sub(r"[^\n]", " ", whole)

    return token.sub(blank, text)


def _objects(bare: str, raw: list[str]) -> Iterator[Object]:
    """Every object with its direct bindings; blocks of script count as depth only."""
    stack: list[Object | None] = []
    for number, line in enumerate(bare.splitlines(), 1):
        start = 0
        if stack and (owner := stack[-1]) is not None and (binding := BINDING.match(line)):
            value = raw[number - 1][binding.start("value") :].strip()
            owner.bindings[binding["name"]] = (number, value)
        for position, sign in enumerate(line):
            if sign == "{":
                head = OBJECT.search(line[start:position])
                made = Object(head["type"], number) if head else None
                stack.append(made)
                start = position + 1
                inner = line[start:].split("}")[0]
                if made is not None and (binding := BINDING.match(inner)):
                    offset = start + binding.start("value")
                    made.bindings[binding["name"]] = (number, raw[number - 1][offset:].split("}")[0].strip())
            elif sign == "}" and stack:
                closed = stack.pop()
                start = position + 1
                if closed is not None:
                    yield closed


def _plain_text(objects: list[Object]) -> Iterator[tuple[int, str]]:
    for each in objects:
        if each.type not in PLAIN_TEXT_NEEDED:
            continue
        _, value = each.bindings.get("textFormat", (0, ""))
        if not value.rstrip(";").endswith(".PlainText"):
            yield each.line, f"{each.type} without textFormat: Text.PlainText would read markup; add it or use SText"


def _constant_label(objects: list[Object]) -> Iterator[tuple[int, str]]:
    for each in objects:
        if each.type.split(".")[-1] in LABEL_IS_MARKUP and "text" in each.bindings:
            line, value = each.bindings["text"]
            if not CONSTANT_TEXT.match(value):
                yield line, f"{each.type}.text is read as markup and may not be made at run time; use PillButton"


def _loader(objects: list[Object], lines: list[str]) -> Iterator[tuple[int, str]]:
    for each in objects:
        if each.type == "Loader" and "source" in each.bindings:
            at, value = each.bindings["source"]
            if not re.match(r'^(?:Qt\.resolvedUrl\()?"[\w/.]+\.qml"\)?;?$', value):
                yield at, "Loader.source must be a fixed file name, or belong to the table of pages in Main.qml"
    for number, line in enumerate(lines, 1):
        if re.search(r"\bsetSource\s*\(", line):
            yield number, "setSource belongs to the table of pages in Main.qml"
        if re.search(r"\bQt\.createComponent\s*\(", line):
            yield number, "Qt.createComponent loads a file by name; declare the component"


def _tokens(lines: list[str], raw: list[str]) -> Iterator[tuple[int, str]]:
    rules: tuple[Callable[[str], str | None], ...] = (_literal_size, _literal_duration)
    for number, (line, whole) in enumerate(zip(lines, raw, strict=True), 1):
        for rule in rules:
            if finding := rule(line):
                yield number, finding
        if not line.strip():
            continue
        if HEX_COLOUR.search(whole) or NAMED_COLOUR.search(whole) or MADE_COLOUR.search(line):
            yield number, "a colour written out does not follow high contrast; use a token of Theme"


def _literal_size(line: str) -> str | None:
    for found in SIZES.finditer(NOT_SIZES.sub(" ", line)):
        if _bare_numbers(found["value"]):
            return f"{found['name']} with a number of pixels does not follow the screen; use Theme.px() or a token"
    return None


def _literal_duration(line: str) -> str | None:
    for found in DURATIONS.finditer(line):
        if _bare_numbers(found["value"]):
            return f"{found['name']} with a number does not follow reduced motion; use a token of Theme"
    return None


def _bare_numbers(value: str) -> bool:
    """Whether the expression is, adds or chooses a number of its own: factors and the theme's own scaling are fine."""
    value = _without_theme_calls(value)
    terms = re.findall(r"(?:^|[-+?:])\s*(\d+(?:\.\d+)?)(?!\s*[*/.\d])", value)
    return any(float(number) > SMALL for number in terms)


def _without_theme_calls(value: str) -> str:
    """The expression with every Theme.px(…) and Theme.physical(…) cut out, however deep their arguments."""
    while found := re.search(r"Theme\.(?:px|physical)\(", value):
        depth, end = 1, found.end()
        while depth and end < len(value):
            depth += {"(": 1, ")": -1}.get(value[end], 0)
            end += 1
        value = f"{value[: found.start()]}tokens{value[end:]}"
    return value
