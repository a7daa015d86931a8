"""A business system that waits: commands on release and dispute, the event file, and codes that name the release."""

import itertools
import json
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import load_settings
from kiosk_app.counter.hooks import Hooks
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ledger import EntryKind, release_code
from kiosk_app.domain.rating import Level, Rating, Reason
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink, PushState
from kiosk_app.services.push_errands import DISPUTE, RELEASE, event_of
from kiosk_app.services.push_events import FILE, EventLog, read_events
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall

NOTE = """
import json, os, sys
with open(sys.argv[1], "a") as file:
    file.write(json.dumps({name: value for name, value in os.environ.items() if name.startswith("SUNSHINE_")}) + "\\n")
"""
CIRCLE = (Mark(FactLabel.NAME, (((0.1, 0.1), (0.2, 0.2)),)),)
CHECK = "0190a0f0-0000-7000-8000-000000000001"


@pytest.fixture
def link(counter_home: Path) -> Iterator[CounterLink]:
    home = Home(counter_home)
    made = CounterLink(home, load_settings(home.config))
    made.start()
    made.sign_in(STAFF, PASSWORD)
    yield made
    made.stop()


def form(path: Path) -> bytes:
    Image.new("RGB", (320, 200), "#dde6f4").save(path)
    return path.read_bytes()


def notes(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_release_and_a_dispute_run_their_commands_once_each(
    hall: Hall, counter_home: Path, link: CounterLink, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    command = (sys.executable, "-c", NOTE, str(said))
    hooks = Hooks(command, command, 10)
    link.subscribe_change(hooks.changed)
    first = link.push(form(tmp_path / "form.png"), 320, 200, "image/png", "H03")
    until(hall.checks.queue, "it arrives")
    hall.checks.shown(first)
    hall.checks.dispute(first, CIRCLE)
    until(lambda: notes(said), "the dispute is told")
    second = link.push(form(tmp_path / "form.png"), 320, 200, "image/png", "H03", revision_of=first)
    until(lambda: [card for card in hall.checks.queue() if card.check_id == second], "the correction arrives")
    hall.checks.shown(second)
    hall.checks.confirm(second)
    hall.checks.rate(second, Rating(Level.DISSATISFIED, (next(iter(Reason)),)))
    until(lambda: len(notes(said)) == 2, "the release is told")
    hooks.close()
    dispute, release = notes(said)
    assert (dispute["SUNSHINE_EVENT"], dispute["SUNSHINE_CHECK_ID"]) == ("dispute", first)
    assert (release["SUNSHINE_CHECK_ID"], release["SUNSHINE_STATE"]) == (second, "released")
    assert (release["SUNSHINE_BUSINESS"], release["SUNSHINE_REVISION_OF"]) == ("H03", first)
    row = hall.kinds(EntryKind.CHECK_RELEASED)[0]
    assert release["SUNSHINE_RELEASE_CODE"] == release_code(row.hash)
    assert "dissatisfied" not in (counter_home / "run" / FILE).read_text() + said.read_text()


def test_a_restart_runs_no_command_again(hall: Hall, counter_home: Path, link: CounterLink, tmp_path: Path) -> None:
    check = link.push(form(tmp_path / "form.png"), 320, 200, "image/png", "H03")
    until(hall.checks.queue, "it arrives")
    hall.checks.shown(check)
    hall.checks.confirm(check)
    hall.checks.rate(check, Rating(Level.SATISFIED))
    until(lambda: link.state(check).released, "it is released")  # type: ignore[union-attr]
    link.stop()
    home = Home(counter_home)
    again = CounterLink(home, load_settings(home.config))
    changes: list[tuple[PushState, PushState]] = []
    again.subscribe_change(lambda before, after: changes.append((before, after)))
    again.start()
    assert again.wait_connected(10)
    # A late change, as when the day's end reveals the level: the check was free before, so nothing runs.
    known = again.state(check)
    assert known is not None
    again._journal._keep(PushState(**{**{f: getattr(known, f) for f in known.__slots__}, "level": "satisfied"}))
    assert [event_of(*change) for change in changes] == [""]
    again.stop()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((sys.executable, "-c", "import sys; sys.exit(3)"), "退出码 3"),
        (("/nowhere/at/all",), "启动不了"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "超时没有结束"),
        ((sys.executable, "-c", ""), ""),
    ],
)
def test_a_command_that_fails_is_told_and_bounded(command: tuple[str, ...], words: str) -> None:
    said: list[str] = []
    hooks = Hooks(command, (), 1.0, said.append)
    started = time.monotonic()
    hooks.changed(PushState(CHECK), PushState(CHECK, CheckState.DISPUTED))
    hooks.changed(PushState(CHECK, CheckState.CONFIRMED), PushState(CHECK, CheckState.RELEASED, released=True))
    hooks.close()
    assert time.monotonic() - started < 5
    assert [words in each for each in said] == ([True] if words else [])


def test_words_of_a_command_are_not_read_by_a_shell(tmp_path: Path) -> None:
    hooks = Hooks(("touch", f"{tmp_path}/a; touch {tmp_path}/b".replace("/", "_"), "$(touch c)"), (), 5)
    hooks.close()
    hooks = Hooks(("touch", str(tmp_path / "one two; $HOME")), (), 5)
    hooks.changed(PushState(CHECK), PushState(CHECK, CheckState.OVERRIDDEN))
    hooks.close()
    assert [path.name for path in tmp_path.iterdir()] == ["one two; $HOME"]


def test_each_event_happens_once_in_a_life() -> None:
    states = [
        PushState(CHECK),
        PushState(CHECK, CheckState.SHOWN),
        PushState(CHECK, CheckState.CONFIRMED, released=True),
        PushState(CHECK, CheckState.RELEASED, released=True, rated=True),
        PushState(CHECK, CheckState.RELEASED, released=True, rated=True, level="satisfied"),
    ]
    assert [event_of(*pair) for pair in itertools.pairwise(states)] == ["", RELEASE, "", ""]
    disputed = PushState(CHECK, CheckState.DISPUTED)
    assert [event_of(states[1], disputed), event_of(disputed, PushState(CHECK, CheckState.SUPERSEDED))] == [DISPUTE, ""]


def test_waiting_beside_the_bar_ends_with_the_outcome(
    hall: Hall, counter_home: Path, link: CounterLink, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = link.push(form(tmp_path / "form.png"), 320, 200, "image/png", "H03")
    home = ["--home", str(counter_home)]
    assert run(["counter", "wait", check, "--timeout", "0.3", *home]) == ExitCode.TIMED_OUT

    def citizen() -> None:
        until(hall.checks.queue, "it arrives")
        hall.checks.shown(check)
        time.sleep(0.3)
        hall.checks.dispute(check, CIRCLE)

    thread = threading.Thread(target=citizen)
    thread.start()
    capsys.readouterr()
    assert run(["counter", "wait", check, "--timeout", "20", "--json", *home]) == ExitCode.DISPUTED
    thread.join()
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[-1]["state"], told[-1]["marks"]) == ("disputed", 1)
    assert run(["counter", "events", "--check", check, "--json", *home]) == ExitCode.DONE
    every = [json.loads(line)["state"] for line in capsys.readouterr().out.splitlines()]
    assert [every[-2], every[-1]] == ["shown", "disputed"]
    assert (counter_home / "run" / FILE).stat().st_mode & 0o077 == 0


def test_a_half_written_or_spoilt_line_breaks_no_reader(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    log.write(PushState(CHECK, progress=0.1))
    log.write(PushState(CHECK, progress=0.2))
    log.write(PushState(CHECK, CheckState.SHOWN))
    with (tmp_path / FILE).open("a") as file:
        file.write('not json\n{"half":')
    assert [event["state"] for event in read_events(tmp_path, follow=False)] == ["unreachable", "shown"]
    assert list(read_events(tmp_path / "none", follow=False)) == []


def test_codes_differ_and_have_no_letter_that_looks_like_a_digit() -> None:
    codes = {release_code(bytes([a, b, 7, 9]) + bytes(28)) for a in range(64) for b in range(64)}
    assert len(codes) == 64 * 64
    assert not set("".join(codes)) & set("ILOU")
