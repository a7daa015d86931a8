"""The bar's face for every situation, and the exit code for every end."""

import itertools

import pytest

from kiosk_app.counter.states import Face, Known, Light, Mood, Phase, face, outcome
from kiosk_app.domain.check import CheckState
from kiosk_app.errors import ExitCode
from kiosk_app.services.push import PushState

S = CheckState
UP = Known(connected=True, signed_in=True)


def _with(state: CheckState | None, *, connected: bool = True, **more: object) -> Known:
    return Known(connected=connected, signed_in=True, check=PushState("id", state, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "phase", "light", "mood", "push", "withdraw"),
    [
        (Known(), Phase.OFFLINE, Light.RED, Mood.BAD, False, False),
        (Known(connected=True), Phase.SIGNED_OUT, Light.AMBER, Mood.PLAIN, False, False),
        (Known(connected=True, signed_in=True, kiosk="closed"), Phase.CLOSED, Light.AMBER, Mood.BAD, False, False),
        (Known(signed_in=True, kiosk="maintenance"), Phase.MAINTENANCE, Light.RED, Mood.BAD, False, False),
        (
            Known(signed_in=True, kiosk="maintenance", check=PushState("id")),
            Phase.MAINTENANCE,
            Light.RED,
            Mood.BAD,
            False,
            True,
        ),
        (Known(signed_in=True, unpaired=True), Phase.UNPAIRED, Light.RED, Mood.BAD, False, False),
        (Known(unpaired=True, check=PushState("id")), Phase.UNPAIRED, Light.RED, Mood.BAD, False, True),
        (UP, Phase.READY, Light.GREEN, Mood.PLAIN, True, False),
        (_with(None), Phase.SENDING, Light.GREEN, Mood.BUSY, False, True),
        (_with(None, connected=False), Phase.UNDELIVERED, Light.RED, Mood.BAD, False, True),
        (_with(S.STORED), Phase.QUEUED, Light.GREEN, Mood.BUSY, False, True),
        (_with(S.QUEUED, place=2), Phase.QUEUED, Light.GREEN, Mood.BUSY, False, True),
        (_with(S.SHOWN), Phase.SHOWN, Light.GREEN, Mood.BUSY, False, True),
        (_with(S.SHOWN, connected=False), Phase.SHOWN_OFFLINE, Light.RED, Mood.BUSY, False, True),
        (_with(S.CONFIRMED), Phase.CONFIRMED, Light.GREEN, Mood.BUSY, False, False),
        (_with(S.CONFIRMED, released=True), Phase.RELEASED, Light.GREEN, Mood.GOOD, True, False),
        (_with(S.DISPUTED), Phase.DISPUTED, Light.GREEN, Mood.BAD, True, True),
        (_with(S.RATED, rated=True), Phase.CONFIRMED, Light.GREEN, Mood.BUSY, False, False),
        (_with(S.RELEASED, rated=True), Phase.RELEASED, Light.GREEN, Mood.GOOD, True, False),
        (_with(S.RELEASED, connected=False), Phase.RELEASED, Light.RED, Mood.GOOD, False, False),
        (_with(S.SUPERSEDED), Phase.READY, Light.GREEN, Mood.PLAIN, True, False),
        (_with(S.WITHDRAWN), Phase.WITHDRAWN, Light.GREEN, Mood.PLAIN, True, False),
        (_with(S.EXPIRED), Phase.EXPIRED, Light.GREEN, Mood.BUSY, True, False),
        (_with(S.REJECTED), Phase.REJECTED, Light.GREEN, Mood.BAD, True, False),
        (_with(S.OVERRIDDEN), Phase.OVERRIDDEN, Light.GREEN, Mood.GOOD, True, False),
    ],
)
def test_the_face_follows_from_what_is_known(
    known: Known, phase: Phase, light: Light, mood: Mood, push: bool, withdraw: bool
) -> None:
    shown = face(known)
    assert (shown.phase, shown.light, shown.mood, shown.can_push, shown.can_withdraw) == (
        phase,
        light,
        mood,
        push,
        withdraw,
    )
    assert shown.revises == (phase is Phase.DISPUTED)


def test_every_combination_has_a_face_and_an_answered_check_is_never_withdrawn() -> None:
    checks = [None, *(PushState("id", state) for state in (None, *CheckState))]
    truth = (True, False)
    for up, kiosk, signed, taking, check in itertools.product(
        truth, ("ready", "closed", "maintenance"), truth, truth, checks
    ):
        shown = face(Known(up, kiosk, signed, taking, check))
        assert isinstance(shown, Face)
        assert not (shown.can_push and not (up and signed))
        if check is not None and check.state in {S.CONFIRMED, S.RATED, S.UNRATED, S.RELEASED}:
            assert not shown.can_withdraw


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (PushState("id", S.RELEASED, rated=True), ExitCode.DONE),
        (PushState("id", S.RELEASED, declined=True), ExitCode.DECLINED),
        (PushState("id", S.DISPUTED), ExitCode.DISPUTED),
        (PushState("id", S.WITHDRAWN), ExitCode.WITHDRAWN),
        (PushState("id", S.EXPIRED), ExitCode.TIMED_OUT),
        (PushState("id", S.REJECTED), ExitCode.REJECTED),
        (PushState("id", S.CONFIRMED), None),
        (PushState("id", S.SHOWN), None),
        (PushState("id", None), None),
    ],
)
def test_a_push_ends_with_its_exit_code(state: PushState, code: ExitCode | None) -> None:
    assert outcome(state) is code
