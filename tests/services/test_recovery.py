"""A damaged store: set aside whole, told in one sentence, and a new ledger begun with what the old one proves."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.config import Settings, load_settings
from kiosk_app.counter.states import Known, Light, Phase, face
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.rating import Level, Rating
from kiosk_app.errors import ExitCode, NotAllowed, StoreDamaged, StoreKeyLost, StoreMissing
from kiosk_app.link.desk import NewPeer
from kiosk_app.link.identity import counter_context, own_identity
from kiosk_app.link.listener import listen
from kiosk_app.link.maintenance import MaintenanceServer
from kiosk_app.paths import Home
from kiosk_app.services import ledger
from kiosk_app.services.pins import Pins
from kiosk_app.services.ratings import Ratings
from kiosk_app.services.recovery import open_or_set_aside, quarantined, recover
from kiosk_app.services.roster import Roster
from kiosk_app.services.station import add_window, init
from kiosk_app.startup.services import open_services
from kiosk_app.store.base import STORE_KEY
from kiosk_app.store.station import LEDGER_KEY, StationStore
from tests.link.hall import PASSWORD, STAFF, Hall, picture, until
from tests.services.killed_steps import free_port
from tests.store.support import disarm, raw

PAGE = 4096


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A station with two officers, a window, a paired counter and some ratings, closed."""
    made = Home(tmp_path / "kiosk")
    with StationStore.create(made, name="演示所") as store:
        officer = Roster(store).add(STAFF, "王小禾", PASSWORD, window="3号窗口")
        gone = Roster(store).add("000004", "赵明月", PASSWORD)
        Roster(store).change(gone.id, active=False)
        add_window(store, "3号窗口")
        counter = own_identity(Home(tmp_path / "counter"))
        Pins(store).add(NewPeer("演示", "3号窗口", counter.fingerprint, counter.certificate, replace=False))
        for _ in range(60):
            Ratings(store).give(officer.id, Rating(Level.SATISFIED))
    made.config.write_text(f'[link]\nbind = "127.0.0.1"\nport = {free_port()}\n', encoding="utf-8")
    made.vault.mkdir()
    (made.vault / "picture.bin").write_bytes(b"noise")
    return made


def spoil(home: Home, first: int, length: int) -> None:
    """Zero a part of the database."""
    content = bytearray(home.station_db.read_bytes())
    content[first : first + length] = bytes(length)
    home.station_db.write_bytes(content)


def spoil_last_row(home: Home) -> None:
    """Alter the newest rating as someone with the key would, so that the chain breaks there."""
    connection = raw(home)
    disarm(connection)
    connection.execute("UPDATE ledger SET body=x'7b7d' WHERE seq=(SELECT MAX(seq) FROM ledger)")
    connection.close()


def test_the_start_sets_a_damaged_store_aside_and_goes_on_saying_so(home: Home) -> None:
    spoil(home, 0, PAGE)
    before = home.station_db.read_bytes()
    with pytest.raises(StoreDamaged, match="station recover") as caught:
        open_services(home, Settings())
    (place,) = quarantined(home)
    assert str(place.root) in caught.value.sentence
    assert place.station_db.read_bytes() == before
    assert (place.vault / "picture.bin").read_bytes() == b"noise"
    assert (place.keys / STORE_KEY).read_bytes() == (home.keys / STORE_KEY).read_bytes()
    assert not home.station_db.exists()
    with pytest.raises(StoreDamaged, match="station recover"):
        open_or_set_aside(home)
    with pytest.raises(StoreDamaged, match="station recover"):
        init(home, demo=False)
    assert len(quarantined(home)) == 1


def test_what_the_sound_rows_say_is_carried_into_a_new_ledger(home: Home) -> None:
    with StationStore.open(home) as store:
        former, rows = store.epoch, store.head()[0]
    spoil_last_row(home)
    done = recover(home)
    assert (done.former_epoch, done.sound_rows) == (former, rows - 1)
    assert (done.officers, done.passwords, done.windows, done.devices, done.pins_kept) == (2, 2, 1, 1, True)
    with StationStore.open(home) as store:
        assert store.epoch == done.epoch != former
        assert ledger.verify(store).ok
        kinds = [row.kind for row in store.rows_after(0, -1)]
        assert kinds[:2] == [EntryKind.STATION_CREATED, EntryKind.ALARM]
        assert EntryKind.RATING_GIVEN not in kinds
        assert json.loads(store.rows_after(1, 1)[0].body)["code"] == "store.recovered"
        assert Roster(store).sign_in("device", STAFF, PASSWORD).officer.name == "王小禾"
        assert [officer.name for officer in Roster(store).officers()] == ["王小禾"]
        assert len(Pins(store).peers()) == 1
    with StationStore.open(Home(Path(done.quarantine))) as old:
        assert [finding.seq for finding in ledger.verify(old).findings] == [rows]


def test_rows_behind_a_spoilt_page_are_not_believed(home: Home) -> None:
    with StationStore.open(home) as store:
        rows = store.head()[0]
    size = home.station_db.stat().st_size
    spoil(home, size // 2, PAGE)
    done = recover(home)
    assert done.sound_rows < rows
    with StationStore.open(home) as store:
        assert ledger.verify(store).ok


def test_a_missing_key_moves_nothing_until_it_is_given_up(home: Home) -> None:
    kept = (home.keys / LEDGER_KEY).read_bytes()
    (home.keys / LEDGER_KEY).unlink()
    for attempt in (lambda: open_or_set_aside(home), lambda: recover(home)):
        with pytest.raises(StoreKeyLost, match="keys"):
            attempt()
    assert quarantined(home) == []
    done = recover(home, keys_lost=True)
    assert (done.officers, done.devices, done.pins_kept) == (2, 0, False)
    assert (home.keys / LEDGER_KEY).read_bytes() != kept
    with StationStore.open(home) as store:
        assert ledger.verify(store).ok


def test_without_the_store_key_the_new_ledger_begins_empty(home: Home) -> None:
    (home.keys / STORE_KEY).write_bytes(b"short")
    with pytest.raises(StoreKeyLost):
        recover(home)
    done = recover(home, keys_lost=True)
    assert (done.sound_rows, done.officers, done.devices) == (0, 0, 0)
    assert (Home(Path(done.quarantine)).keys / STORE_KEY).read_bytes() == b"short"


def _break_table(home: Home) -> None:
    connection = raw(home)
    connection.execute("DELETE FROM ratings")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "words"), [(lambda _home: None, "没有损坏"), (_break_table, "sunshine ledger rebuild")]
)
def test_a_ledger_that_is_whole_is_not_replaced(home: Home, prepare: Callable[[Home], None], words: str) -> None:
    prepare(home)
    with pytest.raises(NotAllowed, match=words):
        recover(home)
    assert quarantined(home) == []


def test_a_running_kiosk_and_an_empty_home_are_refused(home: Home, tmp_path: Path) -> None:
    spoil(home, 0, PAGE)
    taken = listen("127.0.0.1", load_settings(home.config).link.port)
    with pytest.raises(NotAllowed, match="先关闭触摸屏"):
        recover(home)
    taken.close()
    assert quarantined(home) == []
    empty = Home(tmp_path / "empty")
    empty.root.mkdir()
    shutil.copy(home.config, empty.config)
    with pytest.raises(StoreMissing):
        recover(empty)


def test_the_command_says_what_was_kept(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_last_row(home)
    assert run(["station", "recover", "--home", str(home.root), "--json"]) == ExitCode.DONE
    said = json.loads(capsys.readouterr().out)
    assert (said["officers"], said["pins_kept"]) == (2, True)
    assert run(["station", "recover", "--home", str(home.root)]) == ExitCode.FAILED
    assert "没有损坏" in capsys.readouterr().err


def test_a_counter_notices_the_new_epoch_alarms_and_follows_it(tmp_path: Path) -> None:
    hall = Hall(tmp_path / "hall")
    counter = hall.counter()
    open_push = counter.push(picture())
    counter.wait(open_push, lambda state: state.state is not None, "it is stored")
    former, port = hall.store.epoch, hall.server.port
    hall.server.stop()
    hall.store.close()
    hall.home.config.write_text(f'[link]\nbind = "127.0.0.1"\nport = {port}\n', encoding="utf-8")
    spoil_last_row(hall.home)
    done = recover(hall.home, clock=hall.clock)
    assert done.pins_kept
    hall.store = StationStore.open(hall.home, clock=hall.clock)
    hall.settings = replace(hall.settings, link=replace(hall.settings.link, port=port))
    hall.checks = type(hall.checks)(hall.store, hall.settings.check)
    hall.server = hall._start(hall.settings)
    until(lambda: counter.link.line.alarm, "the counter alarms", 40)
    journal = counter.link._store
    until(lambda: journal.epoch() == done.epoch and journal.cursor() == hall.store.head()[0], "it follows the new one")
    assert done.epoch != former
    assert counter.link.line.alarm == "link.epoch"
    assert hall.alarms() == ["store.recovered", "link.epoch"]
    ended = counter.wait(open_push, lambda state: state.ended, "the lost check ends")
    assert (ended.state, ended.code) == (CheckState.EXPIRED, "epoch")
    counter.link.sign_in(STAFF, PASSWORD)
    again = counter.push(picture())
    counter.wait(again, lambda state: state.state is not None, "a new push is stored")
    hall.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks")
@pytest.mark.parametrize("what", ["init", "recover"])
def test_killed_at_each_step_the_next_run_completes_it(tmp_path: Path, what: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_steps", str(tmp_path / "homes"), what],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    *steps, last = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(steps) > 5
    assert all(step["killed"] for step in steps)
    assert not last["killed"]
    for step in (*steps, last):
        assert step["ok"]
        assert step["left"] == []
        if what == "init":
            assert (step["devices"], step["paired"], step["follows"]) == (1, True, True), step
        else:
            assert step["quarantine"] == ["keys", "station.db", "station.db-wal", "vault"], step
            assert step["kinds"] == ["station.created", "alarm"], step


def turned_away(home: Home, kiosk: bytes, port: int) -> bool:
    """Whether TLS ends for a device that is not pinned before it is told anything."""
    with socket.create_connection(("127.0.0.1", port), 5) as raw_line:
        try:
            return counter_context(own_identity(home), kiosk).wrap_socket(raw_line).recv(1) == b""
        except (ssl.SSLError, ConnectionError):
            return True


def test_the_counter_of_a_damaged_kiosk_hears_that_it_is_being_mended_and_goes_on_after(tmp_path: Path) -> None:
    hall = Hall(tmp_path / "hall")
    counter = hall.counter()
    port, former = hall.server.port, hall.store.epoch
    hall.server.stop()
    hall.store.close()
    closed = MaintenanceServer(hall.home, replace(hall.settings.link, port=port))
    closed.start()
    until(lambda: counter.link.line.code == "maintenance", "the officer hears of it", 40)
    assert "正在维护" in counter.link.line.sentence
    shown = face(Known(connected=False, kiosk=counter.link.line.kiosk, signed_in=True))
    assert (shown.phase, shown.light, shown.can_push) == (Phase.MAINTENANCE, Light.RED, False)
    waiting = counter.push(picture())
    assert counter.state(waiting).state is None
    assert turned_away(Home(tmp_path / "stranger"), own_identity(hall.home).certificate, port)
    closed.stop()

    hall.store = StationStore.open(hall.home, clock=hall.clock)
    hall.settings = replace(hall.settings, link=replace(hall.settings.link, port=port))
    hall.checks = type(hall.checks)(hall.store, hall.settings.check)
    hall.server = hall._start(hall.settings)
    until(lambda: counter.state(waiting).state is CheckState.STORED, "what waited is delivered", 40)
    assert (hall.store.epoch, counter.link.line.code, counter.link.line.kiosk) == (former, "", "ready")
    assert (counter.link.line.alarm, hall.alarms()) == ("", [])
    hall.close()


def test_a_kiosk_that_nobody_is_paired_with_has_nobody_to_tell(tmp_path: Path) -> None:
    alone = MaintenanceServer(Home(tmp_path), Settings().link)
    alone.start()
    assert alone._thread is None
    alone.stop()
