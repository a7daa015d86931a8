"""The content pack in use, and the swap to a newly installed one while visitors read.

A library never changes; `Contents` holds the newest one. Home and the lists one chooses from follow it when `changed`
comes. A page that is being read stays as it was opened until it is left: its model holds an `Opened`.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Flow, Group, Guide, Material
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Publicity, Story, Video
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.statute import Statute
from kiosk_app.domain.wizard import Wizard

log = logging.getLogger(__name__)

LOOK_AFTER_MILLISECONDS = 400


class Found(Protocol):
    """One answer of the search. `spans` are (start, end) of the characters of `title` that matched."""

    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def why(self) -> str: ...
    @property
    def matched(self) -> str: ...
    @property
    def spans(self) -> Sequence[tuple[int, int]]: ...


class Library(Protocol):
    """What the screens need of `services.content.Library`. A thing that is not in the pack is None."""

    def newer(self) -> "Library | None": ...
    def spelled(self) -> Mapping[str, str]: ...
    def warm(self) -> None: ...
    def groups(self) -> Sequence[Group]: ...
    def guides(self) -> Sequence[Guide]: ...
    def guide(self, code: str) -> Guide | None: ...
    def popular(self) -> Sequence[Guide]: ...
    def laws(self) -> Sequence[Law]: ...
    def law(self, law_id: str) -> Law | None: ...
    def flows(self) -> Sequence[Flow]: ...
    def flow(self, code: str) -> Flow | None: ...
    def samples(self) -> Sequence[Sample]: ...
    def sample(self, sample_id: str) -> Sample | None: ...
    def statutes(self) -> Sequence[Statute]: ...
    def statute(self, statute_id: str) -> Statute | None: ...
    def wizard(self, wizard_id: str) -> Wizard | None: ...
    def wizards(self) -> Sequence[Wizard]: ...
    def certificates(self) -> Sequence[Certificate]: ...
    def certificate(self, certificate_id: str) -> Certificate | None: ...
    def publicity(self) -> Sequence[Publicity]: ...
    def media(self, name: str) -> Path: ...
    def story(self, story_id: str) -> Story | None: ...
    def video(self, video_id: str) -> Video | None: ...
    def search(self, text: str, limit: int, kinds: Collection[str]) -> Sequence[Found]: ...
    @property
    def hotline(self) -> str: ...
    def take_away_text(self, guide: Guide, language: str, place: str) -> str: ...
    def personal_text(
        self, title: str, guides: Sequence[Guide], materials: Sequence[Material], language: str, place: str
    ) -> str: ...


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
        """Swap to a newly installed pack; one that cannot be read is passed over."""
        newer = self.library.newer() if self.library else None
        if newer is not None:
            self.library = newer
            log.info("content swapped")
            self.changed.emit()


class Opened:
    """The library each open page of one model reads: the newest when it was opened, until the model is left.

    Pictures and films are files of an installed version, of which the last few are kept.
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._held: dict[str, Library] = {}

    def at(self, key: str) -> Library | None:
        """What the page with this key reads; the newest when no page is open, which is an empty key."""
        newest = self._contents.library
        return self._held.setdefault(key, newest) if key and newest is not None else newest

    def leave(self) -> None:
        """The model's pages were left for good."""
        self._held.clear()
