"""SQLCipher connections: keys on disk, pragmas, and what a driver error means for a person."""

import errno
import os
import secrets
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from kiosk_app.errors import StoreDamaged, StoreError, StoreFull, StoreKeyLost, StoreMissing

KEY_BYTES = 32
BUSY_SECONDS = 10.0
OLDEST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a write-ahead log that two connections reset at once."""

_FULL, _DAMAGED, _REFUSED, _BUSY, _IO = {13}, {11, 26}, {8, 14, 23}, {5, 6}, {10}
"""SQLite primary result codes by what a person can do about them."""

FULL = "磁盘空间不足，{path} 没能保存，请清理磁盘后再试。"
DAMAGED = "数据文件 {path} 损坏或密钥不符，请用备份恢复整个数据文件夹，或联系管理员。"
REFUSED = "没有权限读写 {path}，请用安装时的账户运行，或改正文件夹权限。"
BUSY = "数据文件 {path} 正被别的程序占用，请稍后再试。"
BROKEN = "读写 {path} 时磁盘出错（{what}），请检查磁盘。"


def new_key(path: Path) -> bytes:
    """The 32-byte key in `path`, made there (mode 0600) when missing.

    Raises:
        StoreError: the folder cannot be written or the disk is full.
    """
    if path.exists():
        return read_key(path)
    key = secrets.token_bytes(KEY_BYTES)
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        raise explain(error, path) from error
    return key


def read_key(path: Path) -> bytes:
    """The 32-byte key in `path`.

    Raises:
        StoreKeyLost: no such file, or it does not hold a key.
        StoreError: no permission.
    """
    try:
        key = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreKeyLost(f"找不到密钥文件 {path}，请从备份恢复 keys 文件夹。") from error
    except OSError as error:
        raise explain(error, path) from error
    if len(key) != KEY_BYTES:
        raise StoreKeyLost(f"密钥文件 {path} 已损坏，请从备份恢复 keys 文件夹。")
    return key


def connect(path: Path | str, key: bytes, *, read_only: bool = False) -> Any:  # noqa: ANN401 - the driver has no types
    """An autocommit connection to `path` (":memory:" for scratch) with the pragmas that the promises rest on."""
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"内置数据库版本 {driver.sqlite_version} 过旧，请重新安装本程序。")
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    try:
        # Otherwise SQLCipher prints English lines about pages on stderr before the error reaches us.
        connection.execute("PRAGMA cipher_log_level = NONE").close()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
        connection.execute("PRAGMA journal_mode = WAL").close()
        connection.execute("PRAGMA synchronous = FULL").close()
        connection.execute("PRAGMA foreign_keys = ON").close()
        # A destroyed picture's key must not stay in a free page.
        connection.execute("PRAGMA secure_delete = ON").close()
        if read_only:
            connection.execute("PRAGMA query_only = ON").close()
    except BaseException:
        connection.close()
        raise
    return connection


def reading_engine(path: Path, key: bytes) -> Engine:
    """A pool of connections that only read; each session sees one snapshot from its first statement on."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, read_only=True),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,  # an error that is logged must not say what a citizen's record holds
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def joining_engine(connection: Any) -> Engine:  # noqa: ANN401 - the driver has no types
    """An engine whose sessions work inside the transaction that the writer opened on `connection` by hand."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    for step in ("do_begin", "do_commit", "do_rollback"):
        setattr(engine.dialect, step, lambda _connection: None)  # BEGIN, COMMIT and ROLLBACK are the writer's alone
    return engine


def require_file(path: Path) -> None:
    """Refuse to go on without the database file.

    Raises:
        StoreMissing: no such file.
        StoreError: the folder cannot be read.
    """
    try:
        found = path.is_file()
        if found and not os.access(path, os.R_OK | os.W_OK):
            raise StoreError(REFUSED.format(path=path))
        if found and not os.access(path.parent, os.W_OK | os.X_OK):
            raise StoreError(REFUSED.format(path=path.parent))
    except PermissionError as error:
        raise StoreError(REFUSED.format(path=path)) from error
    if not found:
        raise StoreMissing(f"{path.parent} 里还没有数据，请先运行 sunshine station init 建立。")


def explain(error: BaseException, path: Path) -> StoreError:
    """The sentence for a failure of the driver, of SQLAlchemy around it, or of the file system."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, OSError):
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return StoreFull(FULL.format(path=path))
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            return StoreError(REFUSED.format(path=path))
        return StoreError(BROKEN.format(path=path, what=error.strerror or error.errno))
    code = getattr(error, "sqlite_errorcode", None)
    return _explain_code(code & 0xFF if isinstance(code, int) else None, error, path)


def _explain_code(code: int | None, error: BaseException, path: Path) -> StoreError:
    # A full disk shows itself as an I/O error when it is the shared-memory file that cannot grow.
    if code in _FULL or (code in _IO and _no_room(path.parent)):
        return StoreFull(FULL.format(path=path))
    if code in _DAMAGED:
        return StoreDamaged(DAMAGED.format(path=path))
    if code in _REFUSED:
        return StoreError(REFUSED.format(path=path))
    if code in _BUSY:
        return StoreError(BUSY.format(path=path))
    return StoreError(BROKEN.format(path=path, what=getattr(error, "sqlite_errorname", type(error).__name__)))


def is_driver_error(error: BaseException) -> bool:
    """Whether `error` came from the database or the disk rather than from the work itself."""
    if isinstance(error, DBAPIError):
        error = error.orig or error
    if isinstance(error, driver.IntegrityError | driver.ProgrammingError | driver.InterfaceError):
        return False  # a defect in our own statements: it must surface as one
    return isinstance(error, driver.Error | OSError)


def _no_room(folder: Path) -> bool:
    # The last pages of a full disk are often still counted as free.
    stat = os.statvfs(folder) if hasattr(os, "statvfs") else None
    return stat is not None and stat.f_bavail * stat.f_frsize < 256 * 1024
