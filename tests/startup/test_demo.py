"""Where the demo keeps its data: in a home of its own, on a port of its own, never over anything else."""

import tomllib
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.config import Link
from kiosk_app.errors import ExitCode
from kiosk_app.startup.demo import LOOPBACK, _fresh_home
from kiosk_app.startup.display import screen_holds, virtual_display


def test_the_demo_listens_beside_a_lobby_that_is_open_and_only_here(tmp_path: Path) -> None:
    link = tomllib.loads(_fresh_home(tmp_path / "day").config.read_text(encoding="utf-8"))["link"]
    assert link["port"] != Link().port
    assert link["bind"] == LOOPBACK


def test_the_demo_starts_afresh_where_it_has_played_before(tmp_path: Path) -> None:
    left = _fresh_home(tmp_path).root / "station.db"
    left.write_bytes(b"yesterday")
    assert _fresh_home(tmp_path).config.exists()
    assert not left.exists()


def test_the_demo_never_deletes_what_is_not_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "home" / "somebody" / "letter.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("kept")
    assert run(["demo", "--out", str(tmp_path), "--json"]) == ExitCode.FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert "不是演示数据，没有动它" in said.err
    assert kept.exists()


def test_a_file_in_the_way_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "day").write_text("")
    assert run(["demo", "--out", str(tmp_path / "day")]) == ExitCode.FAILED
    assert "day 写不进去" in capsys.readouterr().err


def test_a_screen_too_small_for_kiosk_and_desk_is_not_played_on(monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_display(800, 600) as display:
        monkeypatch.setenv("DISPLAY", display)
        assert screen_holds(800, 600)
        assert not screen_holds(801, 600)
        assert not screen_holds(800, 601)
    assert not screen_holds(1, 1)
    monkeypatch.delenv("DISPLAY")
    assert not screen_holds(1, 1)
