"""Messages of citizens: words and contact into the vault, a receipt code back."""

import json
import secrets

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.message import Message
from kiosk_app.store.station import StationStore, Transaction

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which are mistaken for each other when written down."""
RECEIPT_LENGTH = 6


class Messages:
    """Use cases around messages."""

    def __init__(self, store: StationStore) -> None:
        self._store = store

    def leave(self, message: Message) -> str:
        """Keep a message; the receipt code the citizen may write down. On disk when this returns.

        Raises:
            StoreFull: nothing was kept.
        """
        content = json.dumps({"text": message.text.strip(), "contact": message.contact.strip()}, ensure_ascii=False)

        def work(tx: Transaction) -> str:
            vault_id, _ = self._store.vault.put(tx, content.encode())
            receipt = _free_receipt(tx)
            body = {"message_kind": message.kind, "receipt": receipt, "text_vault_id": vault_id}
            tx.append(Entry(EntryKind.MESSAGE_LEFT, new_id(), body))
            return receipt

        return self._store.write(work)


def _free_receipt(tx: Transaction) -> str:
    while True:
        receipt = "".join(secrets.choice(RECEIPT_LETTERS) for _ in range(RECEIPT_LENGTH))
        if not tx.execute("SELECT 1 FROM messages WHERE receipt=?", (receipt,)).fetchone():
            return receipt
