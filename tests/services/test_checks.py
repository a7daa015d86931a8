"""The check's use cases: every end it can come to, both release policies, and who may do what."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Level, Rating, Reason, UnratedCause
from kiosk_app.errors import NotAllowed, StoreError
from kiosk_app.services import ledger
from kiosk_app.services.checks import Checks
from kiosk_app.services.retention import tidy
from kiosk_app.store.schema import CheckRow, RatingReasonRow, RatingRow
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, TurnedClock, add_officer, offer

GOOD = Rating(Level.SATISFIED)
BAD = Rating(Level.DISSATISFIED, (Reason.TOO_SLOW, Reason.OTHER), "等了一个上午")
MARKS = (Mark(FactLabel.BIRTH_DATE, (((0.1, 0.2), (0.3, 0.4)),)),)
K = EntryKind


@pytest.fixture
def officer_id(store: StationStore) -> str:
    return add_officer(store)


@pytest.fixture
def checks(store: StationStore) -> Checks:
    return Checks(store, Check())


Push = Callable[..., str]


@pytest.fixture
def push(checks: Checks, officer_id: str) -> Push:
    def do(device_id: str = "dev", **changes: Any) -> str:
        made = offer(**changes)
        checks.accept(device_id, officer_id, "3号窗口", made, PICTURE)
        return made.check_id

    return do


def kinds(store: StationStore, check_id: str) -> list[EntryKind]:
    return [row.kind for row in store.rows_after(0, 10_000) if row.subject == check_id]


def row_of(store: StationStore, check_id: str) -> CheckRow:
    return store.read(lambda session: session.get_one(CheckRow, check_id))


def test_confirmed_and_rated_releases_in_one_transaction(store: StationStore, checks: Checks, push: Push) -> None:
    check_id = push()
    heads: list[int] = []
    checks.shown(check_id)
    checks.confirm(check_id)
    store.bell.subscribe(heads.append)
    checks.rate(check_id, BAD)
    assert checks.state(check_id) is CheckState.RELEASED
    assert kinds(store, check_id)[-4:] == [K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_RATED, K.CHECK_RELEASED]
    rating = store.read(lambda session: session.get_one(RatingRow, check_id))
    assert (rating.level, rating.check_id, rating.window) == (Level.DISSATISFIED, check_id, "3号窗口")
    assert store.vault.get(rating.comment_vault_id).decode() == BAD.comment
    reasons = store.read(lambda session: {row.reason for row in session.query(RatingReasonRow)})
    assert reasons == set(BAD.reasons)
    store.close()
    assert len(heads) == 1


def test_no_words_and_no_names_of_citizens_in_the_ledger(store: StationStore, checks: Checks, push: Push) -> None:
    check_id = push()
    checks.shown(check_id)
    checks.confirm(check_id)
    checks.rate(check_id, BAD)
    everything = b"".join(row.header + row.body for row in store.rows_after(0, 100)).decode()
    for planted in ("演示甲", "演示路", BAD.comment):
        assert planted not in everything


def test_policy_confirmed_releases_before_the_rating(store: StationStore, officer_id: str) -> None:
    checks = Checks(store, Check(release_after="confirmed"))
    for outcome in ("rate", "decline"):
        made = offer()
        checks.accept("dev", officer_id, "3号窗口", made, PICTURE)
        checks.shown(made.check_id)
        checks.confirm(made.check_id)
        assert kinds(store, made.check_id)[-1] is K.CHECK_RELEASED
        assert checks.state(made.check_id) is CheckState.CONFIRMED
        assert row_of(store, made.check_id).released_at
        if outcome == "rate":
            checks.rate(made.check_id, GOOD)
        else:
            checks.decline(made.check_id, UnratedCause.DECLINED)
        assert checks.state(made.check_id) is CheckState.RELEASED
        assert kinds(store, made.check_id).count(K.CHECK_RELEASED) == 1
    assert ledger.verify(store).ok


def test_declined_is_unrated_and_released(store: StationStore, checks: Checks, push: Push) -> None:
    check_id = push()
    checks.shown(check_id)
    checks.confirm(check_id)
    checks.decline(check_id, UnratedCause.DECLINED)
    assert checks.state(check_id) is CheckState.RELEASED
    assert row_of(store, check_id).unrated_cause is UnratedCause.DECLINED
    assert store.read(lambda session: session.query(RatingRow).count()) == 0


def test_dispute_then_revision_keeps_the_first_turn(store: StationStore, checks: Checks, push: Push) -> None:
    first = push()
    waiting = push("other")
    checks.shown(first)
    checks.dispute(first, MARKS)
    assert json.loads(row_of(store, first).marks) == [{"label": "birth_date", "strokes": [[[0.1, 0.2], [0.3, 0.4]]]}]
    assert [card.check_id for card in checks.queue()] == [waiting]
    second = push(revision_of=first)
    assert checks.state(first) is CheckState.SUPERSEDED
    assert row_of(store, first).superseded_by == second
    assert [(card.check_id, card.revision) for card in checks.queue()] == [(second, 2), (waiting, 1)]
    checks.shown(waiting)
    assert [card.check_id for card in checks.queue()] == [waiting, second]


def test_accept_is_idempotent_and_alarms_on_another_picture(
    store: StationStore, checks: Checks, officer_id: str
) -> None:
    made = offer()
    assert checks.accept("dev", officer_id, "3号窗口", made, PICTURE) is CheckState.STORED
    checks.shown(made.check_id)
    head = store.head()
    assert checks.accept("dev", officer_id, "3号窗口", made, PICTURE) is CheckState.SHOWN
    assert store.head() == head
    other = offer(PICTURE + b"x", check_id=made.check_id)
    for device_id, again, picture in (("dev", other, PICTURE + b"x"), ("thief", made, PICTURE)):
        with pytest.raises(NotAllowed) as caught:
            checks.accept(device_id, officer_id, "3号窗口", again, picture)
        assert caught.value.code == "id_reused"
    assert kinds(store, made.check_id).count(K.ALARM) == 2
    assert checks.material(made.check_id).picture == PICTURE


@pytest.mark.parametrize(
    ("code", "changes", "picture"),
    [
        ("picture_differs", {}, PICTURE[:-1] + b"x"),
        ("picture_differs", {}, PICTURE + b"x"),
        ("unknown_revision", {"revision_of": new_id()}, PICTURE),
    ],
)
def test_offers_that_are_refused(
    store: StationStore, checks: Checks, officer_id: str, code: str, changes: dict[str, Any], picture: bytes
) -> None:
    head = store.head()
    with pytest.raises(NotAllowed) as caught:
        checks.accept("dev", officer_id, "3号窗口", offer(**changes), picture)
    assert caught.value.code == code
    assert store.head() == head


def test_revision_of_what_is_not_disputed_or_not_ones_own(checks: Checks, push: Push) -> None:
    check_id = push()
    with pytest.raises(NotAllowed) as caught:
        push(revision_of=check_id)
    assert caught.value.code == "revision_closed"
    checks.shown(check_id)
    checks.dispute(check_id, MARKS)
    with pytest.raises(NotAllowed) as caught:
        push("other", revision_of=check_id)
    assert caught.value.code == "unknown_revision"


def test_unknown_officer(checks: Checks) -> None:
    with pytest.raises(NotAllowed) as caught:
        checks.accept("dev", new_id(), "3号窗口", offer(), PICTURE)
    assert caught.value.code == "unknown_officer"


def test_each_counter_has_its_own_limit_of_waiting_checks(store: StationStore, push: Push, checks: Checks) -> None:
    mine = [push() for _ in range(3)]
    with pytest.raises(NotAllowed) as caught:
        push()
    assert caught.value.code == "queue_full"
    push("other")
    checks.shown(mine[0])
    push()
    assert len(checks.queue()) == 5
    assert store.read(lambda session: session.query(CheckRow).count()) == 5


def test_rejections_are_written_once(store: StationStore, checks: Checks) -> None:
    check_id = new_id()
    for code in ("bad_hash", "bad_hash", "bomb"):
        checks.reject("dev", check_id, code)
    assert kinds(store, check_id) == [K.CHECK_REJECTED, K.CHECK_REJECTED]
    assert checks.state(check_id) is None


def test_material_only_while_the_check_is_on_the_kiosk(checks: Checks, push: Push) -> None:
    check_id = push()
    material = checks.material(check_id)
    assert material.picture == PICTURE
    assert (material.fields[0].text, material.fields[0].box) == ("演示甲", (0.1, 0.1, 0.2, 0.05))
    assert (material.fields[1].box, material.media_type, material.width, material.height) == (None, "image/png", 32, 64)
    checks.withdraw("dev", check_id, "重填")
    with pytest.raises(NotAllowed):
        checks.material(check_id)


def test_shown_again_writes_nothing(store: StationStore, checks: Checks, push: Push) -> None:
    check_id = push()
    checks.shown(check_id)
    head = store.head()
    checks.shown(check_id)
    assert store.head() == head


def test_moves_the_table_does_not_have_are_refused(store: StationStore, checks: Checks, push: Push) -> None:
    check_id = push()
    head = store.head()
    moves: tuple[Callable[[], None], ...] = (
        lambda: checks.confirm(check_id),
        lambda: checks.rate(check_id, GOOD),
        lambda: checks.decline(check_id, UnratedCause.DECLINED),
        lambda: checks.dispute(check_id, MARKS),
        lambda: checks.dispute(check_id, ()),
        lambda: checks.amend(check_id, GOOD),
        lambda: checks.confirm(new_id()),
    )
    for move in moves:
        with pytest.raises(NotAllowed):
            move()
    assert store.head() == head
    checks.shown(check_id)
    checks.confirm(check_id)
    checks.rate(check_id, GOOD)
    with pytest.raises(NotAllowed):
        checks.rate(check_id, GOOD)


def test_second_thoughts_within_the_undo_window(
    store: StationStore, checks: Checks, push: Push, clock: TurnedClock
) -> None:
    check_id = push()
    checks.shown(check_id)
    checks.confirm(check_id)
    checks.rate(check_id, BAD)
    clock.forward(9.9)
    checks.amend(check_id, GOOD)
    rating = store.read(lambda session: session.get_one(RatingRow, check_id))
    assert (rating.level, rating.amended, rating.comment_vault_id) == (Level.SATISFIED, 1, "")
    assert store.read(lambda session: session.query(RatingReasonRow).count()) == 0
    assert K.VAULT_DESTROYED in [row.kind for row in store.rows_after(0, 100)]
    clock.forward(0.2)
    with pytest.raises(NotAllowed) as caught:
        checks.amend(check_id, BAD)
    assert caught.value.code == "too_late"
    assert ledger.verify(store).ok


def test_withdraw_before_and_after_the_answer(store: StationStore, checks: Checks, push: Push) -> None:
    early, late = push(), push()
    checks.shown(early)
    assert checks.withdraw("dev", early, "重填")
    assert checks.withdraw("dev", early, "重填")
    assert kinds(store, early).count(K.CHECK_WITHDRAWN) == 1
    checks.shown(late)
    checks.confirm(late)
    assert not checks.withdraw("dev", late, "重填")
    assert kinds(store, late)[-1] is K.CHECK_WITHDRAW_DENIED
    checks.rate(late, GOOD)
    for device_id, check_id in (("other", early), ("dev", new_id())):
        with pytest.raises(NotAllowed):
            checks.withdraw(device_id, check_id, "重填")


def test_overdue_checks_end_and_a_confirmed_one_counts_as_walked_away(
    store: StationStore, checks: Checks, push: Push, clock: TurnedClock
) -> None:
    waiting, answered, disputed, done = push(ttl=60), push(ttl=60), push(ttl=60), None
    checks.shown(answered)
    checks.confirm(answered)
    checks.shown(disputed)
    checks.dispute(disputed, MARKS)
    done = push(ttl=9999)
    clock.forward(timedelta(days=400).total_seconds())  # a wall clock that jumps ends nothing
    assert checks.expire_overdue() == []
    assert set(checks.expire_overdue(time.monotonic() + 61)) == {waiting, answered, disputed}
    assert checks.state(waiting) is CheckState.EXPIRED
    assert checks.state(disputed) is CheckState.EXPIRED
    assert checks.state(answered) is CheckState.RELEASED
    assert row_of(store, answered).unrated_cause is UnratedCause.WALKED_AWAY
    assert row_of(store, done).ttl == Check().ttl_seconds


def test_after_a_restart_the_wall_clock_says_how_much_is_left(
    store: StationStore, checks: Checks, push: Push, clock: TurnedClock
) -> None:
    check_id = push(ttl=60)
    clock.forward(30)
    again = Checks(store, Check())
    moment = time.monotonic()
    assert again.expire_overdue(moment) == []
    assert again.expire_overdue(moment + 29) == []
    assert again.expire_overdue(moment + 31) == [check_id]
    assert checks.expire_overdue() == []


def test_override_needs_an_administrator_and_a_reason(store: StationStore, checks: Checks, push: Push) -> None:
    check_id, officer = push(), add_officer(store, "000004")
    administrator = add_officer(store, "000001", Role.ADMINISTRATOR)
    for supervisor, reason in ((officer, "设备故障"), (administrator, " "), (new_id(), "设备故障")):
        with pytest.raises(NotAllowed):
            checks.override(check_id, supervisor, reason)
    checks.override(check_id, administrator, "设备故障")
    assert checks.state(check_id) is CheckState.OVERRIDDEN
    assert row_of(store, check_id).cause == "设备故障"


def test_expire_needs_an_unanswered_check(checks: Checks, push: Push) -> None:
    check_id = push()
    checks.expire(check_id, "walked_away")
    assert checks.state(check_id) is CheckState.EXPIRED
    with pytest.raises(NotAllowed):
        checks.expire(check_id, "walked_away")


def test_pictures_go_after_the_retention_time(
    store: StationStore, checks: Checks, push: Push, clock: TurnedClock
) -> None:
    closed, still_open = push(), push()
    checks.withdraw("dev", closed, "重填")
    clock.forward(timedelta(days=29, hours=23).total_seconds())
    assert tidy(store, Check()) == 0
    clock.forward(timedelta(hours=2).total_seconds())
    assert tidy(store, Check()) == 1
    assert tidy(store, Check()) == 0
    with pytest.raises(StoreError, match="销毁"):
        store.vault.get(row_of(store, closed).vault_id)
    assert checks.material(still_open).picture == PICTURE
    assert ledger.verify(store).ok


def test_everything_that_happened_can_be_rebuilt(store: StationStore, checks: Checks, push: Push) -> None:
    first = push()
    checks.shown(first)
    checks.dispute(first, MARKS)
    second = push(revision_of=first)
    checks.shown(second)
    checks.confirm(second)
    checks.rate(second, BAD)
    checks.amend(second, GOOD)
    before = row_of(store, second)
    assert ledger.rebuild(store) == store.head()[0]
    after = row_of(store, second)
    assert (after.state, after.place, after.revision) == (before.state, before.place, 2)
    assert ledger.verify(store).ok
