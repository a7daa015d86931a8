"""Officers' photos: what is kept of one, what is refused, and what a screen is told."""

from io import BytesIO
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import Check
from kiosk_app.errors import ExitCode, NotAllowed
from kiosk_app.paths import Home
from kiosk_app.services import portraits
from kiosk_app.services.checks import Checks
from kiosk_app.services.ledger import verify
from kiosk_app.services.portraits import HEIGHT, WIDTH, Portrayed, address, give_photo, take_photo_away
from kiosk_app.services.roster import Roster
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, add_officer, offer

STAFF = "000003"
PLACE = b"taken-at-the-station"


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A large photo lying on its side, with a place in its EXIF."""
    path = tmp_path / "photo.jpg"
    image = Image.new("RGB", (900, 600), "#2a5699")
    exif = image.getexif()
    exif[274], exif[270] = 6, PLACE.decode()
    image.save(path, exif=exif)
    return path


def test_a_photo_is_cut_to_shape_and_stripped_of_everything_else(
    store: StationStore, home: Home, snapshot: Path
) -> None:
    officer_id = add_officer(store)
    assert PLACE in snapshot.read_bytes()
    officer = give_photo(store, STAFF, snapshot)
    (kept,) = home.photos.iterdir()
    assert kept.name == officer.photo
    assert PLACE not in kept.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o600
    with Image.open(BytesIO(kept.read_bytes())) as photo:
        assert (photo.size, photo.format) == ((WIDTH, HEIGHT), "PNG")
        corner, middle = photo.getpixel((0, 0)), photo.getpixel((WIDTH // 2, HEIGHT // 2))
    assert isinstance(corner, tuple)
    assert isinstance(middle, tuple)
    assert (corner[3], middle[3]) == (0, 255)
    (seen,) = Portrayed(Roster(store), home).officers()
    assert Path(url2pathname(urlparse(seen.photo).path)) == kept
    checks = Checks(store, Check())
    checks.accept("dev", officer_id, "3号窗口", offer(), PICTURE)
    assert checks.queue()[0].photo == seen.photo
    assert verify(store).ok


def test_a_new_photo_takes_the_old_one_s_place_and_none_brings_the_figure_back(
    store: StationStore, home: Home, snapshot: Path, tmp_path: Path
) -> None:
    add_officer(store)
    first = give_photo(store, STAFF, snapshot).photo
    other = tmp_path / "other.png"
    Image.new("RGB", (300, 300), "#157a4e").save(other)
    second = give_photo(store, STAFF, other).photo
    assert first != second
    assert [path.name for path in home.photos.iterdir()] == [second]
    assert take_photo_away(store, STAFF).photo == ""
    assert list(home.photos.iterdir()) == []
    with pytest.raises(NotAllowed, match="没有照片"):
        take_photo_away(store, STAFF)


@pytest.mark.parametrize("name", ["../keys/store.key", "/etc/passwd", "", "gone.png"])
def test_a_screen_is_never_led_to_another_file(home: Home, store: StationStore, name: str) -> None:
    home.photos.mkdir()
    assert address(store.home, name) == ""


@pytest.mark.parametrize("name", ["missing.jpg", "text.jpg", "vector.svg", "huge.png", "heavy.jpg"])
def test_what_is_no_photo_is_refused_in_a_sentence_and_changes_nothing(
    store: StationStore, home: Home, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_officer(store)
    (tmp_path / "text.jpg").write_text("no photo")
    (tmp_path / "vector.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    Image.new("1", (1200, 1000)).save(tmp_path / "huge.png")
    (tmp_path / "heavy.jpg").write_bytes(bytes(4096))
    monkeypatch.setattr(portraits, "LARGEST_PIXELS", 1_000_000)
    monkeypatch.setattr(portraits, "LARGEST_BYTES", 4000)
    before = store.head()
    with pytest.raises(NotAllowed, match=r"照片"):
        give_photo(store, STAFF, tmp_path / name)
    assert store.head() == before
    assert not home.photos.exists()


def test_the_command_gives_and_takes(store: StationStore, home: Home, snapshot: Path) -> None:
    add_officer(store)
    command = ["station", "officer", "photo", STAFF]
    assert run([*command, str(snapshot), "--home", str(home.root)]) == ExitCode.DONE
    assert len(list(home.photos.iterdir())) == 1
    assert run([*command, "--home", str(home.root)]) == ExitCode.USAGE
    assert run([*command, "--remove", "--home", str(home.root)]) == ExitCode.DONE
    assert list(home.photos.iterdir()) == []
