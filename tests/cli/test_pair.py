"""`sunshine pair`: what the installer sees."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.errors import ExitCode
from kiosk_app.link import pair_server
from tests.link.hall import Hall


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setattr(pair_server, "ANSWER_SECONDS", 0.02)
    made = Hall(tmp_path)
    yield made
    made.close()


def test_pair_list_and_revoke(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    kiosk, counter = str(hall.home.root), str(hall.root / "new")
    address = f"127.0.0.1:{hall.server.port}"
    code = hall.server.open_pairing()
    pair = ["pair", "--kiosk", address, "--window", "3号窗口", "--home", counter, "--json", "--code"]
    assert run([*pair, "1234"]) == ExitCode.USAGE
    assert "8 位数字" in capsys.readouterr().err
    assert run([*pair, f"{code[:4]} {code[4:]}"]) == ExitCode.DONE, "as the kiosk shows it"
    paired = json.loads(capsys.readouterr().out)
    assert (paired["window"], paired["kiosk"]) == ("3号窗口", address)
    assert (hall.root / "new" / "counter.db").exists()
    assert run(["pair", "list", "--home", kiosk, "--json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["device_id"] == paired["device_id"]
    assert run(["pair", "revoke", "3号窗口", "--home", kiosk]) == ExitCode.DONE
    assert run(["pair", "revoke", "3号窗口", "--home", kiosk]) == ExitCode.NOT_FOUND
    said = capsys.readouterr()
    assert "已撤销3号窗口的配对" in said.out
    assert "sunshine pair list" in said.err
    assert run(["pair", "list", "--home", kiosk]) == ExitCode.DONE
    assert "还没有配对" in capsys.readouterr().out


def test_the_window_of_the_settings_is_paired_for_unless_another_is_named(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    home = hall.root / "new"
    home.mkdir()
    (home / "sunshine.toml").write_text('[counter]\nwindow = "4号窗口"\n', encoding="utf-8")
    pair = ["pair", "--kiosk", f"127.0.0.1:{hall.server.port}", "--home", str(home), "--json", "--code"]
    assert run([*pair, hall.server.open_pairing()]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["window"] == "4号窗口"
    assert run([*pair, hall.server.open_pairing(), "--window", "2号窗口"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["window"] == "2号窗口"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--window", "3号窗口", "--code", "12345678"], "--kiosk"),
        (["--kiosk", "a:b", "--window", "3号窗口", "--code", "12345678"], "地址:端口"),
        (["--kiosk", "127.0.0.1:1", "--window", "3号窗口", "--code", "12345678"], "连不上触摸屏 127.0.0.1:1"),
    ],
)
def test_wrong_arguments_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["pair", *arguments, "--home", str(tmp_path / "new")]) != ExitCode.DONE
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
