"""What is acknowledged survives: kill -9, and a disk that runs full."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.config import Check
from kiosk_app.domain.message import Message, MessageKind
from kiosk_app.domain.rating import Level, Rating
from kiosk_app.errors import StoreFull
from kiosk_app.paths import Home
from kiosk_app.services.checks import Checks
from kiosk_app.services.ledger import verify
from kiosk_app.services.messages import Messages
from kiosk_app.services.ratings import Ratings
from kiosk_app.store.schema import RatingRow
from kiosk_app.store.station import StationStore
from tests.store.support import add_officer, offer

SEED = 20270301


def play(home: Home, rounds: int, mode: str) -> dict[str, int]:
    with StationStore.create(home) as store:
        add_officer(store)
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killed", str(home.root), str(rounds), str(SEED), mode],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    result: dict[str, int] = json.loads(done.stdout)
    return result


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_kill_9_loses_nothing_acknowledged(home: Home) -> None:
    result = play(home, 25, "honest")
    assert result["lost"] == 0
    assert result["ok"]
    assert result["kept"] >= result["acknowledged"] > 100


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_kill_test_catches_an_early_acknowledgement(home: Home) -> None:
    result = play(home, 12, "early")
    assert result["lost"] > 0
    assert result["ok"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root to mount a small tmpfs")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not allow mounting a tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def test_full_disk_is_one_sentence_and_loses_nothing(small_disk: Path) -> None:
    home = Home(small_disk / "home")
    with StationStore.create(home) as store:
        officer_id = add_officer(store)
        ratings = Ratings(store)
        given: list[str] = []
        fill(small_disk / "film")
        with pytest.raises(StoreFull, match="磁盘空间不足") as caught:
            given.extend(ratings.give(officer_id, Rating(Level.SATISFIED)) for _ in range(2000))
        assert caught.value.sentence.count("。") == 1
        with pytest.raises(StoreFull):
            Messages(store).leave(Message(MessageKind.PRAISE, "演示留言"))
        picture = bytes(200_000)
        with pytest.raises(StoreFull):
            Checks(store, Check()).accept("dev", officer_id, "3号窗口", offer(picture), picture)
        kept = store.read(lambda session: {row.id for row in session.query(RatingRow)})
        assert kept == set(given)
        (small_disk / "film").unlink()
        given.append(ratings.give(officer_id, Rating(Level.SATISFIED)))
        assert Messages(store).leave(Message(MessageKind.PRAISE, "演示留言"))
    with StationStore.open(home) as store:
        assert store.read(lambda session: {row.id for row in session.query(RatingRow)}) == set(given)
        assert verify(store).ok
        assert len(list(home.vault.rglob("*.bin"))) == 1


def test_no_room_for_a_new_store_is_one_sentence(small_disk: Path) -> None:
    fill(small_disk / "film")
    home = Home(small_disk / "home")
    with pytest.raises(StoreFull, match="磁盘空间不足"):
        StationStore.create(home)
    (small_disk / "film").unlink()
    with StationStore.create(home) as store:
        assert verify(store).ok
