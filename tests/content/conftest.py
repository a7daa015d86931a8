"""A small pack to break, one guide and one story with a picture, and the pack that ships, read once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk_app.content.index import build_index
from kiosk_app.content.pack import Reading, read_pack
from kiosk_app.content.search import Searcher
from kiosk_app.paths import Home
from kiosk_app.services import content
from kiosk_app.services.content import shipped
from kiosk_app.services.library import Library
from kiosk_app.store.station import StationStore

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#123C78"/></svg>\n'
GUIDE = "guides/H03.md"
STORY = "publicity/fake-police.md"

Break = Callable[[str, str, str], None]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack without the film, free to be broken."""
    folder = tmp_path / "pack"
    shutil.copytree(shipped(), folder, ignore=shutil.ignore_patterns("*.webm", "fake-orders.*"))
    return folder


@pytest.fixture
def swap(pack: Path) -> Break:
    """Replace a text in one file of `pack` by another."""

    def change(file: str, before: str, after: str) -> None:
        path = pack / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return change


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The data folder of a station."""
    return Home(tmp_path / "home")


@pytest.fixture
def empty_store(home: Home) -> Iterator[StationStore]:
    """The station's store, with no content installed."""
    home.root.mkdir()
    with StationStore.create(home) as opened:
        yield opened


@pytest.fixture
def store(empty_store: StationStore, home: Home, pack: Path) -> StationStore:
    """The station's store, with `pack` installed."""
    content.install(empty_store, home, pack)
    return empty_store


def newest(library: Library) -> Library:
    """The library of the version that was put to use after `library`."""
    found = library.newer()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def reading() -> Reading:
    """The pack that ships."""
    return read_pack(shipped())


@pytest.fixture(scope="session")
def searcher(reading: Reading) -> Searcher:
    """Search over the pack that ships."""
    return Searcher(build_index(reading.pack, reading.words))
