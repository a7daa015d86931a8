"""What every store of ours is: one writer, a pool of readers, a bell, and a way to close them in order."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk_app.paths import Home
from kiosk_app.store.bell import Bell
from kiosk_app.store.engine import explain, is_driver_error, reading_engine
from kiosk_app.store.writer import BaseTransaction, Writer

STORE_KEY = "store.key"
"""The file in a home's `keys` that opens its database."""

T = TypeVar("T")
X = TypeVar("X", bound=BaseTransaction)
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


def make_folder(home: Home) -> None:
    """Make the home's folder where it is missing.

    Raises:
        StoreError: no permission. StoreFull: no room.
    """
    try:
        home.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, home.root) from error


class Store(Generic[X]):
    """Safe to use from any thread; `close` it at the end."""

    HEAD: ClassVar[str]
    """One number that grows with every row others wait for; the bell is rung with it."""

    def __init__(
        self,
        home: Home,
        path: Path,
        connection: Any,  # noqa: ANN401 - the driver has no types
        key: bytes,
        clock: Clock,
        begin: Callable[[Any, Engine], X],
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self.home, self.clock = home, clock
        self.bell = Bell()
        self._path, self._key = path, key
        self._readers: Engine = reading_engine(path, key)
        self._writer: Writer[X] = Writer(path, connection, begin, self._ring, make_room)

    def write(self, work: Callable[[X], T]) -> T:
        """Run `work` in one transaction; on disk when this returns, undone when it raises.

        Raises:
            StoreFull: no room; nothing was kept. StoreError: the database or the disk failed.
        """
        return self._writer.run(work)

    def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` on one consistent snapshot; objects it returns are detached.

        Raises:
            StoreError: the database or the disk failed.
        """
        try:
            with Session(self._readers, expire_on_commit=False) as session:
                value = work(session)
                session.expunge_all()
                return value
        except DBAPIError as error:
            if is_driver_error(error):
                raise explain(error, self._path) from error
            raise

    def forget_destroyed(self) -> bool:
        """Empty the write-ahead log, which keeps pages as they were before a deletion; False to be tried again."""
        return self._writer.fold_log()

    def derived_key(self, purpose: str) -> bytes:
        """32 bytes that only this store can make, another for every purpose."""
        return hmac.digest(self._key, purpose.encode(), "sha256")

    def close(self) -> None:
        """Finish queued writes and let go of the files; may be called twice."""
        self._writer.close()
        self._readers.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def _ring(self, connection: Any) -> None:  # noqa: ANN401 - the driver has no types
        if self.bell.heard:
            self.bell.ring(connection.execute(self.HEAD).fetchone()[0])
