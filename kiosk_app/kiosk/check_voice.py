"""读给我听: the facts of the record that is open, by the kiosk's voice."""

from typing import Any

from PySide6.QtCore import QObject, Slot

from kiosk_app.kiosk.check_state import Phase, State, differing
from kiosk_app.kiosk.circling import Circling
from kiosk_app.kiosk.read_out import lines
from kiosk_app.kiosk.speech import Speech


class ReadAloud(Circling):
    """What `CheckModel` has of the voice: whether there is one, whether it reads, and what it is to say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice: Speech | None = None

    def give_voice(self, voice: Speech) -> None:
        """Let the facts be read aloud by `voice`, where it is available."""
        self._voice = voice
        voice.availableChanged.connect(self._listen)
        voice.speakingChanged.connect(self._listen)
        self._listen()

    @Slot()
    def read_out(self) -> None:
        """Read the facts, or be silent."""
        state = self._state
        if state.reading:
            self.fall_silent()
        elif self._voice is not None and state.phase is Phase.LOOKING:
            changed = differing(state.fields, state.before) if state.before else frozenset()
            self._voice.say(lines(state.fields, changed))

    def fall_silent(self) -> None:
        """What was being read is no longer on the screen."""
        if self._voice is not None:
            self._voice.stop()

    def _listen(self) -> None:
        if self._voice is not None:
            self._fold(audible=self._voice.available, reading=self._voice.speaking)

    def _fresh(self, **changes: Any) -> State:  # noqa: ANN401 - the state's own fields
        """A state without anything of the last check."""
        return State(audible=self._state.audible, reading=self._state.reading, **changes)
