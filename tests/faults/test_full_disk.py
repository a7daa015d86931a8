"""The kiosk's disk is full: who stands there can finish, nobody is thanked for what was not kept, nothing is lost."""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from tests.journeys.lobby import Kiosk, Lobby, until

pytestmark = pytest.mark.slow

SIZE = 24 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root to mount a small tmpfs")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("this machine does not allow mounting a tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    """Write until not a byte more goes in."""
    for size in (65536, 4096, 1):
        with path.open("ab", buffering=0) as file:
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


@pytest.fixture
def lobby(prepared: Home, small_disk: Path, tmp_path: Path) -> Iterator[Lobby]:
    """A lobby whose kiosk keeps its data on the small disk."""
    made = Lobby(tmp_path, prepared, small_disk)
    yield made
    made.close()
    assert made.complaints() == []
    assert list(made.findings()) == []


def test_a_check_is_finished_then_nothing_is_thanked_for_until_there_is_room(
    lobby: Lobby, small_disk: Path, page: Path
) -> None:
    kiosk, film, another = lobby.kiosk, small_disk / "film", small_disk / "another film"
    pushed = lobby.push(page)
    kiosk.touch("check.mine")
    kiosk.wait("Check", item="check.confirm")
    fill(film)
    kiosk.touch("check.confirm")
    kiosk.touch("rate.level.satisfied")
    kiosk.wait("Thanks")
    assert pushed.code() == ExitCode.DONE
    lobby.go_home()

    _write_message(kiosk)
    fill(another)  # what the ballast gave back
    before = Counter(row.kind for row in lobby.rows())
    kiosk.touch("message.submit")
    until(lambda: "没有存上" in kiosk.words(), "it says that nothing was kept")
    refused = lobby.push(page)
    assert refused.code() == ExitCode.FAILED
    assert "磁盘" in refused.said()
    assert before == Counter(row.kind for row in lobby.rows())

    film.unlink()
    another.unlink()
    kiosk.touch("message.submit")
    kiosk.wait("MessageSent")
    after = Counter(row.kind for row in lobby.rows())
    after[EntryKind.ALARM] = before[EntryKind.ALARM]  # how full the disk was may have been written down meanwhile
    assert after - before == Counter({EntryKind.MESSAGE_LEFT: 1})
    assert after[EntryKind.CHECK_RATED] == 1


def test_over_95_percent_the_check_at_hand_is_finished_then_the_screen_pauses_until_there_is_room(
    lobby: Lobby, small_disk: Path, page: Path
) -> None:
    kiosk, film = lobby.kiosk, small_disk / "film"
    pushed = lobby.push(page)
    kiosk.touch("check.mine")
    kiosk.wait("Check", item="check.confirm")
    with film.open("wb") as file:
        file.truncate(0)
        while shutil.disk_usage(small_disk).free > 0.03 * SIZE:
            file.write(bytes(65536))
            file.flush()
    until(lambda: _alarms(lobby) == ["disk.closed"], "the alarm")
    assert kiosk.view().page == "Check"
    kiosk.touch("check.confirm")
    kiosk.touch("rate.level.satisfied")
    assert pushed.code() == ExitCode.DONE
    kiosk.touch("thanks.done")
    kiosk.wait("Paused")
    assert "存储空间快用完了" in kiosk.words()
    refused = lobby.push(page)
    assert refused.code() == ExitCode.REJECTED
    assert refused.states[-1]["code"] == "closed"
    film.unlink()
    kiosk.wait("Home")
    lobby.push(page)
    kiosk.wait("Check")
    assert _alarms(lobby) == ["disk.closed"]


def _alarms(lobby: Lobby) -> list[str]:
    codes = [json.loads(row.body)["code"] for row in lobby.rows() if row.kind is EntryKind.ALARM]
    return [code for code in codes if code.startswith("disk.")]


def _write_message(kiosk: Kiosk) -> None:
    kiosk.touch("home.message")
    kiosk.wait("Message", item="message.text")
    kiosk.touch("message.text")
    kiosk.type("xiexie")
    kiosk.touch("candidate.0")
