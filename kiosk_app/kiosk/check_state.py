"""What a check on the screen consists of, and what QML shows of it; no Qt here."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState, Field
from kiosk_app.kiosk.changes import Box, together
from kiosk_app.kiosk.marks import Marks, Stroke, kind_of
from kiosk_app.kiosk.place_names import window_in

ID_NUMBER = re.compile(r"(\d{6})(\d{4})(\d{4})(\d{3}[\dXx])")
MOBILE = re.compile(r"(1\d{2})(\d{4})(\d{4})")
DATE = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
SPAN = re.compile(r"(\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*[-~—至]+\s*(\d{4}[-./]\d{1,2}[-./]\d{1,2})")
ENGLISH = "en"
NO_MARKS = Marks()
PATIENCE = 300
"""Seconds the kiosk stays with a citizen who waits for the officer's correction before it returns home."""
STILL_THERE = frozenset({CheckState.DISPUTED, CheckState.SUPERSEDED})
OPENABLE = frozenset({CheckState.STORED, CheckState.QUEUED, CheckState.SHOWN})


class Card(Protocol):
    """What the queue says of one check (`services.checks.CheckCard`)."""

    @property
    def check_id(self) -> str: ...
    @property
    def window(self) -> str: ...
    @property
    def officer_name(self) -> str: ...
    @property
    def staff_number(self) -> str: ...
    @property
    def photo(self) -> str: ...
    @property
    def business_code(self) -> str: ...
    @property
    def state(self) -> CheckState: ...
    @property
    def revision(self) -> int: ...
    @property
    def turn(self) -> int: ...


class Phase(StrEnum):
    """Where the citizen is with the check. COVERED: nobody has said yet that it is theirs; OPENING and SEALING: that is
    being stored, as is the signature."""

    NONE = "none"
    PICK = "pick"
    LOADING = "loading"
    COVERED = "covered"
    OPENING = "opening"
    LOOKING = "looking"
    SAVING = "saving"
    SIGNING = "signing"
    SEALING = "sealing"
    WAITING = "waiting"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class State:
    """The queue, and the one check that is open. `idle` and `waited` are seconds.

    `mine`: the citizen has said so, by choosing the window or by having disputed what this corrects. `blanked`: nobody
    moved for a while, so it is asked again. `before` and `places` are what a correction changed; `compared` says that
    the two pictures could be compared. `ended` is how a check that is gone ended.
    """

    cards: tuple[Card, ...] = ()
    current: Card | None = None
    phase: Phase = Phase.NONE
    fields: tuple[Field, ...] = ()
    before: tuple[Field, ...] = ()
    places: tuple[Box, ...] = ()
    compared: bool = False
    marks: Marks = NO_MARKS
    mine: bool = False
    blanked: bool = False
    signature: tuple[Stroke, ...] = ()
    failed: bool = False
    audible: bool = False
    reading: bool = False
    idle: int = 0
    waited: int = 0
    ended: CheckState | None = None


def derive(state: State, title_of: Callable[[str], str], language: str, policy: Check) -> dict[str, Any]:
    """What QML shows of `state`; `policy` says how long nobody may touch the screen."""
    card = state.current
    looking = state.phase in {Phase.LOOKING, Phase.SAVING}
    changed = differing(state.fields, state.before) if state.before else frozenset()
    former = {field.label: readable(field.text, language) for field in state.before if field.label in changed}
    boxes = together([*state.places, *(field.box for field in state.fields if field.label in changed and field.box)])
    return {
        "phase": state.phase.value,
        "queue": [_ticket(one, title_of, language) for one in state.cards],
        "window": window_in(language, card.window) if card else "",
        "officerName": card.officer_name if card else "",
        "business": title_of(card.business_code) if card else "",
        "revision": card.revision if card else 1,
        "facts": [_fact(f, f.label in changed, former.get(f.label, ""), language) for f in state.fields]
        if looking
        else [],
        "changedBoxes": [_box(box) for box in boxes] if looking else [],
        "unchanged": looking and state.compared and not boxes and not changed,
        "audible": looking and state.audible and bool(state.fields) and language != ENGLISH,
        "reading": state.reading,
        "ended": state.ended.value if state.ended else "",
        "saving": state.phase in {Phase.SAVING, Phase.OPENING, Phase.SEALING},
        "failed": state.failed,
        "blanked": state.phase is Phase.LOOKING and (state.blanked or left_alone(state, policy)),
        "closesIn": max(0, policy.walk_away_seconds - state.idle),
        "marks": [{"label": mark.label.value} for mark in state.marks.marks],
        "strokes": [[value for point in s for value in point] for mark in state.marks.marks for s in mark.strokes],
        "signature": [[value for point in stroke for value in point] for stroke in state.signature],
        "currentMark": state.marks.current,
        "sendable": bool(state.marks.marks) and state.phase is Phase.LOOKING,
        "full": state.marks.full,
    }


def left_alone(state: State, policy: Check) -> bool:
    """Nobody has moved for so long that a passer-by might read the record."""
    return state.idle >= policy.walk_away_warning_seconds


def card_of(state: State, check_id: str) -> Card | None:
    """The check of this id in the queue."""
    return next((card for card in state.cards if card.check_id == check_id), None)


def correction_of(state: State) -> Card | None:
    """What was sent to correct the check that is open: it has its turn. Another citizen's check never has."""
    current = state.current
    if current is None:
        return None
    same = (card for card in state.cards if card.turn == current.turn and card.state in OPENABLE)
    return next((card for card in same if card.check_id != current.check_id), None)


def differing(fields: Iterable[Field], before: Iterable[Field]) -> frozenset[str]:
    """Labels of facts whose text is new or another one than in the disputed check.

    A fact without text only says where to look: what changed there, the pixels tell.
    """
    known = {field.label: field.text for field in before}
    return frozenset(
        field.label for field in fields if field.text and known.get(field.label, " ") not in {field.text, ""}
    )


def readable(text: str, language: str) -> str:
    """Numbers and dates in groups that can be compared with a card or read aloud; other text as it is."""
    bare = text.strip()
    if groups := ID_NUMBER.fullmatch(bare) or MOBILE.fullmatch(bare):
        return " ".join(groups.groups())
    if language == ENGLISH:
        return bare
    if span := SPAN.fullmatch(bare):
        return f"{_date(span[1])} 至 {_date(span[2])}"
    return _date(bare)


def _date(text: str) -> str:
    found = DATE.fullmatch(text)
    return f"{found[1]} 年 {int(found[2])} 月 {int(found[3])} 日" if found else text


def _ticket(card: Card, title_of: Callable[[str], str], language: str) -> dict[str, Any]:
    """A check in the queue: its window and business, never a name of the citizen's."""
    return {
        "id": card.check_id,
        "window": card.window,
        "name": window_in(language, card.window),
        "business": title_of(card.business_code),
        "revision": card.revision,
        "confirmed": card.state is CheckState.CONFIRMED,
    }


def _fact(field: Field, changed: bool, former: str, language: str) -> dict[str, Any]:
    kind = kind_of(field.label)
    return {
        "kind": kind.value,
        "label": field.label,
        "text": readable(field.text, language),
        "changed": changed,
        "former": former,
        "box": _box(field.box) if field.box else {},
    }


def _box(box: Box) -> Mapping[str, float]:
    x, y, width, height = box
    return {"x": x, "y": y, "width": width, "height": height}
