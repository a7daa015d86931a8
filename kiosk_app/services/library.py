"""The Library that guides, laws, forms, wizards and publicity are read from, and its search."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk_app.content.shelf import Shelf, Version, load_index, load_pack, load_statutes
from kiosk_app.content.takeaway import take_away_text
from kiosk_app.errors import ContentError, ContentPreparing
from kiosk_app.services.renewal import renew

if TYPE_CHECKING:
    from kiosk_app.content.model import Pack
    from kiosk_app.content.search import Hit, Searcher
    from kiosk_app.domain.certificate import Certificate
    from kiosk_app.domain.guide import Flow, Group, Guide
    from kiosk_app.domain.law import Law
    from kiosk_app.domain.publicity import Publicity, Story, Video
    from kiosk_app.domain.sample import Sample
    from kiosk_app.domain.statute import Statute
    from kiosk_app.domain.wizard import Wizard
    from kiosk_app.paths import Home

log = logging.getLogger(__name__)

T = TypeVar("T")


class Library:
    """What the screens read. Opening it loads parsed items only; the search index follows with the first search."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = threading.Lock()
        self._loading = threading.Lock()
        self._statutes: tuple[Statute, ...] | None = None
        self._stamp = shelf.stamp()
        version = shelf.current()
        if version is None:
            raise ContentError("还没有安装内容包，请运行 sunshine content install 或 sunshine station init。")
        self._take(version, _renewed_pack(version))

    @classmethod
    def open(cls, home: Home) -> Library:
        """The content in use in `home`.

        Raises:
            ContentError: nothing is installed, or what is installed is damaged.
        """
        return cls(Shelf(home.content))

    def refresh(self) -> bool:
        """Take up a newly installed pack; whether there was one. One stat when nothing changed.

        A pack that cannot be read leaves the present one in place.
        """
        stamp = self._shelf.stamp()
        if stamp is None or stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            version = self._shelf.current()
            if version is None or version == self._version:
                return False
            self._take(version, load_pack(version))
        except ContentError:
            return False
        return True

    @property
    def version(self) -> str:
        """The version of the pack in use, as its editor wrote it."""
        return self._pack.version

    @property
    def hotline(self) -> str:
        """The number to call with questions."""
        return self._pack.hotline

    def groups(self) -> tuple[Group, ...]:
        """The chapters that hold at least one guide, in the pack's order."""
        used = {guide.group for guide in self._pack.guides}
        return tuple(group for group in self._pack.groups if group.code in used)

    def flows(self) -> tuple[Flow, ...]:
        """The flow templates."""
        return self._pack.flows

    def flow(self, code: str) -> Flow | None:
        """One flow template, or None."""
        return next((flow for flow in self._pack.flows if flow.code == code), None)

    def samples(self) -> tuple[Sample, ...]:
        """All sample forms."""
        return self._pack.samples

    def sample(self, sample_id: str) -> Sample | None:
        """One sample form, or None."""
        return next((sample for sample in self._pack.samples if sample.id == sample_id), None)

    def wizards(self) -> tuple[Wizard, ...]:
        """All wizards."""
        return self._pack.wizards

    def wizard(self, wizard_id: str) -> Wizard | None:
        """One wizard, or None."""
        return next((wizard for wizard in self._pack.wizards if wizard.id == wizard_id), None)

    def certificates(self) -> tuple[Certificate, ...]:
        """Certificates people ask for, and what to do instead."""
        return self._pack.certificates

    def certificate(self, certificate_id: str) -> Certificate | None:
        """One certificate, or None."""
        return next((each for each in self._pack.certificates if each.id == certificate_id), None)

    def guides(self, group: str = "") -> tuple[Guide, ...]:
        """All guides by code, or those of one group."""
        return tuple(guide for guide in self._pack.guides if not group or guide.group == group)

    def guide(self, code: str) -> Guide | None:
        """One guide, or None."""
        return self._guides.get(code)

    def popular(self) -> tuple[Guide, ...]:
        """大家常查, most asked for first."""
        return tuple(sorted((g for g in self._pack.guides if g.popular), key=lambda guide: guide.popular))

    def laws(self) -> tuple[Law, ...]:
        """All law digests."""
        return self._pack.laws

    def law(self, law_id: str) -> Law | None:
        """One law digest, or None."""
        return next((law for law in self._pack.laws if law.id == law_id), None)

    def statutes(self) -> tuple[Statute, ...]:
        """All imported laws by title, in full; loaded with the first call.

        Raises:
            ContentError: their file is damaged.
        """
        with self._lock:
            if self._statutes is None:
                self._statutes = load_statutes(self._version)
            return self._statutes

    def statute(self, statute_id: str) -> Statute | None:
        """One imported law, or None."""
        return next((statute for statute in self.statutes() if statute.id == statute_id), None)

    def publicity(self) -> tuple[Publicity, ...]:
        """Videos first, then stories."""
        return (*self._pack.videos, *self._pack.stories)

    def story(self, story_id: str) -> Story | None:
        """One picture story, or None."""
        return next((story for story in self._pack.stories if story.id == story_id), None)

    def video(self, video_id: str) -> Video | None:
        """One video, or None."""
        return next((video for video in self._pack.videos if video.id == video_id), None)

    def media(self, name: str) -> Path:
        """The file behind a picture, poster or video name of this pack; it may have been lost since installation."""
        return self._version.pack_folder / name

    def search(self, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """Ranked hits for what was typed.

        Kinds: guide, law (a digest), article ("law id/number"), statute (a whole law), clause ("statute id/number"),
        flow, form (a sample), certificate, wizard, story, video.

        Raises:
            ContentPreparing: another thread is loading the index. ContentError: neither it nor the pack can be read.
        """
        return self._search(wait=False).search(text, limit, kinds)

    def warm(self) -> None:
        """Load the search index ahead of the first key press; safe from any thread.

        One that another version of the program wrote is made again from the pack.
        """
        self._search(wait=True)

    def take_away_text(self, guide: Guide, language: str, place: str = "") -> str:
        """The guide as text for a QR code; `place` is the station's name."""
        return take_away_text(guide, language, hotline=self._pack.hotline, place=place)

    def _take(self, version: Version, pack: Pack) -> None:
        with self._lock:
            self._version = version
            self._pack = pack
            self._guides = {guide.code: guide for guide in pack.guides}
            self._searcher: Searcher | None = None
            self._damage: ContentError | None = None
            self._statutes = None

    def _search(self, *, wait: bool) -> Searcher:
        if self._searcher is not None:
            return self._searcher
        if not self._loading.acquire(blocking=wait):
            raise ContentPreparing("查询正在准备，请稍等几秒再试。")
        try:
            return self._load_searcher()
        finally:
            self._loading.release()

    def _load_searcher(self) -> Searcher:
        with self._lock:
            version, found, damage = self._version, self._searcher, self._damage
        if damage is not None:
            raise damage  # it was tried; every key press would try again
        if found is None:
            try:
                found = _searcher(version)
            except ContentError as error:
                with self._lock:
                    self._damage = error if version is self._version else self._damage
                raise
            with self._lock:
                self._searcher = found if version is self._version else self._searcher
        return found


def _renewed_pack(version: Version) -> Pack:
    return _renewing(version, lambda: load_pack(version))


def _searcher(version: Version) -> Searcher:
    from kiosk_app.content.search import Searcher  # noqa: PLC0415 - not before the first search

    return _renewing(version, lambda: Searcher(load_index(version)))


def _renewing(version: Version, load: Callable[[], T]) -> T:
    """What `load` reads, if need be after a renewal; its own error where the pack's files are damaged as well."""
    try:
        return load()
    except ContentError as damage:
        try:
            renew(version)
        except ContentError as error:
            log.error("content %s cannot be renewed: %s", version.name, error.sentence)
            raise damage from error
        return load()


def search(home: Home, text: str, limit: int) -> list[Hit]:
    """What `Library.search` finds in `home`; in the pack that ships while nothing is installed there.

    Raises:
        ContentError: what is installed is damaged.
    """
    if Shelf(home.content).current() is not None:
        return Library.open(home).search(text, limit)
    from kiosk_app.content.index import build_index  # noqa: PLC0415 - loads the pinyin library
    from kiosk_app.content.pack import read_pack  # noqa: PLC0415
    from kiosk_app.content.search import Searcher  # noqa: PLC0415
    from kiosk_app.services.content import shipped  # noqa: PLC0415

    reading = read_pack(shipped())
    return Searcher(build_index(reading.pack, reading.words)).search(text, limit)
