"""The pure halves of rating, message and check: what they derive, strokes as marks, zooming."""

import math
from dataclasses import dataclass

import pytest

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState, FactLabel, Field, Mark
from kiosk_app.domain.rating import Level, Reason
from kiosk_app.kiosk import check_state, marks, rating_state
from kiosk_app.kiosk.message import Draft, grouped, letter
from kiosk_app.kiosk.rating_state import Face, Outcome, Subject
from kiosk_app.kiosk.viewport import LARGEST_ZOOM, Viewport

FRAME_BYTES = 16 * 1024
BIRTH_BOX = (0.1, 0.3, 0.3, 0.05)
FIELDS = (Field("姓名", "张演示", (0.1, 0.1, 0.3, 0.05)), Field("出生日期", "2099-04-12", BIRTH_BOX))


@dataclass(frozen=True)
class Card:
    """A check in the queue."""

    check_id: str = "c1"
    window: str = "3号窗口"
    officer_name: str = "王小禾"
    staff_number: str = "000003"
    business_code: str = "id_renew"
    state: CheckState = CheckState.SHOWN
    revision: int = 1
    turn: int = 1
    photo: str = ""


def ring(x: float, y: float, rx: float, ry: float, points: int = 2000) -> list[tuple[float, float]]:
    return [
        (x + rx * math.cos(i / points * 2 * math.pi), y + ry * math.sin(i / points * 2 * math.pi))
        for i in range(points + 1)
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("371122209904120020", "371122 2099 0412 0020"),
        ("37112220990412002X", "371122 2099 0412 002X"),
        ("2099-04-12", "2099 年 4 月 12 日"),
        ("2026.11.23-2046.11.23", "2026 年 11 月 23 日 至 2046 年 11 月 23 日"),
        ("13800000000", "138 0000 0000"),
        ("演示路18号", "演示路18号"),
        ("37112220990412", "37112220990412"),
    ],
)
def test_numbers_are_grouped_for_comparing_with_a_card(text: str, shown: str) -> None:
    assert check_state.readable(text, "zh") == shown


def test_english_keeps_the_date_as_the_form_has_it() -> None:
    assert check_state.readable("2099-04-12", "en") == "2099-04-12"


def test_a_revision_names_what_changed() -> None:
    before = (Field("姓名", "张演示"), Field("出生日期", "2099-04-21"))
    state = check_state.State(current=Card(revision=2), phase=check_state.Phase.LOOKING, fields=FIELDS, before=before)
    shown = check_state.derive(state, str, "zh", Check())
    assert [fact["changed"] for fact in shown["facts"]] == [False, True]
    assert len(shown["changedBoxes"]) == 1


def test_nothing_of_the_record_is_derived_once_it_is_not_looked_at() -> None:
    state = check_state.State(current=Card(), phase=check_state.Phase.WAITING, fields=FIELDS)
    shown = check_state.derive(state, str, "zh", Check())
    assert shown["facts"] == []
    assert "张演示" not in str(shown)


def test_the_record_is_covered_after_the_warning_time_only() -> None:
    state = check_state.State(current=Card(), phase=check_state.Phase.LOOKING, idle=19)
    assert not check_state.derive(state, str, "zh", Check())["blanked"]
    later = check_state.State(current=Card(), phase=check_state.Phase.LOOKING, idle=20)
    assert check_state.derive(later, str, "zh", Check())["blanked"]


def test_a_circle_is_labelled_by_the_field_it_lies_on() -> None:
    found = marks.drawn(marks.Marks(), ring(0.25, 0.32, 0.18, 0.04), FIELDS)
    assert [mark.label for mark in found.marks] == [FactLabel.BIRTH_DATE]


def test_circles_on_neighbouring_rows_stay_two_marks() -> None:
    first = marks.drawn(marks.Marks(), ring(0.25, 0.12, 0.18, 0.04), FIELDS)
    both = marks.drawn(first, ring(0.25, 0.18, 0.18, 0.04), FIELDS)
    assert len(both.marks) == 2


def test_a_second_turn_of_the_finger_joins_the_mark() -> None:
    first = marks.drawn(marks.Marks(), ring(0.25, 0.32, 0.18, 0.04), FIELDS)
    again = marks.drawn(first, ring(0.26, 0.32, 0.17, 0.04), FIELDS)
    assert [len(mark.strokes) for mark in again.marks] == [2]


def test_a_tap_becomes_a_ring_that_can_be_seen() -> None:
    found = marks.drawn(marks.Marks(), [(0.5, 0.5)], ())
    xs = [x for x, _ in found.marks[0].strokes[0]]
    assert max(xs) - min(xs) >= marks.TAP_RADIUS


def test_a_full_dispute_fits_one_frame_of_the_link() -> None:
    found = marks.Marks()
    for index in range(40):
        wild = [(0.5 + 0.4 * math.sin(i * 7.3 + index), 0.5 + 0.4 * math.cos(i * 5.1)) for i in range(3000)]
        found = marks.drawn(found, wild, ())
    assert found.full
    flat = [list(map(list, stroke)) for mark in found.marks for stroke in mark.strokes]
    assert len(str(flat)) * 4 / 3 < FRAME_BYTES
    assert all(0 <= value <= 1 for stroke in flat for point in stroke for value in point)


def test_undo_takes_the_last_stroke_and_at_last_the_mark() -> None:
    stroke = ((0.1, 0.1), (0.2, 0.2))
    both = marks.Marks((Mark(FactLabel.NAME, (stroke, stroke)),), 0)
    once = marks.undone(both)
    assert [len(mark.strokes) for mark in once.marks] == [1]
    assert marks.undone(once) == marks.Marks((), -1)
    assert marks.undone(marks.Marks()) == marks.Marks()


def test_zooming_keeps_the_place_under_the_finger() -> None:
    view = Viewport(1000, 600, 1920, 1080)
    place = view.share_at(300, 200)
    near = view.zoomed(3, 300, 200)
    assert near.pixel_of(*place) == pytest.approx((300, 200))


def test_zoom_stops_at_its_bounds_and_never_leaves_the_picture() -> None:
    view = Viewport(1000, 600, 1920, 1080)
    for _ in range(10):
        view = view.stepped(1)
    assert view.zoom == LARGEST_ZOOM
    left, top, width, height = view.dragged(1e6, 1e6).shown
    assert left <= 0
    assert top <= 0
    assert left + width >= 1000
    assert top + height >= 600
    for _ in range(10):
        view = view.stepped(-1)
    assert view == Viewport(1000, 600, 1920, 1080)


def test_a_fact_that_is_tapped_lies_in_the_window() -> None:
    view = Viewport(1000, 600, 1920, 1080).focused(BIRTH_BOX)
    x, y, width, height = BIRTH_BOX
    corners = [view.pixel_of(x, y), view.pixel_of(x + width, y + height)]
    assert all(0 <= px <= 1000 and 0 <= py <= 600 for px, py in corners)
    assert view.zoom > 1


def test_dissatisfied_is_no_rating_before_a_reason() -> None:
    state = rating_state.State(subject=Subject(Face("o1")), level=Level.DISSATISFIED)
    assert rating_state.rating_of(state) is None
    with_reasons = rating_state.State(
        subject=Subject(Face("o1")), level=Level.DISSATISFIED, reasons=frozenset({Reason.OTHER, Reason.TOO_SLOW})
    )
    rating = rating_state.rating_of(with_reasons)
    assert rating is not None
    assert rating.reasons == (Reason.TOO_SLOW, Reason.OTHER)


def test_a_declined_rating_offers_no_undo() -> None:
    state = rating_state.State(subject=Subject(Face("o1"), "c1"), outcome=Outcome.DECLINED, left=12)
    assert rating_state.derive(state, str)["undoLeft"] == 0


def test_an_anonymous_message_forgets_the_number_that_was_typed() -> None:
    assert letter(Draft(text=" 好 ", contact="13800000000", anonymous=True)).contact == ""
    assert letter(Draft(text=" 好 ", contact="13800000000")).text == "好"


def test_a_receipt_is_grouped() -> None:
    assert grouped("K7MQ2X") == "K7M Q2X"
