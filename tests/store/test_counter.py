"""The counter's journal: pushes survive a crash, and only the true next row of the kiosk's ledger is taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import GENESIS, LedgerRow, chain, digest
from kiosk_app.errors import StoreDamaged, StoreMissing, StoreTooNew
from kiosk_app.paths import Home
from kiosk_app.store.base import STORE_KEY
from kiosk_app.store.counter import CounterStore, Event, EventForged
from kiosk_app.store.engine import connect
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, TurnedClock, add_officer, offer


@pytest.fixture
def journal(home: Home, clock: TurnedClock) -> Iterator[CounterStore]:
    with CounterStore.create(home.demo_counter, clock=clock) as made:
        yield made


@pytest.fixture
def rows(store: StationStore) -> list[LedgerRow]:
    for number in range(3, 7):
        add_officer(store, f"00000{number}")
    return store.rows_after(0, 100)


def event(row: LedgerRow, *, whole: bool = True) -> Event:
    header, body = (row.header, row.body) if whole else (None, None)
    return Event(row.seq, digest(row.header, row.body), row.previous_hash, row.hash, row.signature, header, body)


def test_a_push_survives_and_its_picture_goes_once_stored(journal: CounterStore, home: Home) -> None:
    made = offer()
    journal.record_push(made, "000003", PICTURE)
    journal.set_state(made.check_id, CheckState.RECEIVING, "40")
    journal.close()
    with CounterStore.open(home.demo_counter) as again:
        (push,) = again.open_pushes()
        assert (push.offer, push.content, push.state, push.detail) == (made, PICTURE, CheckState.RECEIVING, "40")
        assert again.set_state(made.check_id, CheckState.STORED)
        kept = again.push(made.check_id)
        assert kept is not None
        assert (kept.content, kept.offer.fields) == (None, ())
        assert not again.set_state("nothing", CheckState.STORED)
    assert "演示甲".encode() not in home.demo_counter.counter_db.read_bytes()


def test_open_and_today(journal: CounterStore, clock: TurnedClock) -> None:
    first, second = offer(), offer()
    journal.record_push(first, "000003", PICTURE)
    clock.forward(timedelta(days=1).total_seconds())
    journal.record_push(second, "000003", PICTURE)
    assert [push.offer.check_id for push in journal.today()] == [second.check_id]
    assert [push.offer.check_id for push in journal.open_pushes()] == [first.check_id, second.check_id]
    journal.set_state(first.check_id, CheckState.RELEASED)
    assert [push.offer.check_id for push in journal.open_pushes()] == [second.check_id]


def test_rows_are_taken_in_order_whole_or_as_digests(
    journal: CounterStore, store: StationStore, rows: list[LedgerRow]
) -> None:
    assert (journal.cursor(), journal.epoch(), journal.head_hash()) == (0, "", GENESIS)
    assert not journal.apply_event(event(rows[0]))  # nothing is followed yet
    journal.follow(store.epoch, store.verify_key)
    heads: list[int] = []
    journal.bell.subscribe(heads.append)
    assert not journal.apply_event(event(rows[1]))
    assert journal.apply_event(event(rows[0]))
    assert not journal.apply_event(event(rows[0]))
    for row in rows[1:]:
        assert journal.apply_event(event(row, whole=row.seq % 2 == 0))
    assert (journal.cursor(), journal.head_hash(), journal.epoch()) == (5, rows[-1].hash, store.epoch)
    journal.close()
    assert heads[-1] == 5


@pytest.mark.parametrize("forgery", ["chain", "digest", "signature"])
def test_forged_rows_are_refused(
    journal: CounterStore, store: StationStore, rows: list[LedgerRow], forgery: str
) -> None:
    journal.follow(store.epoch, store.verify_key)
    journal.apply_event(event(rows[0]))
    true = event(rows[1])
    other = digest(b"{}", b"{}")
    forged = {
        "chain": replace(true, digest=other, header=b"{}", body=b"{}"),
        "digest": replace(true, body=b"{}"),
        "signature": replace(true, digest=other, hash=chain(true.previous_hash, other), header=None, body=None),
    }[forgery]
    with pytest.raises(EventForged) as caught:
        journal.apply_event(forged)
    assert caught.value.code == forgery
    assert journal.cursor() == 1
    assert journal.apply_event(true)


def test_a_withheld_body_is_added_later_only_if_it_fits(
    journal: CounterStore, store: StationStore, rows: list[LedgerRow]
) -> None:
    journal.follow(store.epoch, store.verify_key)
    journal.apply_event(event(rows[0], whole=False))
    assert not journal.reveal(1, rows[0].header, b"{}")
    assert not journal.reveal(2, rows[1].header, rows[1].body)
    assert journal.reveal(1, rows[0].header, rows[0].body)


def test_a_new_epoch_starts_again_and_keeps_the_pushes(
    journal: CounterStore, store: StationStore, rows: list[LedgerRow]
) -> None:
    journal.record_push(offer(), "000003", PICTURE)
    journal.follow(store.epoch, store.verify_key)
    journal.apply_event(event(rows[0]))
    journal.follow("another", store.verify_key)
    assert (journal.cursor(), journal.epoch(), journal.head_hash()) == (0, "another", GENESIS)
    assert len(journal.open_pushes()) == 1


def test_errors_of_opening(home: Home, journal: CounterStore) -> None:
    place = home.demo_counter
    journal.close()
    with pytest.raises(StoreMissing):
        CounterStore.open(home)
    connection = connect(place.counter_db, (place.keys / STORE_KEY).read_bytes())
    connection.execute("UPDATE alembic_version SET version_num='9999'")
    connection.close()
    with pytest.raises(StoreTooNew):
        CounterStore.create(place)
    place.counter_db.write_bytes(b"x" * 4096)
    with pytest.raises(StoreDamaged):
        CounterStore.open(place)
