"""Rating an officer: who, the three faces, the reasons for 不满意, thanks after COMMIT, and taking it back.

One model stands behind three pages, because one rating crosses them: Rate, Reasons and Thanks. It serves two callers:
a citizen who walks up (roster first), and a check that was just confirmed (officer known, 暂不评价 always offered).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.officer import Officer
from kiosk_app.domain.rating import COMMENT_LIMIT, Level, Rating, Reason, UnratedCause
from kiosk_app.domain.typed import cleaned
from kiosk_app.jobs import Err, Jobs, Ok, Result
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.rating_state import FAREWELL_SECONDS, Face, Outcome, State, Subject, derive, rating_of
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

SECOND = 1000
Page = Shell.Page
Titles = Callable[[str], str]
"""The title of a business by its code, in the language on the screen."""


class RosterService(Protocol):
    """What these screens need of `services.roster.Roster`."""

    def officers(self) -> Iterable[Officer]:
        """Officers on duty."""


class RatingService(Protocol):
    """What these screens need of `services.ratings.Ratings`."""

    def give(self, officer_id: str, rating: Rating) -> str:
        """Store a walk-up rating; its id."""

    def amend(self, rating_id: str, rating: Rating) -> object:
        """Store a correction of it."""


class CheckService(Protocol):
    """What these screens need of `services.checks.Checks`."""

    def rate(self, check_id: str, rating: Rating) -> object:
        """Store the rating of a confirmed check."""

    def amend(self, check_id: str, rating: Rating) -> object:
        """Store a correction of it."""

    def decline(self, check_id: str, cause: UnratedCause) -> object:
        """Store that the citizen did not rate."""


@QmlElement
@QmlUncreatable("made by startup")
class RatingModel(QObject):
    """Behind RatePage, ReasonsPage and ThanksPage."""

    officersChanged = Signal()
    loadingChanged = Signal()
    officerChanged = Signal()
    chosenChanged = Signal()
    inCheckChanged = Signal()
    businessChanged = Signal()
    levelChanged = Signal()
    reasonsChanged = Signal()
    commentChanged = Signal()
    readyChanged = Signal()
    savingChanged = Signal()
    failedChanged = Signal()
    amendingChanged = Signal()
    declinedChanged = Signal()
    undoLeftChanged = Signal()
    waitingChanged = Signal()

    def __init__(
        self, shell: Shell, jobs: Jobs, assist: Assist, undo_seconds: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._jobs = jobs
        self._undo_seconds = undo_seconds
        self._roster: RosterService | None = None
        self._ratings: RatingService | None = None
        self._checks: CheckService | None = None
        self._titles: Titles = str
        self._state = State()
        self._assist = assist
        self._shown = Shown(self, derive(self._state, self._titles, assist.language))
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._tick)
        assist.languageChanged.connect(lambda: self._take(self._state))
        shell.register(Page.Rate, self._open_rate, self._leave, screen=self)
        shell.register(Page.Reasons, self._open_reasons, self._leave, screen=self)
        shell.register(Page.Thanks, self._open_thanks, self._leave, screen=self)

    def attach(self, roster: RosterService, ratings: RatingService, checks: CheckService, titles: Titles) -> None:
        """Give the model its use cases; the shell opens none of these pages before."""
        self._roster, self._ratings, self._checks, self._titles = roster, ratings, checks, titles

    officers = Property("QVariantList", lambda self: self._shown["officers"], notify=officersChanged)
    loading = Property(bool, lambda self: self._shown["loading"], notify=loadingChanged)
    officer = Property("QVariantMap", lambda self: self._shown["officer"], notify=officerChanged)
    chosen = Property(bool, lambda self: self._shown["chosen"], notify=chosenChanged)
    inCheck = Property(bool, lambda self: self._shown["inCheck"], notify=inCheckChanged)
    business = Property(str, lambda self: self._shown["business"], notify=businessChanged)
    level = Property(str, lambda self: self._shown["level"], notify=levelChanged)
    reasons = Property("QVariantList", lambda self: self._shown["reasons"], notify=reasonsChanged)
    comment = Property(str, lambda self: self._shown["comment"], notify=commentChanged)
    commentLimit = Property(int, lambda _self: COMMENT_LIMIT, constant=True)
    ready = Property(bool, lambda self: self._shown["ready"], notify=readyChanged)
    saving = Property(bool, lambda self: self._shown["saving"], notify=savingChanged)
    failed = Property(bool, lambda self: self._shown["failed"], notify=failedChanged)
    amending = Property(bool, lambda self: self._shown["amending"], notify=amendingChanged)
    declined = Property(bool, lambda self: self._shown["declined"], notify=declinedChanged)
    undoLeft = Property(int, lambda self: self._shown["undoLeft"], notify=undoLeftChanged)
    waiting = Property(int, lambda self: self._shown["waiting"], notify=waitingChanged)

    @property
    def subject(self) -> Subject | None:
        """What is being rated now."""
        return self._state.subject

    @property
    def open_check(self) -> bool:
        """Whether a confirmed check still waits here for a rating or 暂不评价."""
        state = self._state
        return bool(state.subject and state.subject.check_id) and state.outcome is Outcome.NONE and not state.saving

    def ask_about(self, subject: Subject) -> None:
        """Start the rating of a confirmed check and show the faces."""
        self._take(State(officers=self._state.officers, subject=subject, waiting=self._state.waiting))
        self._shell.replace(Page.Rate, subject.check_id)

    def forget(self) -> None:
        """Drop the rating on the screen; the roster stays."""
        self._clock.stop()
        self._take(State(officers=self._state.officers, waiting=self._state.waiting))

    def checks_waiting(self, count: int) -> None:
        """How many checks a citizen could go on with; thanks offer the next."""
        self._fold(waiting=count)

    @Slot(str)
    def choose(self, staff_number: str) -> None:
        """An officer of the roster was tapped."""
        if self._state.subject is None:
            face = next((f for f in self._state.officers or () if f.staff_number == staff_number), None)
            self._fold(subject=Subject(face) if face else None)

    @Slot()
    def another(self) -> None:
        """换一位: back to the roster."""
        if not self.inCheck and not self._state.saving and self._state.outcome is Outcome.NONE:
            self.forget()

    @Slot(str)
    def grade(self, level: str) -> None:
        """A face was tapped: 不满意 asks for reasons first, the others are stored at once."""
        if self._state.saving or self._state.subject is None:
            return
        chosen = Level(level)
        self._fold(level=chosen, failed=False)
        if chosen is Level.DISSATISFIED:
            self._shell.go(Page.Reasons)
        else:
            self._store()

    @Slot(str)
    def toggle(self, reason: str) -> None:
        """One of the four reasons was tapped."""
        self._fold(reasons=self._state.reasons ^ {Reason(reason)}, failed=False)

    @Slot(str)
    def remark(self, comment: str) -> None:
        """The words of the comment changed."""
        self._fold(comment=cleaned(comment, COMMENT_LIMIT))

    @Slot()
    def reconsider(self) -> None:
        """改一改: back to the faces."""
        if not self._state.saving:
            self._fold(level=None, reasons=frozenset(), comment="")
            self._shell.back()

    @Slot()
    def submit(self) -> None:
        """提交评价: store 不满意 with its reasons."""
        if not self._state.saving:
            self._store()

    @Slot()
    def decline(self) -> None:
        """暂不评价: stored as unrated, and the officer is released all the same."""
        self._decline(UnratedCause.DECLINED)

    def walk_away(self) -> None:
        """Nobody is there any more: the confirmed check is left unrated."""
        self._decline(UnratedCause.WALKED_AWAY)

    @Slot()
    def undo(self) -> None:
        """点错了，改一下: back to the faces; the next tap amends what is stored."""
        if self.undoLeft > 0:
            self._clock.stop()
            self._fold(level=None, reasons=frozenset(), comment="")
            self._shell.replace(Page.Rate, self._key())

    @Slot()
    def done(self) -> None:
        """Leave thanks; a check that waits opens from home by itself."""
        self._shell.home()

    def _decline(self, cause: UnratedCause) -> None:
        state, checks = self._state, self._checks
        if state.saving or state.outcome is not Outcome.NONE or checks is None:
            return
        if state.subject is None or not state.subject.check_id:
            return
        check_id = state.subject.check_id
        self._fold(saving=True, failed=False)
        self._jobs.submit(lambda: checks.decline(check_id, cause), lambda result: self._declined(result, state.subject))

    def _declined(self, result: Result[object], subject: Subject | None) -> None:
        if self._state.subject is not subject:
            return
        if isinstance(result, Err):
            self._fold(saving=False, failed=True)
            return
        self._fold(saving=False, outcome=Outcome.DECLINED)
        self._thank()

    def _store(self) -> None:
        state = self._state
        rating, work = rating_of(state), self._work(state)
        if rating is None or work is None:
            return
        self._fold(saving=True, failed=False)
        self._jobs.submit(lambda: work(rating), lambda result: self._stored(result, state.subject))

    def _work(self, state: State) -> Callable[[Rating], object] | None:
        """The one service call that stores this rating: first or amended, of a check or walked up."""
        subject, ratings, checks = state.subject, self._ratings, self._checks
        if subject is None or ratings is None or checks is None:
            return None
        again = state.outcome is Outcome.RATED
        if subject.check_id:
            call = checks.amend if again else checks.rate
            return lambda rating: call(subject.check_id, rating)
        if again:
            return lambda rating: ratings.amend(state.rating_id, rating)
        return lambda rating: ratings.give(subject.face.id, rating)

    def _stored(self, result: Result[object], subject: Subject | None) -> None:
        if self._state.subject is not subject:
            return  # the citizen left meanwhile: the row is kept, there is nobody to thank
        if isinstance(result, Err):
            self._fold(saving=False, failed=True)
            return
        first_id = self._state.rating_id or (result.value if isinstance(result.value, str) else "")
        self._fold(saving=False, outcome=Outcome.RATED, rating_id=first_id)
        self._thank()

    def _thank(self) -> None:
        self._shell.replace(Page.Thanks, self._key())

    def _key(self) -> str:
        return self._state.subject.check_id if self._state.subject else ""

    def _leave(self) -> None:
        if self._shell.page not in {Page.Rate, Page.Reasons, Page.Thanks}:
            self.forget()
        elif self._shell.page != Page.Thanks:
            self._clock.stop()

    def _open_rate(self, key: str) -> None:
        subject = self._state.subject
        if self._state.outcome is Outcome.DECLINED or (self._state.outcome is Outcome.RATED and self._state.level):
            self._came_back()
        if subject and subject.check_id != key:
            self.forget()
        self._fold(failed=False)
        roster = self._roster
        if not key and roster is not None:
            self._jobs.submit(lambda: tuple(roster.officers()), self._listed)

    def _came_back(self) -> None:
        """返回 from thanks is 点错了，改一下 while that is offered, and the way home after it."""
        if self.undoLeft > 0:
            self._fold(level=None, reasons=frozenset(), comment="")
        else:
            QTimer.singleShot(0, self, self.done)  # not now: the shell is in the middle of opening

    def _open_reasons(self, _key: str) -> None:
        self._fold(failed=False)

    def _open_thanks(self, _key: str) -> None:
        self._fold(left=self._undo_seconds + FAREWELL_SECONDS)
        self._clock.start()

    def _listed(self, result: Result[tuple[Officer, ...]]) -> None:
        if isinstance(result, Ok):
            faces = tuple(Face(o.id, o.staff_number, o.name, o.window, o.photo) for o in result.value if o.active)
            self._fold(officers=faces)

    def _tick(self) -> None:
        self._fold(left=self._state.left - 1)
        if self._state.left <= 0:
            self.done()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the state's own fields
        self._take(replace(self._state, **changes))

    def _take(self, state: State) -> None:
        self._state = state
        values: Mapping[str, Any] = derive(state, self._titles, self._assist.language)
        self._shown.update(values)
