"""Hurried, trembling and ill-meaning hands: what they do twice, too early, too long or beside the point."""

import math
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk_app.domain.message import TEXT_LIMIT, Message
from kiosk_app.domain.rating import COMMENT_LIMIT, Level, Rating
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.voice_stage import TOUCH, Card, Material, VoiceStage, fields_of

Page = Shell.Page
Open = Callable[..., VoiceStage]
TREMBLE = 120
"""Milliseconds between the two taps of a trembling hand."""
PORTRAIT, BROAD, OLD = (1080, 1920), (1920, 1080), (1280, 1024)


@pytest.fixture
def staged(qapp: object) -> Iterator[Open]:
    """Opens stages, and closes them; QML must not have complained."""
    assert qapp
    stages: list[VoiceStage] = []

    def open_stage(*size: int, **options: int) -> VoiceStage:
        stage = VoiceStage(*size, **options)  # type: ignore[arg-type]  # seconds and modes by their names
        stages.append(stage)
        return stage

    yield open_stage
    for stage in stages:
        stage.close()
        assert stage.warnings == []


def twice(stage: VoiceStage, name: str) -> None:
    """Tap a control, and its place again although something else may be there by then."""
    where = stage.heeded(name)
    stage.tap_at(where)
    QTest.qWait(TREMBLE)
    stage.tap_at(where)
    QTest.qWait(TREMBLE)


def stays(stage: VoiceStage, page: Page) -> bool:
    """Whether the glass comes to this page and rests there."""
    came = stage.until(lambda: stage.shell.page == page)
    stage.settle()
    return came and stage.shell.page == page


def roster(stage: VoiceStage) -> None:
    stage.shell.go(Page.Rate)
    assert stage.until(lambda: bool(stage.rating.officers))
    stage.settle()


def look(stage: VoiceStage) -> None:
    stage.services.offer(Card("c1"), Material(fields_of(), "2099-04-12"))
    stage.check.refresh()
    assert stage.open_mine()


def dispute(stage: VoiceStage) -> None:
    look(stage)
    stage.tap("check.dispute")
    assert stage.until(lambda: stage.shell.page == Page.Dispute)
    stage.settle()


def stored(stage: VoiceStage) -> list[tuple[object, ...]]:
    return [row for row in stage.services.rows if row[0] != "shown"]


@pytest.mark.parametrize("size", [PORTRAIT, BROAD, OLD])
def test_confirming_twice_neither_rates_nor_declines(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    look(stage)
    twice(stage, "check.confirm")
    assert stays(stage, Page.Rate)
    assert stored(stage) == [("confirm", "c1")]


@pytest.mark.parametrize("size", [PORTRAIT, BROAD])
@pytest.mark.parametrize("officer", ["000001", "000003"])
def test_choosing_an_officer_twice_rates_nobody(staged: Open, size: tuple[int, int], officer: str) -> None:
    stage = staged(*size)
    roster(stage)
    twice(stage, f"rate.officer.{officer}")
    assert stays(stage, Page.Rate)
    assert stage.rating.officer["staffNumber"] == officer
    assert stored(stage) == []


@pytest.mark.parametrize("size", [PORTRAIT, BROAD])
@pytest.mark.parametrize("level", ["satisfied", "basically_satisfied"])
def test_a_face_tapped_twice_is_one_rating_and_stays_thanked(staged: Open, size: tuple[int, int], level: str) -> None:
    stage = staged(*size)
    roster(stage)
    stage.tap("rate.officer.000002")
    twice(stage, f"rate.level.{level}")
    assert stays(stage, Page.Thanks)
    assert stored(stage) == [("give", "o2", Rating(Level(level)))]


@pytest.mark.parametrize("size", [PORTRAIT, BROAD])
def test_dissatisfied_tapped_twice_chooses_no_reason_and_opens_no_keyboard(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    roster(stage)
    stage.tap("rate.officer.000002")
    twice(stage, "rate.level.dissatisfied")
    assert stays(stage, Page.Reasons)
    assert stage.rating.reasons == []
    assert not stage.find("reasons.comment.input").hasActiveFocus()


@pytest.mark.parametrize("size", [PORTRAIT, BROAD])
def test_sending_twice_does_not_skip_the_thanks(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    roster(stage)
    stage.tap("rate.officer.000002")
    stage.tap("rate.level.dissatisfied")
    stage.tap("reasons.too_slow")
    twice(stage, "reasons.submit")
    assert stays(stage, Page.Thanks)
    assert len(stored(stage)) == 1


def test_declining_twice_does_not_skip_the_thanks(staged: Open) -> None:
    stage = staged()
    look(stage)
    stage.tap("check.confirm")
    twice(stage, "rate.decline")
    assert stays(stage, Page.Thanks)


def test_a_message_sent_twice_is_kept_once_and_its_receipt_stays_in_sight(staged: Open) -> None:
    stage = staged()
    stage.shell.go(Page.Message)
    stage.settle()
    stage.find("message.text.input").setProperty("text", "窗口很热心")
    twice(stage, "message.submit")
    assert stays(stage, Page.MessageSent)
    assert "K7M Q2X" in stage.texts()
    assert len(stored(stage)) == 1


@pytest.mark.parametrize("size", [PORTRAIT, BROAD])
def test_a_record_that_opens_under_a_finger_is_not_answered_by_it(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    look(stage)
    confirm, wrong = stage.place(stage.find("check.confirm")), stage.place(stage.find("check.dispute"))
    stage.tap_at(confirm)
    stage.tap_at(wrong)
    QTest.qWait(TREMBLE)
    assert stays(stage, Page.Check)
    assert stage.check.phase == "looking"
    assert stored(stage) == []


def test_the_touch_that_uncovers_a_record_does_not_answer_it(staged: Open) -> None:
    stage = staged(*PORTRAIT, idle=9, warn=1)
    look(stage)
    where = stage.heeded("check.confirm")
    assert stage.until(lambda: stage.check.blanked)
    stage.settle()
    stage.tap_at(where)
    stage.settle()
    assert stage.check.blanked, "a touch beside the button is not the citizen's word"
    stage.tap("check.mine")
    assert stage.until(lambda: not stage.check.blanked)
    stage.tap_at(where)
    QTest.qWait(TREMBLE)
    assert stored(stage) == []


def test_two_fingers_on_two_faces_are_one_rating(staged: Open) -> None:
    stage = staged()
    roster(stage)
    stage.tap("rate.officer.000002")
    good, bad = stage.heeded("rate.level.satisfied"), stage.heeded("rate.level.dissatisfied")
    QTest.touchEvent(stage.window, TOUCH).press(0, good, stage.window).press(1, bad, stage.window).commit()
    QTest.touchEvent(stage.window, TOUCH).release(0, good, stage.window).release(1, bad, stage.window).commit()
    assert stage.until(lambda: bool(stored(stage)))
    QTest.qWait(TREMBLE)
    assert len(stored(stage)) == 1
    assert stage.until(lambda: stage.shell.page in {Page.Thanks, Page.Reasons})


def test_a_finger_that_slides_off_a_button_has_not_tapped_it(staged: Open) -> None:
    stage = staged()
    roster(stage)
    stage.tap("rate.officer.000002")
    start, end = stage.heeded("rate.level.dissatisfied"), stage.place(stage.find("rate.level.satisfied"))
    steps = [QPoint(start.x(), start.y() + (end.y() - start.y()) * step // 8) for step in range(1, 9)]
    stage.draw([start, *steps])
    QTest.qWait(TREMBLE)
    assert stays(stage, Page.Rate)
    assert stored(stage) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("长" * 10_000, "长" * TEXT_LIMIT),
        ("字" * (TEXT_LIMIT - 1) + "😀😀", "字" * (TEXT_LIMIT - 1)),
        ("谢谢😀", "谢谢😀"),
        ("<img src='http://192.0.2.7/x.png'><b>粗</b>", "<img src='http://192.0.2.7/x.png'><b>粗</b>"),
        ("前\0后\x07\u202e反", "前后反"),
        ("一\ud83d半", "一半"),
        ("生僻字𱍐䶮\ue863", "生僻字𱍐䶮\ue863"),
    ],
    ids=["long", "cut emoji", "emoji", "markup", "control", "half", "rare"],
)
def test_whatever_is_typed_is_kept_as_words(staged: Open, typed: str, kept: str) -> None:
    stage = staged()
    stage.shell.go(Page.Message)
    stage.settle()
    stage.find("message.text.input").setProperty("text", typed)
    stage.message.write(typed if len(typed) <= TEXT_LIMIT else str(stage.find("message.text.input").property("text")))
    assert stage.message.text == kept
    assert kept.encode()
    stage.tap("message.submit")
    assert stays(stage, Page.MessageSent)
    (row,) = stored(stage)
    assert isinstance(row[1], Message)
    assert row[1].text == kept


def test_a_comment_is_bounded_too(staged: Open) -> None:
    stage = staged()
    roster(stage)
    stage.tap("rate.officer.000002")
    stage.tap("rate.level.dissatisfied")
    stage.tap("reasons.other")
    stage.find("reasons.comment.input").setProperty("text", "慢" * 10_000)
    stage.tap("reasons.submit")
    assert stays(stage, Page.Thanks)
    (row,) = stored(stage)
    assert isinstance(row[2], Rating)
    assert row[2].comment == "慢" * COMMENT_LIMIT


def test_a_circle_half_off_the_picture_stays_inside_it(staged: Open) -> None:
    stage = staged(*PORTRAIT)
    dispute(stage)
    canvas = stage.find("dispute.canvas")
    corner = stage.place(canvas, 0.0, 0.5)
    ring = [QPoint(int(corner.x() + 120 * math.cos(a / 3)), int(corner.y() + 90 * math.sin(a / 3))) for a in range(20)]
    stage.draw(ring[5:])  # begins on the picture's edge and leaves it
    stage.draw([*ring[:6], *ring])
    assert len(stage.check.marks) >= 1
    flat = [value for stroke in stage.check.strokes for value in stroke]
    assert min(flat) >= 0
    assert max(flat) <= 1
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")


def test_a_scribble_beside_the_picture_says_nothing(staged: Open) -> None:
    stage = staged(*OLD)
    dispute(stage)
    canvas = stage.find("dispute.canvas")
    stage.draw([stage.place(canvas, x, 0.01) for x in (0.2, 0.4, 0.6)])
    assert stage.check.marks == []
    where = stage.heeded("dispute.send")
    stage.tap_at(where)
    stage.check.send()
    stage.settle()
    assert stays(stage, Page.Dispute)
    assert stored(stage) == []


def test_too_many_circles_are_refused_in_words(staged: Open) -> None:
    stage = staged(*BROAD)
    dispute(stage)
    canvas = stage.find("dispute.canvas")
    for index in range(16):
        spot = stage.place(canvas, 0.1 + 0.05 * index, 0.35 + 0.02 * (index % 3))
        stage.draw([spot, spot + QPoint(30, 0), spot + QPoint(30, 30), spot])
    assert stage.check.full
    assert "圈得够多了，请告诉民警" in stage.texts()
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")


def test_after_the_undo_time_nothing_can_be_changed_any_more(staged: Open) -> None:
    stage = staged(undo=1)
    roster(stage)
    stage.tap("rate.officer.000002")
    stage.tap("rate.level.dissatisfied")
    stage.tap("reasons.too_slow")
    stage.tap("reasons.submit")
    assert stays(stage, Page.Thanks)
    assert stage.until(lambda: stage.rating.undoLeft == 0)
    stage.settle()
    assert not stage.seen("thanks.undo")
    stage.rating.undo()
    assert stays(stage, Page.Thanks)
    stage.shell.back()
    assert stays(stage, Page.Home)
    assert len(stored(stage)) == 1


def test_going_back_from_thanks_in_time_is_the_undo(staged: Open) -> None:
    stage = staged()
    roster(stage)
    stage.tap("rate.officer.000002")
    stage.tap("rate.level.dissatisfied")
    stage.tap("reasons.too_slow")
    stage.tap("reasons.submit")
    assert stays(stage, Page.Thanks)
    stage.shell.back()
    stage.settle()
    assert "请重新评价" in stage.texts()
    stage.tap("rate.level.satisfied")
    assert stays(stage, Page.Thanks)
    assert stored(stage)[-1] == ("amend", "r1", Rating(Level.SATISFIED))


def test_a_declined_rating_cannot_be_gone_back_to(staged: Open) -> None:
    stage = staged()
    look(stage)
    stage.tap("check.confirm")
    stage.tap("rate.level.dissatisfied")
    stage.shell.back()
    stage.settle()
    stage.tap("rate.decline")
    assert stays(stage, Page.Thanks)
    stage.shell.back()
    assert stays(stage, Page.Home)


@pytest.mark.parametrize("page", ["message", "reasons"])
def test_nobody_there_and_what_was_typed_is_gone(staged: Open, page: str) -> None:
    stage = staged(idle=3)
    roster(stage)
    if page == "reasons":
        stage.tap("rate.officer.000002")
        stage.tap("rate.level.dissatisfied")
        stage.find("reasons.comment.input").setProperty("text", "写了一半")
    else:
        stage.shell.go(Page.Message)
        stage.settle()
        stage.find("message.text.input").setProperty("text", "写了一半")
        stage.find("message.contact.input").setProperty("text", "13000000000")
    assert stage.until(lambda: stage.shell.page == Page.Home, 6)
    assert (stage.message.text, stage.message.contact, stage.rating.comment) == ("", "", "")
    assert stored(stage) == []
    stage.shell.go(Page.Message)
    stage.settle()
    assert "写了一半" not in stage.texts()
