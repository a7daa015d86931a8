"""Opening, writing and reading a station's store: on real files, with real keys."""

import itertools
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import StoreDamaged, StoreError, StoreMissing, StoreTooNew
from kiosk_app.paths import Home
from kiosk_app.store.station import StationStore, Transaction
from kiosk_app.store.upgrade import HEADS
from tests.store.support import LEDGER_KEY, STORE_KEY, TurnedClock, add_officer, raw

ALARM = Entry(EntryKind.ALARM, "test", {"code": "test"})


def test_nothing_readable_lies_on_the_disk(home: Home, store: StationStore) -> None:
    add_officer(store)
    store.write(lambda tx: store.vault.put(tx, "演示群众 999999209901011234".encode()))
    store.close()
    for path in home.root.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for planted in ("演示000003".encode(), b"999999209901011234", b"SQLite format 3"):
                assert planted not in content, path
    for name in (STORE_KEY, LEDGER_KEY):
        assert stat.S_IMODE((home.keys / name).stat().st_mode) == 0o600


def test_pragmas_that_the_promises_rest_on(home: Home, store: StationStore) -> None:
    found = store.write(
        lambda tx: [
            tx.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    )
    assert found == ["wal", 2, 1]
    assert driver.sqlite_version_info >= (3, 51, 3)
    assert home.station_db.read_bytes()[:6] != b"SQLite"


def test_rows_are_chained_and_numbered_from_one(store: StationStore) -> None:
    add_officer(store)
    first, second = store.rows_after(0, 10)
    assert (first.seq, first.kind, second.seq) == (1, EntryKind.STATION_CREATED, 2)
    assert second.previous_hash == first.hash
    assert store.head() == (2, second.hash)
    assert store.rows_after(1, 1) == [second]
    assert store.epoch == first.subject


def test_a_failed_write_leaves_nothing(home: Home, store: StationStore) -> None:
    def work(tx: Transaction) -> None:
        tx.append(ALARM)
        store.vault.put(tx, b"half")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.write(work)
    assert store.head()[0] == 1
    assert not list(home.vault.rglob("*.bin"))


def test_a_write_inside_a_write_is_refused_instead_of_hanging(store: StationStore) -> None:
    with pytest.raises(RuntimeError):
        store.write(lambda _tx: store.write(lambda tx: tx.append(ALARM)))


def test_update_delete_and_replace_are_refused(home: Home, store: StationStore) -> None:
    add_officer(store)
    connection = raw(home)
    for sql in (
        "UPDATE ledger SET body=x'00' WHERE seq=1",
        "DELETE FROM ledger WHERE seq=2",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq=1",
    ):
        with pytest.raises(driver.IntegrityError):
            connection.execute(sql)
    connection.close()
    assert store.head()[0] == 2


def test_the_bell_rings_after_commit_for_own_and_foreign_writes(home: Home, store: StationStore) -> None:
    heads: list[int] = []
    rung = threading.Event()

    def ring(head: int) -> None:
        heads.append(head)
        rung.set()

    stop = store.bell.subscribe(ring)
    store.write(lambda tx: tx.append(ALARM))
    assert rung.wait(5)
    assert heads == [2]
    rung.clear()
    with StationStore.open(home) as other:  # a command run beside the kiosk
        other.write(lambda tx: tx.append(ALARM))
    assert rung.wait(5)
    assert heads == [2, 3]
    stop()
    stop()
    store.write(lambda tx: tx.append(ALARM))
    store.write(lambda tx: tx.append(ALARM))
    assert heads == [2, 3]


def test_a_subscriber_that_raises_harms_nobody(store: StationStore) -> None:
    heads: list[int] = []

    def broken(_head: int) -> None:
        raise ValueError("mine")

    store.bell.subscribe(broken)
    store.bell.subscribe(heads.append)
    store.write(lambda tx: tx.append(ALARM))
    store.write(lambda tx: tx.append(ALARM))
    store.close()
    assert heads == [2, 3]


def test_writers_in_several_processes_share_one_chain(home: Home, store: StationStore) -> None:
    script = (
        "import sys; from pathlib import Path; from kiosk_app.paths import Home;"
        "from kiosk_app.store.station import StationStore; from kiosk_app.domain.ledger import Entry, EntryKind\n"
        "with StationStore.open(Home(Path(sys.argv[1]))) as store:\n"
        "    for _ in range(60): store.write(lambda tx: tx.append(Entry(EntryKind.ALARM, 'x', {'code': 'x'})))\n"
    )
    children = [subprocess.Popen([sys.executable, "-c", script, str(home.root)]) for _ in range(2)]
    for _ in range(60):
        store.write(lambda tx: tx.append(ALARM))
    assert [child.wait(60) for child in children] == [0, 0]
    rows = store.rows_after(0, 1000)
    assert [row.seq for row in rows] == list(range(1, 182))
    assert all(after.previous_hash == before.hash for before, after in itertools.pairwise(rows))


def test_the_clock_is_doubted_when_it_goes_back_or_is_older_than_the_program(
    store: StationStore, clock: TurnedClock
) -> None:
    def row() -> bool:
        return store.write(lambda tx: tx.append(ALARM)).clock_suspect

    assert not row()
    clock.now = datetime(2027, 2, 28, tzinfo=UTC)
    assert row()
    clock.forward(1)
    assert not row()
    clock.now = datetime(1970, 1, 1, tzinfo=UTC)
    assert row()
    clock.forward(60)
    assert row()


def test_times_are_utc_and_the_day_is_chinas(store: StationStore, clock: TurnedClock) -> None:
    clock.now = datetime(2027, 5, 1, 15, 59, 59, 500_000, tzinfo=UTC)
    before = store.write(lambda tx: tx.append(ALARM))
    clock.forward(1)
    after = store.write(lambda tx: tx.append(ALARM))
    assert (before.wall_time, before.local_day) == ("2027-05-01T15:59:59.500Z", "2027-05-01")
    assert (after.wall_time, after.local_day) == ("2027-05-01T16:00:00.500Z", "2027-05-02")


def test_missing_store(home: Home) -> None:
    with pytest.raises(StoreMissing, match="station init"):
        StationStore.open(home)


def test_a_store_is_never_made_over_another(home: Home, store: StationStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="已经存在"):
        StationStore.create(home)


def test_half_made_store_is_made_again(home: Home) -> None:
    home.root.mkdir()
    home.station_db.with_suffix(".new").write_bytes(b"cut short")
    with StationStore.create(home) as made:
        assert made.head()[0] == 1


def test_store_of_a_newer_version(home: Home, store: StationStore) -> None:
    store.close()
    connection = raw(home)
    connection.execute("UPDATE alembic_version SET version_num='9999'")
    connection.close()
    with pytest.raises(StoreTooNew, match="更新版本"):
        StationStore.open(home)


@pytest.mark.parametrize("damage", ["key", "lost key", "short key", "ledger key", "file", "empty", "page"])
def test_damage_is_one_sentence(home: Home, store: StationStore, damage: str) -> None:
    for _ in range(40):
        store.write(lambda tx: tx.append(ALARM))
    store.close()
    if damage == "key":
        (home.keys / STORE_KEY).write_bytes(os.urandom(32))
    elif damage == "lost key":
        (home.keys / STORE_KEY).unlink()
    elif damage == "short key":
        (home.keys / STORE_KEY).write_bytes(b"short")
    elif damage == "ledger key":
        (home.keys / LEDGER_KEY).write_bytes(os.urandom(32))
    elif damage == "file":
        home.station_db.write_bytes(os.urandom(8192))
    elif damage == "empty":
        home.station_db.write_bytes(b"")
    else:
        content = bytearray(home.station_db.read_bytes())
        content[200:300] = bytes(100)
        home.station_db.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"备份|重建") as caught:
        StationStore.open(home)
    assert caught.value.sentence.count("。") == 1
    assert str(home.root) in caught.value.sentence


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to give the files to another user"
)
@pytest.mark.parametrize("closed", ["station.db", "keys/store.key", "."])
def test_no_permission_is_one_sentence(tmp_path: Path, closed: str) -> None:
    home = Home(tmp_path / "home")
    StationStore.create(home).close()
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and len(folder.parts) > 2:
            folder.chmod(0o755)
    for path in (home.root, *home.root.rglob("*")):
        path.chmod(0o777)
    target = home.root / closed
    target.chmod(0o555 if target.is_dir() else 0o000)
    script = (
        "import os, sys; from pathlib import Path; from kiosk_app.paths import Home;"
        "from kiosk_app.store.station import StationStore; from kiosk_app.errors import StoreError\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: StationStore.open(Home(Path(sys.argv[1])))\n"
        "except StoreError as error: print(error.sentence)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.root)], capture_output=True, text=True, timeout=60, check=False
    )
    assert "没有权限" in done.stdout, done.stderr
    assert str(home.root) in done.stdout


def test_opening_a_current_store_imports_no_migrations(home: Home, store: StationStore) -> None:
    store.close()
    script = (
        "import sys; from pathlib import Path; from kiosk_app.paths import Home;"
        "from kiosk_app.store.station import StationStore; StationStore.open(Home(Path(sys.argv[1]))).close();"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.root)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "False"
    assert set(HEADS) == {"station", "counter"}


def test_ballast_lets_the_last_write_through(home: Home, store: StationStore) -> None:
    assert (home.root / "ballast").exists()
    tries: list[bool] = []

    def work(tx: Transaction) -> int:
        tries.append(True)
        if len(tries) == 1:
            raise OSError(28, "No space left on device")
        return tx.append(ALARM).seq

    assert store.write(work) == 2
    assert not (home.root / "ballast").exists()


def test_vault_content_comes_back_and_is_bound_to_its_id(home: Home, store: StationStore) -> None:
    one, sha256 = store.write(lambda tx: store.vault.put(tx, b"one"))
    two, _ = store.write(lambda tx: store.vault.put(tx, b"two"))
    assert store.vault.get(one) == b"one"
    assert len(sha256) == 64
    files = {path.stem: path for path in home.vault.rglob("*.bin")}
    files[two].write_bytes(files[one].read_bytes())
    with pytest.raises(StoreDamaged, match="改动"):
        store.vault.get(two)
    files[one].unlink()
    with pytest.raises(StoreDamaged, match="找不到"):
        store.vault.get(one)


def test_destroyed_content_is_gone_with_its_key(home: Home, store: StationStore) -> None:
    vault_id, sha256 = store.write(lambda tx: store.vault.put(tx, b"secret"))
    kept = next(home.vault.rglob("*.bin")).read_bytes()
    assert store.write(lambda tx: store.vault.destroy(tx, vault_id, "retention"))
    assert not store.write(lambda tx: store.vault.destroy(tx, vault_id, "retention"))
    assert not list(home.vault.rglob("*.bin"))
    with pytest.raises(StoreError, match="销毁"):
        store.vault.get(vault_id)
    row = store.rows_after(1, 1)[0]
    assert (row.kind, row.subject) == (EntryKind.VAULT_DESTROYED, vault_id)
    assert sha256.encode() in row.body
    assert kept not in home.station_db.read_bytes()


def test_orphans_are_swept_only_when_old(home: Home, store: StationStore) -> None:
    kept, _ = store.write(lambda tx: store.vault.put(tx, b"kept"))
    orphan = home.vault / "ab" / "0190aaaa-0000-7000-8000-0000000000ab.bin"
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"noise")
    assert store.vault.sweep() == 0
    old = (datetime.now(UTC) - timedelta(hours=2)).timestamp()
    for path in home.vault.rglob("*.bin"):
        os.utime(path, (old, old))
    assert store.vault.sweep() == 1
    assert store.vault.get(kept) == b"kept"
