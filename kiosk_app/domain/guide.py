"""A guide: what a citizen needs to know before one service at the hukou window."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk_app.domain.wording import NO_PROSE, NO_WORDS, Origin, Prose, Statement, Wording


class Form(StrEnum):
    """In which form a material is handed in."""

    ORIGINAL = "original"
    COPY = "copy"
    ORIGINAL_AND_COPY = "original_and_copy"
    WRITTEN = "written"
    IN_PERSON = "in_person"


class Tag(StrEnum):
    """What a guide can be filtered by: 即办 · 免费 · 可代办 · 跨省通办 · 网上可办."""

    ON_THE_SPOT = "on_the_spot"
    FREE = "free"
    BY_PROXY = "by_proxy"
    CROSS_PROVINCE = "cross_province"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Group:
    """One chapter of the catalogue, e.g. H 居民身份证."""

    code: str
    title: Wording
    icon: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: a few words and an icon for the picture, a sentence for the reader."""

    title: Wording
    note: Wording = NO_WORDS
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A way that many services share (P1 to P9)."""

    code: str
    title: Wording
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring. `bring` false: shared data replaces it; `copies` counts the copies wanted."""

    name: Wording
    form: Form
    copies: int = 0
    issuer: Wording = NO_WORDS
    bring: bool = True
    note: Wording = NO_WORDS
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the four facts on top of a guide: a few words for the card, a sentence for the reader."""

    short: Wording
    more: Wording = NO_WORDS
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis. `law` is the id of a digest that ships, or empty; `article` its number there, or empty."""

    label: Wording
    law: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that the county words differently from its pack: `key` names it, e.g. fee.short."""

    key: str
    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One service. `popular` orders 大家常查: 1 is first, 0 is not among them; `samples` are ids of forms it uses."""

    code: str
    title: Wording
    group: str
    icon: str
    summary: Wording
    who: Wording
    time: Fact
    fee: Fact
    where: Fact
    regions: Fact
    flow: str
    steps: tuple[Step, ...]
    conditions: tuple[Statement, ...]
    materials: tuple[Material, ...]
    mistakes: tuple[Statement, ...]
    basis: tuple[Basis, ...]
    origin: Origin
    aliases: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    samples: tuple[str, ...] = ()
    popular: int = 0
    prose: Prose = NO_PROSE
    changes: tuple[Change, ...] = ()

    @property
    def verify(self) -> bool:
        """Whether any fact of it still waits for a written source."""
        facts = any(fact.verify for fact in (self.time, self.fee, self.where, self.regions))
        said = any(statement.verify for statement in (*self.conditions, *self.mistakes))
        return facts or said or any(material.verify for material in self.materials)

    @property
    def to_bring(self) -> tuple[Material, ...]:
        """The materials a citizen has to carry."""
        return tuple(material for material in self.materials if material.bring)
