"""Rating, message and check as a citizen does them: real QML, real touch, answers read from what was stored."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk_app.domain.check import CheckState, FactLabel
from kiosk_app.domain.message import Message, MessageKind
from kiosk_app.domain.rating import Level, Rating, Reason, UnratedCause
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.voice_stage import TOUCH, Card, Material, VoiceStage, fields_of

Page = Shell.Page
Open = Callable[..., VoiceStage]
PRINT = 60
"""Steps of grey between ink and paper, at least."""


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


def at(stage: VoiceStage, page: Shell.Page) -> bool:
    arrived = stage.until(lambda: stage.shell.page == page)
    stage.settle()
    return arrived


def walk_up(stage: VoiceStage) -> None:
    stage.shell.go(Page.Rate)
    assert stage.until(lambda: bool(stage.rating.officers))
    stage.settle()
    stage.tap("rate.officer.000002")


def push(stage: VoiceStage, card: Card, birth: str = "2099-04-12") -> None:
    stage.services.offer(card, Material(fields_of(birth), birth))
    stage.check.refresh()


def look(stage: VoiceStage) -> None:
    push(stage, Card("c1"))
    assert stage.open_mine()


def answers(stage: VoiceStage) -> list[tuple[object, ...]]:
    return [row for row in stage.services.rows if row[0] != "shown"]


def circle(stage: VoiceStage, x: float, y: float, rx: float = 0.18, ry: float = 0.05) -> list[QPoint]:
    item: QQuickItem = stage.find("dispute.canvas")
    angles = [index / 16 * 2 * math.pi for index in range(17)]
    shares = [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]
    pixels = [item.view.pixel_of(*share) for share in shares]  # type: ignore[attr-defined]  # a MarkCanvas
    return [item.mapToScene(QPoint(int(px), int(py))).toPoint() for px, py in pixels]


def test_a_walk_up_rating_takes_an_officer_and_a_face(staged: Open) -> None:
    stage = staged()
    walk_up(stage)
    stage.tap("rate.level.satisfied")
    assert at(stage, Page.Thanks)
    assert answers(stage) == [("give", "o2", Rating(Level.SATISFIED))]
    assert "满意" in stage.texts()


def test_a_double_tap_is_one_rating(staged: Open) -> None:
    stage = staged()
    stage.services.slow = 0.2
    walk_up(stage)
    where = stage.heeded("rate.level.satisfied")
    stage.tap_at(where)
    stage.tap_at(where)
    assert at(stage, Page.Thanks)
    assert len(answers(stage)) == 1


def test_dissatisfied_asks_for_reasons_and_stores_them(staged: Open) -> None:
    stage = staged()
    walk_up(stage)
    stage.tap("rate.level.dissatisfied")
    assert at(stage, Page.Reasons)
    stage.tap("reasons.submit")
    assert answers(stage) == []
    stage.tap("reasons.too_slow")
    stage.tap("reasons.other")
    stage.tap("reasons.submit")
    assert at(stage, Page.Thanks)
    assert answers(stage) == [("give", "o2", Rating(Level.DISSATISFIED, (Reason.TOO_SLOW, Reason.OTHER)))]


def test_undo_leads_back_to_the_faces_and_amends(staged: Open) -> None:
    stage = staged()
    walk_up(stage)
    stage.tap("rate.level.satisfied")
    assert at(stage, Page.Thanks)
    stage.tap("thanks.undo")
    assert at(stage, Page.Rate)
    stage.tap("rate.level.basically_satisfied")
    assert at(stage, Page.Thanks)
    assert answers(stage)[-1] == ("amend", "r1", Rating(Level.BASICALLY_SATISFIED))


def test_a_full_disk_says_so_and_thanks_nobody(staged: Open) -> None:
    stage = staged()
    walk_up(stage)
    stage.services.full = True
    stage.tap("rate.level.satisfied")
    assert stage.until(lambda: stage.rating.failed)
    stage.settle()
    assert stage.shell.page == Page.Rate
    assert "没有存上，请再点一次或告诉民警" in stage.texts()
    stage.services.full = False
    stage.tap("rate.level.satisfied")
    assert at(stage, Page.Thanks)


def test_a_good_check_is_two_taps(staged: Open) -> None:
    stage = staged()
    look(stage)
    assert stage.services.rows[0] == ("shown", "c1")
    stage.tap("check.confirm")
    assert at(stage, Page.Rate)
    stage.tap("rate.level.satisfied")
    assert at(stage, Page.Thanks)
    assert answers(stage) == [("confirm", "c1"), ("rate", "c1", Rating(Level.SATISFIED))]
    assert "民警现在可以为您保存打印了" in stage.texts()
    assert not stage.check.picture.present


def test_not_rating_is_always_offered_and_kept_as_unrated(staged: Open) -> None:
    stage = staged(1024, 768)
    look(stage)
    stage.tap("check.confirm")
    assert at(stage, Page.Rate)
    stage.tap("rate.decline")
    assert at(stage, Page.Thanks)
    assert answers(stage)[-1] == ("decline", "c1", UnratedCause.DECLINED)
    assert not stage.seen("thanks.undo")


def test_a_circled_field_is_sent_as_shares_and_the_correction_opens_by_itself(staged: Open) -> None:
    stage = staged(1920, 1080)
    look(stage)
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    stage.draw(circle(stage, 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    stage.settle()
    assert "民警正在修改" in stage.texts()
    (_, check_id, marks) = answers(stage)[0]
    assert check_id == "c1"
    assert [mark.label for mark in marks] == [FactLabel.BIRTH_DATE]  # type: ignore[attr-defined]
    xs = [x for x, _ in marks[0].strokes[0]]  # type: ignore[index]
    assert (min(xs), max(xs)) == pytest.approx((0.12, 0.48), abs=0.02)
    push(stage, Card("c2", revision=2), "2099-04-21")
    assert stage.until(lambda: stage.check.phase == "looking")
    stage.settle()
    assert "第 2 次核对" in stage.texts()
    assert [fact["kind"] for fact in stage.check.facts if fact["changed"]] == ["birth_date"]


def test_a_resting_palm_draws_nothing(staged: Open) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415

    stage = staged(1920, 1080)
    look(stage)
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    path = circle(stage, 0.3, 0.3)
    palm = circle(stage, 0.7, 0.8)[0]
    QTest.touchEvent(stage.window, TOUCH).press(0, path[0], stage.window).commit()
    QTest.touchEvent(stage.window, TOUCH).stationary(0).press(1, palm, stage.window).commit()
    for point in path[1:]:
        QTest.touchEvent(stage.window, TOUCH).move(0, point, stage.window).stationary(1).commit()
        QTest.qWait(18)
    QTest.touchEvent(stage.window, TOUCH).stationary(0).release(1, palm, stage.window).commit()
    QTest.touchEvent(stage.window, TOUCH).release(0, path[-1], stage.window).commit()
    stage.settle()
    assert len(stage.check.marks) == 1
    assert len(stage.check.strokes) == 1
    stage.tap("dispute.undo")
    assert stage.check.marks == []


def test_walking_away_covers_the_record_closes_it_and_says_so(staged: Open) -> None:
    stage = staged(1080, 1920, idle=3, warn=1)
    look(stage)
    assert stage.until(lambda: stage.check.blanked)
    stage.settle()
    assert stage.seen("check.mine")
    assert at(stage, Page.Home)
    assert stage.until(lambda: bool(answers(stage)))
    assert answers(stage) == [("expire", "c1", "walked_away")]
    assert not stage.check.picture.present


def test_walking_away_from_the_faces_is_unrated(staged: Open) -> None:
    stage = staged(1080, 1920, idle=4, warn=3)
    look(stage)
    stage.tap("check.confirm")
    assert at(stage, Page.Rate)
    assert at(stage, Page.Home)
    assert stage.until(lambda: len(answers(stage)) == 2)
    assert answers(stage)[-1] == ("decline", "c1", UnratedCause.WALKED_AWAY)


def test_nothing_of_a_record_is_on_the_screen_before_its_citizen_says_so(staged: Open) -> None:
    stage = staged()
    push(stage, Card("c1"))
    assert stage.until(lambda: stage.check.phase == "covered")
    stage.settle()
    assert "张演示" not in stage.texts()
    assert (stage.check.facts, stage.services.rows) == ([], [])
    item = stage.find("check.mine")
    patches = stage.window.grabWindow().copy(40, 300, 1000, 300)
    assert item.isVisible()
    assert not _edges(patches), "lines of text can be made out"
    assert stage.open_mine()
    assert "张演示" in stage.texts()
    assert stage.services.rows == [("shown", "c1")]
    assert _edges(stage.window.grabWindow().copy(40, 300, 1000, 300)), "the record itself has lines of text"


def _edges(image: QImage) -> bool:
    """Whether neighbouring pixels differ as print on paper does."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, line = bytes(grey.constBits()), grey.bytesPerLine()
    rows = (bits[y * line : y * line + grey.width()] for y in range(0, grey.height(), 3))
    return any(abs(left - right) > PRINT for row in rows for left, right in pairwise(row))


def test_a_record_nobody_called_theirs_waits_unseen_and_is_not_ended(staged: Open) -> None:
    stage = staged(1080, 1920, idle=2, warn=1)
    push(stage, Card("c1"))
    assert stage.until(lambda: stage.check.phase == "covered")
    assert at(stage, Page.Home)
    assert stage.services.rows == []
    assert [card["id"] for card in stage.check.queue] == ["c1"]
    stage.shell.go(Page.Check, "c1")
    assert stage.open_mine()


def test_not_mine_leaves_it_for_whose_it_is(staged: Open) -> None:
    stage = staged(1280, 1024)
    push(stage, Card("c1"))
    assert stage.until(lambda: stage.check.phase == "covered")
    stage.settle()
    stage.tap("check.not_mine")
    assert at(stage, Page.Home)
    assert not stage.check.picture.present
    assert stage.services.rows == []


def test_a_cover_that_cannot_be_stored_stays_closed_and_says_so(staged: Open) -> None:
    stage = staged()
    push(stage, Card("c1"))
    assert stage.until(lambda: stage.check.phase == "covered")
    stage.services.full = True
    stage.settle()
    stage.tap("check.mine")
    assert stage.until(lambda: stage.check.failed)
    stage.settle()
    assert "没有打开，请再点一次或告诉民警" in stage.texts()
    assert stage.check.facts == []
    stage.services.full = False
    stage.tap("check.mine")
    assert stage.until(lambda: stage.check.phase == "looking")


def test_a_correction_for_whoever_has_left_the_glass_is_covered_again(staged: Open) -> None:
    stage = staged(1920, 1080, idle=5, warn=4)
    look(stage)
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    stage.draw(circle(stage, 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    assert not stage.until(lambda: stage.check.phase != "waiting", 6.5)
    push(stage, Card("c2", revision=2), "2099-04-21")
    assert stage.until(lambda: stage.check.phase == "covered")


def test_a_withdrawn_check_leaves_the_screen(staged: Open) -> None:
    stage = staged()
    look(stage)
    stage.services.become("c1", CheckState.WITHDRAWN)
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "gone")
    assert not stage.check.picture.present


def test_several_windows_are_chosen_by_number_without_names(staged: Open) -> None:
    stage = staged()
    for number in (1, 3):
        stage.services.offer(Card(f"c{number}", f"{number}号窗口"), Material(fields_of(), "2099-04-12"))
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "pick")
    stage.settle()
    assert "张演示" not in stage.texts()
    stage.tap("check.pick.3号窗口")
    assert stage.until(lambda: stage.check.phase == "looking")
    assert stage.check.window == "3号窗口"


def test_a_message_is_kept_and_its_words_are_forgotten(staged: Open) -> None:
    stage = staged()
    stage.shell.go(Page.Message)
    stage.settle()
    stage.tap("message.kind.praise")
    stage.find("message.text.input").setProperty("text", "窗口很热心")
    stage.tap("message.submit")
    assert at(stage, Page.MessageSent)
    assert answers(stage) == [("message", Message(MessageKind.PRAISE, "窗口很热心"))]
    assert "K7M Q2X" in stage.texts()
    assert stage.message.text == ""


def test_leaving_forgets_what_was_typed(staged: Open) -> None:
    stage = staged()
    stage.shell.go(Page.Message)
    stage.settle()
    stage.find("message.text.input").setProperty("text", "只写了一半")
    stage.shell.home()
    assert stage.message.text == ""
