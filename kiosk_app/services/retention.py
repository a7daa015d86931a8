"""What must go after its time: pictures of closed checks, and vault files that nothing names."""

from datetime import timedelta
from functools import partial

from sqlalchemy import select

from kiosk_app.config import Check
from kiosk_app.services import signatures
from kiosk_app.store.ledger import utc_text
from kiosk_app.store.schema import CheckRow, VaultKey
from kiosk_app.store.station import StationStore, Transaction

CAUSE = "retention"
BATCH = 200
"""Destroyed in one transaction, so that a citizen's commit never waits long behind it."""


def tidy(store: StationStore, policy: Check) -> int:
    """Destroy pictures of checks closed more than `picture_retention_days` ago, and sweep orphans; how many pictures.

    Run it at start and once a day. A picture goes with its key, and so does a signature; the ledger keeps its SHA-256.
    Old pages of the write-ahead log, where a key could still be read, go too.
    """
    limit = utc_text(store.clock() - timedelta(days=policy.picture_retention_days))
    query = (
        select(CheckRow.id, CheckRow.vault_id)
        .join(VaultKey, VaultKey.id == CheckRow.vault_id)
        .where(CheckRow.closed_at != "", CheckRow.closed_at < limit, VaultKey.key.is_not(None))
    )
    due = store.read(lambda session: [(row[0], row[1]) for row in session.execute(query)])
    for start in range(0, len(due), BATCH):
        store.write(partial(_destroy, store, due[start : start + BATCH]))
    store.vault.sweep()
    store.forget_destroyed()
    return len(due)


def _destroy(store: StationStore, checks: list[tuple[str, str]], tx: Transaction) -> None:
    for check_id, vault_id in checks:
        store.vault.destroy(tx, vault_id, CAUSE)
        signatures.destroy(store, tx, check_id, CAUSE)
