"""Commands are run at least once whatever is killed, and what belongs together is committed together."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import load_settings
from kiosk_app.counter.hooks import Hooks
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.rating import Level, Rating
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink
from kiosk_app.services.push_errands import RELEASE
from kiosk_app.services.push_journal import PushJournal, PushState, state_of
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.counter_errands import Errand, Errands
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall

NOTE = """
import json, os, sys
with open(sys.argv[1], "a") as file:
    file.write(json.dumps({n: v for n, v in os.environ.items() if n.startswith("SUNSHINE_")}) + "\\n")
"""
DELAYS = (0.0, 0.004, 0.01, 0.02, 0.04, 0.08)
"""Seconds from the rating to the kill: before the row arrives, between its COMMIT and the command, after."""


@pytest.fixture
def said(counter_home: Path, tmp_path: Path) -> Path:
    """Where the command of the counter's own settings writes what it was told."""
    out = tmp_path / "said"
    command = [sys.executable, "-c", NOTE, str(out)]
    config = Home(counter_home).config
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}on_release = {json.dumps(command)}\n", encoding="utf-8")
    return out


def notes(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def form(path: Path) -> Path:
    Image.new("RGB", (320, 200), "#dde6f4").save(path)
    return path


def opened(counter_home: Path) -> CounterLink:
    home = Home(counter_home)
    return CounterLink(home, load_settings(home.config))


def release(hall: Hall, check: str) -> None:
    until(lambda: check in {card.check_id for card in hall.checks.queue()}, "it arrives")
    hall.checks.shown(check)
    hall.checks.confirm(check)
    hall.checks.rate(check, Rating(Level.SATISFIED))


def hooked(link: CounterLink, command: tuple[str, ...]) -> Hooks:
    hooks = Hooks(command, (), 10, errands=link.errands)
    hooks.catch_up(link.state)
    link.subscribe_change(hooks.changed)
    return hooks


def test_a_command_that_was_cut_off_before_it_began_runs_at_the_next_start_and_then_never_again(
    hall: Hall, counter_home: Path, said: Path, tmp_path: Path
) -> None:
    link = opened(counter_home)  # nobody runs commands here: as if killed right after the COMMIT
    link.start()
    link.sign_in(STAFF, PASSWORD)
    check = link.push(form(tmp_path / "f.png").read_bytes(), 320, 200, "image/png", "H03")
    release(hall, check)
    until(lambda: link.state(check).released, "it is released")  # type: ignore[union-attr]
    assert link.errands.due() == [Errand(check, RELEASE, 0)]
    link.stop()
    command = (sys.executable, "-c", NOTE, str(said))
    for _ in range(2):
        again = opened(counter_home)
        hooks = hooked(again, command)
        again.start()
        assert again.wait_connected(10)
        hooks.close()
        assert again.errands.due() == []
        again.stop()
    (told,) = notes(said)
    assert (told["SUNSHINE_CHECK_ID"], told["SUNSHINE_ATTEMPT"]) == (check, "1")
    assert told["SUNSHINE_RELEASE_CODE"]


def test_a_command_that_was_cut_off_in_the_middle_is_told_that_it_comes_again(
    hall: Hall, counter_home: Path, said: Path, tmp_path: Path
) -> None:
    link = opened(counter_home)
    link.start()
    link.sign_in(STAFF, PASSWORD)
    check = link.push(form(tmp_path / "f.png").read_bytes(), 320, 200, "image/png", "H03")
    release(hall, check)
    until(link.errands.due, "it is due")
    assert link.errands.begin(check, RELEASE) == 1  # and killed here
    link.stop()
    again = opened(counter_home)
    hooks = hooked(again, (sys.executable, "-c", NOTE, str(said)))
    hooks.close()
    assert [told["SUNSHINE_ATTEMPT"] for told in notes(said)] == ["2"]
    again.stop()


def test_an_event_without_a_command_leaves_nothing_to_run_later(hall: Hall, counter_home: Path, tmp_path: Path) -> None:
    link = opened(counter_home)
    link.start()
    link.sign_in(STAFF, PASSWORD)
    check = link.push(form(tmp_path / "f.png").read_bytes(), 320, 200, "image/png", "H03")
    release(hall, check)
    until(lambda: link.state(check).released, "it is released")  # type: ignore[union-attr]
    assert link.errands.due() == []
    link.stop()


def test_a_crash_between_the_row_and_the_push_leaves_both_or_neither(
    hall: Hall, counter_home: Path, said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said
    link = opened(counter_home)
    link.start()
    link.sign_in(STAFF, PASSWORD)
    check = link.push(form(tmp_path / "f.png").read_bytes(), 320, 200, "image/png", "H03")
    until(hall.checks.queue, "it arrives")

    def dies(_journal: PushJournal, fresh: PushState) -> None:
        if fresh.released:
            raise RuntimeError("cut off")  # what follows the COMMIT is not reached

    monkeypatch.setattr(PushJournal, "_told", dies)
    release(hall, check)
    time.sleep(1)
    link.stop()
    with CounterStore.open(Home(counter_home)) as store:
        push = store.push(check)
        assert push is not None
        kept, cursor, due = state_of(push), store.cursor(), Errands(store).due()
    released_at = next(row.seq for row in hall.store.rows_after(0, -1) if row.kind == "check.released")
    assert kept.released == bool(due) == (cursor >= released_at)


def push_command(counter_home: Path, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kiosk_app", "counter", "push", "--wait", "--home", str(counter_home), *more]
    environment = {**os.environ, "SUNSHINE_PASSWORD": PASSWORD}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)


@pytest.mark.parametrize("delay", DELAYS)
def test_a_kill_anywhere_around_the_release_loses_no_command(
    hall: Hall, counter_home: Path, said: Path, tmp_path: Path, delay: float
) -> None:
    picture = form(tmp_path / "f.png")
    process = push_command(counter_home, "--file", str(picture), "--business", "H03", "--staff", STAFF)
    (card,) = until(hall.checks.queue, "it arrives", 30)
    release(hall, card.check_id)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert push_command(counter_home, "--resume", card.check_id).wait(30) == ExitCode.DONE
    told = notes(said)
    assert {each["SUNSHINE_CHECK_ID"] for each in told} == {card.check_id}
    assert {each["SUNSHINE_STATE"] for each in told} == {"released"}
    assert len(told) <= 2
    with CounterStore.open(Home(counter_home)) as store:
        assert Errands(store).due() == []


def test_a_push_that_is_waited_for_can_be_withdrawn_from_another_terminal(
    hall: Hall, counter_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = form(tmp_path / "f.png")
    process = push_command(counter_home, "--file", str(picture), "--business", "H03", "--staff", STAFF)
    (card,) = until(hall.checks.queue, "it arrives", 30)
    assert run(["counter", "withdraw", card.check_id, "--json", "--home", str(counter_home)]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["state"] == CheckState.WITHDRAWN
    assert process.wait(10) == ExitCode.WITHDRAWN
    assert hall.checks.queue() == []
    assert run(["counter", "withdraw", card.check_id, "--home", str(counter_home)]) == ExitCode.FAILED


def test_an_answered_push_is_not_withdrawn_from_another_terminal(
    hall: Hall, counter_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = form(tmp_path / "f.png")
    process = push_command(counter_home, "--file", str(picture), "--business", "H03", "--staff", STAFF)
    (card,) = until(hall.checks.queue, "it arrives", 30)
    hall.checks.shown(card.check_id)
    hall.checks.confirm(card.check_id)
    assert run(["counter", "withdraw", card.check_id, "--home", str(counter_home)]) == ExitCode.FAILED
    assert "不可撤回" in capsys.readouterr().err
    hall.checks.rate(card.check_id, Rating(Level.SATISFIED))
    assert process.wait(10) == ExitCode.DONE
    with CounterStore.open(Home(counter_home)) as store:
        assert Errands(store).wishes() == []
