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
