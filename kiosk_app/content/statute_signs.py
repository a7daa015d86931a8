"""What one line of a law is: an article, a division, the head of an annex, or none of these.

Copies of one law differ: `**第一条**　…`, `第一条 …` or `第一条…`, `## 第一章　总则` or `第 一 章` alone. What stays
is the numbering, so the number that has to come next decides wherever the shape of a line leaves it open.
"""

import re
from dataclasses import dataclass

from kiosk_app.content.statute_file import Line
from kiosk_app.domain.numerals import SIGNS, from_chinese
from kiosk_app.domain.statute import RANK_SIGNS, Numbering, Rank

SHORT = 40
"""Headings and heads of annexes are no longer than this many characters."""
SENTENCE_END = "。；：？！”’）)》.;:!?…"

_NUMBER = rf"[{SIGNS}\d０-９\s]+?"
_ARTICLE = re.compile(
    rf"第\s*(?P<main>{_NUMBER})\s*条(?:\s*之\s*(?P<sub>[{SIGNS}]+)(?![{SIGNS}]))?(?P<rest>.*)", re.DOTALL
)
_ITEM = re.compile(rf"(?P<main>[{SIGNS}]+)、(?P<rest>.*)", re.DOTALL)
_DIVISION = re.compile(rf"第\s*(?P<number>{_NUMBER})\s*(?P<sign>分编|编|章|节)(?P<title>.*)")
_ANNEX = re.compile(rf"附\s*(?:件|录|表|图)\s*[{SIGNS}\d０-９]*\s*(?:[:：\s].*)?|附\s*[:：].*")
_BRACKETED = re.compile(r"\s*【(?P<heading>[^】]{1,40})】\s*")
_MARKDOWN = re.compile(r"\s*(?P<hashes>#{1,6})?\s*(?:>\s*)?(?P<text>.*?)\s*#*\s*", re.DOTALL)
_SPEAKS_OF = re.compile(rf"[、，,。；]|第\s*[{SIGNS}\d]+\s*[款项]")
_SPEAKS_OF_CLOSE = re.compile(r"[的至和或及与款项]|规定|所[称列规述]|以[上下]|中(?![国央华共小])")
"""What follows 第X条 when a sentence speaks of that article rather than being it; the second where no blank is."""
_BLANKS = " \t\u3000\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Shape:
    """A line without its Markdown. `marked`: it was a heading or began in bold."""

    number: int
    text: str
    marked: bool

    @property
    def short(self) -> bool:
        """Whether it may be a heading: short, and not the end of a sentence."""
        return len(self.text) <= SHORT and self.text[-1] not in SENTENCE_END


@dataclass(frozen=True, slots=True)
class ArticleSign:
    """The beginning of an article. `sub` is 1 for 之一, 0 for none."""

    main: int
    sub: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class DivisionSign:
    """A heading; its title may follow on the next line."""

    rank: Rank
    number: int
    title: str


def shape_of(line: Line) -> Shape:
    """`line` without Markdown signs and blanks around it."""
    found = _MARKDOWN.fullmatch(line.raw)
    text = found["text"] if found else line.raw
    marked = text.startswith(("**", "__")) or bool(found and found["hashes"])
    return Shape(line.number, text.replace("**", "").replace("__", "").replace("\\", "").strip(_BLANKS), marked)


def article_of(shape: Shape, numbering: Numbering, expected: int) -> ArticleSign | None:
    """The article that begins with this line. `expected` is the number that has to come next."""
    found = (_ARTICLE if numbering is Numbering.ARTICLE else _ITEM).fullmatch(shape.text)
    if found is None:
        return None
    try:
        main = from_chinese(found["main"])
        sub = from_chinese(found["sub"]) if numbering is Numbering.ARTICLE and found["sub"] else 0
    except ValueError:
        return None
    rest: str = found["rest"]
    bracketed = _BRACKETED.match(rest)
    spaced = not rest or rest[0].isspace() or bracketed is not None
    follows = main == expected or (sub > 0 and main == expected - 1)
    if numbering is Numbering.ITEM:
        begins = main == expected
    else:
        begins = shape.marked or ((spaced or follows) and not _speaks_of(rest))
    if not begins:
        return None
    text = rest[bracketed.end() :] if bracketed else rest
    return ArticleSign(main, sub, bracketed["heading"].strip() if bracketed else "", text.strip())


def division_of(shape: Shape) -> DivisionSign | None:
    """The division that this line is the heading of."""
    found = _DIVISION.fullmatch(shape.text)
    if found is None or len(shape.text) > SHORT or re.search(r"[，。；]", found["title"]):
        return None
    title = found["title"]
    if title and not shape.marked and _speaks_of(title):
        return None
    try:
        number = from_chinese(found["number"])
    except ValueError:
        return None
    rank = next(rank for rank, sign in RANK_SIGNS.items() if sign == found["sign"])
    return DivisionSign(rank, number, close_up(title.strip("：:" + _BLANKS)))


def is_annex(shape: Shape) -> bool:
    """Whether the line is the head of an annex."""
    return len(shape.text) <= SHORT and _ANNEX.fullmatch(shape.text) is not None


def close_up(text: str) -> str:
    """`text` without the blanks that spread Chinese headings: 总　　则."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text.strip(_BLANKS))


def _speaks_of(rest: str) -> bool:
    said = rest.lstrip()
    return _SPEAKS_OF.match(said) is not None or (said == rest and _SPEAKS_OF_CLOSE.match(said) is not None)
