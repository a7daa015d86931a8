"""Roster, walk-up ratings and messages."""

import json
from datetime import timedelta

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.message import Message, MessageKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Level, Rating, Reason
from kiosk_app.errors import NotAllowed, SignInError
from kiosk_app.link.desk import NewPeer
from kiosk_app.services import ledger
from kiosk_app.services.messages import RECEIPT_LENGTH, Messages
from kiosk_app.services.pins import Pins
from kiosk_app.services.ratings import Ratings
from kiosk_app.services.roster import LOCKED, WRONG, Roster
from kiosk_app.services.station import add_window, windows
from kiosk_app.store.schema import MessageRow, RatingRow
from kiosk_app.store.station import StationStore
from tests.store.support import TurnedClock, add_officer

PASSWORD = "demo-1234"


@pytest.fixture
def roster(store: StationStore) -> Roster:
    made = Roster(store)
    made.add("000003", "王小禾", PASSWORD, window="3号窗口")
    return made


def test_sign_in_opens_a_session_for_a_working_day(roster: Roster, clock: TurnedClock) -> None:
    signed_in = roster.sign_in("dev", "000003", PASSWORD)
    assert signed_in.officer.name == "王小禾"
    assert roster.session(signed_in.session_id) == signed_in.officer
    assert roster.session("nothing") is None
    clock.forward(timedelta(hours=15).total_seconds())
    assert roster.session(signed_in.session_id) is None


def test_an_officer_put_off_duty_is_out_at_once(roster: Roster) -> None:
    signed_in = roster.sign_in("dev", "000003", PASSWORD)
    roster.change(signed_in.officer.id, active=False)
    assert roster.session(signed_in.session_id) is None
    assert roster.officers() == []
    assert len(roster.officers(active_only=False)) == 1
    with pytest.raises(SignInError, match="停用"):
        roster.sign_in("dev", "000003", PASSWORD)


def test_whoever_signed_in_with_an_earlier_password_is_out(roster: Roster, clock: TurnedClock) -> None:
    before = roster.sign_in("dev", "000003", PASSWORD)
    clock.forward(60)
    roster.reset_password("000003", "fresh-5678")
    assert roster.session(before.session_id) is None
    after = roster.sign_in("dev", "000003", "fresh-5678")
    assert roster.session(after.session_id)
    clock.forward(-3600)  # the clock was wrong and is put right: nobody is locked out for an hour by that
    again = roster.sign_in("dev", "000003", "fresh-5678")
    assert roster.session(again.session_id)


def test_on_duty_is_who_signed_in_last_today_at_each_window(
    roster: Roster, store: StationStore, clock: TurnedClock
) -> None:
    for number in ("1号窗口", "3号窗口"):
        add_window(store, number)
    pins = Pins(store)
    one, three = (pins.add(NewPeer("演示电脑", window, window, b"x")).device_id for window in ("1号窗口", "3号窗口"))
    roster.add("000004", "赵明月", PASSWORD)
    assert roster.on_duty() == []
    roster.sign_in(three, "000004", PASSWORD)
    roster.sign_in(one, "000003", PASSWORD)
    roster.sign_in(three, "000003", PASSWORD)
    assert [(each.window, each.officer.name) for each in roster.on_duty()] == [("3号窗口", "王小禾")]
    roster.sign_in(one, "000004", PASSWORD)
    found = [(each.window, each.officer.name) for each in roster.on_duty()]
    assert found == [("1号窗口", "赵明月"), ("3号窗口", "王小禾")]
    roster.change(roster.officers()[0].id, active=False)
    assert [each.window for each in roster.on_duty()] == ["1号窗口"]
    clock.forward(timedelta(days=1).total_seconds())
    assert roster.on_duty() == []


def test_five_wrong_tries_lock_for_five_minutes(roster: Roster, store: StationStore, clock: TurnedClock) -> None:
    for _ in range(4):
        with pytest.raises(SignInError, match=WRONG):
            roster.sign_in("dev", "000003", "wrong-one")
    with pytest.raises(SignInError, match=LOCKED):
        roster.sign_in("dev", "000003", "wrong-one")
    with pytest.raises(SignInError, match=LOCKED):
        roster.sign_in("dev", "000003", PASSWORD)
    assert EntryKind.OFFICER_LOCKED in [row.kind for row in store.rows_after(0, 100)]
    clock.forward(301)
    assert roster.sign_in("dev", "000003", PASSWORD)


def test_a_right_password_forgets_the_wrong_tries(roster: Roster) -> None:
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(SignInError, match=WRONG):
                roster.sign_in("dev", "000003", "wrong-one")
        roster.sign_in("dev", "000003", PASSWORD)


def test_an_unknown_number_reads_like_a_wrong_password(roster: Roster) -> None:
    with pytest.raises(SignInError, match=WRONG):
        roster.sign_in("dev", "999999", PASSWORD)


def test_only_administrators_pass_as_such(roster: Roster) -> None:
    roster.add("000001", "李文静", PASSWORD, role=Role.ADMINISTRATOR)
    assert roster.verify_administrator("000001", PASSWORD).name == "李文静"
    with pytest.raises(SignInError, match="管理员"):
        roster.verify_administrator("000003", PASSWORD)


def test_passwords_change_and_are_never_in_the_ledger(roster: Roster, store: StationStore) -> None:
    roster.change_password("000003", PASSWORD, "fresh-5678")
    with pytest.raises(SignInError):
        roster.sign_in("dev", "000003", PASSWORD)
    roster.reset_password("000003", "third-9012")
    assert roster.sign_in("dev", "000003", "third-9012")
    with pytest.raises(NotAllowed, match="8"):
        roster.reset_password("000003", "short")
    with pytest.raises(NotAllowed):
        roster.reset_password("999999", PASSWORD)
    rows = store.rows_after(0, 100)
    assert b"argon2" not in b"".join(row.body for row in rows)
    assert not any(secret in row.body for row in rows for secret in (b"fresh-5678", b"third-9012"))
    said = [json.loads(row.body) for row in rows if row.kind is EntryKind.OFFICER_PASSWORD_SET]
    assert said == [{"by": "officer"}, {"by": "administrator"}]


@pytest.mark.parametrize(
    ("staff_number", "name", "password"),
    [
        ("12345", "演示", PASSWORD),
        ("123456789", "演示", PASSWORD),
        ("000009", " ", PASSWORD),
        ("000009", "演示", "short"),
        ("000003", "演示", PASSWORD),
    ],
)
def test_officers_that_are_refused(
    roster: Roster, store: StationStore, staff_number: str, name: str, password: str
) -> None:
    head = store.head()
    with pytest.raises(NotAllowed):
        roster.add(staff_number, name, password)
    assert store.head() == head


def test_a_rebuild_keeps_passwords(roster: Roster, store: StationStore) -> None:
    ledger.rebuild(store)
    assert roster.sign_in("dev", "000003", PASSWORD)


def test_walk_up_rating_and_second_thoughts(store: StationStore, clock: TurnedClock) -> None:
    officer_id, ratings = add_officer(store), Ratings(store)
    rating_id = ratings.give(officer_id, Rating(Level.DISSATISFIED, (Reason.UNSKILLED,), "不清楚"))
    ratings.amend(rating_id, Rating(Level.BASICALLY_SATISFIED))
    row = store.read(lambda session: session.get_one(RatingRow, rating_id))
    assert (row.level, row.officer_id, row.check_id, row.amended) == (Level.BASICALLY_SATISFIED, officer_id, "", 1)
    clock.forward(11)
    with pytest.raises(NotAllowed):
        ratings.amend(rating_id, Rating(Level.SATISFIED))
    clock.forward(-60)  # nor by turning the clock back
    with pytest.raises(NotAllowed):
        ratings.amend(rating_id, Rating(Level.SATISFIED))
    with pytest.raises(NotAllowed):
        ratings.give("nobody", Rating(Level.SATISFIED))
    assert ledger.verify(store).ok


def test_message_lies_in_the_vault_under_its_receipt(store: StationStore) -> None:
    receipt = Messages(store).leave(Message(MessageKind.COMPLAINT, "  窗口太高 ", "演示电话"))
    assert len(receipt) == RECEIPT_LENGTH
    row = store.read(lambda session: session.query(MessageRow).one())
    assert (row.receipt, row.kind) == (receipt, MessageKind.COMPLAINT)
    assert json.loads(store.vault.get(row.text_vault_id)) == {"text": "窗口太高", "contact": "演示电话"}
    assert "窗口太高".encode() not in b"".join(entry.body for entry in store.rows_after(0, 100))


def test_windows(store: StationStore) -> None:
    assert add_window(store, "1号窗口")
    assert not add_window(store, "1号窗口")
    assert windows(store) == ["1号窗口"]
    with pytest.raises(NotAllowed):
        add_window(store, " ")
