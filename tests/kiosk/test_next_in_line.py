"""Who waits for the officer's correction is not shown the record of the next citizen at the same window."""

from collections.abc import Callable

from tests.kiosk.test_hurried import look, staged
from tests.kiosk.voice_stage import Card, Material, VoiceStage

__all__ = ["staged"]

NEXT = 2
"""The turn of whoever comes after."""


def disputed(stage: VoiceStage) -> None:
    look(stage)
    stage.tap("check.dispute")
    stage.tap_at(stage.place(stage.find("dispute.canvas"), 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")


def test_the_next_citizens_record_does_not_open_for_who_waits_for_a_correction(
    staged: Callable[..., VoiceStage],
) -> None:
    stage = staged()
    disputed(stage)
    stage.services.offer(Card("stranger", turn=NEXT), Material((), "2099-12-01"))
    stage.check.refresh()
    assert not stage.until(lambda: stage.check.phase != "waiting", 0.4)
    stage.services.offer(Card("c2", revision=2), Material((), "2099-04-21"))
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "looking")
    assert stage.check._state.current is not None
    assert stage.check._state.current.check_id == "c2"


def test_a_record_that_waited_already_does_not_open_either(staged: Callable[..., VoiceStage]) -> None:
    stage = staged()
    look(stage)
    stage.services.offer(Card("stranger", turn=NEXT), Material((), "2099-12-01"))
    stage.check.refresh()
    stage.tap("check.dispute")
    stage.tap_at(stage.place(stage.find("dispute.canvas"), 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    assert not stage.until(lambda: stage.check.phase != "waiting", 0.4)
