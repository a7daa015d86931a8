"""Hands on a record: the heel of one as it draws, a check taken back under it, a voice that must not go on."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from kiosk_app.domain.check import CheckState
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.test_check_looks import Parrot
from tests.kiosk.test_hurried import dispute, look, staged, stored
from tests.kiosk.voice_stage import FRAME, TOUCH, Card, Material, VoiceStage, fields_of

__all__ = ["staged"]

Page = Shell.Page
Open = Callable[..., VoiceStage]
PORTRAIT, BROAD = (1080, 1920), (1920, 1080)


def ring(middle: QPoint, radius: int = 90) -> list[QPoint]:
    turns = [2 * math.pi * step / 20 for step in range(21)]
    return [QPoint(int(middle.x() + radius * math.cos(a)), int(middle.y() + radius * math.sin(a))) for a in turns]


@pytest.mark.parametrize("first", ["palm", "finger"])
def test_the_heel_of_the_hand_neither_draws_nor_stops_the_finger(staged: Open, first: str) -> None:
    stage = staged(*PORTRAIT)
    dispute(stage)
    canvas = stage.find("dispute.canvas")
    palm, path = stage.place(canvas, 0.8, 0.9), ring(stage.place(canvas, 0.4, 0.4))

    def touch() -> QTest.QTouchEventSequence:
        return QTest.touchEvent(stage.window, TOUCH)

    if first == "palm":
        touch().press(1, palm, stage.window).commit()
        QTest.qWait(FRAME)
        touch().stationary(1).press(0, path[0], stage.window).commit()
    else:
        touch().press(0, path[0], stage.window).commit()
    for number, point in enumerate(path[1:]):
        if first == "finger" and number == 8:
            touch().move(0, point, stage.window).press(1, palm, stage.window).commit()
        elif first == "finger" and number < 8:
            touch().move(0, point, stage.window).commit()
        else:
            touch().move(0, point, stage.window).stationary(1).commit()
        QTest.qWait(FRAME)
    touch().release(0, path[-1], stage.window).stationary(1).commit()
    QTest.qWait(FRAME)
    touch().release(1, palm, stage.window).commit()
    QTest.qWait(FRAME)
    assert len(stage.check.marks) == 1
    (stroke,) = stage.check.strokes
    at = canvas.mapFromScene(QPointF(path[0]))
    assert max(stroke[0::2]) - min(stroke[0::2]) > 0.1
    assert abs(stroke[0] - at.x() / canvas.width()) < 0.05, "it is the finger's stroke"


def test_a_check_taken_back_under_the_drawing_finger_says_so_and_keeps_nothing(staged: Open) -> None:
    stage = staged(*PORTRAIT)
    dispute(stage)
    path = ring(stage.place(stage.find("dispute.canvas"), 0.4, 0.4))
    QTest.touchEvent(stage.window, TOUCH).press(0, path[0], stage.window).commit()
    for number, point in enumerate(path[1:]):
        QTest.touchEvent(stage.window, TOUCH).move(0, point, stage.window).commit()
        QTest.qWait(FRAME)
        if number == 8:
            stage.services.become("c1", CheckState.WITHDRAWN)
            stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "gone")
    QTest.touchEvent(stage.window, TOUCH).release(0, path[-1], stage.window).commit()
    stage.settle()
    assert stage.shell.page == Page.Check
    assert "这份信息民警收回了" in stage.texts()
    assert (stage.check.marks, stage.check.picture.present, stored(stage)) == ([], False, [])


def test_another_window_s_record_does_not_push_the_open_one_away(staged: Open) -> None:
    stage = staged(*BROAD)
    dispute(stage)
    stage.draw(ring(stage.place(stage.find("dispute.canvas"), 0.4, 0.4)))
    stage.services.offer(Card("c2", "1号窗口", turn=2), Material(fields_of("2099-01-01"), "2099-01-01"))
    stage.check.refresh()
    assert stage.until(lambda: len(stage.check.queue) == 2)
    stage.settle()
    assert (stage.shell.page, len(stage.check.marks), stage.check.window) == (Page.Dispute, 1, "3号窗口")
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting"), "the other window's is no correction of this one"
    assert [row[1] for row in stored(stage)] == ["c1"]
    assert ("shown", "c2") not in stage.services.rows


def test_leaving_in_the_middle_covers_the_record_for_whoever_comes_next(staged: Open) -> None:
    stage = staged(*PORTRAIT)
    look(stage)
    stage.tap("bar.home") if stage.seen("bar.home") else stage.shell.home()
    assert stage.until(lambda: stage.shell.page == Page.Home)
    assert not stage.check.picture.present
    stage.shell.go(Page.Check)
    assert stage.until(lambda: stage.check.phase == "covered")
    stage.settle()
    assert "张演示" not in stage.texts()
    assert stored(stage) == []


def test_the_voice_ends_with_the_answer_and_has_nothing_to_say_without_facts(staged: Open) -> None:
    stage = staged(*PORTRAIT, signature=True)
    voice = Parrot(stage.jobs, list, stage.owner)
    stage.check.give_voice(voice)
    voice.set_available(True)
    look(stage)
    stage.tap("check.read_out")
    assert voice.speaking
    stage.tap("check.confirm")
    assert stage.until(lambda: stage.check.phase == "signing")
    assert not voice.speaking, "the number is not read to the hall while its owner signs"
    stage.shell.home()
    stage.services.cards.clear()
    stage.services.offer(Card("c3"), Material((), "2099-04-12"))
    stage.check.refresh()
    assert stage.open_mine()
    assert not stage.seen("check.read_out")


@pytest.mark.parametrize("size", [BROAD, (1024, 768)])
def test_in_large_type_too_a_correction_is_in_sight(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size, large=True)
    look(stage)
    stage.services.become("c1", CheckState.SUPERSEDED)
    before = fields_of()
    now = (*before[:-1], type(before[-1])("住址", "山东省莒县城阳街道演示路88号", before[-1].box))
    stage.services.latest["3号窗口"] = Material(before, "2099-04-12")
    stage.shell.home()
    stage.services.offer(Card("c2", revision=2), Material(now, "2099-04-12"))
    stage.check.refresh()
    assert stage.open_mine()
    stage.settle()
    QTest.qWait(120)
    words = next(i for i in stage.all_items() if i.property("text") == "原来是：山东省莒县城阳街道演示路18号")
    bottom = words.mapToScene(QPointF(0, words.height())).y()
    edge = stage.find("check.confirm").mapToScene(QPointF(0, 0)).y()
    assert 0 < bottom <= edge, "the last fact was changed, and can be read without being looked for"


def test_the_officer_s_photo_is_shown_where_there_is_one(staged: Open, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    QImage(40, 48, QImage.Format.Format_ARGB32).save(str(photo))
    stage = staged(*PORTRAIT)
    for number, (card, shown) in enumerate(((photo.as_uri(), True), ("", False))):
        stage.services.cards.clear()
        stage.services.offer(Card(f"p{number}", photo=card), Material(fields_of(), "2099-04-12"))
        stage.check.refresh()
        assert stage.open_mine()
        stage.tap("check.confirm")
        assert stage.until(lambda: stage.shell.page == Page.Rate)
        stage.settle()
        figure = next(i for i in stage.all_items() if i.property("photo") == card and i.isVisible())
        assert stage.until(lambda f=figure, s=shown: f.property("drawn") is not s)  # type: ignore[misc]  # bound now
        stage.tap("rate.decline")
        assert stage.until(lambda: stage.shell.page == Page.Thanks)
        stage.shell.home()


@pytest.mark.parametrize("size", [PORTRAIT, (1024, 768)])
def test_who_would_rather_give_no_reason_may_still_not_rate(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    look(stage)
    stage.tap("check.confirm")
    assert stage.until(lambda: stage.shell.page == Page.Rate)
    stage.settle()
    stage.tap("rate.level.dissatisfied")
    assert stage.until(lambda: stage.shell.page == Page.Reasons)
    stage.settle()
    stage.tap("rate.decline")
    assert stage.until(lambda: stage.shell.page == Page.Thanks)
    assert [row[0] for row in stored(stage)] == ["confirm", "decline"]
    assert stage.rating.declined


@pytest.mark.parametrize(
    ("end", "words", "disputed"),
    [
        (CheckState.WITHDRAWN, "这份信息民警收回了", True),
        (CheckState.EXPIRED, "时间到了，这次核对结束了", False),
        (CheckState.OVERRIDDEN, "这次核对由民警办结了", True),
    ],
)
def test_a_record_that_goes_away_says_why(staged: Open, end: CheckState, words: str, disputed: bool) -> None:
    stage = staged(*PORTRAIT)
    if disputed:
        dispute(stage)
        stage.draw(ring(stage.place(stage.find("dispute.canvas"), 0.4, 0.4)))
        stage.tap("dispute.send")
        assert stage.until(lambda: stage.check.phase == "waiting")
    else:
        look(stage)
    stage.services.become("c1", end)
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "gone")
    stage.settle()
    assert words in stage.texts()
