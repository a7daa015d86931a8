"""Another PC at the window: with the old folder all goes on; without it nothing breaks, and the ledger has it all."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import load_settings
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.rating import Level, Rating
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services import ledger
from kiosk_app.services.push import CounterLink
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.schema import CheckRow
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall


def opened(root: Path) -> CounterLink:
    home = Home(root)
    made = CounterLink(home, load_settings(home.config))
    made.start()
    return made


def form(path: Path) -> bytes:
    Image.new("RGB", (320, 200), "#dde6f4").save(path)
    return path.read_bytes()


def answered(hall: Hall, check: str) -> None:
    hall.checks.shown(check)
    hall.checks.confirm(check)
    hall.checks.rate(check, Rating(Level.SATISFIED))


def pushed(hall: Hall, link: CounterLink, picture: bytes) -> str:
    check = link.push(picture, 320, 200, "image/png", "H03")
    until(lambda: check in {card.check_id for card in hall.checks.queue()}, "it arrives")
    until(lambda: (state := link.state(check)) and state.state, "the counter knows")
    return check


def test_the_old_folder_on_a_new_pc_goes_on_where_the_old_one_stopped(
    hall: Hall, counter_home: Path, tmp_path: Path
) -> None:
    old = opened(counter_home)
    old.sign_in(STAFF, PASSWORD)
    picture = form(tmp_path / "f.png")
    first = pushed(hall, old, picture)
    old.stop()
    hall.server.stop()
    waiting = opened(counter_home)  # the kiosk is off, and this one is still to be delivered
    second = waiting.push(picture, 320, 200, "image/png", "C01", kept_for=STAFF)
    waiting.stop()
    new_home = tmp_path / "another disk"
    shutil.copytree(counter_home, new_home)
    shutil.rmtree(counter_home)
    hall.restart()
    answered(hall, first)
    new = opened(new_home)
    until(lambda: (state := new.state(first)) and state.released, "the result arrives")
    assert [state.check_id for state in new.today()] == [first, second]
    new.sign_in(STAFF, PASSWORD)
    until(lambda: second in {card.check_id for card in hall.checks.queue()}, "what was waiting is delivered")
    new.stop()


def test_a_backup_that_is_behind_catches_up_from_the_ledger(hall: Hall, counter_home: Path, tmp_path: Path) -> None:
    link = opened(counter_home)
    link.sign_in(STAFF, PASSWORD)
    check = pushed(hall, link, form(tmp_path / "f.png"))
    link.stop()
    backup = tmp_path / "backup"
    shutil.copytree(counter_home, backup)
    link = opened(counter_home)
    answered(hall, check)
    until(lambda: (state := link.state(check)) and state.released, "the PC that is about to die knows")
    code = link.state(check).release_code  # type: ignore[union-attr]
    link.stop()
    shutil.rmtree(counter_home)
    restored = opened(backup)
    until(lambda: (state := restored.state(check)) and state.released, "the backup learns it too")
    assert restored.state(check).release_code == code  # type: ignore[union-attr]
    assert not restored.line.alarm
    restored.stop()
    assert hall.alarms() == []


def test_a_new_pc_without_the_folder_pairs_and_the_ledger_still_has_everything(
    hall: Hall, counter_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = opened(counter_home)
    old.sign_in(STAFF, PASSWORD)
    picture = form(tmp_path / "f.png")
    check = pushed(hall, old, picture)
    old.stop()
    shutil.rmtree(counter_home)
    pair = ["pair", "--kiosk", f"127.0.0.1:{hall.server.port}", "--window", "3号窗口", "--replace"]
    assert run([*pair, "--code", hall.server.open_pairing(), "--home", str(counter_home)]) == ExitCode.DONE
    new = opened(counter_home)
    new.sign_in(STAFF, PASSWORD)
    assert new.today() == []
    answered(hall, check)
    again = pushed(hall, new, picture)
    answered(hall, again)
    until(lambda: (state := new.state(again)) and state.released, "the new PC's own check is released")
    assert not new.line.alarm
    new.stop()
    with CounterStore.open(Home(counter_home)) as journal:
        assert journal.push(check) is None
    assert hall.store.read(lambda session: session.get_one(CheckRow, check).state) is CheckState.RELEASED
    assert ledger.verify(hall.store).ok
    assert capsys.readouterr().err == ""
