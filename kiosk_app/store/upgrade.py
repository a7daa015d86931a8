"""Bringing a store to this version's schema with alembic, in one transaction: all of an upgrade or none of it."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kiosk_app.errors import StoreDamaged, StoreTooNew
from kiosk_app.paths import migrations
from kiosk_app.store.engine import DAMAGED, connect, explain, is_driver_error, joining_engine

HEADS = {"station": "0002", "counter": "0002"}
"""The newest revision of each tree. Known here so that a start with nothing to do does not import alembic (0.4 s)."""


def bring_up(path: Path, key: bytes, tree: str) -> Any:  # noqa: ANN401 - the driver's connection
    """Open the database at `path` and upgrade it to the head of `tree` when it is older; the writing connection.

    Raises:
        StoreTooNew: a newer version of the program wrote it.
        StoreDamaged: it cannot be read with this key, or was never completed.
        StoreFull: no room for the upgrade; the old store is as it was.
    """
    with _explained(path):
        connection = connect(path, key)
        try:
            found = _revision(connection)
            if found is None:
                raise StoreDamaged(DAMAGED.format(path=path))
            if found != HEADS[tree]:
                _upgrade(connection, tree, path)
        except BaseException:
            connection.close()
            raise
        return connection


def build(path: Path, key: bytes, tree: str, fill: Callable[[Any], None] = lambda _connection: None) -> None:
    """Build a new database beside its real name and rename it at the end: a half-made store is never taken for one.

    `fill` writes what a new store starts with.

    Raises:
        StoreFull: no room. StoreError: no permission.
    """
    draft = path.with_suffix(".new")
    with _explained(path):
        for leftover in (draft, Path(f"{draft}-wal"), Path(f"{draft}-shm")):
            leftover.unlink(missing_ok=True)
        connection = connect(draft, key)
        try:
            _upgrade(connection, tree, draft)
            fill(connection)
        finally:
            connection.close()
        draft.chmod(0o600)
        draft.rename(path)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if is_driver_error(error):
            raise explain(error, path) from error
        raise


def _revision(connection: Any) -> str | None:  # noqa: ANN401 - the driver
    tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name='alembic_version'").fetchone()
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    return str(found[0]) if found else None


def _upgrade(connection: Any, tree: str, path: Path) -> None:  # noqa: ANN401 - the driver
    connection.execute("PRAGMA foreign_keys = OFF")  # a table may be rebuilt under its children
    connection.execute("BEGIN IMMEDIATE")
    try:
        _run(connection, tree, path)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreDamaged(DAMAGED.format(path=path))
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(Exception):  # SQLite has already rolled back after some failures
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")


def _run(connection: Any, tree: str, path: Path) -> None:  # noqa: ANN401 - the driver
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations(tree)).replace("%", "%%"))
    found = _revision(connection)  # again: another process may have upgraded while we waited for the lock
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreTooNew(f"数据文件 {path} 由更新版本的程序写成，请安装新版程序后再打开。")
    with joining_engine(connection).connect() as joined:
        config.attributes["connection"] = joined
        command.upgrade(config, "head")
