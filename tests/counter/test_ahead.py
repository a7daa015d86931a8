"""Encoding ahead never changes what is pushed, and nothing of a record stays once the officer has gone."""

import io
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk_app.counter import ahead as ahead_module
from kiosk_app.counter.ahead import LIGHT, LONGEST_REST, MOST, QUICK, REST, SLOW, UNSEEN_SECONDS, Ahead, Encodings
from kiosk_app.counter.capture import Pixels, encoded
from kiosk_app.counter.choice import Choice
from kiosk_app.counter.picture import FAST, SMALL, Shot, encode
from kiosk_app.counter.target import Target
from kiosk_app.errors import CaptureError
from tests.counter.support import COLOURS, on, running, until

SIZE = (60, 40)


def record(colour: int) -> Pixels:
    """A window's pixels."""
    return Pixels(bytes((colour, 255 - colour, 40, 255)) * (SIZE[0] * SIZE[1]), *SIZE)


def seen_in(shot: Shot) -> bytes:
    with Image.open(io.BytesIO(shot.data)) as opened:
        return opened.convert("RGB").tobytes("raw", "BGRX")


def shown(pixels: Pixels) -> bytes:
    return Image.frombytes("RGB", SIZE, pixels.data, "raw", "BGRX").tobytes("raw", "BGRX")


class Watched:
    """A window, a clock, and how often something was encoded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window: Pixels | None = record(1)
        self.now = self.worked = 0.0
        self.heavy = True
        self.made: list[int] = []
        self.encodings = Encodings(lambda: self.now, lambda: self.worked)
        self.ahead = Ahead(self.look, self.encodings)

        def counted(data: bytes, width: int, height: int, effort: int = 0) -> Shot:
            self.made.append(effort)
            self.worked += (2 if self.heavy else 0.5) * LIGHT * width * height
            return encode(data, width, height, effort)

        monkeypatch.setattr(ahead_module, "encode", counted)

    def look(self) -> Pixels:
        if self.window is None:
            raise CaptureError("业务窗口已经关闭，请重新选择窗口。")
        return self.window

    def pushed(self) -> bytes:
        """What a key press now sends, as pixels."""
        return seen_in(self.encodings.encode(self.look()))


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    made = Watched(monkeypatch)
    yield made
    made.ahead.close()


def test_a_record_that_stands_still_is_encoded_once_and_the_key_finds_it(watched: Watched) -> None:
    assert watched.ahead.step() == QUICK
    assert watched.made == []
    watched.ahead.step()
    assert watched.made == [SMALL]
    assert watched.ahead.step() == SLOW
    assert watched.pushed() == shown(record(1))
    assert watched.made == [SMALL]


def test_what_is_encoded_ahead_is_smaller_and_the_same_pixels(watched: Watched) -> None:
    watched.window = Pixels(bytes(range(240)) * 40, 60, 40)
    watched.ahead.step()
    watched.ahead.step()
    kept = watched.encodings.encode(watched.window)
    assert len(kept.data) < len(encoded(watched.window).data)
    assert seen_in(kept) == seen_in(encoded(watched.window))


def test_a_change_between_the_look_and_the_key_is_what_is_sent(watched: Watched) -> None:
    watched.ahead.step()
    watched.ahead.step()
    watched.window = record(2)
    assert watched.pushed() == shown(record(2))
    assert watched.made == [SMALL, FAST]


@pytest.mark.parametrize(("heavy", "effort"), [(True, FAST), (False, SMALL)])
def test_a_change_right_before_the_key_is_encoded_as_the_record_before_it_was_best(
    watched: Watched, heavy: bool, effort: int
) -> None:
    watched.heavy = heavy
    watched.pushed()
    assert watched.made == [FAST]  # nothing is known of the window yet
    watched.ahead.step()
    watched.ahead.step()
    watched.window = record(2)
    assert watched.pushed() == shown(record(2))
    assert watched.made == [FAST, SMALL, effort]


@pytest.mark.parametrize("place", [0, 4 * SIZE[0] * SIZE[1] // 2, 4 * (SIZE[0] * SIZE[1] - 1)])
def test_one_changed_pixel_is_another_picture(watched: Watched, place: int) -> None:
    watched.ahead.step()
    watched.ahead.step()
    data = bytearray(record(1).data)
    data[place] ^= 1
    watched.window = Pixels(bytes(data), *SIZE)
    assert watched.pushed() == shown(watched.window)


def test_the_same_bytes_in_another_shape_are_another_picture(watched: Watched) -> None:
    watched.ahead.step()
    watched.ahead.step()
    turned = watched.encodings.encode(Pixels(record(1).data, SIZE[1], SIZE[0]))
    assert (turned.width, turned.height) == (SIZE[1], SIZE[0])


@given(steps=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=24))
def test_whatever_was_seen_before_the_key_sends_what_is_there_now(steps: list[tuple[int, bool]]) -> None:
    current = record(0)
    encodings = Encodings()
    ahead = Ahead(lambda: current, encodings)
    for colour, key in steps:
        current = record(colour)
        ahead.step()
        if key:
            assert seen_in(encodings.encode(current)) == shown(current)
        assert len(encodings) <= MOST


def test_both_pictures_of_a_blinking_caret_are_kept(watched: Watched) -> None:
    for colour in (1, 1, 2, 2, 1, 2, 1, 2):
        watched.window = record(colour)
        watched.ahead.step()
        watched.now += SLOW
    assert watched.made == [SMALL, SMALL]
    watched.pushed()
    assert watched.made == [SMALL, SMALL]


def test_a_record_that_was_left_goes_from_memory(watched: Watched) -> None:
    watched.ahead.step()
    watched.ahead.step()
    assert len(watched.encodings) == 1
    watched.window = record(2)
    watched.now += UNSEEN_SECONDS
    watched.ahead.step()
    assert len(watched.encodings) == 0


def test_a_window_that_is_gone_leaves_nothing(watched: Watched) -> None:
    watched.ahead.step()
    watched.ahead.step()
    watched.window = None
    assert watched.ahead.step() == SLOW
    assert len(watched.encodings) == 0


def test_a_window_that_never_stands_still_is_not_encoded(watched: Watched) -> None:
    for colour in range(20):
        watched.window = record(colour)
        assert watched.ahead.step() == QUICK
    assert watched.made == []


@pytest.mark.parametrize(("took", "rest"), [(0.0, QUICK), (0.1, 0.1 * REST), (5.0, LONGEST_REST)])
def test_an_encoding_is_rested_from(took: float, rest: float) -> None:
    times = iter((10.0, 10.0 + took))
    ahead = Ahead(lambda: record(1), Encodings(), lambda: next(times))
    ahead.step()
    assert ahead.step() == pytest.approx(rest)


def test_nothing_is_kept_of_what_was_begun_before_the_officer_went(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(data: bytes, width: int, height: int, effort: int = 0) -> Shot:
        watched.ahead.forget()  # signed out while the encoder works
        return encode(data, width, height, effort)

    monkeypatch.setattr(ahead_module, "encode", slow)
    watched.ahead.step()
    watched.ahead.step()
    assert len(watched.encodings) == 0


class Room:
    """A thread that looks, and how often it did."""

    def __init__(self) -> None:
        self.looks = 0
        self.looked = threading.Event()
        self.encodings = Encodings()
        self.ahead = Ahead(self.look, self.encodings)

    def look(self) -> Pixels:
        self.looks += 1
        self.looked.set()
        return record(7)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(ahead_module, "QUICK", 0.01)
    monkeypatch.setattr(ahead_module, "SLOW", 0.01)
    monkeypatch.setattr(sys, "platform", "linux")
    made = Room()
    yield made
    made.ahead.close()


def test_it_looks_only_while_an_officer_could_push(room: Room) -> None:
    room.ahead.follow(could_push=False, taking=False)
    assert not room.looked.wait(0.1)
    room.ahead.follow(could_push=True, taking=False)
    until(lambda: len(room.encodings) == 1 or None, "an encoding")


def test_a_push_being_taken_keeps_the_encoding_and_signing_out_drops_it(room: Room) -> None:
    room.ahead.follow(could_push=True, taking=False)
    until(lambda: len(room.encodings) == 1 or None, "an encoding")
    room.ahead.follow(could_push=False, taking=True)
    assert len(room.encodings) == 1
    room.ahead.follow(could_push=False, taking=False)
    assert len(room.encodings) == 0
    assert room.ahead._last is None
    looks = room.looks + 1  # one may have been under way
    assert not threading.Event().wait(0.1)
    assert room.looks <= looks
    assert len(room.encodings) == 0


def test_on_windows_nobody_is_looked_at(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    room.ahead.follow(could_push=True, taking=False)
    assert not room.looked.wait(0.1)


def test_it_ends_with_the_bar(room: Room) -> None:
    room.ahead.follow(could_push=True, taking=False)
    until(lambda: len(room.encodings) == 1 or None, "an encoding")
    room.ahead.close()
    assert len(room.encodings) == 0
    assert not any(thread.name == "ahead" for thread in threading.enumerate())


def test_the_chosen_window_is_pushed_from_what_was_encoded_ahead_until_it_changes(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desk)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    target = Target(Choice("业务甲"))
    ahead = Ahead(target.look, target.encodings)
    try:
        with running(["-c", COLOURS, "业务甲|#336699|100,80,600,400"], on(desk)):
            until(lambda: (ahead.step() == SLOW and len(target.encodings) == 1) or None, "an encoding")
            kept = target.encodings.encode(target.look())
            assert target.take() is kept
            covered = target.take(lambda pixels: Pixels(bytes(len(pixels.data)), pixels.width, pixels.height))
            assert not any(seen_in(covered))
    finally:
        ahead.close()
        target.close()


def test_a_part_of_the_screen_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(CaptureError, match="不知道要推送哪个窗口"):
        Target(Choice(box=(0, 0, 200, 100))).look()
