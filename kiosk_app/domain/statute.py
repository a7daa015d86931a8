"""The official text of a law as it is browsed: book, part, chapter, section, article, paragraphs, annexes.

Divisions and articles are two flat lists in the order of the text; a division says which article comes next after it,
so any outline can be drawn without nesting.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.domain.numerals import to_chinese


class Rank(StrEnum):
    """What a division is, from the widest: 编, 分编, 章, 节, 目; `HEADING` is a line such as 一、一般规定."""

    BOOK = "book"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    TOPIC = "topic"
    HEADING = "heading"


RANK_SIGNS = {Rank.BOOK: "编", Rank.PART: "分编", Rank.CHAPTER: "章", Rank.SECTION: "节", Rank.TOPIC: "目"}


class Numbering(StrEnum):
    """How the articles are named: 第一条 in laws, 一、 in many interpretations."""

    ARTICLE = "article"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Division:
    """A heading. `before` is the index of the first article after it; `number` is 0 where it has none, as in 附则."""

    rank: Rank
    number: int
    title: str
    before: int

    @property
    def name(self) -> str:
        """第三章, 三、 and the like; empty for a heading without a number."""
        if not self.number:
            return ""
        if self.rank is Rank.HEADING:
            return clause_name(str(self.number), Numbering.ITEM)
        return f"第{to_chinese(self.number)}{RANK_SIGNS[self.rank]}"


@dataclass(frozen=True, slots=True)
class Clause:
    """One article. `number` is Arabic: "12", "12-1" for 第十二条之一; `heading` is what stood in 【】 behind it."""

    number: str
    paragraphs: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment behind the articles; its own numbering is left as it stands."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statute:
    """One law. `version` is made from `history`, e.g. "2011-10-29修正 2004-01-01施行"; either may be empty."""

    title: str
    version: str
    history: tuple[str, ...]
    preamble: tuple[str, ...]
    divisions: tuple[Division, ...]
    clauses: tuple[Clause, ...]
    annexes: tuple[Annex, ...] = ()
    numbering: Numbering = Numbering.ARTICLE

    @property
    def id(self) -> str:
        """What links name it by: its title, in which a slash would end the name of the law."""
        return self.title.replace("/", "／")

    @property
    def chapters(self) -> int:
        """How many chapters it has."""
        return sum(division.rank is Rank.CHAPTER for division in self.divisions)

    def clause(self, number: str) -> int:
        """The index of the article with this number, or -1."""
        return next((place for place, clause in enumerate(self.clauses) if clause.number == number), -1)

    def name(self, clause: Clause) -> str:
        """第十二条之一, or 十二、 where the text numbers its items."""
        return clause_name(clause.number, self.numbering)


def clause_name(number: str, numbering: Numbering = Numbering.ARTICLE) -> str:
    """第十一条 for "11", 第二条之一 for "2-1"; 十一、 when items are numbered.

    Raises:
        ValueError: not a number from 1 to 9999, or such a number with "-" and another.
    """
    main, _, sub = number.partition("-")
    if numbering is Numbering.ITEM:
        return f"{to_chinese(int(main))}、"
    name = f"第{to_chinese(int(main))}条"
    return f"{name}之{to_chinese(int(sub))}" if sub else name
