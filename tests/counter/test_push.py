"""`sunshine counter push`: exit codes and JSON lines as a script meets them, against a real kiosk link."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import load_settings
from kiosk_app.counter.headless import Follower
from kiosk_app.counter.lock import only_one
from kiosk_app.counter.picture import read_file
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.rating import Level, Rating, UnratedCause
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink
from kiosk_app.services.roster import Roster
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall, noise
from tests.link.proxy import Proxy

Say = Callable[[], list[dict[str, Any]]]
CIRCLE = (Mark(FactLabel.BIRTH_DATE, (((0.1, 0.1), (0.2, 0.2)),)),)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.png"
    Image.new("RGB", (640, 400), "#dde6f4").save(path)
    return path


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)


def _push(home: Path, page: Path, *more: str) -> list[str]:
    words = ["counter", "push", "--file", str(page), "--business", "H03", "--staff", STAFF]
    return [*words, "--home", str(home), "--json", *more]


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _citizen(hall: Hall, answer: Callable[[str], None]) -> threading.Thread:
    """Someone at the kiosk who answers the next check that arrives."""

    def stand() -> None:
        waiting = until(lambda: [each for each in hall.checks.queue()], "a check arrives")
        hall.checks.shown(waiting[-1].check_id)
        answer(waiting[-1].check_id)

    thread = threading.Thread(target=stand)
    thread.start()
    return thread


def test_delivered_is_done_and_a_field_reaches_the_citizen(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_push(counter_home, page, "--field", "姓名=章小演")) == ExitCode.DONE
    said = _lines(capsys)
    card = hall.checks.queue()[0]
    material = hall.checks.material(card.check_id)
    assert said[-1]["check_id"] == card.check_id
    assert said[-1]["state"] in {"stored", "queued"}
    assert material.picture == page.read_bytes()
    assert [(each.label, each.text) for each in material.fields] == [("姓名", "章小演")]


def test_doubts_about_the_facts_are_told_and_hold_nothing(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = ["--field", "姓名=章鎔", "--field", "性别=男", "--field", "公民身份号码=371122209904120020"]
    assert run(_push(counter_home, page, *odd)) == ExitCode.DONE
    assert len(hall.checks.queue()) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition("：")[0] for line in said] == ["请留意", "请留意"]
    assert "不在通用规范汉字表里" in said[0]
    assert "顺序码是女" in said[1]


def test_what_the_line_cannot_carry_never_reaches_it(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_push(counter_home, page, "--revision-of", "nonsense")) == ExitCode.NOT_FOUND
    assert run(_push(counter_home, page, "--business", "H" * 41)) == ExitCode.FAILED
    assert run(_push(counter_home, page, "--business", "H\udcff")) == ExitCode.FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert "本机没有推送过 nonsense" in said.err
    assert said.err.count("业务编号应为") == 2
    assert run(_push(counter_home, page)) == ExitCode.DONE, "nothing was left behind that cuts the line"
    assert len(hall.checks.queue()) == 1


def test_the_terminal_says_where_a_push_stands(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = [word for word in _push(counter_home, page) if word != "--json"]
    assert run(line) == ExitCode.DONE
    told = [each.split("  ")[2] for each in capsys.readouterr().out.splitlines()]
    assert (told[0], told[-1]) == ("还没有送达", "已送达")
    assert all(each.startswith("正在送达 ") for each in told[1:-1])
    check_id = hall.checks.queue()[0].check_id
    assert run(["counter", "withdraw", check_id, "--home", str(counter_home)]) == ExitCode.DONE
    assert run(["counter", "withdraw", check_id, "--home", str(counter_home)]) == ExitCode.FAILED
    assert "已经结束（已撤回）" in capsys.readouterr().err


def test_a_slow_line_shows_how_much_of_the_picture_has_arrived(
    hall: Hall, counter_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proxy = Proxy(hall.server.port)
    settings = counter_home / "sunshine.toml"
    settings.write_text(settings.read_text().replace(str(hall.server.port), str(proxy.port)), encoding="utf-8")
    form = tmp_path / "form.png"
    form.write_bytes(noise(600_000))
    proxy.pace = 0.02
    assert run(_push(counter_home, form)) == ExitCode.DONE
    proxy.close()
    told = [line["progress"] for line in _lines(capsys) if line["state"] == "unreachable"]
    assert told == sorted(set(told)), "each line says more than the one before"
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert [share for share in told if 0.3 < share < 0.95], told


def test_rated_disputed_and_declined_have_their_codes(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    citizen = _citizen(hall, lambda check: hall.checks.dispute(check, CIRCLE))
    assert run(_push(counter_home, page, "--wait", "--timeout", "20")) == ExitCode.DISPUTED
    citizen.join()
    first = _lines(capsys)[-1]
    assert first["marks"][0]["label"] == "birth_date"

    def satisfied(check: str) -> None:
        hall.checks.confirm(check)
        hall.checks.rate(check, Rating(Level.SATISFIED))

    citizen = _citizen(hall, satisfied)
    again = _push(counter_home, page, "--wait", "--timeout", "20", "--revision-of", first["check_id"])
    assert run(again) == ExitCode.DONE
    citizen.join()
    assert hall.checks.state(first["check_id"]) is CheckState.SUPERSEDED
    said = _lines(capsys)[-1]
    assert (said["state"], said["rated"], said["level"]) == ("released", True, "")

    def declined(check: str) -> None:
        hall.checks.confirm(check)
        hall.checks.decline(check, UnratedCause.DECLINED)

    citizen = _citizen(hall, declined)
    assert run(_push(counter_home, page, "--wait", "--timeout", "20")) == ExitCode.DECLINED
    citizen.join()


def test_waiting_in_vain_and_withdrawing(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_push(counter_home, page, "--wait", "--timeout", "1")) == ExitCode.TIMED_OUT
    check = _lines(capsys)[-1]["check_id"]
    home = ["--home", str(counter_home)]
    assert run(["counter", "withdraw", check, *home, "--json"]) == ExitCode.DONE
    assert _lines(capsys)[-1]["state"] == "withdrawn"
    assert hall.checks.state(check) is CheckState.WITHDRAWN
    assert run(["counter", "withdraw", check, *home]) == ExitCode.FAILED
    assert "已经结束" in capsys.readouterr().err
    assert run(["counter", "push", "--resume", check, *home, "--wait"]) == ExitCode.WITHDRAWN
    capsys.readouterr()
    assert run(["counter", "list", *home, "--json"]) == ExitCode.DONE
    assert [each["state"] for each in _lines(capsys)] == ["withdrawn"]


def test_an_answered_check_cannot_be_withdrawn(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_push(counter_home, page)) == ExitCode.DONE
    check = _lines(capsys)[-1]["check_id"]
    hall.checks.shown(check)
    hall.checks.confirm(check)
    assert run(["counter", "withdraw", check, "--home", str(counter_home)]) == ExitCode.FAILED
    assert "不可撤回" in capsys.readouterr().err
    assert hall.checks.state(check) is CheckState.CONFIRMED


def test_a_killed_push_is_offered_again(hall: Hall, counter_home: Path, page: Path) -> None:
    command = [sys.executable, "-m", "kiosk_app", *_push(counter_home, page, "--wait")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout is not None
        check = json.loads(process.stdout.readline())["check_id"]
        process.send_signal(signal.SIGKILL)
    hall.restart()
    resume = ["counter", "push", "--resume", check, "--home", str(counter_home), "--timeout", "15"]
    assert run(resume) == ExitCode.DONE
    assert hall.checks.state(check) in {CheckState.STORED, CheckState.QUEUED}
    assert len(hall.checks.queue()) == 1


@pytest.mark.parametrize(
    ("change", "words", "code"),
    [
        ({"--staff": "999999"}, "警号或密码不对", ExitCode.FAILED),
        ({"--staff": "abc"}, "警号应为", ExitCode.FAILED),
        ({"--field": "没有等号"}, "标签=值", ExitCode.USAGE),
        ({"--region": "1,2,3,4"}, "选且只选一个", ExitCode.USAGE),
        ({"--file": "/nowhere.png"}, "找不到图片", ExitCode.NOT_FOUND),
        ({"--password-file": "/nowhere.txt"}, "读不了密码文件", ExitCode.FAILED),
    ],
)
def test_a_wrong_push_is_one_sentence_and_leaves_nothing(
    hall: Hall,
    counter_home: Path,
    page: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, str],
    words: str,
    code: ExitCode,
) -> None:
    assert run([*_push(counter_home, page), *(word for pair in change.items() for word in pair)]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""
    assert hall.checks.queue() == []


def _kept_unreachable(home: Path, page: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Push while the kiosk is off, before anybody could sign in; the id of what was kept."""
    assert run(_push(home, page, "--timeout", "1", "--field", "姓名=章小演")) == ExitCode.UNREACHABLE
    said = capsys.readouterr()
    kept = json.loads(said.out)
    assert kept["state"] == "unreachable"
    assert said.err.count("。") == 1
    assert f"--resume {kept['check_id']}" in said.err
    assert f"withdraw {kept['check_id']}" in said.err
    assert run(["counter", "list", "--home", str(home), "--json"]) == ExitCode.DONE
    assert [each["check_id"] for each in _lines(capsys)] == [kept["check_id"]]
    return str(kept["check_id"])


def _back(hall: Hall, port: int) -> None:
    """The kiosk is switched on again, at the address the counter knows."""
    hall.settings = replace(hall.settings, link=replace(hall.settings.link, port=port))
    hall.server = hall._start(hall.settings)


def test_a_push_before_anybody_could_sign_in_is_kept_and_sent_later(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = hall.server.port
    hall.server.stop()
    check = _kept_unreachable(counter_home, page, capsys)
    resume = ["counter", "push", "--resume", check, "--home", str(counter_home), "--timeout", "15", "--json"]
    _back(hall, port)
    assert run(resume) == ExitCode.FAILED
    assert "需要警号" in capsys.readouterr().err
    assert hall.checks.queue() == []
    assert run([*resume, "--staff", STAFF]) == ExitCode.DONE
    material = hall.checks.material(check)
    assert material.picture == page.read_bytes()
    assert [field.text for field in material.fields] == ["章小演"]


def test_a_push_kept_before_sign_in_goes_with_the_next_sign_in_of_its_officer_only(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Roster(hall.store).add("000009", "赵明月", PASSWORD)
    port = hall.server.port
    hall.server.stop()
    check = _kept_unreachable(counter_home, page, capsys)
    _back(hall, port)
    link = CounterLink(Home(counter_home), load_settings(Home(counter_home).config))
    link.start()
    link.sign_in("000009", PASSWORD)
    assert link.waits_for_sign_in(check)
    link.sign_in(STAFF, PASSWORD)
    until(lambda: hall.checks.state(check), "it is delivered")
    link.stop()


def test_a_push_kept_before_sign_in_can_be_stopped(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = hall.server.port
    hall.server.stop()
    check = _kept_unreachable(counter_home, page, capsys)
    assert run(["counter", "withdraw", check, "--home", str(counter_home), "--json"]) == ExitCode.DONE
    assert _lines(capsys)[-1]["state"] == "withdrawn"
    _back(hall, port)
    assert run(_push(counter_home, page)) == ExitCode.DONE
    assert [card.check_id for card in hall.checks.queue()] == [_lines(capsys)[-1]["check_id"]]


def test_a_push_the_kiosk_rejects_has_its_code_and_its_reason(
    hall: Hall, counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hall.desk.paused = True
    assert run(_push(counter_home, page)) == ExitCode.REJECTED
    paused = _lines(capsys)[-1]
    assert (paused["state"], paused["code"]) == ("rejected", "closed")
    hall.desk.paused = False
    for _ in range(hall.settings.link.queued_per_counter):
        assert run(_push(counter_home, page)) == ExitCode.DONE
    capsys.readouterr()
    assert run(_push(counter_home, page, "--wait")) == ExitCode.REJECTED
    full = _lines(capsys)[-1]
    assert (full["state"], full["code"]) == ("rejected", "queue_full")
    resume = ["counter", "push", "--resume", full["check_id"], "--home", str(counter_home), "--json"]
    assert run(resume) == ExitCode.REJECTED
    rejected = [row.subject for row in hall.kinds(EntryKind.CHECK_REJECTED)]
    assert rejected == [paused["check_id"], full["check_id"]]


def test_a_push_the_kiosk_never_saw_is_kept_and_delivered_later(hall: Hall, counter_home: Path, page: Path) -> None:
    home, port = Home(counter_home), hall.server.port
    link = CounterLink(home, load_settings(home.config))
    follower = Follower(link)
    link.start()
    link.sign_in(STAFF, PASSWORD)
    hall.server.stop()
    until(lambda: not link.line.connected, "the cut is seen")
    check = follower.push(read_file(page), "H03", (), "")
    steps = list(follower.follow(check, until_end=False, timeout=0.5))
    link.stop()
    assert steps[-1] is ExitCode.UNREACHABLE
    assert hall.checks.queue() == []

    hall.settings = replace(hall.settings, link=replace(hall.settings.link, port=port))
    hall.server = hall._start(hall.settings)
    resume = ["counter", "push", "--resume", check, "--home", str(counter_home), "--timeout", "15"]
    assert run(resume) == ExitCode.DONE
    assert hall.checks.material(check).picture == page.read_bytes()


def test_a_second_program_at_the_same_counter_is_told(
    counter_home: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with only_one(counter_home / "run"):
        assert run(_push(counter_home, page)) == ExitCode.FAILED
    assert "正在运行" in capsys.readouterr().err


def test_an_unpaired_counter_is_told_how_to_pair(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_push(tmp_path / "new", page)) == ExitCode.UNREACHABLE
    assert "还没有与触摸屏配对" in capsys.readouterr().err
