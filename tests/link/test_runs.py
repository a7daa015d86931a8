"""Runs of others' rows: many digests in one frame and one COMMIT, under the same rules as single rows."""

from dataclasses import replace

import msgspec
import pytest
from sqlalchemy import select

from kiosk_app.domain import ledger
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.counter_session import CounterSession
from kiosk_app.link.desk import RowOut
from kiosk_app.link.row_stream import RowStream
from kiosk_app.store.counter import EventForged
from kiosk_app.store.counter_schema import InboxRow
from kiosk_app.store.station import Transaction
from tests.link.hall import Hall, until
from tests.link.lossy import Lossy, MemoryDesk

WINDOW = 3


def rows(*subjects: str) -> list[RowOut]:
    desk = MemoryDesk()
    for subject in subjects:
        desk.append(EntryKind.CHECK_SHOWN, subject)
    return desk.rows


def test_rows_of_others_share_a_frame_and_own_rows_have_one_each() -> None:
    stream = RowStream(WINDOW, head=9)
    frames = stream.frames(rows(*["other"] * 4, "own", *["other"] * 4), 1.0)
    assert [type(frame).__name__ for frame in frames] == ["Digests", "Event", "Digests"]
    assert (stream.sent, stream.wanted()) == (9, 0)
    stream.acknowledged(4, 2.0)
    assert (stream.acked, stream.moved, len(stream._ends)) == (4, 2.0, 2)
    stream.again(3.0)
    assert (stream.sent, len(stream._ends)) == (4, 0)


def test_the_window_counts_frames_and_a_full_one_stops_the_stream() -> None:
    stream = RowStream(WINDOW, head=1000)
    assert len(stream.frames(rows(*["own"] * 9), 1.0)) == WINDOW
    assert (stream.sent, stream.wanted()) == (WINDOW, 0)
    stream.acknowledged(1, 1.0)
    assert stream.wanted() == 0  # far behind: not a read of many rows for one frame
    stream.acknowledged(2, 1.0)
    assert stream.wanted() == m.RUN_ROWS


def test_the_longest_run_fits_a_text_frame() -> None:
    (frame,) = RowStream(WINDOW, head=9999).frames(rows(*["other"] * 300), 1.0)
    assert isinstance(frame, m.Digests)
    assert len(frame.each()) == m.RUN_ROWS
    assert len(m.encode(frame)) <= m.TEXT_BYTES


def counter_with(count: int) -> tuple[CounterSession, list[RowOut]]:
    """A counter that has kept one row of a ledger of others' rows."""
    bench = Lossy(1)
    for _ in range(count):
        bench.desk.append(EntryKind.RATING_GIVEN, "other")
    bench.counter.memory = replace(bench.counter.memory, cursor=1, head_hash=bench.desk.rows[0].hash)
    bench.counter.online = True
    return bench.counter, bench.desk.rows


def digests(run: list[RowOut], **changes: object) -> str:
    whole = b"".join(row.digest for row in run)
    frame = m.Digests(first=run[0].seq, digests=whole, hash=run[-1].hash, signature=run[-1].signature)
    return m.encode(msgspec.structs.replace(frame, **changes)).decode()


def test_an_overlapping_run_is_kept_from_the_next_row_on() -> None:
    counter, ledger_rows = counter_with(5)
    (run,) = counter.text(digests(ledger_rows), 1.0)
    assert isinstance(run, o.ApplyRun)  # and no acknowledgement before it is on disk
    assert (run.first, len(run.digests)) == (2, 4)
    assert counter.text(digests(ledger_rows[2:]), 1.0) == []  # too early
    (answer,) = counter.text(digests(ledger_rows[:1]), 1.0)  # had already
    assert isinstance(answer, o.Send)
    assert answer.frame.cursor == 1  # type: ignore[attr-defined]  # an EVENT_ACK


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"digests": bytes(96)}, "link.hash"),
        ({"hash": bytes(32)}, "link.hash"),
        ({"signature": bytes(64)}, "link.signature"),
    ],
)
def test_a_run_that_does_not_continue_the_chain_is_an_alarm(change: dict[str, object], code: str) -> None:
    counter, ledger_rows = counter_with(4)
    (alarm,) = counter.text(digests(ledger_rows[1:], **change), 1.0)
    assert isinstance(alarm, o.Alarm)
    assert alarm.code == code
    assert counter.tampered


def test_half_a_digest_is_malformed() -> None:
    counter, ledger_rows = counter_with(3)
    out = counter.text(digests(ledger_rows[1:], digests=bytes(33)), 1.0)
    assert isinstance(out[-1], o.Close)


def test_a_new_counter_follows_a_long_ledger_in_few_commits(hall: Hall) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(2000):
            tx.append(Entry(EntryKind.ALARM, "x", {"code": "test", "detail": str(number)}))

    hall.store.write(fill)
    counter = hall.counter()
    journal = counter.link._store
    until(lambda: journal.cursor() == hall.store.head()[0], "it has caught up", 30)
    assert journal.head_hash() == hall.store.head()[1]
    assert hall.alarms()[-1] == "test"
    commits = journal.read(lambda session: len({row[0] for row in session.execute(select(InboxRow.received_at))}))
    assert commits < 100


def test_the_journal_refuses_a_forged_run(hall: Hall) -> None:
    counter = hall.counter()
    journal = counter.link._store
    until(lambda: journal.cursor() == hall.store.head()[0], "it has caught up")
    counter.link.stop()
    with type(journal).open(counter.home) as again:
        cursor, head = again.cursor(), again.head_hash()
        forged = ledger.chain(head, bytes(32))
        assert not again.apply_run(cursor + 2, (bytes(32),), forged, bytes(64))
        for row_hash, code in ((bytes(32), "chain"), (forged, "signature")):
            with pytest.raises(EventForged) as caught:
                again.apply_run(cursor + 1, (bytes(32),), row_hash, bytes(64))
            assert caught.value.code == code
        assert again.cursor() == cursor
