"""`--help` in the words of the person at the station, for every verb: Typer's own frame around them is English."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import typer

HELP_NAMES = "-h, --help"
WIDTH = 24
"""Columns of names before the words; a longer name puts its words on the next line."""

KINDS = {"path": "文件", "str": "文字", "float": "数字", "int": "数字"}
"""What an option takes, where it does not say so itself; the word before a space is Typer's name of the kind."""


def speak_chinese(command: Any) -> None:  # noqa: ANN401 - Typer's command classes are private
    """Give `command` and all below it our help page and the short form `-h`."""
    command.context_settings = {"help_option_names": ["-h", "--help"], **(command.context_settings or {})}
    command.get_help = lambda context: help_page(command, context)
    for below in getattr(command, "commands", {}).values():
        speak_chinese(below)


def help_page(command: Any, context: typer.Context) -> str:  # noqa: ANN401
    """The whole help page of one command."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option" and not each.hidden]
    commands = getattr(command, "commands", {})
    shape = [context.command_path, *(_argument(each) for each in arguments), *_below(command), "[选项]"]
    parts = [f"用法：{' '.join(shape)}", _plain(command.help or "")]
    parts.append(_section("命令", [(name, _first_line(each.help or "")) for name, each in commands.items()]))
    parts.append(_section("参数", [(_argument(each), each.help or "") for each in arguments]))
    rows = [(_option(each, context), _meaning(each)) for each in options if each.name != "help"]
    parts.append(_section("选项", [*rows, (HELP_NAMES, "看这一页。")]))
    parts.append(_plain(command.epilog or ""))
    return "\n\n".join(part for part in parts if part)


def _below(command: Any) -> list[str]:  # noqa: ANN401
    """How the place of a command below is written: some groups do their own work without one."""
    if not getattr(command, "commands", {}):
        return []
    return ["[命令]" if command.invoke_without_command else "命令"]


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    return "\n".join([f"{title}：", *(line for name, words in rows for line in _row(name, words))])


def _row(name: str, words: str) -> Iterator[str]:
    columns = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in name)
    if columns + 2 > WIDTH:
        yield f"  {name}"
        yield f"{' ' * (WIDTH + 2)}{words}"
    else:
        yield f"  {name}{' ' * (WIDTH - columns)}{words}".rstrip()


def _argument(parameter: Any) -> str:  # noqa: ANN401
    name = str(parameter.metavar or parameter.name).upper()
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any, context: typer.Context) -> str:  # noqa: ANN401
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if getattr(parameter, "is_flag", False):
        return names
    if parameter.metavar:
        return f"{names} {parameter.metavar}"
    kind = str(parameter.display_type(context)).strip("<>[]")
    return f"{names} {KINDS.get(kind.split(' ')[0].lower(), kind)}"


def _meaning(parameter: Any) -> str:  # noqa: ANN401
    words = str(parameter.help or "")
    extra = []
    if parameter.required and not getattr(parameter, "prompt", None):
        extra.append("必填")
    default = parameter.default
    if isinstance(default, str | int | float) and not isinstance(default, bool) and default not in {"", 0}:
        extra.append(f"默认 {getattr(default, 'value', default)}")
    return f"{words}（{'；'.join(extra)}）" if extra else words


def _first_line(text: str) -> str:
    return _plain(text).split("\n", 1)[0]


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
