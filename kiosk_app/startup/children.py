"""Programs started by a program: in a session of their own, ended with their starter even when that is killed."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1
PATIENCE = 8.0
"""Seconds a program has to end after it was asked to."""


def start(
    command: Sequence[str],
    *,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start `command`; Ctrl-C in the terminal reaches only the starter. Output is appended to `log` or dropped.

    Call it on the main thread: Linux ends the child when the thread that started it ends.
    """
    output = log.open("ab") if log is not None else None
    try:
        return subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output or subprocess.DEVNULL,
            stderr=subprocess.STDOUT if output else subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=pass_fds,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - one system call
        )
    finally:
        if output is not None:
            output.close()


def end(process: subprocess.Popen[bytes]) -> int:
    """Ask `process` to end, insist after `PATIENCE` seconds; its exit code."""
    if process.poll() is None:
        process.terminate()
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
