"""Words for citizens in Chinese and English, and where the words come from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """Languages a citizen can choose."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in both languages; English may be missing and then the Chinese text stands in."""

    zh: str = ""
    en: str = ""

    def of(self, language: str) -> str:
        """The text in `language` ("zh" or "en")."""
        return self.en if language == Language.EN and self.en else self.zh


NO_WORDS = Wording()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence that is a fact. `verify`: no written source yet, the screen adds 以窗口答复为准."""

    text: Wording
    verify: bool = False


class BlockKind(StrEnum):
    """What a piece of prose is; a screen draws each as plain text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or bullet, without any markup in its text."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of an item in both languages."""

    zh: tuple[Block, ...] = ()
    en: tuple[Block, ...] = ()

    def of(self, language: str) -> tuple[Block, ...]:
        """The blocks in `language` ("zh" or "en")."""
        return self.en if language == Language.EN and self.en else self.zh


NO_PROSE = Prose()


@dataclass(frozen=True, slots=True)
class Origin:
    """Why an item can be believed: sources, who checked it, on which day, and the last day it holds."""

    sources: tuple[str, ...]
    checked_by: str
    checked_on: date
    valid_until: date

    def expired(self, today: date) -> bool:
        """Whether the last day it holds is past."""
        return today > self.valid_until
