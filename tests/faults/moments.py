"""Every state of a check at which something can go wrong: how it is reached, what the citizen still has to do, the end.

One table for all faults. What the citizen sees after the kiosk's own restart follows the table of the link's failures:
shown again while unanswered, only the rating asked for once confirmed, nothing once answered for good.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from tests.journeys.lobby import Kiosk, Lobby, Push, until

K = EntryKind
IN_THE_MIDDLE = 600_000
"""Bytes of the heavy picture that get through: enough for some chunks, not for all."""
RELEASED = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_RATED, K.CHECK_RELEASED)
UNRATED = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_CONFIRMED, K.CHECK_UNRATED, K.CHECK_RELEASED)
FIRST_TURN = "check.pick.3号窗口"
WAYS = {"check.mine", "check.confirm", "home.check", FIRST_TURN}
DISPUTED = (K.CHECK_OFFERED, K.CHECK_SHOWN, K.CHECK_DISPUTED)
SHORT = "\n[check]\nttl_seconds = 3\n"
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


class Officer(Push):
    """A counter's client in a process of its own that does what the test says; see `tests.faults.officer`."""

    STDIN = subprocess.PIPE

    def command(self, home: Home, words: tuple[str, ...]) -> list[str]:
        return [sys.executable, "-m", "tests.faults.officer", str(home.root), *words]

    def tell(self, words: str) -> None:
        """A command for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def pushing(self, page: Path) -> "Officer":
        """Push, and forget the line that said that it was ready."""
        self.tell(f"push {page}")
        until(lambda: len(self.states) > 1, self.said)
        del self.states[0]
        return self


def _officer(lobby: Lobby) -> Officer:
    """A signed-in officer."""
    made = Officer(lobby.counter, lobby.root / "counter.log")
    lobby.pushes.append(made)
    until(lambda: made.states, made.said)
    return made


def _ledger_says(lobby: Lobby, pushed: Push, kind: EntryKind) -> None:
    until(lambda: lobby.told(pushed.check_id)[kind], lambda: f"{kind}: {pushed.said()}")


def _offered(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    officer = _officer(lobby)
    lobby.line.cut()
    pushed = officer.pushing(page)
    assert pushed.states[-1]["state"] == "unreachable"
    return pushed


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


def _queued(lobby: Lobby, page: Path, heavy: Path) -> Push:
    first = _stored(lobby, page, heavy)
    first.wait("stored")
    first.kill()
    second = lobby.push(page)
    second.wait("queued")
    assert second.states[-1]["place"] == 2
    return second


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


def _declined(lobby: Lobby, page: Path, heavy: Path) -> Push:
    pushed = _confirmed(lobby, page, heavy)
    lobby.line.hold_down()
    lobby.kiosk.touch("rate.decline")
    lobby.kiosk.wait("Thanks", "Home")
    assert not any(each["declined"] for each in pushed.states)
    return pushed


def _superseded(lobby: Lobby, page: Path, heavy: Path) -> Push:
    wrong = _disputed(lobby, page, heavy)
    lobby.line.heal()
    assert wrong.code() == ExitCode.DISPUTED
    right = lobby.push(page, "--revision-of", wrong.check_id)
    lobby.kiosk.wait("Check", item="check.confirm")
    _ledger_says(lobby, wrong, K.CHECK_SUPERSEDED)
    return right


def _withdrawn(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    pushed = _officer(lobby).pushing(page)
    pushed.wait("stored")
    lobby.line.hold_down()
    pushed.tell("withdraw")
    _ledger_says(lobby, pushed, K.CHECK_WITHDRAWN)
    assert pushed.states[-1]["state"] == "stored"
    lobby.kiosk.wait("Check", gone="check.mine")  # nobody can open it any more
    return pushed


def _overridden(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    pushed = _officer(lobby).pushing(page)
    pushed.wait("stored")
    lobby.line.hold_down()
    pushed.tell("override")
    _ledger_says(lobby, pushed, K.CHECK_OVERRIDDEN)
    assert pushed.states[-1]["state"] == "stored"
    lobby.kiosk.wait("Check", gone="check.mine")  # nobody can open it any more
    return pushed


def _expired(lobby: Lobby, page: Path, _heavy: Path) -> Push:
    settings = lobby.counter.config.read_text(encoding="utf-8")
    lobby.counter.config.write_text(settings + SHORT, encoding="utf-8")
    try:
        pushed = lobby.push(page)
        pushed.wait("stored")
    finally:
        lobby.counter.config.write_text(settings, encoding="utf-8")
    lobby.line.hold_down()
    _ledger_says(lobby, pushed, K.CHECK_EXPIRED)
    assert pushed.states[-1]["state"] == "stored"
    lobby.kiosk.wait("Check", gone="check.mine")  # nobody can open it any more
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


def _both(kiosk: Kiosk) -> None:
    """Two citizens of one window, in the order of their turns."""
    if kiosk.view().page == "Lookup":
        kiosk.touch("bar.home")
    for _ in range(2):
        ways = until(lambda: WAYS & kiosk.view().items.keys(), "a record, or the way to one")
        if "home.check" in ways:
            kiosk.touch("home.check")
            ways = until(lambda: {"check.mine", FIRST_TURN} & kiosk.view().items.keys(), "a record, or the turns")
        if FIRST_TURN in ways:
            kiosk.touch(FIRST_TURN)
        _confirm_and_rate(kiosk)
        kiosk.touch("thanks.done")


MOMENTS = (
    Moment("offered", _offered, "Check", _confirm_and_rate, delivered=False),
    Moment("receiving", _receiving, "Check", _confirm_and_rate, delivered=False),
    Moment("stored", _stored, "Check", _confirm_and_rate),
    Moment("queued", _queued, "Check", _both),
    Moment("shown", _shown, "Check", _confirm_and_rate),
    Moment("disputed, not heard", _disputed, "Home", _nothing, ExitCode.DISPUTED, DISPUTED),
    Moment("confirmed", _confirmed, "Rate", _rate),
    Moment("rated, not heard", _rated, "Home", _nothing),
    Moment("declined, not heard", _declined, "Home", _nothing, ExitCode.DECLINED, UNRATED),
    Moment("released", _released, "Home", _nothing),
    Moment("superseded", _superseded, "Check", _confirm_and_rate),
    Moment(
        "withdrawn, not heard", _withdrawn, "Home", _nothing, ExitCode.WITHDRAWN, (K.CHECK_OFFERED, K.CHECK_WITHDRAWN)
    ),
    Moment(
        "overridden, not heard", _overridden, "Home", _nothing, ExitCode.DECLINED, (K.CHECK_OFFERED, K.CHECK_OVERRIDDEN)
    ),
    Moment("expired, not heard", _expired, "Home", _nothing, ExitCode.TIMED_OUT, (K.CHECK_OFFERED, K.CHECK_EXPIRED)),
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
