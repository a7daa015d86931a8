"""What can still be trusted of a damaged station store: the roster, windows and pins that its sound rows say.

Only rows before the first flaw count, and only what they fold into; the tables beside the ledger are not believed. An
officer's password hash stands in no row, but SQLCipher authenticates every page, so one that can be read is genuine.
"""

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk_app.domain.ledger import LedgerRow
from kiosk_app.paths import Home
from kiosk_app.store import ledger, projections
from kiosk_app.store.base import STORE_KEY
from kiosk_app.store.engine import KEY_BYTES, connect, is_driver_error, joining_engine, read_key
from kiosk_app.store.schema import PROJECTIONS, Base

Record = dict[str, Any]
Execute = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found. `rows` sound rows were folded; `flaw` is the first that was not, None for none."""

    epoch: str = ""
    rows: int = 0
    flaw: ledger.Flaw | None = None
    verify_key: bytes = b""
    officers: tuple[Record, ...] = ()
    windows: tuple[str, ...] = ()
    devices: tuple[Record, ...] = ()
    credentials: tuple[Record, ...] = ()


def log_of(home: Home) -> Path:
    """The write-ahead log: what was committed and stands not yet in the database's file."""
    return home.station_db.with_name(f"{home.station_db.name}-wal")


def salvage(home: Home) -> Salvage:
    """Read what is sound in `home`, whose files are left as they are: a copy is opened.

    Raises:
        StoreFull: no room for the copy. StoreKeyLost: without its key nothing can be read.
    """
    key = read_key(home.keys / STORE_KEY)
    with tempfile.TemporaryDirectory(dir=home.root, prefix="reading-") as folder:
        copy = Path(folder) / home.station_db.name
        shutil.copyfile(home.station_db, copy)
        if log_of(home).exists():
            shutil.copyfile(log_of(home), log_of(Home(copy.parent)))
        try:
            connection = connect(copy, key)
        except Exception as error:
            if is_driver_error(error):
                return Salvage(flaw=ledger.Flaw(0, "pages"))
            raise
        try:
            return _read(connection.execute)
        finally:
            connection.close()


def _read(execute: Execute) -> Salvage:
    rows: list[LedgerRow] = []
    with _scratch() as scratch:

        def sound(row: LedgerRow) -> None:
            projections.apply(scratch, row)
            rows.append(row)

        verify_key = b""
        try:
            first = execute("SELECT body FROM ledger WHERE seq=1").fetchone()
            verify_key = bytes.fromhex(json.loads(first[0])["verify_key"]) if first else b""
            flaw = ledger.first_flaw(execute, verify_key, sound)
        except (ValueError, KeyError, TypeError):
            flaw = ledger.Flaw(len(rows) + 1, "unusable")
        except Exception as error:
            if not is_driver_error(error):
                raise
            flaw = ledger.Flaw(len(rows) + 1, "pages")
        return Salvage(
            epoch=rows[0].subject if rows else "",
            rows=len(rows),
            flaw=flaw,
            verify_key=verify_key,
            officers=_records(scratch, "officers ORDER BY seq"),
            windows=tuple(record["window"] for record in _records(scratch, "counters ORDER BY window")),
            devices=_records(scratch, "devices WHERE revoked_at='' ORDER BY seq"),
            credentials=_credentials(execute),
        )


@contextlib.contextmanager
def _scratch() -> Iterator[Execute]:
    """Empty projections in memory."""
    connection = connect(":memory:", bytes(KEY_BYTES))
    try:
        Base.metadata.create_all(joining_engine(connection), tables=list(PROJECTIONS))
        yield connection.execute
    finally:
        connection.close()


def _credentials(execute: Execute) -> tuple[Record, ...]:
    try:
        return _records(execute, "credentials")
    except Exception as error:
        if is_driver_error(error):
            return ()
        raise


def _records(execute: Execute, what: str) -> tuple[Record, ...]:
    cursor = execute(f"SELECT * FROM {what}")  # noqa: S608 - our own words only
    names = [column[0] for column in cursor.description]
    return tuple(dict(zip(names, found, strict=True)) for found in cursor)
