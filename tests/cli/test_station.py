"""`sunshine station` as a person or a script uses it."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.cli import run
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.roster import Roster
from kiosk_app.store.station import StationStore

Say = pytest.CaptureFixture[str]


def sunshine(*words: str) -> int:
    return run(list(words))


def document(say: Say) -> Any:
    said = say.readouterr()
    assert said.err == ""
    return json.loads(said.out)


@pytest.mark.slow
def test_demo_home_is_made_once_and_left_alone_after(tmp_path: Path, capsys: Say) -> None:
    home = str(tmp_path / "home")
    assert sunshine("station", "init", "--demo", "--home", home, "--json") == 0
    first = document(capsys)
    assert first["officers"] == 5
    assert first["windows"] == [f"{number}号窗口" for number in range(1, 5)]
    assert sunshine("station", "init", "--demo", "--home", home, "--json") == 0
    assert document(capsys) == first
    assert Home(Path(home)).demo_counter.counter_db.exists()
    assert sunshine("ledger", "verify", "--home", home, "--json") == 0
    assert document(capsys)["rows"] == first["rows"]
    assert sunshine("station", "officers", "--home", home, "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["staff_number"], line["role"]) for line in lines][:2] == [
        ("000001", "administrator"),
        ("000002", "officer"),
    ]


def test_demo_refuses_a_real_home(tmp_path: Path, capsys: Say) -> None:
    home = Home(tmp_path)
    home.config.write_text('[station]\nname = "某所"\n', encoding="utf-8")
    assert sunshine("station", "init", "--demo", "--home", str(tmp_path)) == ExitCode.FAILED
    assert "不是演示配置" in capsys.readouterr().err
    assert not home.station_db.exists()


def test_demo_never_joins_a_roster_that_is_in_use(tmp_path: Path, capsys: Say) -> None:
    home = Home(tmp_path / "home")
    with StationStore.create(home) as store:
        Roster(store).add("123456", "某民警", "their-own-password")
        before = store.head()
    assert sunshine("station", "init", "--demo", "--home", str(home.root)) == ExitCode.FAILED
    assert "已有正式的民警名册" in capsys.readouterr().err
    assert not home.config.exists()
    with StationStore.open(home) as store:
        assert store.head() == before


def test_every_change_of_the_roster_answers_in_json(
    tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    StationStore.create(home).close()
    where = ("--home", str(home.root), "--json")
    monkeypatch.setenv("SUNSHINE_PASSWORD", "demo-1234")
    assert sunshine("station", "window", "2号窗口", *where) == 0
    assert document(capsys) == {"window": "2号窗口", "added": True}
    officer = {"staff_number": "123456", "name": "演示甲", "role": "officer", "window": "2号窗口", "active": True}
    assert sunshine("station", "officer", "add", "123456", "演示甲", "--window", "2号窗口", *where) == 0
    assert document(capsys) == officer
    assert sunshine("station", "officer", "password", "123456", *where) == 0
    assert document(capsys) == officer
    assert sunshine("station", "officer", "off", "123456", *where) == 0
    assert document(capsys) == {**officer, "active": False}
    assert sunshine("station", "officer", "on", "123456", *where) == 0
    assert document(capsys) == officer


def test_a_mistyped_window_and_a_missing_password_are_asked_about(
    tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    StationStore.create(home).close()
    add = ("station", "officer", "add", "123456", "演示甲", "--home", str(home.root))
    monkeypatch.setenv("SUNSHINE_PASSWORD", "demo-1234")
    assert sunshine("station", "window", "2号窗口", "--home", str(home.root)) == 0
    assert sunshine(*add, "--window", "22号窗口") == ExitCode.FAILED
    assert "没有登记过22号窗口，已登记的有 2号窗口" in capsys.readouterr().err
    monkeypatch.delenv("SUNSHINE_PASSWORD")
    monkeypatch.setattr("sys.stdin", (tmp_path / "home" / "station.db").open("rb"))
    assert sunshine(*add) == ExitCode.USAGE
    assert capsys.readouterr().err.startswith("还缺少密码：")


def test_officers_are_added_changed_and_listed(tmp_path: Path, capsys: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path / "home")
    StationStore.create(home).close()
    where = ("--home", str(home.root))
    monkeypatch.setenv("SUNSHINE_PASSWORD", "demo-1234")
    assert sunshine("station", "window", "2号窗口", *where) == 0
    assert sunshine("station", "officer", "add", "123456", "演示甲", "--window", "2号窗口", *where) == 0
    assert sunshine("station", "officer", "add", "123456", "演示乙", *where) == ExitCode.FAILED
    assert "123456 已在名册里" in capsys.readouterr().err
    monkeypatch.setenv("SUNSHINE_PASSWORD", "other-5678")
    assert sunshine("station", "officer", "password", "123456", *where) == 0
    with StationStore.open(home) as store:
        assert Roster(store).sign_in("dev", "123456", "other-5678")
    assert sunshine("station", "officer", "off", "123456", *where) == 0
    assert "停用" in capsys.readouterr().out
    assert sunshine("station", "officer", "on", "123456", *where) == 0
    assert sunshine("station", "officer", "off", "654321", *where) == ExitCode.NOT_FOUND
    assert sunshine("station", "officer", "password", "654321", *where) == ExitCode.NOT_FOUND
    capsys.readouterr()
    assert sunshine("station", "officers", *where) == 0
    assert capsys.readouterr().out == "123456 演示甲 民警 2号窗口\n"


def test_windows_are_added(tmp_path: Path, capsys: Say) -> None:
    home = Home(tmp_path / "home")
    StationStore.create(home).close()
    for said in ("已登记", "早已登记"):
        assert sunshine("station", "window", "5号窗口", "--home", str(home.root)) == 0
        assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [(), ("init",), ("officers",), ("window",), ("officer", "add"), ("officer", "password"), ("officer", "off")],
)
def test_help_has_an_example(words: tuple[str, ...], capsys: Say) -> None:
    assert sunshine("station", *words, "--help") == 0
    assert "sunshine station" in capsys.readouterr().out
