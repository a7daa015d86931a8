"""Commands of the station's own that run when a check is released or disputed: how a business system learns of it.

A command is a list of words, run without a shell, with the check in its environment. What it prints is thrown away: it
could hold a citizen's data, and logs must not.

Each is run at least once: the journal has it before the kiosk hears that the release arrived, and ends it when the
command has ended. A crash in between makes the next start run it again, with `SUNSHINE_ATTEMPT` above 1; a command that
must not act twice goes by `SUNSHINE_CHECK_ID`. One that fails is told to the officer and is not run again.
"""

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from kiosk_app.errors import SunshineError
from kiosk_app.services.push import PushState
from kiosk_app.services.push_errands import DISPUTE, RELEASE, event_of
from kiosk_app.store.counter_errands import Errands

log = logging.getLogger(__name__)

T = TypeVar("T")

NOT_RUN = -1
"""The code of a command that could not be started, or did not end in time."""
WORDS = {RELEASE: "放行", DISPUTE: "群众指出有误"}


class Hooks:
    """Runs one command at a time on a thread of its own. `close` lets the one that runs end."""

    def __init__(
        self,
        on_release: Sequence[str],
        on_dispute: Sequence[str],
        seconds: float,
        failed: Callable[[str], None] = lambda _sentence: None,
        errands: Errands | None = None,
    ) -> None:
        """`seconds` is how long a command may take; `failed` hears a sentence for the officer, on our thread.

        `errands` is where commands are written down.
        """
        self._commands = {RELEASE: tuple(on_release), DISPUTE: tuple(on_dispute)}
        self._seconds, self._failed, self._errands = seconds, failed, errands
        self._waiting: queue.SimpleQueue[tuple[str, PushState] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        if any(self._commands.values()):
            self._thread = threading.Thread(target=self._work, name="hooks", daemon=True)
            self._thread.start()

    def changed(self, before: PushState, after: PushState) -> None:
        """A push went from one state to another; safe from any thread, returns at once."""
        event = event_of(before, after)
        if event and self._commands[event]:
            self._waiting.put((event, after))

    def catch_up(self, state_of: Callable[[str], PushState | None]) -> None:
        """Run what an earlier run was cut off from; call it before the link starts. An event without a command ends."""
        for errand in self._errands.due() if self._errands else ():
            state = state_of(errand.check_id)
            if state is not None and self._commands.get(errand.event):
                self._waiting.put((errand.event, state))
            elif self._errands:
                self._errands.end(errand.check_id, errand.event, NOT_RUN)

    def close(self) -> None:
        """Run what is still waiting, then stop. The journal must still be open."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(self._seconds + 1)

    def _work(self) -> None:
        while (one := self._waiting.get()) is not None:
            event, state = one
            attempt = self._noted(partial(self._errands.begin, state.check_id, event), 1) if self._errands else 1
            trouble, code = self._run(event, state, attempt)
            if self._errands:
                self._noted(partial(self._errands.end, state.check_id, event, code), None)
            if trouble:
                self._failed(f"{WORDS[event]}后要运行的命令{trouble}，请手工处理，并告诉管理员查 on_{event}。")

    def _noted(self, write: Callable[[], T], otherwise: T) -> T:
        """A full disk must not keep a command from running; it may then run once more than needed."""
        try:
            return write()
        except SunshineError as error:
            log.error("a hook was not written down: %s", type(error).__name__)
            return otherwise

    def _run(self, event: str, state: PushState, attempt: int) -> tuple[str, int]:
        """What went wrong, in a few words, or "", and the exit code."""
        command, started = self._commands[event], time.monotonic()
        try:
            process = subprocess.Popen(
                command,
                env={**os.environ, **environment(event, state, attempt)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            log.error("hook %s %s did not start: %s", event, state.check_id, error.strerror)
            return "启动不了", NOT_RUN
        try:
            code = process.wait(self._seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            log.error("hook %s %s took more than %s s and was ended", event, state.check_id, self._seconds)
            return "超时没有结束", NOT_RUN
        log.info("hook %s %s ended with %s in %.2f s", event, state.check_id, code, time.monotonic() - started)
        return (f"没有成功（退出码 {code}）" if code else ""), code


def environment(event: str, state: PushState, attempt: int = 1) -> dict[str, str]:
    """What the command learns of the check."""
    return {
        "SUNSHINE_EVENT": event,
        "SUNSHINE_CHECK_ID": state.check_id,
        "SUNSHINE_STATE": str(state.state),
        "SUNSHINE_BUSINESS": state.business_code,
        "SUNSHINE_REVISION_OF": state.revision_of,
        "SUNSHINE_RELEASE_CODE": state.release_code,
        "SUNSHINE_ATTEMPT": str(attempt),
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command and whatever it has started."""
    if sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
