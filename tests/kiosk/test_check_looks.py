"""Looking closely at a record: zoom, a fact's place, what a correction changed, the voice, circling when zoomed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.domain.check import FactLabel, Field
from kiosk_app.kiosk import changes, read_out
from kiosk_app.kiosk.check_state import differing
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.speech import Speech
from tests.kiosk.test_voice import answers, at, look, push, staged
from tests.kiosk.voice_stage import (
    FRAME,
    HEIGHT,
    TOUCH,
    WIDTH,
    Card,
    Material,
    Pixels,
    VoiceStage,
    box_of,
    fields_of,
    form,
)

__all__ = ["staged"]

Page = Shell.Page
Open = Callable[..., VoiceStage]
BIRTH = 2
"""The birth date's number in the stand-in form."""


def two_fingers(stage: VoiceStage, item: QQuickItem, start: int, end: int) -> None:
    """A pinch about the middle of `item`; distances in pixels."""
    middle = stage.place(item)
    steps = [start + (end - start) * step // 12 for step in range(13)]
    ends = [(QPoint(middle.x() - d // 2, middle.y()), QPoint(middle.x() + d // 2, middle.y())) for d in steps]
    QTest.touchEvent(stage.window, TOUCH).press(0, ends[0][0], stage.window).press(1, ends[0][1], stage.window).commit()
    for one, other in ends[1:]:
        QTest.touchEvent(stage.window, TOUCH).move(0, one, stage.window).move(1, other, stage.window).commit()
        QTest.qWait(FRAME)
    one, other = ends[-1]
    QTest.touchEvent(stage.window, TOUCH).release(0, one, stage.window).release(1, other, stage.window).commit()
    stage.settle()


@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768)])
def test_two_fingers_zoom_to_four_times_and_one_moves_the_picture(staged: Open, size: tuple[int, int]) -> None:
    stage = staged(*size)
    look(stage)
    picture = stage.find("check.picture")
    for _ in range(4):
        two_fingers(stage, picture, 80, 320)
    assert picture.property("zoom") == pytest.approx(4.0)
    assert not stage.seen("check.zoom_in")
    left = picture.property("seen").x()
    middle = stage.place(picture)
    stage.draw([QPoint(middle.x() - 12 * step, middle.y()) for step in range(12)])
    assert picture.property("seen").x() < left - 40
    for _ in range(4):
        stage.tap("check.zoom_out")
    assert picture.property("whole")
    stage.tap("check.zoom_in")
    assert picture.property("zoom") == pytest.approx(1.5)


def test_a_tapped_fact_is_framed_where_it_stands_and_tapped_again_all_is_seen(staged: Open) -> None:
    stage = staged(1920, 1080)
    look(stage)
    picture = stage.find("check.picture")
    facts = [item for item in stage.all_items() if item.property("placed") and item.isVisible()]
    stage.tap_at(stage.place(facts[BIRTH]))
    box = picture.property("chosen")
    assert (box["x"], box["y"]) == pytest.approx(box_of(BIRTH)[:2])
    assert picture.property("zoom") > 1
    seen = picture.property("seen")
    centre = QPointF(seen.x() + (box["x"] + box["width"] / 2) * seen.width(), seen.y() + box["y"] * seen.height())
    assert picture.boundingRect().contains(centre)
    stage.tap_at(stage.place(facts[BIRTH]))
    assert picture.property("whole")
    assert picture.property("chosen") == {}


def corrected(stage: VoiceStage, birth: str, *, facts: bool = True) -> None:
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    stage.tap_at(stage.place(stage.find("dispute.canvas"), 0.3, 0.3))
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    stage.services.offer(Card("c2", revision=2), Material(fields_of(birth) if facts else (), birth))
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "looking")
    stage.settle()


def test_a_correction_shows_the_old_value_beside_the_new_and_frames_the_place(staged: Open) -> None:
    stage = staged()
    look(stage)
    corrected(stage, "2099-04-21")
    (birth,) = [fact for fact in stage.check.facts if fact["changed"]]
    assert (birth["text"], birth["former"]) == ("2099 年 4 月 21 日", "2099 年 4 月 12 日")
    assert "原来是：2099 年 4 月 12 日" in stage.texts()
    (box,) = stage.check.changedBoxes
    assert (box["x"], box["width"]) == pytest.approx((box_of(BIRTH)[0], box_of(BIRTH)[2]), abs=0.01)
    assert not stage.check.unchanged


def test_without_facts_the_pixels_say_what_changed(staged: Open) -> None:
    stage = staged(1280, 1024)
    stage.services.offer(Card("c1"), Material((), "2099-04-12"))
    stage.check.refresh()
    assert stage.open_mine()
    corrected(stage, "2099-04-21", facts=False)
    (box,) = stage.check.changedBoxes
    x, y, width, height = box_of(BIRTH)
    assert x <= box["x"]
    assert box["x"] + box["width"] <= x + width
    assert y <= box["y"]
    assert box["y"] + box["height"] <= y + height
    assert "橙色框里是改过的地方" in stage.texts()


def test_a_correction_that_corrects_nothing_says_so(staged: Open) -> None:
    stage = staged()
    look(stage)
    corrected(stage, "2099-04-12")
    assert stage.check.unchanged
    assert "和上次一样，没有看到改动" in stage.texts()


def test_a_fact_that_nobody_could_read_for_certain_sends_the_citizen_to_the_picture(staged: Open) -> None:
    stage = staged()
    name, *others = fields_of()
    stage.services.offer(Card("c1"), Material((replace(name, text=""), *others), "2099-04-12"))
    stage.check.refresh()
    assert stage.open_mine()
    stage.settle()
    assert "请看画面" in stage.texts()
    assert read_out.lines((replace(name, text=""),), frozenset())[0] == "姓名：请看画面"


def test_a_fact_read_for_certain_only_once_is_not_said_to_have_changed() -> None:
    known, unread = Field("姓名", "章小演"), Field("姓名", "")
    assert differing([known], [unread]) == differing([unread], [known]) == differing([unread], [unread]) == frozenset()
    assert differing([replace(known, text="章小文")], [known]) == {"姓名"}
    assert differing([known], [Field("性别", "女")]) == {"姓名"}


def picture(*blots: tuple[int, int, int, int], size: tuple[int, int] = (640, 480)) -> Pixels:
    """Grey with black rectangles."""
    width, height = size
    rows = [bytearray(b"\xc0\xc0\xc0\xff" * width) for _ in range(height)]
    for x, y, w, h in blots:
        for row in rows[y : y + h]:
            row[x * 4 : (x + w) * 4] = b"\x00\x00\x00\xff" * w
    return Pixels(width, height, width * 4, b"".join(rows))


def test_changes_close_together_are_one_place_and_others_stay_apart() -> None:
    found = changes.places(picture((40, 40, 30, 10), (90, 42, 20, 10), (400, 300, 6, 6)), picture())
    assert found is not None
    assert [tuple(round(value * side) for value, side in zip(box, (640, 480) * 2, strict=True)) for box in found] == [
        (40, 40, 72, 16),
        (400, 296, 8, 16),
    ]


@pytest.mark.parametrize("old", [picture(size=(320, 240)), picture((0, 0, 640, 400))])
def test_another_window_altogether_is_not_compared(old: Pixels) -> None:
    assert changes.places(picture(), old) is None


def test_what_an_encoder_changes_is_no_change() -> None:
    old = picture()
    noisy = Pixels(old.width, old.height, old.stride, old.bytes.replace(b"\xc0", bytes([0xC0 - changes.FAINT])))
    assert changes.places(noisy, old) == ()


def test_the_form_of_the_stage_is_found_at_its_field() -> None:
    found = changes.places(form(Material(fields_of(), "2099-04-12")), form(Material(fields_of(), "2099-04-21")))
    assert found is not None
    assert len(found) == 1
    assert found[0][2] * WIDTH < 100
    assert found[0][3] * HEIGHT < 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("37112220990412002X", "三七幺幺二二，二零九九，零四幺二，零零二艾克斯"),
        ("2099-04-12", "二零九九年，四月，十二日"),
        ("2026.11.23-2046.11.30", "二零二六年，十一月，二十三日-二零四六年，十一月，三十日"),
        ("13800000000", "幺三八，零零零零，零零零零"),
        ("演示路18号2099室", "演示路十八号二零九九室"),
        ("女", "女"),
    ],
)
def test_numbers_are_said_digit_by_digit_in_groups(text: str, said: str) -> None:
    assert read_out.words(text) == said


def test_the_voice_reads_the_facts_and_names_what_was_corrected() -> None:
    said = read_out.lines((Field("姓名", "张演示"), Field("出生日期", "2099-04-12")), frozenset({"出生日期"}))
    assert said == ["姓名：张演示", "改过，出生日期：二零九九年，四月，十二日", read_out.ENDING]


class Parrot(Speech):
    """A voice that keeps what it was to say."""

    said: list[str]

    def say(self, lines: list[str]) -> None:
        self.said = lines
        self._set_speaking(True)

    def stop(self) -> None:
        self._set_speaking(False)


@pytest.fixture
def heard(staged: Open) -> tuple[VoiceStage, Parrot]:
    stage = staged(1080, 1920, idle=6, warn=2)
    voice = Parrot(stage.jobs, list, stage.owner)
    stage.check.give_voice(voice)
    voice.set_available(True)
    return stage, voice


def test_reading_aloud_is_offered_once_the_record_is_open_and_counts_as_being_there(
    heard: tuple[VoiceStage, Parrot],
) -> None:
    stage, voice = heard
    push(stage, Card("c1"))
    assert stage.until(lambda: stage.check.phase == "covered")
    assert not stage.seen("check.read_out")
    assert stage.open_mine()
    stage.tap("check.read_out")
    assert voice.said[0] == "姓名：张演示"
    assert not stage.until(lambda: stage.check.blanked, 4)
    stage.tap("check.read_out")
    assert not voice.speaking
    assert stage.until(lambda: stage.check.blanked, 4)


def test_a_circle_drawn_in_the_zoomed_picture_lies_where_the_finger_was(staged: Open) -> None:
    stage = staged(1280, 1024)
    look(stage)
    stage.tap("check.dispute")
    assert at(stage, Page.Dispute)
    for _ in range(3):
        stage.tap("dispute.zoom_in")
    assert not stage.check.strokes, "a button over the picture is no circle"
    canvas, below = stage.find("dispute.canvas"), stage.find("dispute.picture")
    assert canvas.property("zoom") == below.property("zoom") == pytest.approx(3.0)
    stage.tap("dispute.move")
    middle = stage.place(below)
    for _ in range(4):
        stage.draw([QPoint(middle.x() + 14 * step, middle.y() + 10 * step) for step in range(12)])
    assert stage.check.strokes == []
    seen = below.property("seen")
    assert canvas.property("seen") == seen
    stage.tap("dispute.move")
    x, y, width, height = box_of(BIRTH)
    corners = [(x, y), (x + width / 2, y), (x + width / 2, y + height), (x, y + height), (x, y)]
    pixels = [QPointF(seen.x() + cx * seen.width(), seen.y() + cy * seen.height()) for cx, cy in corners]
    assert all(canvas.boundingRect().contains(pixel) for pixel in pixels), "the field is not in sight"
    stage.draw([canvas.mapToScene(pixel).toPoint() for pixel in pixels])
    stage.tap("dispute.send")
    assert stage.until(lambda: stage.check.phase == "waiting")
    marks: Any = answers(stage)[0][2]
    (mark,) = marks
    assert mark.label is FactLabel.BIRTH_DATE
    xs, ys = zip(*mark.strokes[0], strict=True)
    assert (min(xs), max(xs)) == pytest.approx((x, x + width / 2), abs=0.005)
    assert (min(ys), max(ys)) == pytest.approx((y, y + height), abs=0.005)


def waiting(stage: VoiceStage, checks: int) -> bool:
    return len(stage.check.queue) == checks


@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768)])
def test_four_counters_at_once_are_four_windows_and_each_citizen_opens_the_own(
    staged: Open, size: tuple[int, int]
) -> None:
    stage = staged(*size)
    for number in range(1, 5):
        stage.services.offer(Card(f"c{number}", f"{number}号窗口"), Material(fields_of(), "2099-04-12"))
    stage.check.refresh()
    assert stage.until(lambda: stage.check.phase == "pick")
    for number, left in ((3, 3), (1, 2), (4, 1)):
        stage.settle()
        assert "张演示" not in stage.texts()
        assert stage.services.rows.count(("shown", f"c{number}")) == 0
        stage.tap(f"check.pick.{number}号窗口")
        assert stage.until(lambda: stage.check.phase == "looking"), "who chose the window is not asked again"
        stage.settle()
        assert stage.check.window == f"{number}号窗口"
        stage.tap("check.confirm")
        assert at(stage, Page.Rate)
        stage.tap("rate.decline")
        assert at(stage, Page.Thanks)
        stage.shell.home()
        stage.services.cards = [card for card in stage.services.cards if card.check_id != f"c{number}"]
        stage.check.refresh()
        assert stage.until(partial(waiting, stage, left))
        stage.shell.go(Page.Check)
    assert stage.open_mine(), "the last one is asked, for nobody chose a window"
    assert stage.check.window == "2号窗口"
    shown = [row[1] for row in stage.services.rows if row[0] == "shown"]
    assert shown == ["c3", "c1", "c4", "c2"]
