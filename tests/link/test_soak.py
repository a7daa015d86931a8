"""Twenty seconds of `python -m tests.link.soak`, and that its judge finds what is not in order."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.paths import Home
from tests.journeys.fixtures import prepared
from tests.link.crowd import Crowd
from tests.link.soak import PATIENT, judge, soak
from tests.qt_messages import complaints_in

__all__ = ["prepared"]

K = EntryKind
SECONDS = 15.0
WHOLE = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_RATED, K.CHECK_RELEASED)


@pytest.mark.slow
def test_four_counters_at_once_have_one_outcome_a_check(prepared: Home, tmp_path: Path) -> None:
    crowd = Crowd(tmp_path, prepared, kiosk_settings=PATIENT, ttl=30)
    try:
        report = soak(crowd, SECONDS)
    finally:
        code = crowd.close()
    assert report.wrong == []
    assert code == 0
    assert complaints_in(crowd.log) == []
    assert {story.window for story in report.stories.values()} == {f"{number}号窗口" for number in range(1, 5)}
    assert sum(story.kinds[K.CHECK_RELEASED] for story in report.stories.values()) > 0


@dataclass(frozen=True)
class Row:
    """A ledger row as the judge reads it."""

    seq: int
    kind: EntryKind
    subject: str
    body: bytes = b'{"window": "3\xe5\x8f\xb7\xe7\xaa\x97\xe5\x8f\xa3", "revision_of": ""}'
    wall_time: str = "2099-04-12T08:00:00.000Z"


def rows(*kinds: EntryKind, subject: str = "a", first: int = 1) -> list[Any]:
    return [Row(seq, kind, subject) for seq, kind in enumerate(kinds, start=first)]


def told(state: str = "released", *, rated: bool = True, check: str = "a") -> dict[str, Any]:
    return {"check": check, "state": state, "rated": rated, "declined": False, "marks": 0}


def test_a_whole_story_is_in_order() -> None:
    assert judge(rows(*WHOLE), [told()]).wrong == []


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        ((*WHOLE, K.CHECK_RELEASED), told()),
        ((*WHOLE, K.CHECK_RATED), told()),
        (WHOLE[:-1], told()),
        ((*WHOLE[:-1], K.CHECK_EXPIRED), told()),
        (WHOLE, told("expired")),
        (WHOLE, told(rated=False)),
        (WHOLE, told(check="b", state="withdrawn")),
        ((), told()),
    ],
)
def test_lost_double_and_disagreeing_outcomes_are_found(kinds: tuple[EntryKind, ...], line: dict[str, Any]) -> None:
    assert judge(rows(*kinds), [line]).wrong != []


def test_a_later_turn_that_comes_first_is_found() -> None:
    both = [*rows(K.CHECK_OFFERED), *rows(K.CHECK_OFFERED, K.CHECK_SHOWN, subject="b", first=2)]
    assert judge(both, []).overtaken == ["b"]
    assert not judge(both, []).fair
