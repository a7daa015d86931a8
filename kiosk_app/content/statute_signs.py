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
_SUB = rf"[{SIGNS}]+(?![{SIGNS}])|\d+(?!\d)"
_ARTICLE = re.compile(
    rf"第\s*(?P<main>{_NUMBER})(?:[-－](?P<dashed>\d+))?\s*条(?:\s*之\s*(?P<sub>{_SUB}))?(?P<rest>.*)", re.DOTALL
)
_ITEM = re.compile(rf"(?P<main>[{SIGNS}]+)、(?P<rest>.*)", re.DOTALL)
_DIVISION = re.compile(rf"第\s*(?P<number>{_NUMBER})\s*(?P<sign>分编|编|章|节|目)(?P<title>.*)")
_UNNUMBERED = {"总则", "通则", "分则", "罚则", "附则"}
_ANNEX = re.compile(rf"附\s*(?:件|录|表|图)\s*[{SIGNS}\d０-９A-Za-z]*\s*(?:[:：\s].*)?|附\s*[:：].*")
_APART = re.compile(rf"[（(][{SIGNS}\d]+[）)]|[\d０-９]+\s*[.．、)）]|[\d〇○]{{4}}年\d{{1,2}}月\d{{1,2}}日$")
_BRACKETED = re.compile(r"\s*(?:【(?P<heading>[^】]{1,40})】|[（(〔](?P<round>[^）)〕。；，]{2,20})[）)〕])\s*(?=\S|$)")
_NO_HEADING = re.compile(rf"[{SIGNS}\d]+|.*(?:删|废止|失效|略).*")
_MARKDOWN = re.compile(r"\s*(?:[-*+>]\s+|>)*(?P<hashes>#{1,6})?\s*(?:>\s*)?(?P<text>.*?)\s*#*\s*", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()]{0,300}\)")
_EMPHASIS = re.compile(r"\*{2,}|(?<!_)__(?!_)|(?<![*\w])\*(?=\S)|(?<=\S)\*(?![*\w])")
_ESCAPE = re.compile(r"\\(?=[^\w\s]|_)")
_SPEAKS_OF = re.compile(rf"[，,。；]|、\s*第|第\s*[{SIGNS}\d]+\s*[款项]")
_SPEAKS_OF_CLOSE = re.compile(r"[的至和或及与款项]|规定|所[称列规述]|以[上下]|中(?![国央华共小])")
"""What follows 第X条 when a sentence speaks of that article rather than being it; the second where no blank is."""
_BLANKS = " \t\u3000\xa0\u2002\u2003\u2009"
_COLONS = "：:、.．"


@dataclass(frozen=True, slots=True)
class Shape:
    """A line without its Markdown. `marked`: it was a heading or began in bold. `near`: right under the one before.

    `open` when the line before ends in mid-sentence: this one may go on with it.
    """

    number: int
    text: str
    marked: bool
    near: bool = False
    open: bool = False

    @property
    def short(self) -> bool:
        """Whether it may be a heading: short, and not the end of a sentence."""
        return len(self.text) <= SHORT and self.text[-1] not in SENTENCE_END

    @property
    def apart(self) -> bool:
        """Whether it begins as one of a list, or is a date alone."""
        return _APART.match(self.text) is not None

    def apart_from(self, before: str) -> bool:
        """Whether it is a paragraph of its own even below `before`, a line that ends in mid-sentence."""
        return self.apart and not (self.text[0] in "（(" and before[-1] in "第款和及或至、")


@dataclass(frozen=True, slots=True)
class ArticleSign:
    """The beginning of an article. `sub` is 1 for 之一, 0 for none."""

    main: int
    sub: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class DivisionSign:
    """A heading; its title may follow on the next line. `number` is 0 where it has none."""

    rank: Rank
    number: int
    title: str


def shape_of(line: Line) -> Shape:
    """`line` without Markdown signs and blanks around it."""
    found = _MARKDOWN.fullmatch(line.raw)
    text = _LINK.sub(r"\1", found["text"] if found else line.raw)
    marked = text.startswith(("**", "__")) or bool(found and found["hashes"])
    return Shape(line.number, _ESCAPE.sub("", _EMPHASIS.sub("", text)).strip(_BLANKS), marked, line.near)


def article_of(shape: Shape, numbering: Numbering, expected: int) -> ArticleSign | None:
    """The article that begins with this line. `expected` is the number that has to come next."""
    found = (_ARTICLE if numbering is Numbering.ARTICLE else _ITEM).fullmatch(shape.text)
    if found is None:
        return None
    sub_text = (found["sub"] or found["dashed"]) if numbering is Numbering.ARTICLE else None
    try:
        main = from_chinese(found["main"])
        sub = from_chinese(sub_text) if sub_text else 0
    except ValueError:
        return None
    rest: str = found["rest"]
    heading, text = _heading_of(rest)
    spaced = not rest or rest[0].isspace() or text != rest
    follows = main == expected or (sub > 0 and main == expected - 1)
    if numbering is Numbering.ITEM:
        begins = main == expected or not shape.open
    else:
        begins = shape.marked or ((spaced or follows) and not _speaks_of(rest))
    return ArticleSign(main, sub, heading, text.lstrip(_COLONS).strip()) if begins else None


def division_of(shape: Shape) -> DivisionSign | None:
    """The division that this line is the heading of."""
    found = _DIVISION.fullmatch(shape.text) if len(shape.text) <= SHORT else None
    if found is None or re.search(r"[，。；]", found["title"]):
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


def lone_heading_of(shape: Shape) -> DivisionSign | None:
    """A heading outside the numbering of chapters: 附则 alone, or 二、一般规定 above articles."""
    text = close_up(shape.text)
    if text in _UNNUMBERED:
        return DivisionSign(Rank.CHAPTER, 0, text)
    found = _ITEM.fullmatch(text)
    if found is None or not shape.short or re.search(r"[，；。]", text) or not found["rest"]:
        return None
    return DivisionSign(Rank.HEADING, from_chinese(found["main"]), found["rest"].strip())


def is_annex(shape: Shape) -> bool:
    """Whether the line is the head of an annex."""
    return len(shape.text) <= SHORT and _ANNEX.fullmatch(shape.text) is not None


def close_up(text: str) -> str:
    """`text` without the blanks that spread Chinese headings: 总　　则."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text.strip(_BLANKS))


def still_quoted(text: str, *, inside: bool) -> bool:
    """Whether a quotation is open behind `text`; each paragraph of a long one begins with a mark of its own."""
    depth = int(inside)
    for sign in text[1:] if inside and text.startswith("“") else text:
        depth = depth + 1 if sign == "“" else max(0, depth - 1) if sign == "”" else depth
    return depth > 0


def _heading_of(rest: str) -> tuple[str, str]:
    """The heading in brackets behind an article's number, and what follows; none where the brackets say it is gone."""
    found = _BRACKETED.match(rest)
    if found is None:
        return "", rest
    heading = found["heading"] or found["round"]
    if found["round"] and _NO_HEADING.fullmatch(heading):
        return "", rest
    return heading.strip(), rest[found.end() :]


def _speaks_of(rest: str) -> bool:
    said = rest.lstrip()
    return _SPEAKS_OF.match(said) is not None or (said == rest and _SPEAKS_OF_CLOSE.match(said) is not None)
