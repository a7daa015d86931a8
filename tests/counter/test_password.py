"""`sunshine counter password`: an officer changes the own password from the counter, over the real link."""

from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.errors import ExitCode, SignInError
from kiosk_app.services.roster import Roster
from tests.link.hall import PASSWORD, STAFF, Hall

NEW = "neu-5678-lang"


def change(home: Path, old: str, new: str, staff: str = STAFF) -> int:
    return run(["counter", "password", "--staff", staff, "--password", old, "--new-password", new, "--home", str(home)])


def test_an_officer_changes_the_own_password_and_signs_in_with_it(
    hall: Hall, counter_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(counter_home, PASSWORD, NEW) == ExitCode.DONE
    assert f"已修改 王小禾（警号 {STAFF}）的密码" in capsys.readouterr().out
    roster = Roster(hall.store)
    assert roster.verify(STAFF, NEW).staff_number == STAFF
    with pytest.raises(SignInError):
        roster.verify(STAFF, PASSWORD)
    everything = b"".join(row.body + row.header for row in hall.store.rows_after(0, -1))
    assert NEW.encode() not in everything


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("falsch", NEW, "密码不对"),
        (PASSWORD, "kurz", "至少 8 位"),
        (PASSWORD, PASSWORD, "和原来的一样"),
        (PASSWORD, "x" * 129, "8 至 128 位"),
    ],
)
def test_what_is_refused_changes_nothing(
    hall: Hall, counter_home: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    assert change(counter_home, old, new) == ExitCode.FAILED
    assert words in capsys.readouterr().err
    assert Roster(hall.store).verify(STAFF, PASSWORD).staff_number == STAFF


def test_guessing_the_old_password_locks_as_a_sign_in_does(
    hall: Hall, counter_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        assert change(counter_home, "geraten!", NEW) == ExitCode.FAILED
    assert change(counter_home, PASSWORD, NEW) == ExitCode.FAILED
    assert "请 5 分钟后再试" in capsys.readouterr().err
    assert hall.alarms() == []
