"""The record check: its states, and the one table of moves that both ends of the link and the tests use."""

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class CheckState(StrEnum):
    """Where a check stands. OFFERED and RECEIVING live on the link only; the others are in the ledger."""

    OFFERED = "offered"
    RECEIVING = "receiving"
    STORED = "stored"
    QUEUED = "queued"
    SHOWN = "shown"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RATED = "rated"
    UNRATED = "unrated"
    RELEASED = "released"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OVERRIDDEN = "overridden"
    REJECTED = "rejected"


class Move(StrEnum):
    """What can happen to a check."""

    RECEIVE = "receive"
    STORE = "store"
    QUEUE = "queue"
    SHOW = "show"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    RATE = "rate"
    DECLINE = "decline"
    RELEASE = "release"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    OVERRIDE = "override"
    REJECT = "reject"


_S, _M = CheckState, Move
_WAITING = (_S.OFFERED, _S.RECEIVING, _S.STORED, _S.QUEUED, _S.SHOWN)

MOVES = MappingProxyType(
    {
        (_S.OFFERED, _M.RECEIVE): _S.RECEIVING,
        (_S.OFFERED, _M.REJECT): _S.REJECTED,
        (_S.RECEIVING, _M.RECEIVE): _S.RECEIVING,
        (_S.RECEIVING, _M.STORE): _S.STORED,
        (_S.RECEIVING, _M.REJECT): _S.REJECTED,
        (_S.STORED, _M.QUEUE): _S.QUEUED,
        (_S.STORED, _M.SHOW): _S.SHOWN,
        (_S.QUEUED, _M.SHOW): _S.SHOWN,
        # A restart or another window's turn takes the picture off the screen; it is shown again without a new row.
        (_S.SHOWN, _M.SHOW): _S.SHOWN,
        (_S.SHOWN, _M.CONFIRM): _S.CONFIRMED,
        (_S.SHOWN, _M.DISPUTE): _S.DISPUTED,
        (_S.CONFIRMED, _M.RATE): _S.RATED,
        (_S.CONFIRMED, _M.DECLINE): _S.UNRATED,
        (_S.RATED, _M.RELEASE): _S.RELEASED,
        (_S.UNRATED, _M.RELEASE): _S.RELEASED,
        (_S.DISPUTED, _M.SUPERSEDE): _S.SUPERSEDED,
        (_S.DISPUTED, _M.WITHDRAW): _S.WITHDRAWN,
        (_S.DISPUTED, _M.EXPIRE): _S.EXPIRED,
        **{(state, _M.WITHDRAW): _S.WITHDRAWN for state in _WAITING},
        **{(state, _M.EXPIRE): _S.EXPIRED for state in _WAITING},
        **{(state, _M.OVERRIDE): _S.OVERRIDDEN for state in (*_WAITING, _S.DISPUTED, _S.EXPIRED)},
    }
)

FINAL = frozenset({_S.RELEASED, _S.SUPERSEDED, _S.WITHDRAWN, _S.OVERRIDDEN, _S.REJECTED, _S.EXPIRED})
OPEN = frozenset(CheckState) - FINAL
UNDELIVERED = frozenset({_S.OFFERED, _S.RECEIVING})
"""The kiosk does not have the whole picture yet."""
ON_KIOSK = frozenset({_S.STORED, _S.QUEUED, _S.SHOWN, _S.CONFIRMED})
"""Checks a citizen can still act on: these stand in the kiosk's queue and come back after a restart."""


class MoveRefused(ValueError):
    """The table has no such move from this state."""

    def __init__(self, state: CheckState, move: Move) -> None:
        super().__init__(f"a check that is {state} cannot {move}")
        self.state = state
        self.move = move


def after(state: CheckState, move: Move) -> CheckState:
    """The state that `move` leads to.

    Raises:
        MoveRefused: the table has no such move.
    """
    try:
        return MOVES[state, move]
    except KeyError:
        raise MoveRefused(state, move) from None


class FactLabel(StrEnum):
    """Kinds of fact a citizen can point at when something is wrong."""

    NAME = "name"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    ID_NUMBER = "id_number"
    ADDRESS = "address"
    PHOTO = "photo"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact to stress. `box` is (x, y, width, height) as shares of the picture, each 0..1, or None."""

    label: str
    text: str
    box: tuple[float, float, float, float] | None = None


ID_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
BUSINESS_CODE = re.compile(r"(?!.*\d{6})[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z", re.ASCII)
"""A business code stays in the ledger for ever, so it has no room for a citizen's name or number."""
PERSONAL = re.compile(r"\d(?:[\s.-]?\d){10,}")
"""A resident number, old or new, or a telephone number, however it is grouped."""


def masked(text: str) -> str:
    """`text` with the birth date inside every resident number covered: for wherever it is not being checked."""
    return ID_NUMBER.sub(r"\1********\2", text)


def names_somebody(text: str) -> bool:
    """Whether `text` holds a number by which a citizen could be known; such words must not enter the ledger."""
    return PERSONAL.search(text) is not None


@dataclass(frozen=True, slots=True)
class Mark:
    """One circled place: strokes of (x, y) points as shares of the picture, each 0..1, and the kind of fact."""

    label: FactLabel
    strokes: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the counter promises to send: digest of the exact bytes, their number, and the size in pixels."""

    sha256: str
    size: int
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One check as the counter offers it. `ttl` in seconds; `revision_of` is the disputed check it corrects."""

    check_id: str
    session_id: str
    business_code: str
    picture: Picture
    fields: tuple[Field, ...] = ()
    revision_of: str = ""
    ttl: int = 900
