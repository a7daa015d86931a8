"""`sunshine check` as an officer uses it at the shell."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.config import Check
from kiosk_app.domain.check import Field
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import UnratedCause
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.checks import Checks
from kiosk_app.services.retention import tidy
from kiosk_app.services.roster import Roster
from kiosk_app.services.rulings import OVERRIDE, VOID, Rulings
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, offer

PASSWORD = "demo-pass-1"
Say = pytest.CaptureFixture[str]
FACTS = (Field("姓名", "演示甲"), Field("公民身份号码", "371122209904120020"))


@dataclass(frozen=True)
class Station:
    """A home with one finished check of 000003's."""

    home: Home
    check_id: str

    def sunshine(self, *words: str, staff: str = "000003") -> int:
        return run(["check", *words, "--staff", staff, "--home", str(self.home.root)])

    def viewings(self) -> int:
        with StationStore.open(self.home) as store:
            return sum(row.kind is EntryKind.CHECK_VIEWED for row in store.rows_after(0, 10_000))


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Station:
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    home = Home(tmp_path / "home")
    with StationStore.create(home) as store:
        roster = Roster(store)
        officer = roster.add("000003", "王小禾", PASSWORD, window="3号窗口")
        roster.add("000004", "赵明月", PASSWORD)
        roster.add("000001", "李文静", PASSWORD, role=Role.ADMINISTRATOR)
        checks, made = Checks(store, Check()), offer(fields=FACTS)
        checks.accept("dev", officer.id, "3号窗口", made, PICTURE)
        checks.shown(made.check_id)
        checks.confirm(made.check_id)
        checks.decline(made.check_id, UnratedCause.DECLINED)
    return Station(home, made.check_id)


def test_a_list_names_nobody(station: Station, capsys: Say) -> None:
    assert station.sunshine("list") == ExitCode.DONE
    said = capsys.readouterr().out
    assert station.check_id in said
    assert "可以保存打印" in said
    assert "演示甲" not in said
    assert station.sunshine("list", "--json", staff="000001") == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["kept"] is True
    assert station.sunshine("list", staff="000004") == ExitCode.DONE
    assert capsys.readouterr().out == "还没有您可以查看的核对。\n"


def test_facts_are_shown_with_the_number_masked_and_the_picture_goes_to_a_private_file(
    station: Station, tmp_path: Path, capsys: Say
) -> None:
    file = tmp_path / "check.png"
    assert station.sunshine("show", station.check_id, "--picture", str(file)) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "姓名：演示甲" in said
    assert "公民身份号码：371122********0020" in said
    assert "371122209904120020" not in said
    assert file.read_bytes() == PICTURE
    assert file.stat().st_mode & 0o077 == 0
    assert station.viewings() == 1


def refusals(station: Station, tmp_path: Path) -> dict[str, tuple[Callable[[], int], str, ExitCode]]:
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")
    return {
        "another's": (
            lambda: station.sunshine("show", station.check_id, staff="000004"),
            "不是您办的",
            ExitCode.FAILED,
        ),
        "unknown": (lambda: station.sunshine("show", "nothing"), "没有编号为 nothing", ExitCode.NOT_FOUND),
        "taken": (
            lambda: station.sunshine("show", station.check_id, "--picture", str(taken)),
            "不会覆盖",
            ExitCode.FAILED,
        ),
        "wrong password": (
            lambda: station.sunshine("show", station.check_id, "--password", "wrong-password"),
            "警号或密码不对",
            ExitCode.FAILED,
        ),
    }


@pytest.mark.parametrize("name", ["another's", "unknown", "taken", "wrong password"])
def test_a_refusal_is_a_sentence_and_no_viewing(station: Station, tmp_path: Path, capsys: Say, name: str) -> None:
    ask, sentence, code = refusals(station, tmp_path)[name]
    assert ask() == code
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert station.viewings() == 0


def test_rulings_are_marked_in_the_list(station: Station, capsys: Say) -> None:
    with StationStore.open(station.home) as store:
        roster, checks = Roster(store), Checks(store, Check())
        officer, chief = roster.find("000003"), roster.find("000001")
        assert officer is not None
        assert chief is not None
        left = offer()
        checks.accept("dev", officer.id, "3号窗口", left, PICTURE)
        rulings = Rulings(store, checks, roster)
        rulings.rule("dev", left.check_id, OVERRIDE, "000001", PASSWORD, "群众走了")
        rulings.rule("dev", station.check_id, VOID, "000001", PASSWORD, "答错了人")
    assert station.sunshine("list", "--json") == ExitCode.DONE
    said = {line["check_id"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (said[left.check_id]["state"], said[left.check_id]["voided"]) == ("overridden", False)
    assert (said[station.check_id]["state"], said[station.check_id]["voided"]) == ("released", True)
    assert station.sunshine("list") == ExitCode.DONE
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.endswith("领导特批放行")
    assert oldest.endswith("可以保存打印 已作废")
    assert station.sunshine("show", station.check_id) == ExitCode.DONE
    assert "已作废" in capsys.readouterr().out.splitlines()[0]


def test_after_the_retention_the_proof_is_shown_instead(station: Station, tmp_path: Path, capsys: Say) -> None:
    with StationStore.open(station.home) as store:
        assert tidy(store, Check(picture_retention_days=-1)) == 1
    file = tmp_path / "check.png"
    assert station.sunshine("show", station.check_id) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "已按期销毁（保存期满）：账本第" in said
    assert "演示甲" not in said
    assert station.sunshine("show", station.check_id, "--picture", str(file), "--json") == ExitCode.NOT_FOUND
    proof = json.loads(capsys.readouterr().out)["destroyed"]
    assert proof["cause"] == "retention"
    assert not file.exists()
    assert station.viewings() == 2
