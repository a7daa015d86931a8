"""From the lines of a law's official text to a `Statute`, with everything that is wrong by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kiosk_app.content.problem import Problem
from kiosk_app.content.statute_checks import Placed, check_articles, check_contents, check_divisions
from kiosk_app.content.statute_file import Line
from kiosk_app.content.statute_history import is_history, version_of
from kiosk_app.content.statute_signs import (
    SENTENCE_END,
    ArticleSign,
    DivisionSign,
    Shape,
    article_of,
    close_up,
    division_of,
    is_annex,
    lone_heading_of,
    shape_of,
    still_quoted,
)
from kiosk_app.content.statute_title import other_law, title_of
from kiosk_app.domain.statute import Annex, Clause, Division, Numbering, Rank, Statute

CONTENTS = {"目录", "目次"}
PREAMBLE = {"序言", "前言", "引言"}
AMENDMENT = "修正案"
HEADING = 24
"""The first words of an item are its heading when they are no longer than this and end no sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A law as it was read, and everything that is wrong with its text."""

    statute: Statute
    problems: tuple[Problem, ...]


@dataclass
class _Article:
    """An article while its paragraphs are collected."""

    sign: ArticleSign
    line: int
    paragraphs: list[tuple[int, str]]


@dataclass
class _Text:
    """What was read so far. `contents` is None outside a table of contents; `quoted` is the line a quotation began on.

    `first` is the number that the articles begin with; None until the first of an amendment is seen.
    """

    numbering: Numbering
    title: str
    first: int | None
    history: list[str]
    preamble: list[str] = field(default_factory=list)
    divisions: list[tuple[Division, int]] = field(default_factory=list)
    articles: list[_Article] = field(default_factory=list)
    annexes: list[tuple[str, list[str]]] = field(default_factory=list)
    contents: list[DivisionSign] | None = None
    listed: list[DivisionSign] = field(default_factory=list)
    in_brackets: bool = False
    has_preamble: bool = False
    quoted: int = 0
    hidden: bool = False
    """Whether a line was taken for a quoted one that would otherwise be an article."""


def read_statute(file: str, lines: Iterable[Line]) -> Outcome:
    """Read a whole law from its lines; `file` names it in the problems. Bad text raises nothing."""
    lines = list(lines)
    shapes = _opened([shape for shape in map(shape_of, lines) if shape.text])
    if not shapes:
        return Outcome(Statute("", "", (), (), (), ()), (Problem(file, 1, "文件是空的，请换成法律全文。"),))
    problems = [Problem(file, line.number, line.flaw) for line in lines if line.flaw]
    numbering = _numbering(shapes)
    title, order, body = title_of(shapes, numbering)
    if (second := other_law(body, numbering)) is not None:
        other = body[second]
        problems.append(Problem(file, other.number, f"这一行起是另一部法律“{other.text}”，请分成两个文件导入。"))
        body = body[:second]
    text = _Text(numbering, title, None if title.endswith(AMENDMENT) else 1, order)
    for place, shape in enumerate(body):
        _take(text, shape, body[place + 1] if place + 1 < len(body) else None)
    return Outcome(_statute(text), tuple(sorted({*problems, *_problems(file, text, shapes)})))


def _problems(file: str, text: _Text, shapes: Sequence[Shape]) -> Iterable[Problem]:
    yield from check_articles(file, [_placed(each) for each in text.articles], text.numbering, text.first or 1)
    yield from check_divisions(file, text.divisions)
    missing = check_contents([(each.rank, each.number, each.title) for each in text.listed], text.divisions)
    if missing:
        yield Problem(file, shapes[-1].number, f"目录里有{missing}，正文里没有，文件可能不全，请换成全文。")
    if text.quoted and text.hidden:
        yield Problem(file, text.quoted, "这一行的引号到文末也没有收口，分不清哪些是引文，请补上后引号。")
    if not text.articles:
        yield Problem(file, shapes[0].number, "没有找到一条条文，请检查是不是法律全文。")
    elif not text.title:
        yield Problem(file, shapes[0].number, "开头没有法律名称，请在第一行写上全称。")


def _opened(shapes: list[Shape]) -> list[Shape]:
    """The shapes, each knowing whether it may go on with the sentence of the line before."""
    ends = ["。", *("。" if division_of(shape) else shape.text[-1] for shape in shapes)]
    return [
        replace(shape, open=shape.near and end not in SENTENCE_END) for shape, end in zip(shapes, ends, strict=False)
    ]


def _numbering(shapes: Sequence[Shape]) -> Numbering:
    """By articles where there is a first one; else by items where there is a first item: decisions quote articles."""
    firsts = {
        numbering: any((sign := article_of(shape, numbering, 1)) and sign.main == 1 for shape in shapes)
        for numbering in Numbering
    }
    return Numbering.ITEM if firsts[Numbering.ITEM] and not firsts[Numbering.ARTICLE] else Numbering.ARTICLE


def _take(text: _Text, shape: Shape, following: Shape | None) -> None:
    """Put one line where it belongs."""
    if is_annex(shape) and text.articles:
        text.annexes.append((shape.text, []))
    elif text.annexes:
        text.annexes[-1][1].append(shape.text)
    elif text.articles and close_up(shape.text) == text.title:
        return  # the title again, at the head of a page
    elif not text.articles and close_up(shape.text) in CONTENTS:
        text.contents = []
    elif division := division_of(shape) or _lone_heading(text, shape, following):
        _open_division(text, division, shape.number)
    elif sign := _article(text, shape):
        text.contents = None
        text.articles.append(_Article(sign, shape.number, [(shape.number, sign.text)] if sign.text else []))
        _follow_quotes(text, shape)
    elif _lacks_title(text) and shape.short:
        untitled, line = text.divisions[-1]
        text.divisions[-1] = replace(untitled, title=close_up(shape.text)), line
    elif text.articles:
        _go_on(text, shape)
        _follow_quotes(text, shape)
    else:
        _take_front(text, shape)


def _article(text: _Text, shape: Shape) -> ArticleSign | None:
    """The article that begins here; inside a quotation only the one that has to come next."""
    if text.first is None:
        sign = article_of(shape, text.numbering, 0)
        text.first = sign.main if sign else None
        return sign
    expected = text.articles[-1].sign.main + 1 if text.articles else text.first
    sign = article_of(shape, text.numbering, expected)
    if sign and text.quoted and sign.main != expected:
        text.hidden = True
        return None
    return sign


def _follow_quotes(text: _Text, shape: Shape) -> None:
    if still_quoted(shape.text, inside=bool(text.quoted)):
        text.quoted = text.quoted or shape.number
    else:
        text.quoted, text.hidden = 0, False


def _go_on(text: _Text, shape: Shape) -> None:
    """Add a line to the last article: as a paragraph, or to the sentence that a copy broke."""
    article = text.articles[-1]
    before = article.paragraphs[-1][1] if article.paragraphs else ""
    if before and shape.open and not (shape.apart_from(before) or _is_heading(article, text.numbering)):
        article.paragraphs[-1] = article.paragraphs[-1][0], before + shape.text
    else:
        article.paragraphs.append((shape.number, shape.text))


def _lone_heading(text: _Text, shape: Shape, following: Shape | None) -> DivisionSign | None:
    """A heading without 章 or 节: only right above an article, and not in mid-sentence."""
    if text.numbering is Numbering.ITEM or following is None or shape.open:
        return None
    if text.contents is not None or _lacks_title(text):
        return None
    sign = lone_heading_of(shape)
    expected = text.articles[-1].sign.main + 1 if text.articles else 1
    if sign is None or article_of(following, text.numbering, expected) is None:
        return None
    ranks = [division.rank for division, _ in text.divisions]
    if sign.rank is Rank.CHAPTER and Rank.BOOK in ranks:
        return replace(sign, rank=Rank.BOOK)
    return sign


def _open_division(text: _Text, sign: DivisionSign, line: int) -> None:
    if text.contents is not None:
        # A table of contents ends where its first line comes again.
        if not text.contents or (text.contents[0].rank, text.contents[0].number) != (sign.rank, sign.number):
            text.contents.append(sign)
            text.listed = text.contents
            return
        text.contents = None
    text.divisions.append((Division(sign.rank, sign.number, sign.title, len(text.articles)), line))


def _lacks_title(text: _Text) -> bool:
    """Whether the line before was a heading without its title."""
    return (
        bool(text.divisions) and not text.divisions[-1][0].title and text.divisions[-1][0].before == len(text.articles)
    )


def _take_front(text: _Text, shape: Shape) -> None:
    """A line before the first article: table of contents, history of the law, or preamble."""
    if close_up(shape.text) in PREAMBLE:
        text.contents, text.has_preamble = None, True
    elif text.contents is not None and shape.short:
        return
    elif not (text.has_preamble or text.preamble) and (text.in_brackets or _begins_history(shape.text)):
        line = shape.text.strip("（）() \u3000")
        if text.in_brackets:
            text.history[-1] += line
        else:
            text.history.append(line)
        text.in_brackets = _open_brackets(shape.text, inside=text.in_brackets)
    else:
        text.contents = None
        text.preamble.append(shape.text)


def _begins_history(line: str) -> bool:
    return line.startswith(("（", "(")) or is_history(line)


def _open_brackets(line: str, *, inside: bool) -> bool:
    opened = line.count("（") + line.count("(") + inside
    return opened > line.count("）") + line.count(")")


def _placed(article: _Article) -> Placed:
    return Placed(article.sign.main, article.sign.sub, article.line, tuple(article.paragraphs))


def _statute(text: _Text) -> Statute:
    last = [line for _, line in text.articles[-1].paragraphs] if text.articles else []
    return Statute(
        title=text.title,
        version=version_of(text.history, last),
        history=tuple(text.history),
        preamble=tuple(text.preamble),
        divisions=tuple(division for division, _ in text.divisions),
        clauses=tuple(_clause(article, text.numbering) for article in text.articles),
        annexes=tuple(Annex(title, tuple(lines)) for title, lines in text.annexes),
        numbering=text.numbering,
    )


def _clause(article: _Article, numbering: Numbering) -> Clause:
    sign = article.sign
    number = f"{sign.main}-{sign.sub}" if sign.sub else str(sign.main)
    heading, paragraphs = sign.heading, [text for _, text in article.paragraphs]
    if len(paragraphs) > 1 and _is_heading(replace(article, paragraphs=article.paragraphs[:1]), numbering):
        heading, *paragraphs = paragraphs
    return Clause(number, tuple(paragraphs), heading)


def _is_heading(article: _Article, numbering: Numbering) -> bool:
    """Whether all there is of an item so far are the few words it is headed by."""
    if numbering is not Numbering.ITEM or len(article.paragraphs) != 1:
        return False
    text = article.paragraphs[0][1]
    return len(text) <= HEADING and text[-1] not in SENTENCE_END
