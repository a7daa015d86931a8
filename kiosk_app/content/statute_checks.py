"""Is the text of a law whole? Numbers in order, none missing, none twice, no article that breaks off."""

import itertools
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from kiosk_app.content.problem import Problem
from kiosk_app.domain.numerals import SIGNS, from_chinese
from kiosk_app.domain.statute import RANK_SIGNS, Division, Numbering, Rank, clause_name

_LISTED = re.compile(rf"[（(](?P<number>[{SIGNS}]+)[）)]")
_WHOLE_END = "。；：！？”’）)》….;!?"
_SIGNED = re.compile(r"[\d〇○零一二三四五六七八九十]{4}年.{1,3}月.{1,3}日")
_NAMED_AT_MOST = 3
_BEGIN_AGAIN = {
    Rank.BOOK: (Rank.PART, Rank.CHAPTER, Rank.SECTION, Rank.TOPIC),
    # Chapters go on through the parts of a book.
    Rank.PART: (Rank.SECTION, Rank.TOPIC),
    Rank.CHAPTER: (Rank.SECTION, Rank.TOPIC),
    Rank.SECTION: (Rank.TOPIC,),
    Rank.TOPIC: (),
    Rank.HEADING: (),
}
"""What is counted from one again inside a division."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article as it stands in the file: its number, its line, and its paragraphs with theirs."""

    main: int
    sub: int
    line: int
    paragraphs: tuple[tuple[int, str], ...]


def check_articles(
    file: str, articles: Sequence[Placed], numbering: Numbering, first_number: int = 1
) -> Iterator[Problem]:
    """Gaps, duplicates and wrong order among the articles, and articles that are empty or break off.

    An amendment counts on from the amendments before it: its articles begin with `first_number`.
    """
    first: dict[tuple[int, int], int] = {}
    highest = (0, 0)
    for article in articles:
        number, name = (article.main, article.sub), _name(article.main, article.sub, numbering)
        if number in first:
            yield Problem(file, article.line, f"{name}重复了，第 {first[number]} 行已有一条，请删去其中一条。")
        elif number < highest:
            yield Problem(file, article.line, f"{name}排在{_name(*highest, numbering)}之后，顺序不对，请移回原处。")
        first.setdefault(number, article.line)
        highest = max(highest, number)
    yield from _gaps(file, first, numbering, first_number)
    listed = 0
    for article in articles:
        name = _name(article.main, article.sub, numbering)
        # What is numbered by items often counts on within them: 一、（一）（二）二、（三）.
        listed = yield from _within(file, article, name, listed if numbering is Numbering.ITEM else 0)
    if articles and articles[-1].paragraphs:
        line, text = articles[-1].paragraphs[-1]
        if text[-1] not in _WHOLE_END and not _SIGNED.fullmatch(text):
            yield Problem(file, line, f"最后一条没有写完，停在“{text[-12:]}”，文件可能不全，请换成全文。")


def check_divisions(file: str, divisions: Sequence[tuple[Division, int]]) -> Iterator[Problem]:
    """Gaps, duplicates and wrong order among chapters, counted within the division around them."""
    last: dict[Rank, int] = {}
    for division, line in divisions:
        number, before = division.number, last.get(division.rank, 0)
        sign = RANK_SIGNS.get(division.rank, "部分")
        if not number:
            continue
        if number == before:
            yield Problem(file, line, f"{division.name}重复了，请删去其中一个。")
        elif number < before:
            yield Problem(file, line, f"{division.name}排在第 {before} {sign}之后，顺序不对。")
        elif number > before + 1:
            yield Problem(file, line, f"{division.name}之前缺了 {number - before - 1} 个{sign}。")
        if not division.title:
            yield Problem(file, line, f"{division.name}没有标题，请补上。")
        last[division.rank] = max(number, before)
        for narrower in _BEGIN_AGAIN[division.rank]:
            last.pop(narrower, None)


def check_contents(listed: Sequence[tuple[Rank, int, str]], divisions: Sequence[tuple[Division, int]]) -> str:
    """The first heading of a table of contents that the text lacks, as 第三章“附则”; empty when it lacks none."""
    there = Counter((division.rank, division.number) for division, _ in divisions)
    # A table that was copied twice lists everything twice.
    for rank, number, title in dict.fromkeys(listed):
        if not there[rank, number]:
            return f"{Division(rank, number, title, 0).name}“{title}”"
    return ""


def _gaps(file: str, lines: dict[tuple[int, int], int], numbering: Numbering, first: int) -> Iterator[Problem]:
    mains = sorted({main for main, _ in lines})
    for before, after in itertools.pairwise([first - 1, *mains]):
        if missing := list(range(before + 1, after)):
            line = min(line for (main, _), line in lines.items() if main == after)
            yield Problem(file, line, f"缺{_list(missing, numbering)}，请补上。")
    for main, sub in sorted(lines):
        if sub > 1 and (main, sub - 1) not in lines:
            name = _name(main, sub - 1, numbering)
            yield Problem(file, lines[main, sub], f"缺{name}，请补上。")
        if sub == 1 and (main, 0) not in lines:
            yield Problem(file, lines[main, sub], f"缺{_name(main, 0, numbering)}，请补上。")


def _within(file: str, article: Placed, name: str, listed: int) -> Generator[Problem, None, int]:
    """What is wrong inside an article; returns the number of its last listed paragraph, else `listed`."""
    if not article.paragraphs:
        yield Problem(file, article.line, f"{name}没有内容，请补上。")
        return listed
    line, text = article.paragraphs[-1]
    if text.endswith(("：", ":")):
        yield Problem(file, line, f"{name}停在冒号上，后面的各项缺失，请补上。")
    before = listed
    for line, text in article.paragraphs:
        found = _LISTED.match(text)
        if found is None:
            continue
        try:
            number = from_chinese(found["number"])
        except ValueError:
            continue
        if number not in {before + 1, 1}:
            yield Problem(file, line, f"{name}的第（{found['number']}）项前面缺项或顺序不对，请核对。")
        before = number
    return before


def _list(numbers: Sequence[int], numbering: Numbering) -> str:
    if len(numbers) > _NAMED_AT_MOST:
        return f"{_name(numbers[0], 0, numbering)}至{_name(numbers[-1], 0, numbering)}（共 {len(numbers)} 条）"
    return "、".join(_name(number, 0, numbering) for number in numbers)


def _name(main: int, sub: int, numbering: Numbering) -> str:
    name = clause_name(f"{main}-{sub}" if sub else str(main), numbering)
    return f"“{name}”" if numbering is Numbering.ITEM else name
