"""`--help` of every verb: complete, in Chinese, with an example that starts with the command itself."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from kiosk_app import cli


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", {})
    if not below:
        yield path, command
    for name, each in below.items():
        yield from _commands(each, f"{path} {name}")


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_command_says_what_it_does_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    app = importlib.import_module(f"kiosk_app.cli.{verb}").app
    for path, _ in _commands(typer.main.get_command(app), f"sunshine {verb}"):
        assert cli.run([*path.split()[1:], "--help"]) == 0
        page = capsys.readouterr().out
        assert page.startswith(f"用法：{path}"), page
        assert f"例：{path}" in page, page
        assert "Usage" not in page
        assert "Options" not in page


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_option_and_argument_has_words(verb: str) -> None:
    app = importlib.import_module(f"kiosk_app.cli.{verb}").app
    for path, command in _commands(typer.main.get_command(app), f"sunshine {verb}"):
        for parameter in command.params:
            assert parameter.name == "help" or parameter.help, f"{path}: {parameter.name} has no help"


def test_columns_stand_under_each_other_and_nothing_is_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["counter", "push", "--help"]) == 0
    page = capsys.readouterr().out
    assert "\n  --field 标签=值         请群众" in page
    assert "\n  --file 文件             推送" in page
    for kind in ("STR", "PATH", "FLOAT", "TEXT"):
        assert kind not in page
    assert cli.run(["kiosk", "--help"]) == 0
    assert "--windowed 宽x高 " in capsys.readouterr().out


def test_a_verb_that_needs_no_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    for verb, shape in {"counter": "[命令]", "pair": "[命令]", "station": "命令"}.items():
        assert cli.run([verb, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"用法：sunshine {verb} {shape} [选项]\n")


OPENS_A_WINDOW = {"sunshine kiosk", "sunshine counter", "sunshine content preview"}


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_command_that_answers_can_answer_in_json(verb: str) -> None:
    app = importlib.import_module(f"kiosk_app.cli.{verb}").app
    for path, command in _commands(typer.main.get_command(app), f"sunshine {verb}"):
        takes = {name for parameter in command.params for name in parameter.opts}
        assert ("--json" in takes) != (path in OPENS_A_WINDOW), path
