"""`counter push` without a window: one push followed to its end, every change of it as one plain dict."""

import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict

from kiosk_app.counter.picture import Shot
from kiosk_app.counter.states import outcome
from kiosk_app.domain.check import CheckState, Field
from kiosk_app.errors import ExitCode, LinkError, SunshineError
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink, LineState, PushState
from kiosk_app.services.push_journal import state_of

REACH_SECONDS = 10.0
"""How long the kiosk may take to answer before `push` gives up waiting; the push itself stays in the journal."""
UNREACHABLE = "unreachable"
PAUSE = 0.25
WORDS = {
    UNREACHABLE: "还没有送达",
    "stored": "已送达",
    "queued": "排队中",
    "shown": "群众核对中",
    "confirmed": "核对无误，等待评价",
    "disputed": "群众指出有误",
    "rated": "已评价",
    "unrated": "未评价",
    "released": "可以保存打印",
    "superseded": "已改正后再次推送",
    "withdrawn": "已撤回",
    "expired": "超时未核对",
    "overridden": "已由领导放行",
    "rejected": "截图被拒",
}


def plain(state: PushState) -> dict[str, object]:
    """A push as one JSON object; `state` is `unreachable` until the kiosk has the picture."""
    shown = asdict(state)
    shown["state"] = UNREACHABLE if state.state is None else str(state.state)
    return shown


def words(state: PushState) -> str:
    """Where a push stands, for the person who reads the terminal or the day's list."""
    if state.voided:
        return "已作废"
    if state.state is None and state.progress > 0:
        return f"正在送达 {state.progress:.0%}"
    name = str(plain(state)["state"])
    return WORDS.get(name, name)


class Follower:
    """Follows one push. Subscribe before pushing: make it first."""

    def __init__(self, link: CounterLink) -> None:
        self._link = link
        self._news: queue.SimpleQueue[PushState] = queue.SimpleQueue()
        self._unsubscribe = link.subscribe(self._news.put)

    @property
    def line(self) -> LineState:
        """The link itself."""
        return self._link.line

    def push(
        self, shot: Shot, business: str, fields: tuple[Field, ...], revision_of: str, *, kept_for: str = ""
    ) -> str:
        """Push `shot`; the new check's id. `kept_for` and errors as `CounterLink.push`."""
        return self._link.push(
            shot.data, shot.width, shot.height, shot.media_type, business, fields, revision_of, kept_for=kept_for
        )

    def follow(self, check_id: str, *, until_end: bool, timeout: float | None) -> Iterator[PushState | ExitCode]:
        """Each change of the push, then the exit code as the last item.

        Without `until_end` it is done once the kiosk has the picture. `timeout` is in seconds; None waits without
        limit for the citizen, but only `REACH_SECONDS` for the kiosk.
        """
        started = time.monotonic()
        known = self._link.state(check_id)
        shown: PushState | None = None
        while True:
            if known is not None and known != shown:
                shown = known
                yield known
            code = _code(known, until_end=until_end)
            if code is not None:
                yield code
                break
            waited = time.monotonic() - started
            reached = known is not None and known.state is not None
            if (timeout is not None and waited >= timeout) or (
                timeout is None and not reached and waited >= REACH_SECONDS
            ):
                yield ExitCode.TIMED_OUT if reached else ExitCode.UNREACHABLE
                break
            known = self._next(check_id, known)
        self._unsubscribe()

    def _next(self, check_id: str, known: PushState | None) -> PushState | None:
        try:
            news = self._news.get(timeout=PAUSE)
        except queue.Empty:
            return known
        return news if news.check_id == check_id else known


def _code(state: PushState | None, *, until_end: bool) -> ExitCode | None:
    if state is None or state.state is None:
        return None
    ended = outcome(state)
    return ended if ended is not None or until_end else ExitCode.DONE


def withdraw(link: CounterLink, check_id: str, timeout: float) -> None:
    """Take a push back and wait for the kiosk's answer, at most `timeout` seconds.

    Raises:
        SunshineError: unknown, already ended, or already answered. LinkError: the kiosk did not answer.
    """
    _open(link.state(check_id), check_id)
    link.withdraw(check_id)
    if _taken_back(lambda: link.state(check_id), timeout) is None:
        if link.line.unpaired:
            raise LinkError(link.line.sentence)
        raise LinkError(f"触摸屏没有回答撤回，{check_id} 仍在进行，请检查网络后重试。")


def ask_withdraw(home: Home, check_id: str, timeout: float) -> PushState:
    """Have the program that holds the link take a push back, through the journal that both keep; the push then.

    Raises:
        SunshineError: as `withdraw`.
    """
    from kiosk_app.store.counter import CounterStore
    from kiosk_app.store.counter_errands import Errands

    with CounterStore.open(home) as store:

        def look() -> PushState | None:
            push = store.push(check_id)
            return state_of(push) if push else None

        _open(look(), check_id)
        errands = Errands(store)
        errands.wish_withdrawn(check_id)
        try:
            taken = _taken_back(look, timeout)
        finally:
            errands.drop_wish(check_id)
    if taken is None:
        raise LinkError(f"触摸屏没有回答撤回，{check_id} 仍在进行，请看浮动条上的连接状态后重试。")
    return taken


def _open(known: PushState | None, check_id: str) -> None:
    if known is None:
        raise SunshineError(
            f"本机没有推送过 {check_id}，请用 sunshine counter list 看今天的推送。", exit_code=ExitCode.NOT_FOUND
        )
    if known.ended:
        raise SunshineError(f"这次核对已经结束（{words(known)}），不能再撤回。")


def _taken_back(look: Callable[[], PushState | None], timeout: float) -> PushState | None:
    """The push once it is withdrawn; None when nothing was heard in `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        now = look()
        if now is not None and now.state is CheckState.WITHDRAWN:
            return now
        if now is not None and now.denied:
            raise SunshineError("群众已经作答，这次核对不可撤回，请等待结果。")
        if now is not None:
            _open(now, now.check_id)
        time.sleep(PAUSE)
    return None
