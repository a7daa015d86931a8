"""A kiosk that starts with something wrong: citizens read plain words, the log says the rest, nothing is lost."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from kiosk_app.config import Counter, Settings, load_settings
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink
from tests.journeys.line import free_port
from tests.journeys.lobby import Kiosk, until
from tests.qt_messages import complaints_in
from tests.store.support import raw

pytestmark = pytest.mark.slow

Open = Callable[[], Kiosk]


@pytest.fixture
def home(prepared: Home, tmp_path: Path) -> Home:
    """A demo station with a port of its own."""
    made = Home(Path(copytree(prepared.root, tmp_path / "home")))
    _listen(made, free_port())
    return made


@pytest.fixture
def start(home: Home, tmp_path: Path) -> Iterator[Open]:
    """Starts the kiosk; at the end it has to close in order and without complaints."""
    opened: list[Kiosk] = []

    def start() -> Kiosk:
        opened.append(Kiosk(home, tmp_path / "kiosk.log"))
        return opened[-1]

    yield start
    assert [kiosk.stop() for kiosk in opened] == [0] * len(opened)
    assert complaints_in(tmp_path / "kiosk.log") == []


def _listen(home: Home, port: int) -> None:
    home.config.write_text(f'[station]\ndemo = true\n[link]\nbind = "127.0.0.1"\nport = {port}\n', encoding="utf-8")


def _newer(home: Home) -> None:
    with closing(raw(home)) as connection:
        connection.execute("UPDATE alembic_version SET version_num='9999'")


def _damaged(home: Home) -> None:
    with home.station_db.open("r+b") as file:
        file.write(bytes(4096))


def _stores(home: Home) -> list[bytes]:
    return [path.read_bytes() for path in home.root.rglob("station.db")]


@pytest.mark.parametrize(
    ("harm", "citizen", "log"),
    [
        (_newer, "程序需要更新", "请安装新版程序"),
        (_damaged, "出了故障", "sunshine station recover"),
        (lambda home: home.station_db.unlink(), "还没有准备好", "sunshine station init"),
        (lambda home: rmtree(home.content), "还没有准备好", "sunshine station init"),
    ],
)
def test_it_is_out_of_service_in_words(
    home: Home, start: Open, harm: Callable[[Home], None], citizen: str, log: str
) -> None:
    harm(home)
    before = _stores(home)
    kiosk = start()
    kiosk.wait("Paused")
    words = kiosk.words()
    assert "暂停服务" in words
    assert citizen in words
    assert log in kiosk.log.read_text(encoding="utf-8")
    assert _stores(home) == before, "a damaged store is put aside as it is, any other is left where it is"


def test_the_officer_hears_that_a_damaged_kiosk_is_out_of_service(home: Home, start: Open) -> None:
    first = start()
    until((home.keys / "pins.pem").exists, "a copy of the pins")
    first.stop()
    _damaged(home)
    start().wait("Paused")
    port = load_settings(home.config).link.port
    link = CounterLink(home.demo_counter, replace(Settings(), counter=Counter("127.0.0.1", port, "")))
    link.start()
    until(lambda: link.line.code == "maintenance", "the officer hears it")
    link.stop()
    assert "正在维护" in link.line.sentence


def test_a_taken_port_leaves_citizens_their_services(home: Home, start: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        _listen(home, port)
        kiosk = start()
        kiosk.touch("home.lookup")
        kiosk.touch("lookup.popular.0")
        kiosk.wait("Guide")
        kiosk.touch("bar.home")
        kiosk.wait("Home")
        said = until(lambda: kiosk.log.read_text(encoding="utf-8"), "a log")
    assert str(port) in said
    assert "占用" in said
    assert "请" in said.split("占用", 1)[1].split("\n", 1)[0]
