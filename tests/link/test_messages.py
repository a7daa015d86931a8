"""Frames: what they may hold, and what they can never say."""

import json
import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.config import Link
from kiosk_app.domain.check import Picture
from kiosk_app.domain.ids import new_id
from kiosk_app.link import messages as m
from kiosk_app.link.chunks import Chunk, decode_chunk, encode_chunk
from kiosk_app.link.pictures import unacceptable


def test_no_frame_of_a_counter_can_express_a_rating() -> None:
    words = {"level", "rating", "reasons", "comment", "outcome", "state"}
    for kind in typing.get_args(m.FromCounter):
        named = {name for name in kind.__struct_fields__ if name in words}
        assert named <= ({"state"} if kind is m.Pong else set()), kind
    with pytest.raises(m.FrameError):
        m.from_counter(json.dumps({"v": 1, "t": "EVENT", "id": "1", "seq": 1}))


@pytest.mark.parametrize("missing", ["v", "t", "id"])
def test_every_frame_needs_version_type_and_id(missing: str) -> None:
    frame = {"v": 1, "t": "PING", "id": "1"}
    assert isinstance(m.from_counter(json.dumps(frame)), m.Ping)
    del frame[missing]
    with pytest.raises(m.FrameError):
        m.from_counter(json.dumps(frame))


@pytest.mark.parametrize(
    "change",
    [
        {"check_id": "not-an-id"},
        {"check_id": f"{new_id()}\n"},
        {"business_code": "x" * 41},
        {"fields": [{"label": "a", "text": "b"}] * 25},
        {"fields": [{"label": "a", "text": "b" * 121}]},
        {"fields": [{"label": "a", "text": "b", "box": [0, 0, 2, 1]}]},
        {"fields": [{"label": "a", "text": "b", "colour": "red"}]},
        {"ttl": 0},
        {"ttl": True},
        {"picture": {"sha256": "0" * 63, "bytes": 1, "w": 1, "h": 1, "type": "image/png"}},
        {"level": "satisfied"},
        {"device_id": "another"},
    ],
)
def test_an_offer_out_of_bounds_is_malformed(change: dict[str, object]) -> None:
    picture = {"sha256": "0" * 64, "bytes": 1, "w": 1, "h": 1, "type": "image/png"}
    good = {
        "v": 1, "t": "OFFER", "id": "1", "check_id": new_id(), "session_id": new_id(), "business_code": "A",
        "picture": picture, "fields": [],
    }  # fmt: skip
    assert isinstance(m.from_counter(json.dumps(good)), m.Offer)
    with pytest.raises(m.FrameError):
        m.from_counter(json.dumps({**good, **change}))


def test_the_fullest_offer_fits_one_frame() -> None:
    fields = tuple(m.FieldPart("签" * 20, "文" * 120, (0.123456789, 0.2, 0.987654321, 0.4)) for _ in range(24))
    offer = m.Offer(
        check_id=new_id(), session_id=new_id(), business_code="码" * 40, revision_of=new_id(), fields=fields,
        picture=m.PicturePart("0" * 64, 2**23, 3840, 2400, "image/webp"), ttl=86400,
    )  # fmt: skip
    assert m.from_counter(m.encode(offer)) == offer


def test_the_longest_event_fits_one_frame() -> None:
    event = m.Event(
        seq=2**53, digest=bytes(32), previous_hash=bytes(32), hash=bytes(32), signature=bytes(64),
        header=bytes(1024), body=bytes(m.BODY_BYTES), kind="check.disputed", subject=new_id(), parts=64,
    )  # fmt: skip
    assert m.from_kiosk(m.encode(event)) == event


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_noise_is_an_error_and_nothing_else(noise: bytes | str) -> None:
    for read in (m.from_counter, m.from_kiosk):
        with pytest.raises(m.FrameError):
            read(noise)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
TYPES = [kind.__struct_config__.tag for kind in typing.get_args(m.FromCounter)]


@given(st.sampled_from(TYPES), st.dictionaries(st.sampled_from(["check_id", "cursor", "id", "reason", "ref"]), JSON))
def test_shapes_that_look_right_are_frames_or_errors(kind: str, rest: dict[str, object]) -> None:
    try:
        frame = m.from_counter(msgspec.json.encode({"v": 1, "t": kind, "id": "1", **rest}))
    except m.FrameError:
        return
    assert m.from_counter(m.encode(frame)) == frame


def test_chunks_come_back_as_sent() -> None:
    chunk = Chunk(new_id(), 7, b"abc")
    back = decode_chunk(encode_chunk(chunk))
    assert (back.check_id, back.index, bytes(back.data)) == (chunk.check_id, 7, b"abc")
    with pytest.raises(m.FrameError):
        decode_chunk(encode_chunk(Chunk(new_id(), 0, bytes(m.CHUNK_BYTES + 1))))


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Link(), ""),
        (Link(picture_bytes=998), "too_large"),
        (Link(picture_width=639), "too_many_pixels"),
        (Link(picture_height=479), "too_many_pixels"),
    ],
)
def test_how_large_a_picture_may_be_is_a_setting(limits: Link, code: str) -> None:
    assert unacceptable(Picture("0" * 64, 999, 640, 480, "image/png"), limits) == code
