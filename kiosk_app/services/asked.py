"""What visitors look up, counted without anybody in it: for 大家常查 and for the editor of the content.

No words of a single visitor are kept. A search that found nothing leaves a fingerprint, made with a key of this store
so that it cannot be guessed back; only when `ENOUGH` visitors typed the same are the words themselves written down,
and never anything that looks like a number of a person or a telephone.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from kiosk_app.store.schema import LookupRow, SearchMissRow
from kiosk_app.store.station import StationStore, Transaction

ENOUGH = 3
LONGEST_MISS = 20
"""Characters; whoever types more tells a story, which belongs into a message."""
SPAN = timedelta(days=90)

_NUMBER = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class Lookup:
    """How often one thing was opened. `kind` and `code` as in `content.search.Hit`."""

    kind: str
    code: str
    times: int


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that several visitors typed and that found nothing. `last_day` is ISO 8601."""

    words: str
    times: int
    last_day: str


@dataclass(frozen=True, slots=True)
class MissReport:
    """For the editor: the words, most often first, and how many further searches nobody else has repeated."""

    misses: tuple[Miss, ...]
    untold: int


class Asked:
    """Counts what is opened and what is missed."""

    def __init__(self, store: StationStore) -> None:
        self._store = store

    def opened(self, kind: str, code: str) -> None:
        """Somebody opened this.

        Raises:
            StoreError: it cannot be written.
        """
        day = self._today()

        def work(tx: Transaction) -> None:
            tx.execute(
                "INSERT INTO lookups (day, kind, code, times) VALUES (?, ?, ?, 1) "
                "ON CONFLICT (day, kind, code) DO UPDATE SET times = times + 1",
                (day, kind, code),
            )

        self._store.write(work)

    def missed(self, words: str) -> None:
        """A visitor's search found nothing; call it once a visitor and search.

        Raises:
            StoreError: it cannot be written.
        """
        words = "".join(words.split()).lower()
        if not words or len(words) > LONGEST_MISS or _NUMBER.search(words):
            return
        fingerprint = hmac.digest(self._store.derived_key("search misses"), words.encode(), "sha256")
        day = self._today()

        def work(tx: Transaction) -> None:
            tx.execute(
                "INSERT INTO search_misses (fingerprint, words, times, last_day) VALUES (?, '', 1, ?) "
                "ON CONFLICT (fingerprint) DO UPDATE SET times = times + 1, last_day = excluded.last_day",
                (fingerprint, day),
            )
            tx.execute(
                "UPDATE search_misses SET words = ? WHERE fingerprint = ? AND times >= ?", (words, fingerprint, ENOUGH)
            )

        self._store.write(work)

    def popular(self, kind: str = "guide") -> list[Lookup]:
        """What was opened in the last `SPAN`, most often first; a single time says nothing and is left out."""
        since = (self._store.clock() - SPAN).astimezone().date().isoformat()
        query = (
            select(LookupRow.code, func.sum(LookupRow.times).label("times"))
            .where(LookupRow.kind == kind, LookupRow.day >= since)
            .group_by(LookupRow.code)
            .having(func.sum(LookupRow.times) > 1)
            .order_by(func.sum(LookupRow.times).desc(), LookupRow.code)
        )
        return self._store.read(lambda session: [Lookup(kind, row.code, row.times) for row in session.execute(query)])

    def misses(self) -> MissReport:
        """What people look for and do not find."""
        query = select(SearchMissRow).order_by(SearchMissRow.times.desc(), SearchMissRow.words)
        rows = self._store.read(lambda session: list(session.scalars(query)))
        told = tuple(Miss(row.words, row.times, row.last_day) for row in rows if row.words)
        return MissReport(told, sum(row.times for row in rows if not row.words))

    def forget_old(self) -> None:
        """Drop counts older than twice `SPAN`, and misses nobody repeated within `SPAN`."""
        now = self._store.clock()
        old, stale = ((now - span).astimezone().date().isoformat() for span in (2 * SPAN, SPAN))

        def work(tx: Transaction) -> None:
            tx.execute("DELETE FROM lookups WHERE day < ?", (old,))
            tx.execute("DELETE FROM search_misses WHERE last_day < ?", (stale,))

        self._store.write(work)

    def _today(self) -> str:
        return self._store.clock().astimezone().date().isoformat()
