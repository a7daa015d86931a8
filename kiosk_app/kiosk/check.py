"""Checking a record that an officer pushed: look, confirm or circle what is wrong, and go on to the rating.

The queue is read again whenever the store's bell rings; a card that appears there opens by itself while the kiosk is
at home, and a card that vanishes from it while it is being read was withdrawn. Nobody is told 已送达 before COMMIT.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Check as Policy
from kiosk_app.domain.check import CheckState
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk import marks as marking
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.check_load import Loaded, load
from kiosk_app.kiosk.check_queue import Arrived, CheckService, Pixels, QueueReader
from kiosk_app.kiosk.check_state import (
    PATIENCE,
    STILL_THERE,
    Card,
    Phase,
    State,
    card_of,
    correction_of,
    derive,
    left_alone,
)
from kiosk_app.kiosk.rating import RatingModel, Titles
from kiosk_app.kiosk.rating_state import Face, Subject
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown
from kiosk_app.kiosk.signing import Signing

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

Page = Shell.Page
WALKED_AWAY = "walked_away"
HERE = frozenset({Phase.LOADING, Phase.COVERED, Phase.OPENING, Phase.LOOKING})
"""Phases in which a check that vanishes from the queue was taken back or has ended."""


@QmlElement
@QmlUncreatable("made by startup")
class CheckModel(Signing):
    """Behind CheckPage and DisputePage."""

    def __init__(
        self,
        shell: Shell,
        jobs: Jobs,
        assist: Assist,
        rating: RatingModel,
        policy: Policy,
        *,
        auto_open: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._jobs, self._assist, self._rating = shell, jobs, assist, rating
        self._policy, self._auto_open = policy, auto_open
        self._checks: CheckService | None = None
        self._decode: Callable[[Any], Pixels] | None = None
        self._titles: Titles = str
        self._offered: set[str] = set()
        self._chosen = ""
        self._reader: QueueReader | None = None
        self._state = State()
        self._shown = Shown(self, self._derived())
        assist.languageChanged.connect(self.fall_silent)
        assist.languageChanged.connect(lambda: self._take(self._state))
        shell.idleChanged.connect(self._idle)
        shell.idleExpired.connect(self._nobody_there)
        shell.pageChanged.connect(self._offer_later)
        shell.register(Page.Check, self._open, self._leave, screen=self)
        shell.register(
            Page.Dispute, lambda _key: self._fold(marks=marking.Marks(), failed=False), self._leave, screen=self
        )

    def attach(self, checks: CheckService, decode: Callable[[Any], Pixels], titles: Titles) -> None:
        """Give the model its use case, what makes pixels of a material, and the names of businesses; read the queue."""
        self._checks, self._decode, self._titles = checks, decode, titles
        self._reader = QueueReader(self._jobs, checks, self._arrived)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the queue again."""
        current = self._state.current
        if self._reader is not None:
            self._reader.look(current.check_id if current and self._state.phase in {*HERE, Phase.WAITING} else "")

    def _arrived(self, found: Arrived) -> None:
        self._fold(cards=found.cards)
        rated = self._rating.subject
        self._rating.checks_waiting(sum(1 for card in found.cards if not (rated and card.check_id == rated.check_id)))
        self._follow(found.stands)
        self._offer_later()

    def _follow(self, stands: CheckState | None) -> None:
        """What the new queue means for the check that is open, and where that one stands."""
        state, current = self._state, self._state.current
        if current is None:
            return
        if state.phase is Phase.WAITING:
            if correction := correction_of(state):
                if self._shell.page == Page.Check:
                    self._shell.replace(Page.Check, correction.check_id)
            elif stands not in STILL_THERE:
                self._gone(stands)
        elif state.phase in HERE and not card_of(state, current.check_id):
            self._gone(stands)

    def _offer_later(self) -> None:
        if self._auto_open and self._shell.page == Page.Home and self._unoffered():
            QTimer.singleShot(0, self, self._offer)

    def _offer(self) -> None:
        """Open what nobody was offered yet: the one check, or the list of windows."""
        if self._shell.page != Page.Home or not self._unoffered():
            return
        cards = self._state.cards
        self._offered.update(card.check_id for card in cards)
        self._shell.go(Page.Check, cards[0].check_id if len(cards) == 1 else "")

    def _unoffered(self) -> list[Card]:
        return [card for card in self._state.cards if card.check_id not in self._offered]

    @Slot(str)
    def pick(self, check_id: str) -> None:
        """A window of the list was tapped: who knows their window's number has said that it is theirs."""
        self._chosen = check_id
        self._shell.replace(Page.Check, check_id)

    def _open(self, key: str) -> None:
        state = self._state
        if state.current and state.phase is not Phase.GONE and key == state.current.check_id:
            return
        cards = state.cards
        card = card_of(state, key) or (cards[0] if len(cards) == 1 else None)
        if card is None:
            self._close(Phase.PICK if cards else Phase.NONE)
        else:
            self._start(card)

    def _start(self, card: Card) -> None:
        waiting = self._state.phase is Phase.WAITING and correction_of(self._state) == card
        self._offered.add(card.check_id)
        self.fall_silent()
        self._holder.clear()
        # Whoever waits for the officer's correction of what they circled need not say again that it is theirs.
        present = waiting and self._state.waited + self._state.idle < self._policy.walk_away_seconds
        mine = present or card.check_id == self._chosen
        self._chosen = ""
        self._take(self._fresh(cards=self._state.cards, current=card, phase=Phase.LOADING, mine=mine))
        if card.state is CheckState.CONFIRMED:
            # Confirmed before a restart: only the rating is missing. Not now: the shell is in the middle of opening.
            QTimer.singleShot(0, self, lambda: self._ask_rating(card))
        else:
            self._load(card)

    def _load(self, card: Card) -> None:
        checks, decode = self._checks, self._decode
        if checks is None or decode is None:
            return

        mine = self._state.mine
        self._jobs.submit(
            lambda: load(checks, decode, card.check_id, mine=mine), lambda result: self._loaded(result, card)
        )

    def _loaded(self, result: Result[Loaded], card: Card) -> None:
        if self._state.current is not card or self._state.phase is not Phase.LOADING:
            return
        if isinstance(result, Err):
            self._fold(phase=Phase.UNREADABLE)
            return
        found = result.value
        self._holder.show(found.pixels.width, found.pixels.height, found.pixels.stride, found.pixels.bytes)
        self._fold(
            phase=Phase.LOOKING if self._state.mine else Phase.COVERED,
            fields=found.fields,
            before=found.before,
            places=found.places,
            compared=found.compared,
        )

    @Slot()
    def open_mine(self) -> None:
        """这是我的业务."""
        card, checks = self._state.current, self._checks
        if self._state.phase is Phase.LOOKING:
            self._fold(blanked=False, idle=0)
        elif card and checks and self._state.phase is Phase.COVERED:
            self._fold(phase=Phase.OPENING, failed=False)
            self._jobs.submit(lambda: checks.shown(card.check_id), lambda result: self._opened(result, card))

    def _opened(self, result: Result[object], card: Card) -> None:
        if self._state.current is not card or self._state.phase is not Phase.OPENING:
            return
        if isinstance(result, Err):
            self._fold(phase=Phase.COVERED, failed=True)
            self.refresh()
        else:
            self._fold(phase=Phase.LOOKING, mine=True)

    @Slot()
    def not_mine(self) -> None:
        """不是我的: it stays in the queue, unseen."""
        if self._state.phase is Phase.COVERED:
            self._shell.home()

    def _leave(self) -> None:
        if self._shell.page not in {Page.Check, Page.Dispute}:
            self._close(Phase.NONE)
        else:
            self._fold(marks=marking.Marks())

    def _close(self, phase: Phase) -> None:
        self._holder.clear()
        self._take(self._fresh(cards=self._state.cards, phase=phase))

    def _gone(self, stands: CheckState | None) -> None:
        self.fall_silent()
        current = self._state.current
        if self._shell.page == Page.Dispute:
            self._shell.back()  # which opens the page anew, before it can be told what happened
        self._holder.clear()
        self._take(self._fresh(cards=self._state.cards, current=current, phase=Phase.GONE, ended=stands))

    @Slot()
    def confirm(self) -> None:
        """信息无误."""
        card, checks = self._state.current, self._checks
        if card is None or checks is None or self._state.phase is not Phase.LOOKING:
            return
        self.fall_silent()
        self._fold(phase=Phase.SAVING, failed=False)
        self._jobs.submit(lambda: checks.confirm(card.check_id), lambda result: self._confirmed(result, card))

    def _confirmed(self, result: Result[object], card: Card) -> None:
        if self._state.current is not card:
            return
        if isinstance(result, Err):
            self._not_stored()
        elif self._policy.signature:
            self._holder.clear()
            self._take(self._fresh(cards=self._state.cards, current=card, phase=Phase.SIGNING))
        else:
            self._ask_rating(card)

    def _ask_rating(self, card: Card) -> None:
        face = Face("", card.staff_number, card.officer_name, card.window, card.photo)
        self._rating.ask_about(Subject(face, card.check_id, card.business_code))

    @Slot()
    def point_out(self) -> None:
        """有错，我来指出."""
        if self._state.current and self._state.phase is Phase.LOOKING:
            self._shell.go(Page.Dispute, self._state.current.check_id)

    @Slot()
    def give_up(self) -> None:
        """不圈了: back to the check."""
        if self._state.phase is Phase.LOOKING:
            self._shell.back()

    @Slot()
    def send(self) -> None:
        """告诉民警."""
        card, checks, marks = self._state.current, self._checks, self._state.marks.marks
        if card is None or checks is None or not marks or self._state.phase is not Phase.LOOKING:
            return
        self._fold(phase=Phase.SAVING, failed=False)
        self._jobs.submit(lambda: checks.dispute(card.check_id, marks), lambda result: self._disputed(result, card))

    def _disputed(self, result: Result[object], card: Card) -> None:
        if self._state.current is not card:
            return
        if isinstance(result, Err):
            self._not_stored()
            return
        self._holder.clear()
        self._take(self._fresh(cards=self._state.cards, current=card, phase=Phase.WAITING))
        if self._shell.page == Page.Dispute:
            self._shell.back()
        self.refresh()

    def _not_stored(self) -> None:
        self._fold(phase=Phase.LOOKING, failed=True)
        self.refresh()

    def _idle(self) -> None:
        left, page = self._shell.idleLeft, self._shell.page
        idle = self._shell.idleTotal - left if left >= 0 else 0
        if self._state.phase is Phase.WAITING and page == Page.Check:
            self._stay(idle)
        elif self._state.reading and page == Page.Check and idle > 0:
            self._shell.touched()  # whoever listens is there
        elif page in {Page.Check, Page.Dispute, Page.Rate, Page.Reasons}:
            blanked = self._state.blanked or left_alone(replace(self._state, idle=idle), self._policy)
            self._fold(idle=idle, blanked=blanked and self._state.phase is Phase.LOOKING)
            if idle >= self._policy.walk_away_seconds and self._nobody_there():
                self._shell.home()

    def _stay(self, idle: int) -> None:
        """Waiting for the officer is not walking away: keep the page for a while."""
        if idle > 0 and self._state.waited < PATIENCE:
            self._fold(waited=self._state.waited + idle, idle=0)
            self._shell.touched()

    @Slot()
    def _nobody_there(self) -> bool:
        """Close what is open for good and say in the ledger that nobody was there; whether anything was open."""
        card, checks = self._state.current, self._checks
        if card and self._state.phase in {Phase.SIGNING, Phase.SEALING}:
            self._ask_rating(card)  # it is confirmed: what is left undone is the rating
        if self._rating.open_check:
            self._rating.walk_away()
        elif self._state.phase in {Phase.LOADING, Phase.COVERED} and not self._state.mine:
            self._close(Phase.NONE)  # nobody has seen it, so nobody walked away from it: it waits at home
        elif card and checks and self._state.phase in HERE:
            self._close(Phase.NONE)
            self._jobs.submit(lambda: checks.expire(card.check_id, WALKED_AWAY), lambda _result: self.refresh())
        else:
            return False
        return True

    def _derived(self) -> dict[str, Any]:
        return derive(self._state, self._titles, self._assist.language, self._policy)
