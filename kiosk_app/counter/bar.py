"""The floating bar's model: folds the link, the officer and the newest check into one face, and asks for work."""

import logging
import time
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app import trace
from kiosk_app.counter.bar_face import Wiring
from kiosk_app.counter.bar_panels import BarPanels, sentence_of
from kiosk_app.counter.pusher import Pushed, Pusher
from kiosk_app.counter.states import Phase, face
from kiosk_app.counter.today import lines
from kiosk_app.domain.doubts import Doubt
from kiosk_app.jobs import Err, Ok, Result
from kiosk_app.link.messages import Rule
from kiosk_app.services.push import LineState, PushState, SessionInfo

QML_IMPORT_NAME = "Sunshine.CounterBackend"
QML_IMPORT_MAJOR_VERSION = 1

SECOND_MS = 1000

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by startup")
class Bar(BarPanels):
    """One officer, one check at a time."""

    def __init__(self, wiring: Wiring, parent: QObject | None = None) -> None:
        super().__init__(wiring, parent)
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.ticked)
        self._clock.start()
        self._ruled_on: tuple[str, Rule] = ("", "")
        self._pusher = Pusher(wiring.link, wiring.target, wiring.facts, wiring.judge, wiring.template, wiring.read)

    # What startup calls, on the GUI thread.

    def heard(self, state: PushState) -> None:
        """A push changed."""
        if self._panel is self.Panel.Today:
            self._read_today()
        current = self._known.check
        if current is None or state.check_id == current.check_id:
            self._fold(check=state)
            if state.denied and not (current and current.denied):
                self.say("群众已经作答，这次核对不可撤回，请等待结果。")

    def lined(self, line: LineState) -> None:
        """The link changed."""
        self._fold(connected=line.connected, kiosk=line.kiosk, unpaired=line.unpaired)
        if line.alarm or line.unpaired:
            self.say(line.sentence)

    # What QML asks for.

    @Slot()
    def push(self) -> None:
        trace.mark("push started")
        if not self._known.signed_in:
            self._open(self.Panel.SignIn)
            return
        if self._aside:
            return
        if not self._face.can_push:
            self.say(self._why_not())
            return
        if not self._business:
            self.openOptions()
            return
        check = self._known.check
        revised = check if check is not None and self._face.revises else None
        business, pusher = self._business, self._pusher
        self._fold(taking=True)
        self._hush(always=True)
        work = partial(self._wiring.jobs.submit, partial(pusher.attempt, business, revised), self._pushed)
        # A part of the screen is sent as it is seen, and the bar must not be in it.
        self._step_aside(work) if self._wiring.target.choice.of_screen else work()

    @Slot(str, str)
    def signIn(self, staff_number: str, password: str) -> None:
        if self._signing_in:
            return
        self._signing_in, self._sentence = True, ""
        self.changed.emit()
        self._wiring.jobs.submit(lambda: self._link.sign_in(staff_number.strip(), password), self._signed_in)

    @Slot()
    def signOut(self) -> None:
        self._link.sign_out()
        self._fold(signed_in=False)
        self._open(self.Panel.SignIn)

    @Slot()
    def askSignIn(self) -> None:
        self._open(self.Panel.SignIn)

    @Slot()
    def askPassword(self) -> None:
        if self._known.signed_in:
            self._sentence = ""
            self._open(self.Panel.Password)

    @Slot(str, str)
    def changePassword(self, old: str, new: str) -> None:
        session, link = self._link.session, self._link
        if self._signing_in or session is None:
            return
        self._signing_in, self._sentence = True, ""
        self.changed.emit()
        self._wiring.jobs.submit(lambda: link.change_password(session.staff_number, old, new), self._password_changed)

    @Slot()
    def openToday(self) -> None:
        self._open(self.Panel.Today)
        self._read_today()

    @Slot()
    def openDispute(self) -> None:
        if self._face.phase is Phase.DISPUTED:
            self._open(self.Panel.Dispute)

    @Slot()
    def askRuling(self) -> None:
        if self._face.ruling:
            self._ruled_on = (self.checkId, self._face.ruling)
            self._open(self.Panel.Ruling)

    @Slot(str, str, str)
    def rule(self, staff_number: str, password: str, reason: str) -> None:
        if self._signing_in:
            return
        self._signing_in, self._sentence = True, ""
        self.changed.emit()
        check_id, rule = self._ruled_on
        link = self._link
        self._wiring.jobs.submit(lambda: link.rule(check_id, rule, staff_number, password, reason), self._ruled)

    @Slot()
    def askWithdraw(self) -> None:
        if self._face.can_withdraw:
            self._open(self.Panel.Withdraw)

    @Slot()
    def withdraw(self) -> None:
        if self._face.can_withdraw:
            self._link.withdraw(self.checkId)
        self.closePanel()

    @Slot()
    def letGo(self) -> None:
        """The officer would rather mend the record first: the same doubts are put again next time."""
        self._pusher.forget()
        self.closePanel()

    # Folding.

    def _pushed(self, result: Result[Pushed]) -> None:
        self._come_back()
        match result:
            case Ok(Pushed(check_id="") as kept):
                self._fold(taking=False)
                self._tell(kept.doubts, asking=True)
            case Ok(pushed):
                self._wiring.keep_picture(pushed.check_id, pushed.shot)
                self._fold(taking=False, check=self._link.state(pushed.check_id) or PushState(pushed.check_id))
                # What the officer has just read and pushed all the same is not said again.
                if pushed.doubts and not pushed.asked:
                    self._tell(pushed.doubts, asking=False)
            case Err(error):
                self._fold(taking=False)
                self.say(sentence_of(error))

    def _tell(self, doubts: tuple[Doubt, ...], *, asking: bool) -> None:
        self._doubts, self._asking = doubts, asking
        self._open(self.Panel.Doubts)
        if not asking:
            self._quiet.start()

    def _signed_in(self, result: Result[SessionInfo]) -> None:
        self._signing_in = False
        match result:
            case Ok(_):
                self._sentence = ""
                self._fold(signed_in=True)
                self._open(self.Panel.Dispute if self._face.phase is Phase.DISPUTED else self.Panel.Closed)
            case Err(error):
                self._sentence = sentence_of(error)
        self.changed.emit()

    def _password_changed(self, result: Result[str]) -> None:
        self._signing_in = False
        match result:
            case Ok(name):
                self.closePanel()
                self.say(f"{name}的密码已经改好，下次登录用新密码。")
            case Err(error):
                self._sentence = sentence_of(error)
        self.changed.emit()

    def _read_today(self) -> None:
        link = self._link
        self._wiring.jobs.submit(lambda: lines(link.today()), self._today_read)

    def _today_read(self, result: Result[list[dict[str, Any]]]) -> None:
        match result:
            case Ok(found):
                self._today = found
                self.todayChanged.emit()
            case Err(error):
                self._sentence = sentence_of(error)
                self.changed.emit()

    def _ruled(self, result: Result[tuple[str, int]]) -> None:
        self._signing_in = False
        match result:
            case Ok((name, count)):
                what = "作废" if self._ruled_on[1] == "void" else "特批放行"
                self.closePanel()
                self.say(f"{name}已{what}，这是本所本月第 {count} 次{what}。")
            case Err(error):
                self._sentence = sentence_of(error)
        self.changed.emit()

    def _fold(self, **news: Any) -> None:  # noqa: ANN401 - fields of Known
        before = self._face.phase
        self._known = replace(self._known, **news)
        self._face = face(self._known)
        if self._face.phase is not before:
            log.info("phase %s", self._face.phase)
            if not (before is Phase.SHOWN and self._face.phase is Phase.SHOWN_OFFLINE):
                self._since = time.monotonic()
            self._follow_phase()
        self.changed.emit()
        self.ticked.emit()

    def _follow_phase(self) -> None:
        disputed = self._face.phase is Phase.DISPUTED
        if disputed and (self._panel is self.Panel.Closed or self._passing()):
            self._open(self.Panel.Dispute)
        elif (
            (self._panel is self.Panel.Dispute and not disputed)
            or (self._panel is self.Panel.Withdraw and not self._face.can_withdraw)
            or (self._panel is self.Panel.Ruling and not self._signing_in and self._face.ruling != self._ruled_on[1])
        ):
            self.closePanel()

    def _why_not(self) -> str:
        if not self._known.connected:
            return self._link.line.sentence or "还没有连上触摸屏，请稍候。"
        if self._face.phase is Phase.CLOSED:
            return "触摸屏暂停服务，现在不能推送，请先到触摸屏查看原因。"
        return "上一份还在核对，请等群众核对完，或先撤回。"
