"""Trying a pack on the kiosk's own screens before it is installed: a station in a scratch folder, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_app.paths import Home
from kiosk_app.services import content
from kiosk_app.store.station import StationStore

SETTINGS = '[station]\nname = "内容预览"\ndemo = true\n\n[link]\nport = {port}\n'


@contextmanager
def preview_home(folder: Path) -> Iterator[Home]:
    """A station that holds nothing but the pack in `folder`.

    Raises:
        ContentError: the pack has problems, each of which is named.
    """
    with tempfile.TemporaryDirectory(prefix="sunshine-preview-") as scratch:
        home = Home(Path(scratch) / "home")
        home.root.mkdir()
        home.config.write_text(SETTINGS.format(port=_free_port()), encoding="utf-8")
        with StationStore.create(home, name="内容预览") as store:
            content.install(store, home, folder)
        yield home


def _free_port() -> int:
    """A preview listens somewhere else than the station's own kiosk, which may be running beside it."""
    import socket  # noqa: PLC0415 - only here

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
