"""Certificates that people are sent to the police station for, and what to do instead of asking for one."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.domain.guide import Basis
from kiosk_app.domain.wording import NO_PROSE, Origin, Prose, Wording


class Verdict(StrEnum):
    """不用开 · 别处开 · 派出所开."""

    NOT_NEEDED = "not_needed"
    ELSEWHERE = "elsewhere"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. `instead` says what to show, or where to go; `guides` are the services when it is issued here.

    `asked_by` names who usually asks for it; `verify` marks what still waits for a written source.
    """

    id: str
    title: Wording
    icon: str
    summary: Wording
    verdict: Verdict
    asked_by: Wording
    instead: Wording
    basis: tuple[Basis, ...]
    guides: tuple[str, ...]
    origin: Origin
    verify: bool = False
    aliases: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    prose: Prose = NO_PROSE
