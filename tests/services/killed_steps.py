"""Run by tests: plays `init` or `recover` again and again, killed with -9 at its first step, its second, and so on.

A step is a rename, or a COMMIT (just before and just after). After each kill the work is done once more without one and
the home is looked at. Arguments: folder, what to play. Prints one JSON object a step killed. It is a program of its own
because it forks, which a test process with threads must not.
"""

import json
import os
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import NotAllowed
from kiosk_app.link.identity import own_identity, read_kiosk
from kiosk_app.paths import Home
from kiosk_app.services import ledger, recovery, station
from kiosk_app.services.pins import Pins
from kiosk_app.store.counter import CounterStore
from kiosk_app.store.station import StationStore
from kiosk_app.store.writer import Writer

MOST_STEPS = 60


def in_child(work: Callable[[], object]) -> tuple[int, Any]:
    """Do `work` in a fork; the signal that ended it (0 for none) and what it returned."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        os.write(write_end, json.dumps(work()).encode())
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"the work failed: {status}")
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, json.loads(said) if said else None


def killing_at(number: int) -> None:
    """From now on this process dies at its step of that number."""
    left = [number]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepping(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def replaced(*given: object) -> object:
            step()
            value = real(*given)
            step()
            return value

        setattr(owner, name, replaced)

    stepping(Path, "rename")
    stepping(Path, "replace")
    stepping(Writer, "run")


def init(home: Home) -> None:
    """What `station init --demo` does; content has its own tests, and one officer stands for five."""
    with (
        patch.object(station, "_install_content", lambda _store, _home: None),
        patch.object(station, "_add_windows", lambda _store: None),
        patch.object(station, "DEMO_OFFICERS", station.DEMO_OFFICERS[:1]),
    ):
        station.init(home, demo=True).close()


def recover(home: Home) -> None:
    """What `station recover` does; the second time it may already have been done."""
    try:
        recovery.recover(home)
    except NotAllowed:
        assert home.station_db.exists()


def damaged(home: Home) -> None:
    """A station with a past whose file nobody can read any more."""
    with StationStore.create(home, name="演示所") as store:
        store.write(lambda tx: tx.append(Entry(EntryKind.ALARM, new_id(), {"code": "x", "detail": ""})))
    home.vault.mkdir()
    (home.vault / "picture.bin").write_bytes(b"noise")
    content = bytearray(home.station_db.read_bytes())
    content[:4096] = bytes(4096)
    home.station_db.write_bytes(content)
    (home.root / "station.db-wal").write_bytes(b"what was not yet in the file")
    home.config.write_text(f'[link]\nbind = "127.0.0.1"\nport = {free_port()}\n', encoding="utf-8")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def look(home: Home) -> dict[str, object]:
    """What a home holds now."""
    with StationStore.open(home) as store:
        found = ledger.verify(store)
        kinds = [row.kind.value for row in store.rows_after(0, -1)]
        peers, everyone = Pins(store).peers(), Pins(store).devices(active_only=False)
        epoch = store.epoch
    said: dict[str, object] = {"ok": found.ok, "kinds": kinds, "devices": len(everyone)}
    said["left"] = sorted(p.name for p in home.root.iterdir() if p.name.endswith(("-wal", "-shm", ".held", ".new")))
    said["quarantine"] = sorted(p.name for place in recovery.quarantined(home) for p in place.root.iterdir())
    counter = home.demo_counter
    if counter.counter_db.exists():
        pinned = read_kiosk(counter)
        with CounterStore.open(counter) as journal:
            said["follows"] = journal.epoch() == epoch
        said["paired"] = pinned is not None and [(p.device_id, p.fingerprint) for p in peers] == [
            (pinned[0].device_id, own_identity(counter).fingerprint)
        ]
    return said


def warm_up(folder: Path, template: Home, play: Callable[[Home], None]) -> None:
    """Play once here, so that every fork finds its modules imported; each took a second to import them anew."""
    home = Home(Path(shutil.copytree(template.root, folder)))
    play(home)
    look(home)


def main(folder: Path, what: str) -> None:
    play = {"init": init, "recover": recover}[what]
    template = Home(folder / "template")
    template.root.mkdir(parents=True)
    if what == "recover":
        in_child(lambda: damaged(template))
    warm_up(folder / "first", template, play)
    for number in range(1, MOST_STEPS):
        home = Home(folder / str(number))
        shutil.copytree(template.root, home.root)

        def killed(number: int = number, home: Home = home) -> None:
            killing_at(number)
            play(home)

        signalled, _ = in_child(killed)
        in_child(lambda home=home: play(home))  # type: ignore[misc]  # bound now
        _, seen = in_child(lambda home=home: look(home))  # type: ignore[misc]  # bound now
        print(json.dumps({"step": number, "killed": signalled == signal.SIGKILL, **seen}), flush=True)  # noqa: T201
        if not signalled:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
