"""What visitors look up: counted, and no words of a single one of them kept."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.services.asked import Asked, Lookup, Miss
from kiosk_app.services.station import init
from kiosk_app.store.station import StationStore

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


class Days:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def asked(tmp_path: Path, days: Days) -> Asked:
    return Asked(StationStore.create(Home(tmp_path / "home"), clock=days))


def everything(asked: Asked) -> str:
    def dump(session: object) -> str:
        rows = session.connection().exec_driver_sql("SELECT * FROM search_misses")  # type: ignore[attr-defined]
        return repr(rows.all())

    return asked._store.read(dump)


def test_often_opened_comes_first_and_once_is_nothing(asked: Asked) -> None:
    for code in ("H03", "A01", "H03", "H06", "A01", "H03"):
        asked.opened("guide", code)
    asked.opened("law", "id_card_law")
    assert asked.popular() == [Lookup("guide", "H03", 3), Lookup("guide", "A01", 2)]


def test_old_counts_fade(asked: Asked, days: Days) -> None:
    for _ in range(2):
        asked.opened("guide", "H03")
        asked.missed("孤品证")
    days.now += timedelta(days=91)
    assert asked.popular() == []
    asked.forget_old()
    assert asked.misses().untold == 0
    days.now += timedelta(days=91)
    asked.forget_old()
    asked.opened("guide", "A01")
    assert "H03" not in repr(asked.popular())


def test_words_are_kept_only_when_several_typed_them(asked: Asked) -> None:
    asked.missed("张某某的 户口")
    asked.missed("养老金")
    asked.missed(" 养老 金 ")
    assert asked.misses().misses == ()
    assert asked.misses().untold == 3
    assert "张某某" not in everything(asked)
    assert "养老金" not in everything(asked)
    asked.missed("养老金")
    assert asked.misses().misses == (Miss("养老金", 3, "2026-11-23"),)
    assert asked.misses().untold == 1


def test_numbers_and_stories_leave_nothing(asked: Asked) -> None:
    for _ in range(5):
        asked.missed("3711222099041200")
        asked.missed("电话 13800001234")
        asked.missed("我" * 21)
        asked.missed("   ")
    assert everything(asked) == "[]"


def test_a_fingerprint_cannot_be_made_without_the_store(asked: Asked, tmp_path: Path) -> None:
    other = Asked(StationStore.create(Home(tmp_path / "other")))
    for each in (asked, other):
        each.missed("养老金")
    assert everything(asked) != everything(other)


def test_the_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = Home(tmp_path / "home")
    with init(home, demo=False) as store:
        asked = Asked(store)
        for _ in range(3):
            asked.opened("guide", "H03")
            asked.missed("养老金")
    capsys.readouterr()
    place = ["--home", str(home.root), "--json"]
    assert run(["report", "popular", *place]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)[0]["times"] == 3
    assert run(["report", "misses", *place]) == ExitCode.DONE
    report = json.loads(capsys.readouterr().out)
    assert [row["words"] for row in report["misses"]] == ["养老金"]
    assert report["untold"] == 0
