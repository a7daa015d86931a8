"""Qt's and QML's warnings count as findings, in the tests' own process and in the logs of programs they start.

`WATCH` is installed by `conftest.py` around every phase of every test. `complaints` judges what a child process of
ours wrote. What may appear is in `ALLOWED`, each with the reason why it is the environment's and not ours.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType

from kiosk_app.gui import hear_qt

SERIOUS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

ALLOWED = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"PulseAudioService: pa_context_connect\(\) failed", "Qt Multimedia: no sound server runs here"),
        (r"No audio device detected", "Qt Multimedia: no sound card"),
        (
            r"qt\.multimedia\.ffmpeg.*(HW|hardware|hwaccel|FFmpeg version)",
            "Qt Multimedia names its FFmpeg and decoders",
        ),
        (r"Could not open media. FFmpeg error", "a film damaged on purpose, or left while it opened; the page says so"),
        (r"ensureRhi.*Using CPU conversion", "Qt Multimedia finds no GPU; the software renderer is meant to work so"),
        (r"^propagateSizeHints\(\) unsupported|does not support propagateSizeHints", "the offscreen platform says so"),
        (r"PinyinDecoderService::init\(\): creating directory", "Qt's keyboard says that it makes its folder"),
        (r"no-such-page\.qml: No such file", "the gallery shows what a citizen sees of a page that cannot be loaded"),
        (r"does not support raise\(\)", "the offscreen platform has no stacking order"),
    )
)

OUR_LOG = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ (?P<level>[A-Z]+) (?P<logger>[\w.]+): (?P<text>.*)$")
SERIOUS_LEVELS = {"WARNING", "ERROR", "CRITICAL"}


def allowed(text: str) -> bool:
    """Whether this message comes from the environment and not from us."""
    return any(pattern.search(text) for pattern, _reason in ALLOWED)


class Watch:
    """Collects what Qt complains about until `take`."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def install(self) -> None:
        """Listen from now on; installing again is harmless, a program under test may have put its own handler here."""
        hear_qt(self._hear)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in SERIOUS and not allowed(f"{context.category}: {text}"):
            self._found.append(f"[{context.category}] {text}")

    def take(self) -> list[str]:
        """What was heard since the last time."""
        found, self._found = self._found, []
        return found


WATCH = Watch()


def complaints(lines: Iterable[str]) -> list[str]:
    """What is wrong in the output of a program of ours: Qt's warnings, tracebacks, anything that is no log line.

    Our own loggers may warn and fail: tests of faults provoke that.
    """
    found = []
    for line in lines:
        said = OUR_LOG.match(line)
        serious = said is None or (said["logger"] == "qt" and said["level"] in SERIOUS_LEVELS)
        if line.strip() and serious and not allowed(line):
            found.append(line.rstrip())
    return found


def complaints_in(log: Path) -> list[str]:
    """`complaints` of a log file that may not exist."""
    return complaints(log.read_text(encoding="utf-8", errors="replace").splitlines()) if log.exists() else []
