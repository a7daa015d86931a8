"""A new content pack at a running kiosk: taken up within a second, and not under the eyes of who reads."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.content.shelf import POINTER
from kiosk_app.paths import Home
from kiosk_app.services.content import shipped
from tests.journeys.line import free_port
from tests.journeys.lobby import Kiosk, until
from tests.qt_messages import complaints_in

pytestmark = pytest.mark.slow

OLD, NEW = "身份证到期换领", "换一张新身份证"
WITHIN = 1.0
"""Seconds from the moment the new version is in use."""


@pytest.fixture
def home(prepared: Home, tmp_path: Path) -> Home:
    """A demo station with a port of its own."""
    made = Home(Path(shutil.copytree(prepared.root, tmp_path / "home")))
    settings = f'[station]\ndemo = true\n[link]\nbind = "127.0.0.1"\nport = {free_port()}\n'
    made.config.write_text(settings, encoding="utf-8")
    return made


@pytest.fixture
def kiosk(home: Home, tmp_path: Path) -> Iterator[Kiosk]:
    """Closes in order and without complaints."""
    opened = Kiosk(home, tmp_path / "kiosk.log")
    yield opened
    assert opened.stop() == 0
    assert complaints_in(tmp_path / "kiosk.log") == []


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The pack that ships with one service called otherwise."""
    folder = Path(shutil.copytree(shipped(), tmp_path / "draft"))
    file = folder / "guides" / "H03.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'title = "{OLD}"', f'title = "{NEW}"', 1), encoding="utf-8")
    return folder


def sunshine(home: Home, *words: str) -> str:
    """What the command says, having succeeded."""
    command = [sys.executable, "-m", "kiosk_app", *words, "--home", str(home.root)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def wait_for(kiosk: Kiosk, title: str) -> float:
    """The moment the kiosk's screen says so."""
    until(lambda: title in kiosk.words(), f"{title} on the screen")
    return time.time()


def test_lists_follow_within_a_second_and_a_reader_finishes(kiosk: Kiosk, home: Home, draft: Path) -> None:
    kiosk.touch("home.lookup")
    wait_for(kiosk, OLD)
    installing = subprocess.Popen(
        [sys.executable, "-m", "kiosk_app", "content", "install", str(draft), "--home", str(home.root)],
        stdout=subprocess.DEVNULL,
    )
    seen = wait_for(kiosk, NEW)
    assert installing.wait() == 0
    assert seen - (home.content / POINTER).stat().st_mtime < WITHIN

    kiosk.touch("lookup.popular.0")
    kiosk.wait("Guide", item="bar.back")
    wait_for(kiosk, NEW)
    sunshine(home, "content", "rollback")
    time.sleep(2 * WITHIN)
    assert NEW in kiosk.words()
    assert OLD not in kiosk.words()
    kiosk.touch("bar.back")
    kiosk.wait("Lookup")
    wait_for(kiosk, OLD)
    assert NEW not in kiosk.words()
    kiosk.touch("bar.home")


def test_what_visitors_open_is_what_the_next_ones_are_offered(kiosk: Kiosk, home: Home) -> None:
    for _ in range(2):
        kiosk.touch("home.lookup")
        kiosk.touch("lookup.way.groups")
        kiosk.touch("browse.group.B")
        kiosk.touch("browse.row.1")
        kiosk.wait("Guide")
        kiosk.touch("bar.home")
        kiosk.wait("Home")
    counted = json.loads(sunshine(home, "report", "popular", "--json"))
    assert [(row["code"][0], row["times"]) for row in counted] == [("B", 2)]
    kiosk.touch("home.lookup")
    kiosk.touch("lookup.popular.0")
    kiosk.wait("Guide")
    assert counted[0]["title"] in kiosk.words()
