"""What every verb shares: the sentence for a wrong command line, and the options for data folder and JSON."""

import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from kiosk_app.cli.place import home_of
from kiosk_app.paths import HOME_VARIABLE

__all__ = ["PASSWORD_VARIABLE", "HomeOption", "JsonOption", "answer", "home_of", "listing", "say", "usage_sentence"]

Row = TypeVar("Row", bound=dict[str, Any])

PASSWORD_VARIABLE = "SUNSHINE_PASSWORD"  # noqa: S105 - the name of a variable

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home", metavar="DIR", help=f"数据文件夹；不写时用环境变量 {HOME_VARIABLE}，也没有就用当前用户的数据文件夹。"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="标准输出只给 JSON，供脚本使用。")]

_COMMAND = re.compile(r"No such command '(?P<what>[^']*)'")
_EXTRA = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)")
_NO_VALUE = re.compile(r"Option '(?P<what>[^']*)' does not take a value")
_UNFIT = (
    (re.compile(r"is not one of (?P<what>.*\w'?)"), "只能是 {what}"),
    (re.compile(r"valid integer"), "要写整数"),
    (re.compile(r"valid number"), "要写数字"),
    (re.compile(r"less than or equal to (?P<what>[\d.]+)"), "最大 {what}"),
    (re.compile(r"greater than or equal to (?P<what>[\d.]+)"), "最小 {what}"),
)
"""What Typer finds wrong with a value → the same in Chinese."""
_VALUELESS = re.compile(r"(?:Option )?'?(?P<what>--?[\w-]+)'? (?:option )?requires an argument")


def say(text: str) -> None:
    """One line on stdout, at once: a script may be waiting for it."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def answer(as_json: bool, document: object, plain: str) -> None:
    """The one thing a command has to say: for a script the document, for a person the sentence."""
    say(json.dumps(document, ensure_ascii=False) if as_json else plain)


def listing(as_json: bool, rows: Sequence[Row], line: Callable[[Row], str], empty: str) -> None:
    """What a command lists: for a script all rows as one document, for a person a line each, or why there is none."""
    if as_json:
        say(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        say(line(row))
    if not rows:
        say(empty)


def usage_sentence(error: typer.TyperException, command: str) -> str:
    """One Chinese sentence for a command line that could not be understood, with where to look."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else command
    return f"{_complaint(error, path)}用 {path} --help 看用法。"


def _complaint(error: typer.TyperException, path: str) -> str:
    kind = type(error).__name__
    message = error.format_message()
    parameter = getattr(error, "param", None)
    name = _name(parameter) or str(getattr(error, "param_hint", None) or "")
    if kind == "NoSuchOption":
        near = getattr(error, "possibilities", None)
        hint = f"，是不是想写 {'、'.join(sorted(near))}？" if near else "。"
        return f"{path} 没有 {getattr(error, 'option_name', '')} 这个选项{hint}"
    if kind == "NoArgsIsHelpError":
        return f"{path} 后面要写明做什么。"
    if kind == "MissingParameter":
        return f"{path} 缺少 {name}。"
    if kind == "BadParameter":
        return f"{path} 的 {name} 不能用这个值{_why(error.message)}。"
    for pattern, sentence in (
        (_COMMAND, "{path} 没有 {what} 这个命令。"),
        (_EXTRA, "{path} 多写了 {what}。"),
        (_NO_VALUE, "{path} 的 {what} 后面不写值。"),
        (_VALUELESS, "{path} 的 {what} 后面要写值。"),
    ):
        if found := pattern.search(message):
            return sentence.format(path=path, what=found["what"])
    return f"{path} 的写法有误（{message.rstrip('.')}）。"


def _why(message: str) -> str:
    for pattern, words in _UNFIT:
        if found := pattern.search(message):
            what = found.groupdict().get("what", "").replace("'", "").replace(", ", "、")
            return f"，{words.format(what=what)}"
    return ""


def _name(parameter: object) -> str:
    """How a person writes this parameter: its longest option, or the name of an argument."""
    if parameter is None:
        return ""
    if getattr(parameter, "param_type_name", "") == "option":
        return max(map(str, getattr(parameter, "opts", [""])), key=len)
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "").upper()
