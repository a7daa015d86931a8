"""The counter's use case: push a record to the kiosk and follow what the citizen does with it.

`CounterLink` is safe from any thread. Every push is in the counter's journal before a byte of it is sent, and what the
kiosk's ledger says of it is in the journal before the kiosk is told that it was received.
"""

import hashlib
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk_app.config import Settings
from kiosk_app.domain.check import FINAL, UNDELIVERED, CheckState, Field, Offer, Picture
from kiosk_app.domain.ids import new_id
from kiosk_app.errors import ExitCode, LinkError, NotAllowed, SignInError
from kiosk_app.link import outputs as o
from kiosk_app.link.identity import own_identity, read_kiosk
from kiosk_app.link.messages import MAINTENANCE, Rule, SignIn
from kiosk_app.paths import Home
from kiosk_app.services.push_errands import Wishes, due_of
from kiosk_app.services.push_events import EventLog
from kiosk_app.services.push_journal import PushJournal, PushState, state_of
from kiosk_app.services.push_line import UNREACHABLE, LineState, SessionInfo
from kiosk_app.services.push_parts import FIELD_LIMIT, Reply, address, bounded, demand_code, safely

if TYPE_CHECKING:
    from kiosk_app.link.client import LinkClient

__all__ = ["CounterLink", "LineState", "PushState", "SessionInfo"]

log = logging.getLogger(__name__)

SIGN_IN_SECONDS = 10.0
REASON_LIMIT = 60
PASSWORD_LIMIT = 128
PICTURE_LIMIT = 8 * 1024 * 1024


class CounterLink:
    """Make it, `subscribe`, `start`; `stop` at the end. Subscribers are called on the link's worker thread."""

    def __init__(self, home: Home, settings: Settings) -> None:
        """Raises LinkError where this PC is not paired, StoreError where its journal cannot be used."""
        from kiosk_app.store.counter import CounterStore
        from kiosk_app.store.counter_errands import Errands

        paired = read_kiosk(home)
        if paired is None:
            raise LinkError("这台电脑还没有与触摸屏配对，请先在触摸屏上打开配对，再运行 sunshine pair。")
        pin, self._certificate = paired
        pin = address(pin, settings.counter)
        self.window = pin.window
        self._pin, self._limits = pin, settings.link
        self._ttl = settings.check.ttl_seconds
        self._identity = own_identity(home)
        self._store = CounterStore.create(home)
        self._calls: list[Callable[[PushState], None]] = []
        self._change_calls: list[Callable[[PushState, PushState], None]] = []
        self._events = EventLog(home.run)
        self._line_calls: list[Callable[[LineState], None]] = []
        self._replies: dict[str, Reply] = {}
        self._lock = threading.Lock()
        self._online = threading.Event()
        self.errands = Errands(self._store)
        self._wishes = Wishes(self.errands, self.withdraw)
        due = due_of(settings.counter)
        self._journal = PushJournal(self._store, pin.verify_key, self._tell, self._heard, self._lined, due)
        self._client: LinkClient | None = None
        self.line = LineState(window=pin.window)
        self.session: SessionInfo | None = None

    def start(self) -> None:
        """Dial, and offer again what an earlier run left undelivered."""
        from kiosk_app.link.client import LinkClient

        self._client = LinkClient(self._identity, self._pin, self._certificate, self._limits, self._journal)
        for offer, content, state in self._journal.unfinished():
            if content is None:
                self._client.session.follow(offer, state)
            elif offer.session_id:
                self._client.session.offer(offer, content, 0.0)
        self._client.start()
        self._wishes.start()

    def stop(self) -> None:
        """End the link and close the journal; may be called twice."""
        self._wishes.stop()
        client, self._client = self._client, None
        if client is not None:
            client.stop()
        self._store.close()

    # -- the officer -------------------------------------------------------------------------------------------

    def sign_in(self, staff_number: str, password: str, timeout: float = SIGN_IN_SECONDS) -> SessionInfo:
        """Sign in against the kiosk's roster; waits at most `timeout` seconds.

        Raises:
            SignInError: refused, with the kiosk's sentence. LinkError: the kiosk cannot be reached.
        """
        said = self._asked(staff_number, password, timeout)
        self.session = SessionInfo(said.session_id, said.staff_number, said.name)
        for push in self._store.take_session(staff_number, self.session.session_id):
            self._offer(push.offer, push.content or b"")
        return self.session

    def rule(
        self, check_id: str, rule: Rule, staff_number: str, password: str, reason: str, timeout: float = SIGN_IN_SECONDS
    ) -> tuple[str, int]:
        """A supervisor's second sign-in: `rule` is override or void; who it was, and how many such this month.

        The ruling itself arrives as a state of the check.

        Raises:
            SignInError: refused, with the kiosk's sentence. LinkError: the kiosk cannot be reached.
        """
        if not reason.strip():
            raise SignInError("特批和作废必须写明原因，请填写后再提交。")
        said = self._asked(staff_number, password, timeout, rule, check_id, reason.strip()[:REASON_LIMIT])
        return said.name, int(said.said or 0)

    def change_password(self, staff_number: str, old: str, new: str, timeout: float = SIGN_IN_SECONDS) -> str:
        """An officer changes the own password on the kiosk's roster; the officer's name.

        Raises:
            SignInError: refused, with the kiosk's sentence. LinkError: the kiosk cannot be reached.
        """
        if not 0 < len(new) <= PASSWORD_LIMIT:
            raise SignInError(f"新密码应为 8 至 {PASSWORD_LIMIT} 位，请重新输入。")
        return self._asked(staff_number, old, timeout, new_password=new).name

    def _asked(
        self,
        staff_number: str,
        password: str,
        timeout: float,
        rule: Rule = "",
        check_id: str = "",
        reason: str = "",
        *,
        new_password: str = "",
    ) -> o.SignedInReply:
        if not (staff_number.isdecimal() and 6 <= len(staff_number) <= 8 and password):  # noqa: PLR2004 - domain.officer
            raise SignInError("警号应为 6 至 8 位数字，密码不能为空，请重新输入。")
        if self._client is None or not self._online.wait(timeout):
            raise LinkError(self.line.sentence or UNREACHABLE)
        reply = Reply()
        frame = SignIn(
            id=new_id(),
            staff_number=staff_number,
            password=password,
            rule=rule,
            check_id=check_id,
            reason=reason,
            new_password=new_password,
        )
        with self._lock:
            self._replies[frame.id] = reply
        self._client.do(lambda session, _now: session.sign_in(frame))
        answered = reply.came.wait(timeout)
        with self._lock:
            self._replies.pop(frame.id, None)
        if not answered or reply.said is None:
            raise LinkError("触摸屏没有回答登录，请稍后再试。")
        if reply.said.code:
            raise SignInError(reply.said.said)
        return reply.said

    def sign_out(self) -> None:
        """Forget who is signed in here; checks already pushed go on."""
        self.session = None

    def push(
        self,
        picture: bytes,
        width: int,
        height: int,
        media_type: str,
        business_code: str,
        fields: Sequence[Field] = (),
        revision_of: str = "",
        *,
        kept_for: str = "",
    ) -> str:
        """Push a picture (exact bytes, size in pixels); the new check's id. It is retried until delivered.

        `kept_for` is the staff number of an officer whom the kiosk cannot be asked about now: the push is kept, and
        goes with that officer's next sign-in, within its time to live.

        Raises:
            NotAllowed: nobody is signed in, the picture is over the limit, no such business code can be, or this
                counter never pushed `revision_of`. StoreError: the journal is full.
        """
        if self.session is None and not kept_for:
            raise NotAllowed("还没有登录，请先用警号登录再推送。", code="no_session")
        if len(picture) > PICTURE_LIMIT:
            raise NotAllowed("截图超过 8 MB，触摸屏不收；请只截取需要核对的窗口。", code="too_large")
        demand_code(business_code)
        if revision_of and self._store.push(revision_of) is None:
            sentence = f"本机没有推送过 {revision_of}，不能作为它改正后的再次推送，请核对编号。"
            raise NotAllowed(sentence, code="unknown_revision", exit_code=ExitCode.NOT_FOUND)
        who = SessionInfo("", kept_for, "") if kept_for or self.session is None else self.session
        promised = Picture(hashlib.sha256(picture).hexdigest(), len(picture), width, height, media_type)
        facts = tuple(bounded(field) for field in fields[:FIELD_LIMIT])
        offer = Offer(new_id(), who.session_id, business_code, promised, facts, revision_of, self._ttl)
        self._store.record_push(offer, who.staff_number, picture)
        if who.session_id:
            self._offer(offer, picture)
        return offer.check_id

    def waits_for_sign_in(self, check_id: str) -> bool:
        """Whether a push lies here that only a sign-in can send."""
        push = self._store.push(check_id)
        return push is not None and push.state in UNDELIVERED and not push.offer.session_id

    def withdraw(self, check_id: str, reason: str = "officer") -> None:
        """Ask for a check back; the answer comes as a state (withdrawn, or `denied`)."""
        if self._client is None:
            return
        if self.waits_for_sign_in(check_id):
            self._client.do(lambda _session, _now: [o.PushChanged(check_id, CheckState.WITHDRAWN)])
        else:
            self._client.do(lambda session, now: session.withdraw(check_id, reason, now))

    def _offer(self, offer: Offer, picture: bytes) -> None:
        if self._client is not None:
            self._client.do(lambda session, now: session.offer(offer, picture, now))

    # -- what is known -----------------------------------------------------------------------------------------

    def state(self, check_id: str) -> PushState | None:
        """Where a push stands; None where this counter never made it."""
        return self._journal.state(check_id)

    def today(self) -> list[PushState]:
        """Today's pushes, oldest first."""
        return [state_of(push) for push in self._store.today()]

    @property
    def minutes_to_live(self) -> int:
        """How long an undelivered push is kept."""
        return self._ttl // 60

    def latest(self) -> PushState | None:
        """The newest push that has not ended, for a bar that starts again."""
        still = [s for s in self.today() if s.state not in FINAL]
        return still[-1] if still else None

    def wait_connected(self, timeout: float) -> bool:
        """Whether the kiosk is connected within `timeout` seconds."""
        return self._online.wait(timeout)

    def subscribe(self, call: Callable[[PushState], None]) -> Callable[[], None]:
        """Hear of every change of every push; returns how to stop."""
        self._calls.append(call)
        return lambda: self._calls.remove(call) if call in self._calls else None

    def subscribe_change(self, call: Callable[[PushState, PushState], None]) -> Callable[[], None]:
        """Hear of every change with what was before it; each change is told once, also across restarts."""
        self._change_calls.append(call)
        return lambda: self._change_calls.remove(call) if call in self._change_calls else None

    def subscribe_line(self, call: Callable[[LineState], None]) -> Callable[[], None]:
        """Hear of the link's own state; returns how to stop."""
        self._line_calls.append(call)
        return lambda: self._line_calls.remove(call) if call in self._line_calls else None

    # -- called by the journal on the link's worker thread -----------------------------------------------------

    def _tell(self, before: PushState, state: PushState) -> None:
        self._events.write(state)
        for change in list(self._change_calls):
            safely(lambda call=change: call(before, state))  # type: ignore[misc]  # bound now
        for call in list(self._calls):
            safely(lambda call=call: call(state))  # type: ignore[misc]  # bound now

    def _lined(self, connected: bool, code: str) -> None:
        kiosk = MAINTENANCE if code == MAINTENANCE else "ready" if self.line.kiosk == MAINTENANCE else self.line.kiosk
        self._line(replace(self.line, connected=connected, code=code, kiosk=kiosk))
        (self._online.set if connected else self._online.clear)()

    def _heard(self, output: o.CounterOutput) -> None:
        match output:
            case o.Connected(station, window):
                self._line(replace(self.line, station=station, window=window))
            case o.KioskStands(state):
                self._line(replace(self.line, kiosk=state))
            case o.SignedInReply():
                with self._lock:
                    reply = self._replies.get(output.ref)
                if reply is not None:
                    reply.said = output
                    reply.came.set()
            case o.Alarm(code, detail):
                log.error("link alarm %s %s", code, detail)
                self._line(replace(self.line, alarm=code))
            case _:
                pass

    def _line(self, line: LineState) -> None:
        if line == self.line:
            return
        self.line = line
        for call in list(self._line_calls):
            safely(lambda call=call: call(line))  # type: ignore[misc]  # bound now
