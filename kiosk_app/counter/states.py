"""What the bar shows, derived by one pure function from what is known of the link, the officer and the check."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.domain.check import OPEN, CheckState
from kiosk_app.errors import ExitCode
from kiosk_app.link.messages import Rule
from kiosk_app.services.push_journal import PushState

KIOSK_CLOSED, KIOSK_MAINTENANCE = "closed", "maintenance"


class Phase(StrEnum):
    """The one thing the bar says. QML has the words; the probe and tests have these codes."""

    OFFLINE = "offline"
    CLOSED = "closed"
    UNPAIRED = "unpaired"
    MAINTENANCE = "maintenance"
    SIGNED_OUT = "signed_out"
    READY = "ready"
    TAKING = "taking"
    SENDING = "sending"
    UNDELIVERED = "undelivered"
    QUEUED = "queued"
    SHOWN = "shown"
    SHOWN_OFFLINE = "shown_offline"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OVERRIDDEN = "overridden"
    REJECTED = "rejected"
    VOIDED = "voided"


class Light(StrEnum):
    """The dot: can this counter push now?"""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Mood(StrEnum):
    """The colour of what the bar says."""

    PLAIN = "plain"
    BUSY = "busy"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything the bar's face depends on. `kiosk` is ready, busy, degraded, closed or maintenance."""

    connected: bool = False
    kiosk: str = "ready"
    signed_in: bool = False
    taking: bool = False
    check: PushState | None = None
    unpaired: bool = False
    """The kiosk no longer knows this PC."""


@dataclass(frozen=True, slots=True)
class Face:
    """What follows. `timed` shows how long the phase has lasted; `revises` makes the next push a correction."""

    phase: Phase
    light: Light
    mood: Mood
    can_push: bool
    can_withdraw: bool
    revises: bool = False
    timed: bool = False
    ruling: Rule = ""
    """What a supervisor could rule on this check: override, void, or nothing."""


_PHASES = {
    CheckState.OFFERED: Phase.SENDING,
    CheckState.RECEIVING: Phase.SENDING,
    CheckState.STORED: Phase.QUEUED,
    CheckState.QUEUED: Phase.QUEUED,
    CheckState.SHOWN: Phase.SHOWN,
    CheckState.CONFIRMED: Phase.CONFIRMED,
    CheckState.DISPUTED: Phase.DISPUTED,
    # Rated or declined but not yet released: the release row is in the same transaction and follows at once.
    CheckState.RATED: Phase.CONFIRMED,
    CheckState.UNRATED: Phase.CONFIRMED,
    CheckState.RELEASED: Phase.RELEASED,
    CheckState.SUPERSEDED: Phase.READY,
    CheckState.WITHDRAWN: Phase.WITHDRAWN,
    CheckState.EXPIRED: Phase.EXPIRED,
    CheckState.OVERRIDDEN: Phase.OVERRIDDEN,
    CheckState.REJECTED: Phase.REJECTED,
}
_MOODS = {
    Phase.RELEASED: Mood.GOOD,
    Phase.OVERRIDDEN: Mood.GOOD,
    Phase.DISPUTED: Mood.BAD,
    Phase.REJECTED: Mood.BAD,
    Phase.VOIDED: Mood.BAD,
    Phase.UNDELIVERED: Mood.BAD,
    Phase.OFFLINE: Mood.BAD,
    Phase.CLOSED: Mood.BAD,
    Phase.UNPAIRED: Mood.BAD,
    Phase.MAINTENANCE: Mood.BAD,
    Phase.READY: Mood.PLAIN,
    Phase.SIGNED_OUT: Mood.PLAIN,
    Phase.WITHDRAWN: Mood.PLAIN,
}
_UNANSWERED = frozenset({Phase.SENDING, Phase.UNDELIVERED, Phase.QUEUED, Phase.SHOWN, Phase.SHOWN_OFFLINE})
_AWAY = frozenset({Phase.MAINTENANCE, Phase.UNPAIRED})
_IN_HAND = _UNANSWERED | {Phase.TAKING, Phase.CONFIRMED}
_TIMED = frozenset({Phase.SHOWN, Phase.SHOWN_OFFLINE, Phase.CONFIRMED})


def face(known: Known) -> Face:
    """The bar's face; total: every combination of inputs has one."""
    phase = _phase(known)
    undelivered = known.check is not None and known.check.state is None
    usable = known.connected and known.kiosk != KIOSK_CLOSED
    if not known.connected:
        light = Light.RED
    elif not usable or not known.signed_in:
        light = Light.AMBER
    else:
        light = Light.GREEN
    return Face(
        phase=phase,
        light=light,
        mood=_MOODS.get(phase, Mood.BUSY),
        can_push=usable and known.signed_in and phase not in _IN_HAND,
        can_withdraw=phase in _UNANSWERED or phase is Phase.DISPUTED or (phase in _AWAY and undelivered),
        revises=phase is Phase.DISPUTED,
        timed=phase in _TIMED,
        ruling=_ruling(phase) if known.connected else "",
    )


def _ruling(phase: Phase) -> Rule:
    if phase in {Phase.QUEUED, Phase.SHOWN, Phase.DISPUTED, Phase.EXPIRED}:
        return "override"
    return "void" if phase is Phase.RELEASED else ""


def _phase(known: Known) -> Phase:
    if known.taking:
        return Phase.TAKING
    pushed = known.check
    if pushed is not None and pushed.voided:
        return Phase.VOIDED
    if pushed is not None and pushed.state is None:
        return Phase.SENDING if known.connected else _away(known, Phase.UNDELIVERED)
    if pushed is not None and pushed.state in OPEN:
        phase = Phase.RELEASED if pushed.released else _PHASES[pushed.state]
        return Phase.SHOWN_OFFLINE if phase is Phase.SHOWN and not known.connected else phase
    # A result stays readable while the link is down: it is committed and cannot change.
    if pushed is not None and pushed.state is not None and _PHASES[pushed.state] is not Phase.READY:
        return _PHASES[pushed.state]
    if not known.connected:
        return _away(known, Phase.OFFLINE)
    if known.kiosk == KIOSK_CLOSED:
        return Phase.CLOSED
    return Phase.READY if known.signed_in else Phase.SIGNED_OUT


def _away(known: Known, otherwise: Phase) -> Phase:
    """No connection: the kiosk knows this PC no more, or said that it is being mended, or it said nothing."""
    if known.unpaired:
        return Phase.UNPAIRED
    return Phase.MAINTENANCE if known.kiosk == KIOSK_MAINTENANCE else otherwise


def outcome(pushed: PushState) -> ExitCode | None:
    """The exit code that `counter push --wait` ends with, or None while the citizen has not finished.

    A disputed check ends the wait: only the officer can go on from there.
    """
    if pushed.state is CheckState.RELEASED or pushed.released:
        return ExitCode.DONE if pushed.rated else ExitCode.DECLINED
    return _ENDINGS.get(pushed.state) if pushed.state is not None else None


_ENDINGS = {
    CheckState.DISPUTED: ExitCode.DISPUTED,
    CheckState.SUPERSEDED: ExitCode.DISPUTED,
    CheckState.OVERRIDDEN: ExitCode.DECLINED,
    CheckState.WITHDRAWN: ExitCode.WITHDRAWN,
    CheckState.EXPIRED: ExitCode.TIMED_OUT,
    CheckState.REJECTED: ExitCode.REJECTED,
}
