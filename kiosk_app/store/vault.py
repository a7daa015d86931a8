"""The vault: pictures and words of citizens as AES-256-GCM files, one key each; without its key a file is noise.

A file is a 12-byte nonce and the ciphertext, bound to its id; the key lies in the encrypted database. The file is on
disk before the row that names it, so a COMMIT never points at nothing; a file whose transaction never ended is swept.
"""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import StoreDamaged, StoreError
from kiosk_app.paths import sync_folder
from kiosk_app.store.engine import explain
from kiosk_app.store.ledger import utc_text
from kiosk_app.store.schema import VaultKey

NONCE_BYTES = 12
ORPHAN_SECONDS = 3600
"""A file that no key names may belong to a transaction still open in another process, but not for this long."""


class Vault:
    """Files below `folder`. `read` runs a query on the store's readers."""

    def __init__(
        self, folder: Path, read: Callable[[Callable[[Any], Any]], Any], clock: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._read = read
        self._clock = clock

    def put(self, transaction: Any, content: bytes) -> tuple[str, str]:  # noqa: ANN401 - Transaction, without the cycle
        """Keep `content` as part of `transaction`; its vault id and its SHA-256 in hex.

        Raises:
            StoreFull: no room. StoreError: the folder cannot be written.
        """
        vault_id, key, nonce = new_id(), secrets.token_bytes(32), secrets.token_bytes(NONCE_BYTES)
        path = self._path(vault_id)
        transaction.after_rollback(lambda: path.unlink(missing_ok=True))
        try:
            _write_durably(path, nonce + AESGCM(key).encrypt(nonce, content, vault_id.encode()))
        except OSError as error:
            path.unlink(missing_ok=True)
            raise explain(error, path.parent) from error
        sha256 = hashlib.sha256(content).hexdigest()
        transaction.execute(
            "INSERT INTO vault_keys (id, key, sha256, size, created_at, destroyed_at) VALUES (?,?,?,?,?,'')",
            (vault_id, key, sha256, len(content), utc_text(self._clock())),
        )
        return vault_id, sha256

    def get(self, vault_id: str) -> bytes:
        """The content.

        Raises:
            StoreError: there is none, or it was destroyed.
            StoreDamaged: the file is gone or was altered.
        """
        row: VaultKey | None = self._read(lambda session: session.get(VaultKey, vault_id))
        if row is None or row.key is None:
            raise StoreError(f"保存内容 {vault_id} 已按期销毁或不存在，无法查看。")
        path = self._path(vault_id)
        try:
            sealed = path.read_bytes()
            content = AESGCM(row.key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], vault_id.encode())
        except FileNotFoundError as error:
            raise StoreDamaged(f"找不到保存内容 {path}，请从备份恢复 vault 文件夹。") from error
        except OSError as error:
            raise explain(error, path) from error
        except (InvalidTag, ValueError) as error:
            raise StoreDamaged(f"保存内容 {path} 已损坏或被改动，请从备份恢复 vault 文件夹。") from error
        return content

    def destroy(self, transaction: Any, vault_id: str, cause: str) -> bool:  # noqa: ANN401 - as in put
        """Destroy key and file as part of `transaction`; False when there was nothing left to destroy."""
        found = transaction.execute(
            "SELECT sha256 FROM vault_keys WHERE id=? AND key IS NOT NULL", (vault_id,)
        ).fetchone()
        if found is None:
            return False
        transaction.execute(
            "UPDATE vault_keys SET key=NULL, destroyed_at=? WHERE id=?", (utc_text(self._clock()), vault_id)
        )
        transaction.append(Entry(EntryKind.VAULT_DESTROYED, vault_id, {"sha256": found[0], "cause": cause}))
        transaction.after_commit(lambda: self._remove(vault_id))
        return True

    def sweep(self) -> int:
        """Remove files that no living key names and that no open transaction can still be about; how many."""
        if not self._folder.is_dir():
            return 0
        old = time.time() - ORPHAN_SECONDS
        stale = [path for path in self._folder.glob("*/*.bin") if path.stat().st_mtime < old]
        if not stale:
            return 0
        living = self._read(
            lambda session: {row.id for row in session.query(VaultKey).where(VaultKey.key.is_not(None))}
        )
        orphans = [path for path in stale if path.stem not in living]
        for path in orphans:
            path.unlink(missing_ok=True)
        return len(orphans)

    def _path(self, vault_id: str) -> Path:
        return self._folder / vault_id[-2:] / f"{vault_id}.bin"

    def _remove(self, vault_id: str) -> None:
        # Without its key the file is noise; `sweep` takes what could not be removed now.
        with contextlib.suppress(OSError):
            self._path(vault_id).unlink(missing_ok=True)


def _write_durably(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)
    sync_folder(path.parent.parent)
