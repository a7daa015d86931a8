"""The bench's own arithmetic."""

import pytest

from tests.bench import mirror
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import Mark
from tests.bench.push import Runs, figure_of
from tests.bench.pushing import STEPS, Push, push_of


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_quantile_is_the_smallest_value_that_the_share_does_not_exceed(share: float, value: float) -> None:
    assert Sample("x", "ms", list(range(100, 0, -1))).quantile(share) == value


def test_a_claim_is_kept_up_to_its_bound_and_not_beyond() -> None:
    assert Claim("x", 2.0, 2.0).kept
    assert not Claim("x", 2.01, 2.0).kept
    assert Claim("x", 0.5, 0.5, at_most=False).kept
    assert "OVER" in Claim("x", 0.49, 0.5, at_most=False).line()


def test_a_figure_prints_median_spread_and_claim() -> None:
    text = Figure("T", [Sample("ours", "ms", [3.0, 1.0, 2.0])], [Claim("of it", 1.5, 2.0)], ["a note"]).text()
    assert "median        2 ms" in text
    assert "spread 1 … 3 (n=3)" in text
    assert "ok   of it: 1.50 (≤ 2)" in text
    assert text.endswith("a note")


def test_a_push_is_divided_at_its_marks_and_its_commits_are_told_apart() -> None:
    marks = [Mark(name, 10.0 + place, {"pid": 1, "bytes": 700}) for place, (name, _) in enumerate(STEPS, start=1)]
    last = marks[-1].at
    marks += [Mark("committing", 12.0, {"pid": 7}), Mark("committing", 12.1, {"pid": 8})]
    marks += [Mark("committed", 12.25, {"pid": 8}), Mark("committed", 12.5, {"pid": 7})]
    marks += [Mark("committing", last + 1, {"pid": 7}), Mark("committed", last + 2, {"pid": 7})]
    marks.append(Mark("picture sending", 13.0, {"pid": 1}))
    push = push_of(10.0, last + 1, sorted(marks, key=lambda mark: mark.at), 0.03)
    assert push.steps == [1.0] * (len(STEPS) + 1)
    assert push.whole == len(STEPS) + 1
    assert push.commits == pytest.approx(0.65)
    assert (push.size, push.answer) == (700, 0.03)


@pytest.mark.parametrize(("sending", "transfer"), [(13.0, 1.0), (15.75, 0.25)])
def test_a_transfer_lasts_from_the_first_byte_or_the_answer_to_the_offer(sending: float, transfer: float) -> None:
    marks = [Mark(name, 10.0 + place, {"pid": 1, "bytes": 700}) for place, (name, _) in enumerate(STEPS, start=1)]
    marks.append(Mark("picture sending", sending, {"pid": 1}))
    assert push_of(10.0, 22.0, sorted(marks, key=lambda mark: mark.at), 0.0).transfer == transfer


def _runs(*, mirrored: float | None) -> Runs:
    push = Push([0.01] * (len(STEPS) + 1), 0.01, 0.001, 58_000, 0.03)
    pages = [mirrored] * 3 if mirrored else []
    return Runs([push] * 3, [push], [0.0002] * 3, [0.1] * 3, pages, pages)


def test_the_mirror_bounds_the_push_and_a_missing_one_is_named() -> None:
    without = figure_of(_runs(mirrored=None))
    assert mirror.MISSING in without.notes
    assert all("mirror" not in claim.text for claim in without.claims)
    (claim,) = (each for each in figure_of(_runs(mirrored=0.03)).claims if "mirror" in each.text)
    assert claim.value == pytest.approx(4.0)
    assert not claim.kept
