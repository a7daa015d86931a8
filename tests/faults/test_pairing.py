"""Pairing on the two real programs: an administrator's fingers on the kiosk, `sunshine pair` at the new counter."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from kiosk_app.services.station import DEMO_PASSWORD
from tests.journeys.lobby import Kiosk, Lobby, environment, until

pytestmark = pytest.mark.slow

ADMINISTRATOR = "000001"
WINDOW = "2号窗口"


def _open_pairing(kiosk: Kiosk) -> str:
    """Sign in at the staff's door; the code on the screen."""
    kiosk.touch("bar.help")
    kiosk.touch("help.staff")
    kiosk.wait("Staff")
    _type(kiosk, ADMINISTRATOR)
    kiosk.touch("staff.proceed")
    letters, digits = DEMO_PASSWORD.split("-")
    kiosk.touch("staff.letters")
    _type(kiosk, f"{letters}-")
    kiosk.touch("staff.letters")
    _type(kiosk, digits)
    kiosk.touch("staff.proceed")
    kiosk.wait("Staff", item="staff.code")
    return str(until(lambda: kiosk.read("staff.code"), "a code")).replace(" ", "")


def _type(kiosk: Kiosk, text: str) -> None:
    for character in text:
        kiosk.touch(f"staff.key.{character}")


def _pair(lobby: Lobby, home: Path, code: str) -> subprocess.CompletedProcess[str]:
    address = f"127.0.0.1:{lobby.line.port}"
    words = ["pair", "--kiosk", address, "--window", WINDOW, "--code", code, "--home", str(home), "--json"]
    return subprocess.run(
        [sys.executable, "-m", "kiosk_app", *words], env=environment(), capture_output=True, text=True, check=False
    )


def _paired(lobby: Lobby) -> int:
    return [row.kind for row in lobby.rows()].count(EntryKind.DEVICE_PAIRED)


def test_three_wrong_codes_close_the_door_and_a_new_code_opens_it(lobby: Lobby, tmp_path: Path) -> None:
    before = _paired(lobby)
    code = _open_pairing(lobby.kiosk)
    wrong = f"{(int(code) + 1) % 10**8:08}"
    home = tmp_path / "counter"
    refusals = [_pair(lobby, home, wrong) for _ in range(3)]
    assert [each.returncode for each in refusals] == [ExitCode.REJECTED] * 3, refusals
    assert ["还可再试 2 次" in refusals[0].stderr, "还可再试 1 次" in refusals[1].stderr] == [True, True]
    assert "重新打开" in refusals[2].stderr
    assert all(each.stderr.count("\n") == 1 and each.stdout == "" for each in refusals)
    lobby.kiosk.wait("Staff", item="staff.again")
    right = _pair(lobby, home, code)
    assert right.returncode == ExitCode.UNREACHABLE, "the right code comes too late"
    assert "没有打开配对" in right.stderr
    assert _paired(lobby) == before

    lobby.kiosk.touch("staff.again")
    lobby.kiosk.wait("Staff", item="staff.code")
    fresh = str(until(lambda: lobby.kiosk.read("staff.code"), "a new code")).replace(" ", "")
    assert fresh != code
    assert _pair(lobby, home, fresh).returncode == ExitCode.DONE
    assert _paired(lobby) == before + 1
    lobby.kiosk.touch("bar.home")
