"""The content pack in use, and the swap to a newly installed one while visitors read.

Every screen that shows content holds one `Contents` and derives its page again when `changed` comes; what the visitor
chose (a search text, a guide's code, an article's number) is not part of the pack and so survives the swap.
"""

import logging
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk_app.domain.guide import Group, Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Publicity, Story, Video
from kiosk_app.domain.statute import Statute
from kiosk_app.errors import ContentError

log = logging.getLogger(__name__)

LOOK_AFTER_MILLISECONDS = 800


class Found(Protocol):
    """One answer of the search. `spans` are (start, end) of the characters of `title` that matched."""

    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def matched(self) -> str: ...
    @property
    def spans(self) -> Sequence[tuple[int, int]]: ...


class Library(Protocol):
    """What the screens need of `services.content.Library`. A thing that is not in the pack is None."""

    def refresh(self) -> bool: ...
    def groups(self) -> Sequence[Group]: ...
    def guides(self) -> Sequence[Guide]: ...
    def guide(self, code: str) -> Guide | None: ...
    def popular(self) -> Sequence[Guide]: ...
    def laws(self) -> Sequence[Law]: ...
    def law(self, law_id: str) -> Law | None: ...
    def statutes(self) -> Sequence[Statute]: ...
    def statute(self, statute_id: str) -> Statute | None: ...
    def publicity(self) -> Sequence[Publicity]: ...
    def media(self, name: str) -> Path: ...
    def story(self, story_id: str) -> Story | None: ...
    def video(self, video_id: str) -> Video | None: ...
    def search(self, text: str, limit: int, kinds: Collection[str]) -> Sequence[Found]: ...
    def take_away_text(self, guide: Guide, language: str, place: str) -> str: ...


class Contents(QObject):
    """Holds the library once startup has opened it. Before that there is nothing to read, which is no error."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library: Library | None = None
        self._clock = QTimer(self, interval=LOOK_AFTER_MILLISECONDS)
        self._clock.timeout.connect(self.look)

    def attach(self, library: Library) -> None:
        """Read from `library` from now on and watch for a newer pack."""
        self.library = library
        self._clock.start()
        self.changed.emit()

    def look(self) -> None:
        """Swap to a newly installed pack; a damaged one is logged and the present one stays."""
        if self.library is None:
            return
        try:
            fresh = self.library.refresh()
        except ContentError as error:
            log.warning("content: %s", error.sentence)
            return
        if fresh:
            log.info("content swapped")
            self.changed.emit()
