"""Commands of the station's own that run when a check is released or disputed: how a business system learns of it.

A command is a list of words, run without a shell, with the check in its environment. What it prints is thrown away: it
could hold a citizen's data, and logs must not.
"""

import logging
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

from kiosk_app.domain.check import CheckState
from kiosk_app.services.push import PushState

log = logging.getLogger(__name__)

RELEASE, DISPUTE = "release", "dispute"
WORDS = {RELEASE: "放行", DISPUTE: "群众指出有误"}


class Hooks:
    """Runs one command at a time on a thread of its own. `close` lets the one that runs end."""

    def __init__(
        self,
        on_release: Sequence[str],
        on_dispute: Sequence[str],
        seconds: float,
        failed: Callable[[str], None] = lambda _sentence: None,
    ) -> None:
        """`seconds` is how long a command may take; `failed` hears a sentence for the officer, on our thread."""
        self._commands = {RELEASE: tuple(on_release), DISPUTE: tuple(on_dispute)}
        self._seconds, self._failed = seconds, failed
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

    def close(self) -> None:
        """Run what is still waiting, then stop."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(self._seconds + 1)

    def _work(self) -> None:
        while (one := self._waiting.get()) is not None:
            event, state = one
            trouble = self._run(event, state)
            if trouble:
                self._failed(f"{WORDS[event]}后要运行的命令{trouble}，请手工处理，并告诉管理员查 on_{event}。")

    def _run(self, event: str, state: PushState) -> str:
        """What went wrong, in a few words, or ""."""
        command, started = self._commands[event], time.monotonic()
        try:
            process = subprocess.Popen(
                command,
                env={**os.environ, **environment(event, state)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            log.error("hook %s %s did not start: %s", event, state.check_id, error.strerror)
            return "启动不了"
        try:
            code = process.wait(self._seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            log.error("hook %s %s took more than %s s and was ended", event, state.check_id, self._seconds)
            return "超时没有结束"
        log.info("hook %s %s ended with %s in %.2f s", event, state.check_id, code, time.monotonic() - started)
        return f"没有成功（退出码 {code}）" if code else ""


def event_of(before: PushState, after: PushState) -> str:
    """Which event the change is, or "": each happens once in a check's life."""
    if _free(after) and not _free(before):
        return RELEASE
    disputed = CheckState.DISPUTED
    return DISPUTE if after.state is disputed and before.state is not disputed else ""


def environment(event: str, state: PushState) -> dict[str, str]:
    """What the command learns of the check."""
    return {
        "SUNSHINE_EVENT": event,
        "SUNSHINE_CHECK_ID": state.check_id,
        "SUNSHINE_STATE": str(state.state),
        "SUNSHINE_BUSINESS": state.business_code,
        "SUNSHINE_REVISION_OF": state.revision_of,
        "SUNSHINE_RELEASE_CODE": state.release_code,
    }


def _free(state: PushState) -> bool:
    return state.released or state.state is CheckState.OVERRIDDEN


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command and whatever it has started."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
