"""What a rating on the screen consists of, and what QML shows of it; no Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk_app.domain.rating import Level, Rating, Reason
from kiosk_app.kiosk.place_names import window_in

FAREWELL_SECONDS = 4
"""How long thanks stay after taking back is no longer possible."""


class Outcome(StrEnum):
    """What the ledger already holds of this rating."""

    NONE = ""
    RATED = "rated"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Face:
    """The officer on the card."""

    id: str = ""
    staff_number: str = ""
    name: str = ""
    window: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is rated: an officer, and the check it belongs to unless the citizen walked up."""

    face: Face
    check_id: str = ""
    business: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """One rating from the first tap to the end of thanks. `left` is seconds."""

    officers: tuple[Face, ...] | None = None
    subject: Subject | None = None
    level: Level | None = None
    reasons: frozenset[Reason] = frozenset()
    comment: str = ""
    saving: bool = False
    failed: bool = False
    outcome: Outcome = Outcome.NONE
    rating_id: str = ""
    left: int = 0
    waiting: int = 0


def rating_of(state: State) -> Rating | None:
    """The rating that `state` amounts to, or None while it is incomplete."""
    if state.level is None:
        return None
    if state.level is not Level.DISSATISFIED:
        return Rating(state.level)
    if not state.reasons:
        return None
    # In the order of the enumeration, so that equal choices are equal rows.
    return Rating(state.level, tuple(r for r in Reason if r in state.reasons), state.comment.strip())


def derive(state: State, title_of: Callable[[str], str], language: str = "zh") -> dict[str, Any]:
    """What QML shows of `state`; `title_of` names a business by its code."""
    subject = state.subject
    return {
        "officers": [_card(face, language) for face in state.officers or ()],
        "loading": state.officers is None and subject is None,
        "officer": _card(subject.face, language) if subject else {},
        "chosen": subject is not None,
        "inCheck": bool(subject and subject.check_id),
        "business": title_of(subject.business) if subject and subject.business else "",
        "level": state.level.value if state.level else "",
        "reasons": [reason.value for reason in Reason if reason in state.reasons],
        "comment": state.comment,
        "ready": state.level is Level.DISSATISFIED and bool(state.reasons) and not state.saving,
        "saving": state.saving,
        "failed": state.failed,
        "amending": state.outcome is Outcome.RATED,
        "declined": state.outcome is Outcome.DECLINED,
        "undoLeft": max(0, state.left - FAREWELL_SECONDS) if state.outcome is Outcome.RATED else 0,
        "waiting": state.waiting,
    }


def _card(face: Face, language: str) -> dict[str, str]:
    window = window_in(language, face.window)
    return {"staffNumber": face.staff_number, "name": face.name, "window": window, "photo": face.photo}
