"""A wrong command line: one Chinese sentence on stderr, exit code 2, no traceback, nothing on stdout."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from kiosk_app import cli
from kiosk_app.cli.usage import HomeOption, JsonOption, home_of
from kiosk_app.errors import ConfigError, ExitCode, NotAllowed

app = typer.Typer(add_completion=False)


@app.command()
def show(count: int, home: HomeOption = None, as_json: JsonOption = False) -> int:
    if count == 0:
        raise NotAllowed("数目不能是零，请换一个。", exit_code=ExitCode.DECLINED)
    if count == 1:
        raise ZeroDivisionError
    return count + len(str(home or "")) + as_json


@app.command()
def other() -> None:
    """Two commands make it a group."""


@pytest.fixture(autouse=True)
def a_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kiosk_app.cli.content", sys.modules[__name__])


WRONG = {
    "frobnicate": "没有 frobnicate 这个命令。",
    "contemt": "是不是想用 content？",
    "content shwo": "没有 shwo 这个命令。",
    "content show": "缺少 COUNT。",
    "content show 3 4": "多写了 4。",
    "content show x": "的 COUNT 不能用这个值，要写整数。",
    "search x --limit 500": "的 --limit 不能用这个值，最大 100。",
    "search x --limit 0": "的 --limit 不能用这个值，最小 1。",
    "counter push --timeout soon": "的 --timeout 不能用这个值，要写数字。",
    "station init --demo=1": "的 --demo 后面不写值。",
    "station officer add 123456 甲 --password 12345678 --role king": "，只能是 officer、administrator。",
    "content show 3 --jsno": "没有 --jsno 这个选项，是不是想写 --json？",
    "content show 3 --home": "--home 后面要写值。",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_gets_one_sentence_and_exit_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(line.split()) == ExitCode.USAGE
    seen = capsys.readouterr()
    assert seen.out == ""
    assert WRONG[line] in seen.err
    assert seen.err.endswith("。\n")
    assert "--help" in seen.err
    assert seen.err.count("\n") == 1


def test_an_expected_failure_prints_its_sentence_and_keeps_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["content", "show", "0"]) == ExitCode.DECLINED
    assert capsys.readouterr().err == "数目不能是零，请换一个。\n"


def test_a_defect_prints_no_traceback(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    assert cli.run(["content", "show", "1"]) == ExitCode.FAILED
    assert "Traceback" not in capsys.readouterr().err
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda home: home.mkdir(), "详情已写入日志 {home}/logs/sunshine.log，请联系管理员。"),
        (lambda _home: None, "数据文件夹 {home} 还不存在，没有地方写日志，"),
        (lambda home: (home.mkdir(), (home / "logs").touch()), "{home}/logs 里写不了日志，"),
    ],
    ids=["a home", "no home", "no place for logs"],
)
def test_a_defect_says_truly_where_its_details_are(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    prepare: Callable[[Path], object],
    said: str,
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    home = tmp_path / "home"
    prepare(home)
    assert cli.run(["content", "show", "1", "--home", str(home)]) == ExitCode.FAILED
    assert said.format(home=home) in capsys.readouterr().err
    log = home / "logs" / "sunshine.log"
    assert log.exists() == ("详情已写入" in said)
    assert not log.exists() or "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_the_code_of_a_command_is_the_exit_code() -> None:
    assert cli.run(["content", "show", "12"]) == ExitCode.TIMED_OUT


def test_home_is_the_option_then_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUNSHINE_HOME", str(tmp_path / "named"))
    assert home_of(tmp_path / "given").root == tmp_path / "given"
    assert home_of(None).root == tmp_path / "named"


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="其实是一个文件"):
        home_of(tmp_path / "file")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_the_program_answers_without_starting_anything(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk_app", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == (0 if arguments else 2)
    assert "sunshine" in done.stdout
    assert done.stderr == ""
