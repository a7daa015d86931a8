"""A check end to end over real TLS: what each side sees and what is stored."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk_app.config import Check, Link
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.rating import Level, Rating, Reason, UnratedCause
from kiosk_app.errors import NotAllowed, SignInError
from tests.link.hall import STAFF, Hall, noise, picture, until

STORED = {CheckState.STORED, CheckState.QUEUED}
MARKS = (Mark(FactLabel.BIRTH_DATE, (((0.1, 0.2), (0.3, 0.4)),)),)


def test_a_check_is_pushed_answered_rated_and_released(hall: Hall) -> None:
    counter, data = hall.counter(), picture()
    check_id = counter.push(data)
    counter.wait(check_id, lambda s: s.state in STORED, "stored")
    (card,) = hall.checks.queue()
    assert (card.window, card.staff_number, card.business_code) == ("3号窗口", STAFF, "DEMO-01")
    assert hall.checks.material(check_id).picture == data
    hall.checks.shown(check_id)
    counter.wait(check_id, lambda s: s.state is CheckState.SHOWN, "shown")
    hall.checks.confirm(check_id)
    hall.checks.rate(check_id, Rating(Level.SATISFIED))
    end = counter.wait(check_id, lambda s: s.ended, "released")
    assert (end.state, end.rated, end.released, end.declined) == (CheckState.RELEASED, True, True, False)
    assert end.level == ""
    assert hall.alarms() == []


def test_a_dispute_carries_its_marks_and_a_revision_supersedes_it(hall: Hall) -> None:
    counter = hall.counter()
    first = counter.push(picture())
    until(lambda: hall.checks.state(first) is CheckState.STORED, "stored")
    hall.checks.shown(first)
    hall.checks.dispute(first, MARKS)
    assert counter.wait(first, lambda s: s.state is CheckState.DISPUTED, "disputed").marks == MARKS
    second = counter.push(picture(shade=100), revision_of=first)
    counter.wait(first, lambda s: s.state is CheckState.SUPERSEDED, "superseded")
    counter.wait(second, lambda s: s.state in STORED, "stored")


def test_long_strokes_arrive_whole(hall: Hall) -> None:
    counter, check_id = hall.counter(), ""
    strokes = tuple(tuple((i / 400, j / 30) for i in range(400)) for j in range(6))
    check_id = counter.push(picture())
    until(lambda: hall.checks.state(check_id) is CheckState.STORED, "stored")
    hall.checks.shown(check_id)
    hall.checks.dispute(check_id, (Mark(FactLabel.OTHER, strokes),))
    told = counter.wait(check_id, lambda s: bool(s.marks), "marks")
    assert told.marks[0].strokes == strokes


def test_declined_is_not_rated(hall: Hall) -> None:
    counter = hall.counter()
    check_id = counter.push(picture())
    until(lambda: hall.checks.state(check_id) is CheckState.STORED, "stored")
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    hall.checks.decline(check_id, UnratedCause.DECLINED)
    end = counter.wait(check_id, lambda s: s.ended, "released")
    assert (end.declined, end.rated) == (True, False)


def test_release_on_confirmation_still_waits_for_the_outcome(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(check=Check(release_after="confirmed"))
    counter = hall.counter()
    check_id = counter.push(picture())
    until(lambda: hall.checks.state(check_id) is CheckState.STORED, "stored")
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    half = counter.wait(check_id, lambda s: s.released, "released")
    assert half.state is CheckState.CONFIRMED
    hall.checks.decline(check_id, UnratedCause.DECLINED)
    assert counter.wait(check_id, lambda s: s.ended, "ended").state is CheckState.RELEASED


def _rated(hall: Hall, level: Level, *reasons: Reason) -> str:
    counter = hall.counters[0]
    check_id = counter.push(picture())
    until(lambda: hall.checks.state(check_id) is CheckState.STORED, "stored")
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    hall.checks.rate(check_id, Rating(level, reasons))
    counter.wait(check_id, lambda s: s.ended, "released")
    return check_id


def test_a_rating_is_revealed_after_hours_and_fits_its_digest(hall: Hall) -> None:
    counter = hall.counter()
    check_id = _rated(hall, Level.DISSATISFIED, Reason.TOO_SLOW)
    assert counter.state(check_id).level == ""
    hall.clock.forward(12 * 3600)  # it was nine in the morning
    counter.restart()
    told = counter.wait(check_id, lambda s: s.level != "", "revealed")
    assert (told.level, told.reasons) == (Level.DISSATISFIED, (Reason.TOO_SLOW,))
    assert counter.link._journal.memory().revealed >= counter.link._store.cursor() - 1


@pytest.mark.parametrize(("policy", "seen"), [("never", ""), ("at_once", "satisfied")])
def test_the_other_reveal_policies(make_hall: Callable[..., Hall], policy: Any, seen: str) -> None:
    hall = make_hall(check=Check(reveal_rating_to_officer=policy))
    hall.counter()
    check_id = _rated(hall, Level.SATISFIED)
    hall.clock.forward(72 * 3600)
    counter = hall.counters[0]
    counter.restart()
    assert counter.link.wait_connected(5)
    assert counter.state(check_id).level == seen
    assert len(hall.kinds(EntryKind.CHECK_RATED)) == 1


def test_a_check_is_withdrawn_before_the_answer_and_denied_after(hall: Hall) -> None:
    counter = hall.counter()
    first, second = counter.push(picture()), ""
    counter.wait(first, lambda s: s.state in STORED, "stored")
    counter.link.withdraw(first)
    counter.wait(first, lambda s: s.state is CheckState.WITHDRAWN, "withdrawn")
    second = counter.push(picture())
    counter.wait(second, lambda s: s.state in STORED, "stored")
    hall.checks.shown(second)
    hall.checks.confirm(second)
    counter.link.withdraw(second)
    denied = counter.wait(second, lambda s: s.denied, "denied")
    assert denied.state is CheckState.CONFIRMED
    assert len(hall.kinds(EntryKind.CHECK_WITHDRAWN)) == 1
    assert len(hall.kinds(EntryKind.CHECK_WITHDRAW_DENIED)) == 1


def test_queues_have_places_and_a_limit(hall: Hall) -> None:
    ours, theirs = hall.counter("3号窗口"), hall.counter("4号窗口")
    ids = [ours.push(picture(shade=shade)) for shade in (10, 20, 30)]
    for check_id in ids:
        ours.wait(check_id, lambda s: s.state in STORED, "stored")
    fourth = ours.push(picture(shade=40))
    assert ours.wait(fourth, lambda s: s.ended, "refused").code == "queue_full"
    other = theirs.push(picture())
    assert theirs.wait(other, lambda s: s.place > 0, "queued").place == 4
    ours.link.withdraw(ids[0])
    theirs.wait(other, lambda s: s.place == 3, "moved up")


def test_the_same_id_with_another_picture_is_rejected_and_alarmed(hall: Hall) -> None:
    counter = hall.counter()
    check_id = counter.push(picture())
    counter.wait(check_id, lambda s: s.state in STORED, "stored")
    kept = counter.link._store.push(check_id)
    assert kept is not None
    forged = replace(kept.offer, picture=replace(kept.offer.picture, sha256="0" * 64))
    assert counter.link._client is not None
    counter.link._client.do(lambda session, now: session.offer(forged, picture(shade=1), now))
    until(lambda: "link.hash_changed" in hall.alarms(), "alarm")
    assert hall.checks.state(check_id) is CheckState.STORED


def test_another_counter_cannot_use_an_id_or_a_session_that_is_not_its_own(hall: Hall) -> None:
    ours, theirs = hall.counter("3号窗口"), hall.counter("4号窗口")
    check_id = ours.push(picture())
    ours.wait(check_id, lambda s: s.state in STORED, "stored")
    kept = ours.link._store.push(check_id)
    assert kept is not None
    assert theirs.link._client is not None
    theirs.link._client.do(lambda session, now: session.offer(kept.offer, picture(), now))
    until(lambda: "link.hash_changed" in hall.alarms(), "alarm")
    assert ours.link.session is not None
    theirs.link.session = ours.link.session
    stolen = theirs.push(picture())
    assert theirs.wait(stolen, lambda s: s.ended, "refused").code == "no_session"
    assert theirs.link._client is not None
    theirs.link.withdraw(check_id)
    assert hall.checks.state(check_id) is CheckState.STORED


def test_a_counter_sees_digests_only_of_other_peoples_rows(hall: Hall) -> None:
    ours, theirs = hall.counter("3号窗口"), hall.counter("4号窗口")
    check_id = ours.push(picture())
    ours.wait(check_id, lambda s: s.state in STORED, "stored")
    head = hall.store.head()[0]
    until(lambda: theirs.link._store.cursor() >= head, "followed")
    rows = hall.desk.rows(theirs.peer.device_id, 0, 1000)
    assert all(not row.body and not row.header and not row.kind for row in rows if row.subject == check_id)
    own = {row.subject for row in rows if row.body}
    assert check_id not in own
    assert theirs.link.state(check_id) is None


def test_sign_in_asks_the_kiosks_roster(hall: Hall) -> None:
    counter = hall.counter()
    with pytest.raises(SignInError, match="警号或密码不对"):
        counter.link.sign_in(STAFF, "wrong-password")
    with pytest.raises(SignInError):
        counter.link.sign_in("999999", "wrong-password")
    assert counter.link.sign_in(STAFF, "demo-1234").name == "王小禾"
    counter.link.sign_out()
    with pytest.raises(NotAllowed, match="登录"):
        counter.push(picture())


def test_a_new_epoch_is_a_full_resync_and_an_alarm(hall: Hall) -> None:
    counter = hall.counter()
    counter.link.stop()
    former = new_id()
    counter._open()
    counter.link._store.follow(former, hall.store.verify_key)
    counter.link.start()
    head = hall.store.head()[0]
    until(lambda: counter.link.line.alarm == "link.epoch", "the officer is told")
    until(lambda: counter.link._store.epoch() == hall.store.epoch, "resync")
    until(lambda: counter.link._store.cursor() >= head, "caught up")
    assert "link.epoch" in hall.alarms()


def test_a_large_picture_is_sent_in_chunks(hall: Hall) -> None:
    counter, data = hall.counter(), noise(3_000_000)
    check_id = counter.push(data)
    counter.wait(check_id, lambda s: s.state in STORED, "stored")
    assert hall.checks.material(check_id).picture == data


def test_a_paused_kiosk_takes_no_offers(hall: Hall) -> None:
    counter = hall.counter()
    hall.desk.paused = True
    check_id = counter.push(picture())
    assert counter.wait(check_id, lambda s: s.ended, "refused").code == "closed"


def test_the_counter_notices_a_kiosk_whose_ledger_was_turned_back(hall: Hall) -> None:
    counter = hall.counter()
    store = counter.link._store
    until(lambda: store.cursor() >= hall.store.head()[0], "caught up")
    counter.link.stop()
    counter._open()
    ahead = hall.store.head()[0] + 50
    counter.link._store._writer.run(lambda tx: tx.execute("UPDATE cursor SET seq=?", (ahead,)))
    counter.link.start()
    until(lambda: "link.rolled_back" in hall.alarms(), "alarm")
    assert counter.link._client is not None
    until(lambda: counter.link._client is not None and counter.link._client.session.tampered, "noticed")


def test_events_in_flight_are_bounded(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(
        link=Link(bind="127.0.0.1", port=0, connects_per_minute=1000, unacknowledged_events=1, resend_seconds=0.5)
    )
    counter = hall.counter()
    check_id = _rated(hall, Level.BASICALLY_SATISFIED)
    assert counter.state(check_id).rated
