"""A check from the queue to the release on the real store: what the ledger holds is what fingers did."""

import json
from collections.abc import Iterator

import pytest

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.kiosk.shell import Shell
from kiosk_app.services.checks import Checks
from kiosk_app.services.ratings import Ratings
from kiosk_app.services.roster import Roster
from kiosk_app.store.station import StationStore
from tests.kiosk.test_voice import at, circle
from tests.kiosk.voice_stage import Material, Pixels, VoiceStage, fields_of, form
from tests.store.conftest import clock, home, store
from tests.store.support import PICTURE, add_officer, offer

__all__ = ["clock", "home", "store"]

Page = Shell.Page
K = EntryKind


def pixels(_material: object) -> Pixels:
    return form(Material(fields_of(), "2099-04-12"))


@pytest.fixture
def stage(qapp: object, store: StationStore) -> Iterator[VoiceStage]:
    assert qapp
    made = VoiceStage()
    checks = Checks(store, Check())
    made.rating.attach(Roster(store), Ratings(store), checks, made.title)
    made.check.attach(checks, pixels, made.title)
    unsubscribe = store.bell.subscribe(lambda _head: made.jobs.post(made.check.refresh))
    yield made
    unsubscribe()
    made.close()
    assert made.warnings == []


def rows(store: StationStore, check_id: str) -> list[EntryKind]:
    return [row.kind for row in store.rows_after(0, 1000) if row.subject == check_id]


def test_dispute_then_confirm_then_rate(stage: VoiceStage, store: StationStore) -> None:
    officer_id = add_officer(store)
    checks = Checks(store, Check())
    first = offer()
    checks.accept("dev", officer_id, "3号窗口", first, PICTURE)
    assert stage.open_mine()
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    stage.draw(circle(stage, 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    disputed = next(row for row in store.rows_after(0, 1000) if row.kind is K.CHECK_DISPUTED)
    (mark,) = json.loads(disputed.body)["marks"]
    points = mark["strokes"][0]
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
    assert max(x for x, _ in points) == pytest.approx(0.48, abs=0.02)

    second = offer(revision_of=first.check_id)
    checks.accept("dev", officer_id, "3号窗口", second, PICTURE)
    assert stage.until(lambda: stage.check.phase == "looking")
    stage.settle()
    assert stage.check.revision == 2
    stage.tap("check.confirm")
    assert at(stage, Page.Rate)
    stage.tap("rate.level.satisfied")
    assert at(stage, Page.Thanks)
    assert checks.state(second.check_id) is CheckState.RELEASED
    assert rows(store, second.check_id)[-4:] == [K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_RATED, K.CHECK_RELEASED]
    stage.tap("thanks.undo")
    assert at(stage, Page.Rate)
    stage.tap("rate.level.basically_satisfied")
    assert at(stage, Page.Thanks)
    assert rows(store, second.check_id)[-1] is K.CHECK_RATING_AMENDED


def test_a_confirmed_check_goes_straight_to_the_faces_after_a_restart(stage: VoiceStage, store: StationStore) -> None:
    officer_id = add_officer(store)
    checks = Checks(store, Check())
    made = offer()
    checks.accept("dev", officer_id, "3号窗口", made, PICTURE)
    checks.shown(made.check_id)
    checks.confirm(made.check_id)
    assert at(stage, Page.Rate)
    stage.tap("rate.decline")
    assert at(stage, Page.Thanks)
    assert checks.state(made.check_id) is CheckState.RELEASED
