"""Reading the page aloud in Mandarin, where this machine can: espeak-ng's pinyin voice, fed by pypinyin.

espeak-ng's own reading of Chinese characters is wrong for everyday words (您好 becomes "nin two"), so characters are
turned into pinyin first. Reading the phrase dictionary takes a third of a second and happens off the GUI thread.
"""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.jobs import Jobs

if TYPE_CHECKING:
    import subprocess

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
VOICE = "cmn-latn-pinyin"
WORDS_A_MINUTE = "150"
ASK_SECONDS = 5
LONGEST_SECONDS = 180
PAUSES = str.maketrans(dict.fromkeys("，、：；", ", ") | dict.fromkeys("。？！\n", ". "))


def has_voice() -> bool:
    """Whether espeak-ng is installed with its Mandarin pinyin voice."""
    import shutil  # noqa: PLC0415 - home is on the screen before either is needed
    import subprocess  # noqa: PLC0415

    if shutil.which(PROGRAM) is None:
        return False
    try:
        asked = subprocess.run([PROGRAM, "--voices=cmn"], capture_output=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"pinyin" in asked.stdout.lower()


def to_pinyin(text: str) -> str:
    """Chinese as syllables with tone numbers; everything else as it stands, Chinese punctuation as pauses."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionaries take 340 ms to load

    return " ".join(lazy_pinyin(text.translate(PAUSES), style=Style.TONE3, neutral_tone_with_five=True))


@QmlElement
@QmlUncreatable("made by startup")
class Speech(QObject):
    """Reads the words of the page; tapping again stops it."""

    availableChanged = Signal()
    speakingChanged = Signal()

    def __init__(self, jobs: Jobs, words: Callable[[], list[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._words = words
        self._available = False
        self._turn = 0
        self._speaking = False
        self._voice: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None

    def set_available(self, available: bool) -> None:
        """Offer reading aloud, or hide it."""
        self._available = available
        self.availableChanged.emit()

    available = Property(bool, lambda self: self._available, notify=availableChanged)
    speaking = Property(bool, lambda self: self._speaking, notify=speakingChanged)

    @Slot()
    def toggle(self) -> None:
        """Read the page, or stop reading."""
        if self._speaking:
            self.stop()
        else:
            self.say(self._words())

    def say(self, lines: list[str]) -> None:
        """Read these lines instead of whatever is being read."""
        self.stop()
        self._turn += 1
        turn, text = self._turn, "。".join(lines)
        self._set_speaking(True)
        self._reader = threading.Thread(target=self._read, args=(text, turn), name="speech", daemon=True)
        self._reader.start()

    @Slot()
    def stop(self) -> None:
        """Fall silent at once."""
        self._turn += 1
        with self._lock:
            if self._voice is not None:
                self._voice.kill()
        self._set_speaking(False)

    def close(self) -> None:
        """Fall silent for good; afterwards nothing is posted to the GUI thread any more."""
        self.stop()
        if self._reader is not None:
            self._reader.join(ASK_SECONDS)

    def _read(self, text: str, turn: int) -> None:
        import subprocess  # noqa: PLC0415 - as above

        try:
            pinyin = to_pinyin(text)
            with self._lock:
                if turn != self._turn:
                    return
                voice = self._voice = subprocess.Popen(
                    [PROGRAM, "-v", VOICE, "-s", WORDS_A_MINUTE, "--stdin"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            _let_speak(voice, pinyin)
        except OSError:
            log.exception("reading aloud failed")
        finally:
            self._jobs.post(lambda: self._ended(turn))

    def _ended(self, turn: int) -> None:
        if turn == self._turn:
            self._set_speaking(False)

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.speakingChanged.emit()


def _let_speak(voice: "subprocess.Popen[bytes]", pinyin: str) -> None:
    """Wait until everything has been said, but not for ever: a voice without a sound server may hang."""
    import subprocess  # noqa: PLC0415 - as above

    try:
        voice.communicate(pinyin.encode(), timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        log.warning("reading aloud took too long")
        voice.kill()
        voice.communicate()
