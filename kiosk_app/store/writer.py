"""The one connection that writes to a store, and the transaction it hands to the work.

One write at a time: threads of this program take turns at a lock, other processes are kept apart by BEGIN IMMEDIATE.
The work runs on the caller's own thread; handing it to a writer thread and back cost a fifth of every commit. `run`
returns only after COMMIT has reached the disk.
"""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk_app import trace
from kiosk_app.errors import StoreError, StoreFull
from kiosk_app.store.engine import explain, is_driver_error, joining_engine

GLANCE_SECONDS = 1.0
"""How often a look is taken whether another process has written."""

T = TypeVar("T")
X = TypeVar("X", bound="BaseTransaction")


class BaseTransaction:
    """One open transaction on the writer's connection."""

    def __init__(self, connection: Any, engine: Engine) -> None:  # noqa: ANN401 - the driver has no types
        self._connection = connection
        self._engine = engine
        self._session: Session | None = None
        self._after_commit: list[Callable[[], None]] = []
        self._after_rollback: list[Callable[[], None]] = []

    @property
    def session(self) -> Session:
        """An ORM session inside this transaction, made when first asked for."""
        if self._session is None:
            self._session = Session(self._engine)
        return self._session

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - a driver cursor
        """Run one statement on the driver, for the paths where a citizen waits."""
        return self._connection.execute(sql, parameters)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Call once this transaction is on disk."""
        self._after_commit.append(call)

    def after_rollback(self, call: Callable[[], None]) -> None:
        """Call if this transaction is undone."""
        self._after_rollback.append(call)

    def flush(self) -> None:
        if self._session is not None:
            self._session.flush()

    def end(self, committed: bool) -> None:
        if self._session is not None:
            self._session.close()
        for call in self._after_commit if committed else self._after_rollback:
            call()


class Writer(Generic[X]):
    """Owns the writing connection. `begin` makes the transaction; `committed` gets the connection after each COMMIT."""

    def __init__(
        self,
        path: Path,
        connection: Any,  # noqa: ANN401 - the driver has no types
        begin: Callable[[Any, Engine], X],
        committed: Callable[[Any], None],
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self._path = path
        self._connection = connection
        self._engine = joining_engine(connection)
        self._begin = begin
        self._committed = committed
        self._make_room = make_room
        self._turn = threading.Lock()
        self._owner: int | None = None
        self._seen = self._data_version()
        self._closing = threading.Event()
        self._watch = threading.Thread(target=self._glance, name=f"watch-{path.stem}", daemon=True)
        self._watch.start()

    def run(self, work: Callable[[X], T]) -> T:
        """Run `work` in one transaction; all of it is on disk when this returns, none of it when it raises.

        Raises:
            StoreFull: no room on the disk.
            StoreError: the disk or the database failed, or the store is closed.
        """
        if self._owner == threading.get_ident():
            raise RuntimeError("a write inside a write would wait for itself")
        with self._turn:
            if self._closing.is_set():
                raise StoreError(f"数据文件 {self._path} 已经关闭，请重新启动程序。")
            self._owner = threading.get_ident()
            try:
                value = self._transact(work)
                self._committed(self._connection)
            finally:
                self._owner = None
        return value

    def fold_log(self) -> bool:
        """Move the write-ahead log into the database and empty it; False where a reader still stands on it."""
        with self._turn:
            busy: int = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy

    def close(self) -> None:
        """Let the running write finish and close the connection; may be called twice."""
        self._closing.set()
        self._watch.join()
        with self._turn:
            self._connection.close()

    def _glance(self) -> None:
        """Ring for what another process has committed, such as a command run beside the kiosk."""
        while not self._closing.wait(GLANCE_SECONDS):
            with self._turn:
                seen = self._data_version()
                if seen != self._seen:
                    self._seen = seen
                    self._committed(self._connection)

    def _data_version(self) -> int:
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except Exception as error:
            if is_driver_error(error):
                return getattr(self, "_seen", 0)
            raise

    def _transact(self, work: Callable[[X], T]) -> T:
        try:
            return self._attempt(work)
        except StoreFull:
            if not self._make_room():
                raise
        return self._attempt(work)

    def _attempt(self, work: Callable[[X], T]) -> T:
        transaction: X | None = None
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            transaction = self._begin(self._connection, self._engine)
            value = work(transaction)
            transaction.flush()
            trace.mark("committing")
            self._connection.execute("COMMIT")
            trace.mark("committed")
        except BaseException as error:
            self._undo(transaction)
            if is_driver_error(error):
                raise explain(error, self._path) from error
            raise
        transaction.end(committed=True)
        return value

    def _undo(self, transaction: X | None) -> None:
        with contextlib.suppress(Exception):  # SQLite has already rolled back after some failures
            self._connection.execute("ROLLBACK")
        if transaction is not None:
            with contextlib.suppress(Exception):
                transaction.end(committed=False)
