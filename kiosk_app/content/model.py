"""A pack as it is kept and read: its items, and the words that only search needs."""

from dataclasses import dataclass, field

from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Flow, Group, Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.wizard import Wizard


@dataclass(frozen=True, slots=True)
class Words:
    """What search knows beyond the items: words that mean the same, words that mean nothing, special readings."""

    same: tuple[tuple[str, ...], ...] = ()
    filler: tuple[str, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack as the screens need it. `sha256` covers the paths and bytes of all its files."""

    id: str
    title: str
    version: str
    hotline: str
    sha256: str
    groups: tuple[Group, ...]
    flows: tuple[Flow, ...]
    guides: tuple[Guide, ...]
    laws: tuple[Law, ...]
    stories: tuple[Story, ...]
    videos: tuple[Video, ...]
    samples: tuple[Sample, ...] = ()
    wizards: tuple[Wizard, ...] = ()
    certificates: tuple[Certificate, ...] = ()

    @property
    def items(self) -> tuple[Guide | Law | Sample | Wizard | Certificate | Story | Video, ...]:
        """Everything in it that a citizen can open."""
        return (
            *self.guides,
            *self.laws,
            *self.samples,
            *self.wizards,
            *self.certificates,
            *self.stories,
            *self.videos,
        )
