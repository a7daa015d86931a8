"""One virtual desk for the tests that need real windows, and a hall for those that need a kiosk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app.startup.display import virtual_display
from tests.link.hall import Hall


@pytest.fixture(scope="session")
def desk() -> Iterator[str]:
    """The DISPLAY of an Xvfb screen without a window manager."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("Xvfb and xdotool are needed")
    with virtual_display(1600, 1000) as display:
        yield display


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A kiosk without a screen."""
    made = Hall(tmp_path / "hall")
    yield made
    made.close()


@pytest.fixture
def counter_home(hall: Hall) -> Path:
    """A paired counter's home, settings and all."""
    home, _peer = hall.pair()
    home.config.write_text(
        f'[station]\ndemo = true\n[counter]\nkiosk_host = "127.0.0.1"\nkiosk_port = {hall.server.port}\n',
        encoding="utf-8",
    )
    return home.root
