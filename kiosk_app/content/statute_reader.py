"""From the lines of a law's official text to a `Statute`, with everything that is wrong by line."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kiosk_app.content.problem import Problem
from kiosk_app.content.statute_checks import Placed, check_articles, check_divisions
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
    shape_of,
)
from kiosk_app.domain.statute import Annex, Clause, Division, Numbering, Statute

TITLE_ENDS = ("法", "典", "例", "办法", "规定", "规范", "解释", "决定", "细则", "通知", "规则", "意见", "）", ")")
CONTENTS = {"目录", "目次"}
PREAMBLE = {"序言", "前言", "引言"}


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
    """What was read so far. `contents` is None outside a table of contents."""

    numbering: Numbering
    history: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    divisions: list[tuple[Division, int]] = field(default_factory=list)
    articles: list[_Article] = field(default_factory=list)
    annexes: list[tuple[str, list[str]]] = field(default_factory=list)
    contents: list[DivisionSign] | None = None
    in_brackets: bool = False
    has_preamble: bool = False


def read_statute(file: str, lines: Iterable[Line]) -> Outcome:
    """Read a whole law from its lines; `file` names it in the problems. Bad text raises nothing."""
    shapes = [shape for shape in map(shape_of, lines) if shape.text]
    if not shapes:
        return Outcome(Statute("", "", (), (), (), ()), (Problem(file, 1, "文件是空的，请换成法律全文。"),))
    by_article = any(article_of(shape, Numbering.ARTICLE, 1) for shape in shapes)
    text = _Text(Numbering.ARTICLE if by_article else Numbering.ITEM)
    title, body = _title(shapes, text.numbering)
    for shape in body:
        _take(text, shape)
    problems = [*check_articles(file, [_placed(each) for each in text.articles], text.numbering)]
    problems += check_divisions(file, text.divisions)
    if not title:
        problems.append(Problem(file, shapes[0].number, "开头没有法律名称，请在第一行写上全称。"))
    if not text.articles:
        problems.append(Problem(file, shapes[0].number, "没有找到一条条文，请检查是不是法律全文。"))
    return Outcome(_statute(title, text), tuple(sorted(problems)))


def _title(shapes: list[Shape], numbering: Numbering) -> tuple[str, list[Shape]]:
    first, *rest = shapes
    if article_of(first, numbering, 1) or division_of(first):
        return "", shapes
    title = close_up(first.text)
    # A title in two lines: 全国人民代表大会常务委员会 and 关于……的解释.
    if rest and not title.endswith(TITLE_ENDS) and rest[0].text.startswith("关于"):
        return title + close_up(rest[0].text), rest[1:]
    return title, rest


def _take(text: _Text, shape: Shape) -> None:
    """Put one line where it belongs."""
    expected = text.articles[-1].sign.main + 1 if text.articles else 1
    if is_annex(shape) and text.articles:
        text.annexes.append((shape.text, []))
    elif text.annexes:
        text.annexes[-1][1].append(shape.text)
    elif not text.articles and close_up(shape.text) in CONTENTS:
        text.contents = []
    elif division := division_of(shape):
        _open_division(text, division, shape.number)
    elif sign := article_of(shape, text.numbering, expected):
        text.contents = None
        first = [(shape.number, sign.text)] if sign.text else []
        text.articles.append(_Article(sign, shape.number, first))
    elif _lacks_title(text) and shape.short:
        untitled, line = text.divisions[-1]
        text.divisions[-1] = replace(untitled, title=close_up(shape.text)), line
    elif text.articles:
        text.articles[-1].paragraphs.append((shape.number, shape.text))
    else:
        _take_front(text, shape)


def _open_division(text: _Text, sign: DivisionSign, line: int) -> None:
    if text.contents is not None:
        # A table of contents ends where its first line comes again.
        if not text.contents or (text.contents[0].rank, text.contents[0].number) != (sign.rank, sign.number):
            text.contents.append(sign)
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


def _statute(title: str, text: _Text) -> Statute:
    last = [line for _, line in text.articles[-1].paragraphs] if text.articles else []
    return Statute(
        title=title,
        version=version_of(text.history, last),
        history=tuple(text.history),
        preamble=tuple(text.preamble),
        divisions=tuple(division for division, _ in text.divisions),
        clauses=tuple(_clause(article) for article in text.articles),
        annexes=tuple(Annex(title, tuple(lines)) for title, lines in text.annexes),
        numbering=text.numbering,
    )


def _clause(article: _Article) -> Clause:
    sign = article.sign
    number = f"{sign.main}-{sign.sub}" if sign.sub else str(sign.main)
    return Clause(number, tuple(_unwrapped(article.paragraphs)), sign.heading)


def _unwrapped(paragraphs: list[tuple[int, str]]) -> list[str]:
    """The paragraphs, with lines that a copy broke in mid-sentence put together again."""
    joined: list[str] = []
    for (before, _), (line, text) in itertools.pairwise([(0, ""), *paragraphs]):
        broken = joined and joined[-1][-1] not in SENTENCE_END and line == before + 1
        if broken:
            joined[-1] += text
        else:
            joined.append(text)
    return joined
