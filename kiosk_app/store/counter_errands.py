"""What the counter's journal holds beside checks: commands that are to be run, and wishes of other programs.

A command's row is written in the transaction that brings the check to the state it waits for, and is ended when the
command has run: one that a crash has cut off, before or in the middle, is found again by the next start.
"""

from dataclasses import dataclass

from sqlalchemy import select

from kiosk_app.domain.check import UNDELIVERED, CheckState
from kiosk_app.store.base import Store
from kiosk_app.store.counter_schema import ErrandRow, WishRow
from kiosk_app.store.ledger import utc_text
from kiosk_app.store.writer import BaseTransaction


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a push stands from now on; `due` is the event whose command is to be run for it, or empty."""

    check_id: str
    state: CheckState
    detail: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """A command that has not ended; `attempts` times it was begun."""

    check_id: str
    event: str
    attempts: int


def stand(tx: BaseTransaction, standing: Standing, now: str) -> bool:
    """Write `standing` down; False when no such push is ours. The picture goes once the kiosk has it."""
    changed = tx.execute(
        "UPDATE pushes SET state=?, detail=?, changed_at=? WHERE check_id=?",
        (standing.state.value, standing.detail, now, standing.check_id),
    ).rowcount
    if standing.state not in UNDELIVERED:
        tx.execute("UPDATE pushes SET content=NULL, fields='[]' WHERE check_id=?", (standing.check_id,))
    if changed and standing.due:
        tx.execute(
            "INSERT OR IGNORE INTO errands (check_id, event, attempts, queued_at, ended_at, code)"
            " VALUES (?, ?, 0, ?, '', 0)",
            (standing.check_id, standing.due, now),
        )
    return bool(changed)


class Errands:
    """Commands and wishes in the journal `store`; safe from any thread and beside other processes."""

    def __init__(self, store: Store[BaseTransaction]) -> None:
        self._store = store

    def due(self) -> list[Errand]:
        """Commands that have not ended, oldest first."""
        query = select(ErrandRow).where(ErrandRow.ended_at == "").order_by(ErrandRow.queued_at, ErrandRow.check_id)
        rows = self._store.read(lambda session: list(session.scalars(query)))
        return [Errand(row.check_id, row.event, row.attempts) for row in rows]

    def begin(self, check_id: str, event: str) -> int:
        """The command is about to run; which attempt it is, from 1. On disk when this returns."""

        def work(tx: BaseTransaction) -> int:
            here = (check_id, event)
            tx.execute("UPDATE errands SET attempts=attempts+1 WHERE check_id=? AND event=?", here)
            found = tx.execute("SELECT attempts FROM errands WHERE check_id=? AND event=?", here).fetchone()
            return int(found[0]) if found else 1

        return self._store.write(work)

    def end(self, check_id: str, event: str, code: int) -> None:
        """The command ended with `code` (-1: it could not be run to its end) and is not run again."""
        values = (utc_text(self._store.clock()), code, check_id, event)
        self._store.write(
            lambda tx: tx.execute("UPDATE errands SET ended_at=?, code=? WHERE check_id=? AND event=?", values)
        )

    def wish_withdrawn(self, check_id: str) -> None:
        """Ask the program that holds the link to take a push back."""
        values = (check_id, utc_text(self._store.clock()))
        self._store.write(lambda tx: tx.execute("INSERT OR REPLACE INTO wishes VALUES (?, ?)", values))

    def wishes(self) -> list[str]:
        """Pushes that some other program wants back."""
        return self._store.read(lambda session: list(session.scalars(select(WishRow.check_id))))

    def drop_wish(self, check_id: str) -> None:
        """It was passed on, or nobody waits for it any more."""
        self._store.write(lambda tx: tx.execute("DELETE FROM wishes WHERE check_id=?", (check_id,)))
