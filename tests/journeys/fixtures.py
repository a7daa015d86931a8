"""Fixtures of the journeys and the faults: a prepared station to copy, pictures, and a lobby that is left in order."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk_app.paths import Home
from tests.journeys.lobby import Lobby, prepare

__all__ = ["heavy", "lobbies", "lobby", "page", "prepared"]

FORM = (1200, 760)
HEAVY = (1500, 1400)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A demo station nobody has worked in yet; only ever copied."""
    return prepare(tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of a form, invented and small."""
    path = tmp_path_factory.mktemp("pictures") / "form.png"
    picture = Image.new("RGB", FORM, "#dde6f4")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, FORM[0], 60), fill="#2a5699")
    for row in range(6):
        pen.rectangle((200, 110 + row * 90, 560, 160 + row * 90), fill="white", outline="#223344")
    picture.save(path)
    return path


@pytest.fixture(scope="session")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of some two megabytes, so that one can stop in the middle of it."""
    path = tmp_path_factory.mktemp("pictures") / "heavy.png"
    Image.effect_noise(HEAVY, 80).save(path, compress_level=0)
    return path


@pytest.fixture(scope="module")
def lobbies(prepared: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Lobby]]:
    """The file's lobby; a new one after a test that left it in disorder."""
    opened: list[Lobby] = []

    def at_hand() -> Lobby:
        if not opened or opened[-1].closed:
            opened.append(Lobby(tmp_path_factory.mktemp("lobby"), prepared))
        return opened[-1]

    yield at_hand
    for each in opened:
        each.close()
    assert [complaint for each in opened for complaint in each.complaints()] == []
    assert [finding for each in opened for finding in each.findings()] == []


@pytest.fixture
def lobby(lobbies: Callable[[], Lobby]) -> Iterator[Lobby]:
    """A lobby with the kiosk at home and nothing waiting, whatever the test before did."""
    lobby = lobbies()
    yield lobby
    if not lobby.at_rest():
        lobby.close()
    assert lobby.complaints() == []
