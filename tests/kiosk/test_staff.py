"""The staff entrance end to end: an administrator's fingers on the glass, the real link, the real `sunshine pair`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from kiosk_app.cli import run
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.errors import ExitCode
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.staff import StaffModel
from kiosk_app.link import pair_server
from kiosk_app.services.roster import Roster
from tests.kiosk.voice_stage import VoiceStage
from tests.link.hall import PASSWORD, STAFF, Hall

Page = Shell.Page
ADMINISTRATOR = "000009"
SECRET = "kiosk-2099"


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setattr(pair_server, "ANSWER_SECONDS", 0.02)
    made = Hall(tmp_path)
    Roster(made.store).add(ADMINISTRATOR, "赵管理", SECRET, role=Role.ADMINISTRATOR)
    yield made
    made.close()


@pytest.fixture
def stage(qapp: object, hall: Hall) -> Iterator[VoiceStage]:
    assert qapp
    made = VoiceStage()
    staff = StaffModel(made.shell, made.jobs, made.owner, address=lambda: "192.0.2.10")
    staff.attach(Roster(hall.store), hall.server)
    made.shell.go(Page.Staff)
    made.settle()
    yield made
    made.close()
    assert made.warnings == []


def type_in(stage: VoiceStage, text: str) -> None:
    """On the page's own pad, which shows letters on demand."""
    for character in text:
        if not stage.seen(f"staff.key.{character}"):
            stage.tap("staff.letters" if not character.isalpha() or not stage.seen("staff.shift") else "staff.shift")
            stage.settle()
        if not stage.seen(f"staff.key.{character}"):
            stage.tap("staff.shift")
            stage.settle()
        stage.tap(f"staff.key.{character}")


def sign_in(stage: VoiceStage, number: str, password: str) -> None:
    type_in(stage, number)
    stage.tap("staff.proceed")
    type_in(stage, password)
    assert password not in stage.texts()
    stage.tap("staff.proceed")


def opened(stage: VoiceStage) -> str:
    """Signs in; the code on the glass."""
    sign_in(stage, ADMINISTRATOR, SECRET)
    assert stage.until(lambda: stage.seen("staff.code"))
    stage.settle()
    return str(stage.find("staff.code").property("text")).replace(" ", "")


def pair(hall: Hall, code: str, window: str = "3号窗口") -> int:
    arguments = ["pair", "--kiosk", f"127.0.0.1:{hall.server.port}", "--window", window]
    return run([*arguments, "--home", str(hall.root / f"new-{window}"), "--json", "--code", code])


def wrong(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def test_an_administrator_pairs_a_counter_with_the_code_on_the_glass(
    stage: VoiceStage, hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    code = opened(stage)
    assert len(code) == 8
    assert code.isdecimal()
    assert f"192.0.2.10:{hall.server.port}" in stage.texts()
    assert pair(hall, code) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["window"] == "3号窗口"
    assert stage.until(lambda: "已和 3号窗口 配对" in stage.texts())
    stage.settle()
    assert not stage.seen("staff.code")
    assert [row.kind for row in hall.kinds(EntryKind.DEVICE_PAIRED)] == [EntryKind.DEVICE_PAIRED]
    stage.tap("staff.again")
    stage.settle()
    fresh = str(stage.find("staff.code").property("text")).replace(" ", "")
    assert fresh != code
    assert pair(hall, code, "2号窗口") != ExitCode.DONE
    assert pair(hall, fresh, "2号窗口") == ExitCode.DONE


def test_a_password_with_capitals_can_be_typed(stage: VoiceStage, hall: Hall) -> None:
    Roster(hall.store).add("000008", "钱管理", "Kiosk-2099Z", role=Role.ADMINISTRATOR)
    sign_in(stage, "000008", "Kiosk-2099Z")
    assert stage.until(lambda: stage.seen("staff.code"))


def test_three_wrong_codes_close_the_window_and_the_glass_says_so(
    stage: VoiceStage, hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    code = opened(stage)
    for left in (2, 1):
        assert pair(hall, wrong(code)) == ExitCode.REJECTED
        assert stage.until(lambda left=left: f"还可以试 {left} 次" in stage.texts())  # type: ignore[misc]
    assert pair(hall, wrong(code)) == ExitCode.REJECTED
    assert stage.until(lambda: "配对码输错三次，配对已关闭" in stage.texts())
    assert not stage.seen("staff.code")
    capsys.readouterr()
    assert pair(hall, code) != ExitCode.DONE
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert hall.kinds(EntryKind.DEVICE_PAIRED) == []
    assert "pairing.closed" in hall.alarms()


@pytest.mark.parametrize(
    ("number", "password", "words"),
    [
        (ADMINISTRATOR, "falsch-12", "密码"),
        (STAFF, PASSWORD, "没有管理员权限"),
        ("999999", "demo-1234", "警号"),
    ],
)
def test_nobody_else_opens_it(stage: VoiceStage, hall: Hall, number: str, password: str, words: str) -> None:
    sign_in(stage, number, password)
    assert stage.until(lambda: words in stage.texts() and "正在核对" not in stage.texts())
    assert hall.server.pairing() is None
    assert "工作人员登录" in stage.texts()


def test_leaving_the_page_closes_the_window_and_forgets_the_password(stage: VoiceStage, hall: Hall) -> None:
    code = opened(stage)
    stage.shell.home()
    stage.settle()
    assert hall.server.pairing() is None
    assert pair(hall, code) != ExitCode.DONE
    stage.shell.go(Page.Staff)
    stage.settle()
    type_in(stage, ADMINISTRATOR)
    stage.tap("staff.proceed")
    type_in(stage, "halb")
    stage.shell.home()
    stage.shell.go(Page.Staff)
    stage.settle()
    assert str(stage.find("staff.typed").property("text")).strip() == ""


def test_leaving_while_the_password_is_checked_opens_nothing(stage: VoiceStage, hall: Hall) -> None:
    sign_in(stage, ADMINISTRATOR, SECRET)
    stage.shell.home()
    QTest.qWait(900)
    assert hall.server.pairing() is None


def test_the_glass_stays_awake_while_the_code_is_read_to_the_counter(qapp: object, hall: Hall) -> None:
    assert qapp
    stage = VoiceStage(idle=3)
    staff = StaffModel(stage.shell, stage.jobs, stage.owner, address=lambda: "192.0.2.10")
    staff.attach(Roster(hall.store), hall.server)
    stage.shell.go(Page.Staff)
    stage.settle()
    opened(stage)
    QTest.qWait(4500)
    assert stage.shell.page == Page.Staff
    assert stage.seen("staff.code")
    stage.close()
    assert stage.warnings == []
