"""Officers' photos: cut to one shape and kept beside the store, named by their digest; the roster names the file."""

import hashlib
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from kiosk_app.domain.officer import Officer
from kiosk_app.errors import NotAllowed
from kiosk_app.paths import Home
from kiosk_app.services.roster import OnDuty, Roster
from kiosk_app.store.engine import explain
from kiosk_app.store.station import StationStore

WIDTH, HEIGHT, CORNER = 400, 480, 54
"""Pixels of the kept photo, and the radius of its corners: they are cut here, for not every screen can cut them."""
LARGEST_BYTES, LARGEST_PIXELS = 20 * 1024 * 1024, 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
FACE = (0.5, 0.3)
"""What stays in the middle when a photo is cut to shape: a face stands above the middle."""


def give_photo(store: StationStore, staff_number: str, file: Path) -> Officer:
    """Keep the photo in `file` as this officer's, in the place of an earlier one.

    Raises:
        NotAllowed: no such officer, or not a photo. StoreError: it could not be kept.
    """
    roster = Roster(store)
    officer = _known(roster, staff_number)
    data = _shaped(file)
    name = f"{hashlib.sha256(data).hexdigest()[:24]}.png"
    path = store.home.photos / name
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        draft = path.with_suffix(".new")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as kept:
            kept.write(data)
            kept.flush()
            os.fsync(kept.fileno())
        draft.replace(path)
    except OSError as error:
        raise explain(error, path.parent) from error
    return _name(store, roster, officer, name)


def take_photo_away(store: StationStore, staff_number: str) -> Officer:
    """Go back to the drawn figure.

    Raises:
        NotAllowed: no such officer, or there is no photo.
    """
    roster = Roster(store)
    officer = _known(roster, staff_number)
    if not officer.photo:
        raise NotAllowed(f"警号 {staff_number} 没有照片，不用去掉。")
    return _name(store, roster, officer, "")


def address(home: Home, photo: str) -> str:
    """The file URL of a roster's photo, "" where there is none (any more)."""
    path = home.photos / photo
    return path.as_uri() if photo and Path(photo).name == photo and path.is_file() else ""


class Portrayed:
    """The roster as screens show it: each photo is the address of a file that is there."""

    def __init__(self, roster: Roster, home: Home) -> None:
        self._roster, self._home = roster, home

    def officers(self) -> list[Officer]:
        """See `Roster.officers`."""
        return [self._seen(officer) for officer in self._roster.officers()]

    def on_duty(self) -> list[OnDuty]:
        """See `Roster.on_duty`."""
        return [OnDuty(each.window, self._seen(each.officer)) for each in self._roster.on_duty()]

    def _seen(self, officer: Officer) -> Officer:
        return replace(officer, photo=address(self._home, officer.photo))


def _known(roster: Roster, staff_number: str) -> Officer:
    officer = roster.find(staff_number)
    if officer is None:
        raise NotAllowed(f"名册里没有警号 {staff_number}，请核对。")
    return officer


def _name(store: StationStore, roster: Roster, officer: Officer, name: str) -> Officer:
    changed = roster.change(officer.id, photo=name)
    used = {each.photo for each in roster.officers(active_only=False)}
    if officer.photo and officer.photo not in used:
        (store.home.photos / officer.photo).unlink(missing_ok=True)
    return changed


def _shaped(file: Path) -> bytes:
    """The photo as PNG of one size with round corners and nothing else in it, such as where it was taken."""
    from PIL import Image, ImageDraw, ImageOps

    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise NotAllowed(f"{file} 超过 20 MB，请换一张小一些的照片。")
        with Image.open(file, formats=FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise NotAllowed(f"{file} 的像素太多，请换一张小一些的照片。")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except FileNotFoundError:
        raise NotAllowed(f"找不到照片 {file}，请检查文件名。") from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAllowed(f"{file} 不是能用的照片，请换成 JPEG、PNG 或 WebP 文件。") from error
    photo = ImageOps.fit(upright, (WIDTH, HEIGHT), centering=FACE)
    shape = Image.new("L", photo.size, 0)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, WIDTH - 1, HEIGHT - 1), CORNER, fill=255)
    photo.putalpha(shape)
    kept = BytesIO()
    photo.save(kept, "PNG", optimize=True)
    return kept.getvalue()
