"""Walk-up ratings: a citizen picks an officer and a face."""

from datetime import timedelta

from kiosk_app.config import Kiosk
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.rating import Rating
from kiosk_app.errors import NotAllowed
from kiosk_app.store.ledger import utc_text
from kiosk_app.store.station import StationStore, Transaction

UNDO_TOLERANCE = 2.0
"""Seconds that an undo tapped at the last moment may take to arrive."""


def rating_body(store: StationStore, tx: Transaction, rating: Rating) -> dict[str, object]:
    """What the ledger keeps of a rating; the words go to the vault."""
    comment = rating.comment.strip()
    vault_id = store.vault.put(tx, comment.encode())[0] if comment else ""
    return {"level": rating.level, "reasons": list(rating.reasons), "comment_vault_id": vault_id}


def amendable(store: StationStore, tx: Transaction, rating_id: str, seconds: float) -> None:
    """Allow a second thought only while the undo is on the screen.

    Raises:
        NotAllowed: no such rating, or the window has passed.
    """
    found = tx.execute("SELECT given_at, comment_vault_id FROM ratings WHERE id=?", (rating_id,)).fetchone()
    now = store.clock()
    if found is None or not utc_text(now - timedelta(seconds=seconds)) <= found[0] <= utc_text(now):
        raise NotAllowed("修改评价的时间已过，这次评价已经保存。", code="too_late")
    if found[1]:
        store.vault.destroy(tx, found[1], "amended")


class Ratings:
    """`undo_seconds` is how long a rating may still be changed, tolerance included."""

    def __init__(self, store: StationStore, *, undo_seconds: float = Kiosk().undo_seconds + UNDO_TOLERANCE) -> None:
        self._store = store
        self._undo_seconds = undo_seconds

    def give(self, officer_id: str, rating: Rating) -> str:
        """Keep the rating; its id. It is on disk when this returns.

        Raises:
            NotAllowed: no such officer on duty. StoreFull: nothing was kept.
        """
        rating_id = new_id()

        def work(tx: Transaction) -> None:
            found = tx.execute("SELECT window FROM officers WHERE id=? AND active", (officer_id,)).fetchone()
            if found is None:
                raise NotAllowed("名册里没有这名在岗民警，请重新选择。", code="unknown_officer")
            body = {**rating_body(self._store, tx, rating), "officer_id": officer_id, "window": found[0]}
            tx.append(Entry(EntryKind.RATING_GIVEN, rating_id, body))

        self._store.write(work)
        return rating_id

    def amend(self, rating_id: str, rating: Rating) -> None:
        """Replace what was given, within the undo window.

        Raises:
            NotAllowed: too late, or no such rating.
        """

        def work(tx: Transaction) -> None:
            amendable(self._store, tx, rating_id, self._undo_seconds)
            tx.append(Entry(EntryKind.RATING_AMENDED, rating_id, rating_body(self._store, tx, rating)))

        self._store.write(work)
