"""The kiosk's stream of ledger rows to one counter: what was sent, what is acknowledged, which frames carry it.

Rows go out in order, at most `window` frames ahead of the counter's acknowledgement. A row of its own is one frame; of
others' rows it learns the digests only, so a run of them shares one frame, and the counter's one COMMIT.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kiosk_app.link import messages as m
from kiosk_app.link.desk import RowOut


@dataclass(slots=True)
class RowStream:
    """`sent` ≥ `acked`; `moved` is when the counter last moved on (monotonic seconds)."""

    window: int
    acked: int = 0
    sent: int = 0
    head: int = 0
    moved: float = 0.0
    _ends: deque[int] = field(default_factory=deque)

    def wanted(self) -> int:
        """How many rows to read now; 0 for none."""
        room, behind = self.window - len(self._ends), self.head - self.sent
        if room <= 0 or behind <= 0:
            return 0
        if behind <= self.window:
            return min(room, behind)
        return m.RUN_ROWS if 2 * room > self.window else 0  # far behind: read much, and not for every frame

    def frames(self, rows: Sequence[RowOut], now: float) -> list[m.Frame]:
        """The frames of those rows that continue the stream and fit the window; they count as sent."""
        out: list[m.Frame] = []
        for foreign, group in groupby(self._continuing(rows), key=_foreign):
            members = list(group)
            for run in [members] if foreign else [[row] for row in members]:
                if len(self._ends) >= self.window:
                    return out
                if self.sent == self.acked:
                    self.moved = now
                self.sent = run[-1].seq
                self._ends.append(self.sent)
                out += row_frames(run[0]) if len(run) == 1 else [_digests(run)]
        return out

    def acknowledged(self, cursor: int, now: float) -> None:
        """The counter has kept everything up to `cursor`, which is at most `sent`."""
        if cursor > self.acked:
            self.acked, self.moved = cursor, now
        while self._ends and self._ends[0] <= self.acked:
            self._ends.popleft()

    def again(self, now: float) -> None:
        """Nothing was heard for too long: begin again behind the last acknowledged row."""
        self.sent, self.moved = self.acked, now
        self._ends.clear()

    def _continuing(self, rows: Sequence[RowOut]) -> Iterator[RowOut]:
        for number, row in enumerate(rows[: m.RUN_ROWS], start=self.sent + 1):
            if row.seq != number:
                return
            yield row


def _foreign(row: RowOut) -> bool:
    return not row.kind


def row_frames(row: RowOut) -> list[m.Frame]:
    """One row; a body too long for its frame follows in parts."""
    long = len(row.body) > m.BODY_BYTES
    parts = -(-len(row.body) // m.BODY_BYTES) if long else 0
    event = m.Event(
        seq=row.seq, digest=row.digest, previous_hash=row.previous_hash, hash=row.hash, signature=row.signature,
        header=b"" if long else row.header, body=b"" if long else row.body,
        kind=row.kind, subject=row.subject, parts=parts,
    )  # fmt: skip
    return [event, *(reveal_frames(row) if long else [])]


def reveal_frames(row: RowOut) -> list[m.Frame]:
    """Header and body of a row whose digest the counter has."""
    slices = [row.body[i : i + m.BODY_BYTES] for i in range(0, len(row.body), m.BODY_BYTES)] or [b""]
    return [
        m.Reveal(seq=row.seq, header=row.header, part=i, parts=len(slices), body=piece)
        for i, piece in enumerate(slices[: m.REVEAL_PARTS])
    ]


def _digests(run: Sequence[RowOut]) -> m.Digests:
    last = run[-1]
    return m.Digests(
        first=run[0].seq, digests=b"".join(row.digest for row in run), hash=last.hash, signature=last.signature
    )
