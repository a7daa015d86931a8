"""The Library that guides, laws, forms, wizards and publicity are read from, and its search.

A library is one installed version and never says anything else: whoever reads on keeps the one they began with, and
`newer` gives the next one.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kiosk_app.content.shelf import Shelf, Version, load_index, load_pack, load_statutes
from kiosk_app.content.takeaway import personal_text, take_away_text
from kiosk_app.errors import ContentError, ContentPreparing
from kiosk_app.services.renewal import renew

if TYPE_CHECKING:
    from kiosk_app.content.model import Pack
    from kiosk_app.content.search import Hit, Searcher
    from kiosk_app.domain.certificate import Certificate
    from kiosk_app.domain.guide import Flow, Group, Guide, Material
    from kiosk_app.domain.law import Law
    from kiosk_app.domain.publicity import Publicity, Story, Video
    from kiosk_app.domain.sample import Sample
    from kiosk_app.domain.statute import Statute
    from kiosk_app.domain.wizard import Wizard
    from kiosk_app.paths import Home

log = logging.getLogger(__name__)

T = TypeVar("T")


class Taken(NamedTuple):
    """A version to read, and the shelf's stamp when it was the one in use."""

    seen: tuple[int, int] | None
    version: Version
    pack: Pack


class Library:
    """What the screens read. Opening it loads parsed items only; the search index follows with the first search."""

    def __init__(self, shelf: Shelf, taken: Taken | None = None) -> None:
        self._shelf = shelf
        self._seen, self._version, self._pack = taken or _in_use(shelf)
        self._guides = {guide.code: guide for guide in self._pack.guides}
        self._lock = threading.Lock()
        self._loading = threading.Lock()
        self._searcher: Searcher | None = None
        self._damage: ContentError | None = None
        self._statutes: tuple[Statute, ...] | None = None

    @classmethod
    def open(cls, home: Home) -> Library:
        """The content in use in `home`.

        Raises:
            ContentError: nothing is installed, or what is installed is damaged.
        """
        return cls(Shelf(home.content))

    def newer(self) -> Library | None:
        """The library of another version that was put to use since, or None. One stat when nothing changed.

        One that cannot be read is passed over; this one goes on.
        """
        stamp = self._shelf.stamp()
        if stamp is None or stamp == self._seen:
            return None
        self._seen = stamp
        try:
            version = self._shelf.current()
            if version is None or version == self._version:
                return None
            pack = load_pack(version)
        except ContentError as error:
            log.warning("content: %s", error.sentence)
            return None
        return Library(self._shelf, Taken(stamp, version, pack))

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

    def spelled(self) -> Mapping[str, str]:
        """The titles of the guides as they are typed in pinyin, by code: "shen fen zheng".

        Raises:
            ContentPreparing: another thread is loading the index. ContentError: neither it nor the pack can be read.
        """
        return self._search(wait=False).spelled

    def warm(self) -> None:
        """Load the search index ahead of the first key press; safe from any thread.

        One that another version of the program wrote is made again from the pack.
        """
        self._search(wait=True)

    def take_away_text(self, guide: Guide, language: str, place: str = "") -> str:
        """The guide as text for QR codes; `place` is the station's name."""
        return take_away_text(guide, language, hotline=self._pack.hotline, place=place)

    def personal_text(
        self, title: str, guides: Sequence[Guide], materials: Sequence[Material], language: str, place: str = ""
    ) -> str:
        """A list made for one visitor as text for QR codes; `place` is the station's name."""
        return personal_text(title, guides, materials, language, hotline=self._pack.hotline, place=place)

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
        if self._damage is not None:
            raise self._damage  # it was tried; every key press would try again
        if self._searcher is None:
            try:
                self._searcher = _searcher(self._version)
            except ContentError as error:
                self._damage = error
                raise
        return self._searcher


def _in_use(shelf: Shelf) -> Taken:
    seen, version = shelf.stamp(), shelf.current()
    if version is None:
        raise ContentError("还没有安装内容包，请运行 sunshine content install 或 sunshine station init。")
    return Taken(seen, version, _renewed_pack(version))


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
