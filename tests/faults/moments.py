"""Every state of a check at which something can go wrong: how it is reached, what the citizen still has to do, the end.

One table for all faults. What the citizen sees after the kiosk's own restart follows the table of the link's failures:
shown again while unanswered, only the rating asked for once confirmed, nothing once answered for good.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from tests.journeys.lobby import Kiosk, Lobby, Push, until

K = EntryKind
IN_THE_MIDDLE = 600_000
"""Bytes of the heavy picture that get through: enough for some chunks, not for all."""
RELEASED = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_RATED, K.CHECK_RELEASED)
DISPUTED = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_DISPUTED)
STROKE = [(0.3, 0.3), (0.4, 0.25), (0.5, 0.3), (0.4, 0.35), (0.3, 0.3)]


@dataclass(frozen=True, slots=True)
class Moment:
    """One state. `again` is the page after a restart of the kiosk; `answer` what is left to do for the citizen."""

    name: str
    reach: Callable[[Lobby, Path, Path], Push]
    again: str
    answer: Callable[[Kiosk], None]
    code: ExitCode = ExitCode.DONE
    ledger: tuple[EntryKind, ...] = RELEASED
    delivered: bool = True
    """False while the kiosk has only a part of the picture: nobody can answer yet."""

    def __str__(self) -> str:
        return self.name


def _receiving(lobby: Lobby, _page: Path, heavy: Path) -> Push:
    lobby.line.hold_up(IN_THE_MIDDLE)
    pushed = lobby.push(heavy)
    until(lambda: lobby.line.stuck and pushed.states, pushed.said)
    return pushed


def _stored(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    lobby.kiosk.touch("home.lookup")  # busy: nothing opens by itself
    lobby.kiosk.wait("Lookup")
    pushed = lobby.push(page)
    pushed.wait("stored", "queued")
    lobby.kiosk.wait("Lookup", item="ribbon.check")
    return pushed


def _shown(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    pushed = lobby.push(page)
    lobby.kiosk.touch("check.mine")
    lobby.kiosk.wait("Check", item="check.confirm")
    pushed.wait("shown")
    return pushed


def _disputed(lobby: Lobby, page: Path, heavy: Path) -> Push:
    pushed = _shown(lobby, page, heavy)
    lobby.line.hold_down()
    kiosk = lobby.kiosk
    kiosk.touch("check.dispute")
    kiosk.wait("Dispute", item="dispute.canvas")
    kiosk.draw("dispute.canvas", STROKE)
    kiosk.touch("dispute.send")
    kiosk.wait("Check", gone="check.confirm")
    return pushed


def _confirmed(lobby: Lobby, page: Path, heavy: Path) -> Push:
    pushed = _shown(lobby, page, heavy)
    lobby.kiosk.touch("check.confirm")
    lobby.kiosk.wait("Rate")
    pushed.wait("confirmed")
    return pushed


def _rated(lobby: Lobby, page: Path, heavy: Path) -> Push:
    pushed = _confirmed(lobby, page, heavy)
    lobby.line.hold_down()
    lobby.kiosk.touch("rate.level.satisfied")
    lobby.kiosk.wait("Thanks")
    assert not any(each["rated"] for each in pushed.states), "thanked, and the counter has not heard of it"
    return pushed


def _released(lobby: Lobby, page: Path, heavy: Path) -> Push:
    pushed = _confirmed(lobby, page, heavy)
    lobby.kiosk.touch("rate.level.satisfied")
    lobby.kiosk.wait("Thanks")
    assert pushed.code() == ExitCode.DONE
    return pushed


def _nothing(_kiosk: Kiosk) -> None:
    """The citizen has answered."""


def _rate(kiosk: Kiosk) -> None:
    kiosk.touch("rate.level.satisfied")
    kiosk.wait("Thanks")


def _confirm_and_rate(kiosk: Kiosk) -> None:
    if kiosk.view().page == "Lookup":
        kiosk.touch("bar.home")
    until(lambda: {"check.mine", "check.confirm"} & kiosk.view().items.keys(), "the record is there")
    if "check.mine" in kiosk.view().items:  # not where it has been opened before the fault
        kiosk.touch("check.mine")
    kiosk.touch("check.confirm")
    _rate(kiosk)


MOMENTS = (
    Moment("receiving", _receiving, "Check", _confirm_and_rate, delivered=False),
    Moment("stored", _stored, "Check", _confirm_and_rate),
    Moment("shown", _shown, "Check", _confirm_and_rate),
    Moment("disputed, not heard", _disputed, "Home", _nothing, ExitCode.DISPUTED, DISPUTED),
    Moment("confirmed", _confirmed, "Rate", _rate),
    Moment("rated, not heard", _rated, "Home", _nothing),
    Moment("released", _released, "Home", _nothing),
)


def finish(lobby: Lobby, moment: Moment, check_id: str, page: Path) -> None:
    """Nothing lost, nothing double; and a disputed check can still be corrected."""
    assert lobby.told(check_id) == Counter(moment.ledger)
    if moment.code is ExitCode.DISPUTED:
        corrected = lobby.push(page, "--revision-of", check_id)
        _confirm_and_rate(lobby.kiosk)
        assert corrected.code() == ExitCode.DONE
        assert lobby.told(check_id) == Counter((*moment.ledger, K.CHECK_SUPERSEDED))
        assert lobby.told(corrected.check_id) == Counter(RELEASED)
