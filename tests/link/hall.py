"""A lobby for the link's tests: a real store, the real server and real counters on loopback, with invented officers."""

import hashlib
import io
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PIL import Image

from kiosk_app.config import Check, Link, Settings, Station
from kiosk_app.domain.ledger import EntryKind, LedgerRow
from kiosk_app.link.desk import NewPeer, Peer
from kiosk_app.link.identity import KioskPin, fingerprint, keep_kiosk, own_identity
from kiosk_app.link.server import KioskServer
from kiosk_app.paths import Home
from kiosk_app.services.checks import Checks
from kiosk_app.services.link_desk import LinkDesk
from kiosk_app.services.pins import Pins
from kiosk_app.services.push import CounterLink, PushState
from kiosk_app.services.roster import Roster
from kiosk_app.services.station import add_window
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.station import StationStore
from tests.store.support import TurnedClock

T = TypeVar("T")
PASSWORD = "demo-1234"
STAFF = "000003"
PATIENCE = 10.0


def picture(width: int = 320, height: int = 200, shade: int = 200, kind: str = "PNG") -> bytes:
    """A plain picture that is invented through and through."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (shade, shade, 240)).save(out, kind)
    return out.getvalue()


def noise(size: int) -> bytes:
    """A PNG of about `size` bytes that no compression shrinks."""
    out = io.BytesIO()
    Image.effect_noise((1500, max(1, size // 1500)), 80).save(out, "PNG", compress_level=0)
    return out.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as opened:
        return opened.size


def until(ask: Callable[[], T | bool | None], what: str, seconds: float = PATIENCE) -> T:
    """What `ask` says once it is something; fails after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer  # type: ignore[return-value]  # truthy here
        time.sleep(0.01)
    raise AssertionError(f"never happened: {what}")


class Hall:
    """One kiosk; `counter` pairs and connects counters. `port` is what counters dial, so a proxy can sit there."""

    def __init__(self, root: Path, *, link: Link | None = None, check: Check | None = None) -> None:
        self.home = Home(root / "kiosk")
        self.clock = TurnedClock()
        self.store = StationStore.create(self.home, name="演示所", clock=self.clock)
        self.settings = Settings(
            station=Station(name="演示所", demo=True),
            link=link or Link(bind="127.0.0.1", port=0, connects_per_minute=1000),
            check=check or Check(),
        )
        Roster(self.store).add(STAFF, "王小禾", PASSWORD, window="3号窗口")
        for number in (2, 3, 4):
            add_window(self.store, f"{number}号窗口")
        self.root = root
        self.checks = Checks(self.store, self.settings.check)
        self.pins = Pins(self.store)
        self.counters: list[Counter] = []
        self.server = self._start(self.settings)

    def _start(self, settings: Settings) -> KioskServer:
        self.desk = LinkDesk(self.store, self.checks, Roster(self.store), settings)
        server = KioskServer(self.home, settings, self.desk)
        server.start()
        return server

    def restart(self) -> None:
        """The kiosk's link ends and comes back on the same port, with a new boot id."""
        port = self.server.port
        self.server.stop()
        self.server = self._start(replace(self.settings, link=replace(self.settings.link, port=port)))

    def pair(self, window: str = "3号窗口", *, port: int = 0) -> tuple[Home, Peer]:
        """A counter's home, pinned on both sides without a code."""
        home = Home(self.root / f"counter-{window}")
        own = own_identity(home)
        peer = self.pins.add(NewPeer("演示", window, own.fingerprint, own.certificate, replace=True))
        kiosk = own_identity(self.home).certificate
        pin = KioskPin(
            "127.0.0.1", port or self.server.port, window, peer.device_id, fingerprint(kiosk), self.store.verify_key
        )
        keep_kiosk(home, pin, kiosk)
        with CounterStore.create(home) as journal:
            journal.follow(self.store.epoch, self.store.verify_key)
        self.server.refresh_peers()
        until(lambda: own.fingerprint in self.server._peers, "the pin is known")
        return home, peer

    def counter(self, window: str = "3号窗口", *, port: int = 0) -> "Counter":
        """A paired, connected, signed-in counter."""
        home, peer = self.pair(window, port=port)
        counter = Counter(home, peer, self.settings)
        self.counters.append(counter)
        counter.start()
        return counter

    def kinds(self, kind: EntryKind) -> list[LedgerRow]:
        return [row for row in self.store.rows_after(0, -1) if row.kind is kind]

    def alarms(self) -> list[str]:
        import json

        return [json.loads(row.body)["code"] for row in self.kinds(EntryKind.ALARM)]

    def close(self) -> None:
        for counter in self.counters:
            counter.link.stop()
        self.server.stop()
        self.store.close()


class Counter:
    """A counter as its program drives it; `history` is every state it was told."""

    def __init__(self, home: Home, peer: Peer, settings: Settings) -> None:
        self.home, self.peer, self._settings = home, peer, settings
        self.history: list[PushState] = []
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        self.link = CounterLink(self.home, self._settings)
        self.link.subscribe(self._hear)

    def _hear(self, state: PushState) -> None:
        with self._lock:
            self.history.append(state)

    def start(self) -> None:
        self.link.start()
        self.link.sign_in(STAFF, PASSWORD)

    def restart(self) -> None:
        """The counter's program ends and starts again."""
        self.link.stop()
        self._open()
        self.link.start()

    def push(self, data: bytes, **changes: str) -> str:
        kind = changes.pop("media_type", "image/png")
        width, height = size_of(data)
        return self.link.push(data, width, height, kind, "DEMO-01", **changes)  # type: ignore[arg-type]

    def state(self, check_id: str) -> PushState:
        found = self.link.state(check_id)
        assert found is not None
        return found

    def wait(self, check_id: str, wanted: Callable[[PushState], bool], what: str) -> PushState:
        def ask() -> PushState | None:
            found = self.state(check_id)
            return found if wanted(found) else None

        return until(ask, f"{what}, last {self.state(check_id)}")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
