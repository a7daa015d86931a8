"""The kiosk's everyday command line, read without Typer: the same answer, or none at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_app import cli
from kiosk_app.cli.quick import plain_options
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home


def test_known_options_with_values_are_read_in_both_spellings() -> None:
    assert plain_options([]) == {}
    line = ["--home", "/x y", "--windowed=540x960", "--probe", "p.json"]
    assert plain_options(line) == {"--home": "/x y", "--windowed": "540x960", "--probe": "p.json"}


@pytest.mark.parametrize(
    "line", ["--help", "-h", "--home", "--home=", "--hoem x", "x", "--home a --home b", "--windowed --home x", "--"]
)
def test_everything_else_is_left_to_typer(line: str) -> None:
    assert plain_options(line.split()) is None


def test_a_wrong_size_is_refused_alike_on_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for line in (["--windowed", "big"], ["--windowed", "big", "--windowed", "big"]):
        assert cli.run(["kiosk", *line]) == ExitCode.USAGE
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert "--windowed 应写成 宽x高" in said[0]


def test_a_home_has_one_kiosk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Home] = []

    def run_kiosk(home: Home, *_: object) -> int:
        opened.append(home)
        return cli.run(["kiosk", "--home", str(home.root)]) if len(opened) == 1 else 0

    monkeypatch.setattr("kiosk_app.startup.kiosk.run", run_kiosk)
    assert cli.run(["kiosk", "--home", str(tmp_path)]) == ExitCode.FAILED, "the one inside found the outer one open"
    assert f"数据文件夹 {tmp_path} 的触摸屏已经开着一个" in capsys.readouterr().err
    assert len(opened) == 1
    assert cli.run(["kiosk", "--home", str(tmp_path)]) == 0, "the lock went with its holder"
    assert len(opened) == 2


def test_a_home_that_cannot_be_written_is_left_to_the_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "run").write_text("no folder can be made here")
    monkeypatch.setattr("kiosk_app.startup.kiosk.run", lambda *_: 0)
    assert cli.run(["kiosk", "--home", str(tmp_path)]) == 0


def test_the_way_to_home_loads_nothing_heavy(tmp_path: Path) -> None:
    watched = "import sys; from kiosk_app import cli; import kiosk_app.startup.kiosk; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", watched], cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"typer", "sqlalchemy", "websockets", "cryptography", "pypinyin", "alembic", "PIL", "PySide6.QtMultimedia"}
    assert "kiosk_app.kiosk.home" in loaded
    assert not heavy & loaded
