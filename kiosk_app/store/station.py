"""The station's store: the ledger and its projections, the vault, the bell, and one writer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk_app.domain import ledger as vocabulary
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import GENESIS, Entry, EntryKind, LedgerRow
from kiosk_app.errors import StoreDamaged, StoreError, StoreKeyLost
from kiosk_app.paths import Home
from kiosk_app.store import ledger, projections
from kiosk_app.store.ballast import Ballast
from kiosk_app.store.base import STORE_KEY, Clock, Store, make_folder, utc_now
from kiosk_app.store.engine import DAMAGED, joining_engine, new_key, read_key, require_file
from kiosk_app.store.upgrade import bring_up, build
from kiosk_app.store.vault import Vault
from kiosk_app.store.writer import BaseTransaction

LEDGER_KEY = "ledger.key"


class Transaction(BaseTransaction):
    """One write to the station's store."""

    def __init__(self, connection: Any, engine: Engine, signer: ledger.Signer, clock: Clock) -> None:  # noqa: ANN401
        super().__init__(connection, engine)
        self._signer = signer
        self._clock = clock

    def append(self, entry: Entry) -> LedgerRow:
        """Append one row and fold it into the projections, in this transaction.

        Raises:
            domain.check.MoveRefused: the row moves a check in a way the state table does not have.
        """
        row = ledger.append(self.execute, self._signer, self._clock(), entry)
        projections.apply(self.execute, row)
        if self._session is not None:
            self._session.expire_all()  # what it has read may have changed under it
        return row


class StationStore(Store[Transaction]):
    """Open one with `create` or `open`; safe to use from any thread; `close` it at the end."""

    HEAD = "SELECT MAX(seq) FROM ledger"

    def __init__(self, home: Home, connection: Any, store_key: bytes, signer: ledger.Signer, clock: Clock) -> None:  # noqa: ANN401
        self.verify_key = signer.verify_key
        ballast = Ballast(home.root / "ballast")
        ballast.lay()

        def begin(raw: Any, engine: Engine) -> Transaction:  # noqa: ANN401 - the driver has no types
            return Transaction(raw, engine, signer, clock)

        super().__init__(home, home.station_db, connection, store_key, clock, begin, ballast.release)
        self.vault = Vault(home.vault, self.read, clock)
        self.epoch = ""

    @classmethod
    def create(
        cls,
        home: Home,
        *,
        name: str = "",
        clock: Clock = utc_now,
        fill: Callable[[Transaction], None] = lambda _tx: None,
    ) -> "StationStore":
        """Make keys and a store with its first row and what `fill` adds, and open it. `name` is the station's.

        Raises:
            StoreError: there is one already, no permission, or a full disk.
        """
        if home.station_db.exists():
            raise StoreError(f"{home.station_db} 已经存在，不会覆盖；要重建请先移走整个数据文件夹。")
        make_folder(home)
        store_key, signer = new_key(home.keys / STORE_KEY), ledger.Signer(new_key(home.keys / LEDGER_KEY))
        build(home.station_db, store_key, "station", lambda raw: _begin(raw, signer, name, clock, fill))
        return cls.open(home, clock=clock)

    @classmethod
    def open(cls, home: Home, *, clock: Clock = utc_now) -> "StationStore":
        """Open the store of `home`; an older one is upgraded first.

        Raises:
            StoreMissing: there is none. StoreTooNew: a newer program wrote it.
            StoreDamaged: unreadable. StoreKeyLost: not with these keys. StoreError: no permission.
        """
        require_file(home.station_db)
        store_key, signer = read_key(home.keys / STORE_KEY), ledger.Signer(read_key(home.keys / LEDGER_KEY))
        connection = bring_up(home.station_db, store_key, "station")
        try:
            epoch = _epoch(connection, signer, home.station_db)
        except BaseException:
            connection.close()
            raise
        store = cls(home, connection, store_key, signer, clock)
        store.epoch = epoch
        return store

    def head(self) -> tuple[int, bytes]:
        """Seq and hash of the newest row."""
        return self.read(_head)

    def rows_after(self, seq: int, limit: int) -> list[LedgerRow]:
        """At most `limit` rows above `seq`, in order."""
        return self.read(lambda session: list(ledger.rows_after(driver_execute(session), seq, limit)))


def driver_execute(session: Session) -> Callable[..., Any]:
    """The driver's own `execute` inside a session's snapshot, for walking many rows."""
    raw = session.connection().connection.driver_connection
    assert raw is not None  # noqa: S101 - a connection in use has its driver's connection
    execute: Callable[..., Any] = raw.execute
    return execute


def _head(session: Session) -> tuple[int, bytes]:
    found = driver_execute(session)("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(found[0]), bytes(found[1])) if found else (0, GENESIS)


def _begin(
    connection: Any,  # noqa: ANN401 - the driver
    signer: ledger.Signer,
    name: str,
    clock: Clock,
    fill: Callable[[Transaction], None],
) -> None:
    epoch = new_id()
    body = {"name": name, "epoch": epoch, "verify_key": signer.verify_key.hex()}
    transaction = Transaction(connection, joining_engine(connection), signer, clock)
    connection.execute("BEGIN IMMEDIATE")
    transaction.append(Entry(EntryKind.STATION_CREATED, epoch, body))
    fill(transaction)
    transaction.flush()
    connection.execute("COMMIT")
    transaction.end(committed=True)


def _epoch(connection: Any, signer: ledger.Signer, path: Path) -> str:  # noqa: ANN401 - the driver
    """The epoch of the first row. A first row that is whole but names another key means the wrong `ledger.key`.

    A first row that is gone or not whole is left for `ledger verify` to name.
    """
    first = connection.execute("SELECT header, body, hash, subject FROM ledger WHERE seq=1").fetchone()
    if first is None:
        if connection.execute("SELECT 1 FROM ledger LIMIT 1").fetchone():
            return ""
        raise StoreDamaged(DAMAGED.format(path=path))
    header, body, row_hash, subject = first
    whole = vocabulary.chain(GENESIS, vocabulary.digest(header, body)) == row_hash
    if whole and json.loads(body)["verify_key"] != signer.verify_key.hex():
        raise StoreKeyLost(f"签名密钥 {path.parent / 'keys' / LEDGER_KEY} 与 {path} 不符，请从备份恢复 keys 文件夹。")
    return str(subject)
