"""The title of a law among the lines before its first article: in one line or two, behind an order, or not at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kiosk_app.content.statute_history import is_history
from kiosk_app.content.statute_signs import Shape, article_of, close_up, division_of
from kiosk_app.domain.statute import Numbering

TITLE_ENDS = (
    *("法", "典", "例", "办法", "规定", "规范", "解释", "决定", "细则", "通知", "规则", "意见", "）", ")", "修正案"),
    *("公约", "章程", "准则", "方案", "批复", "答复", "复函", "守则", "纲要", "标准", "议定书", "宣言"),
)
_ORDER = re.compile(r"(?:令|公告|通告)(?:第.{1,9}号)?")
_NAMED = re.compile(r"《([^》]+)》")
_LONGEST = 80


def title_of(shapes: Sequence[Shape], numbering: Numbering) -> tuple[str, list[str], list[Shape]]:
    """The title, empty when there is none; the order above it that puts the law in force; the lines below it."""
    first, *rest = shapes
    if article_of(first, numbering, 1) or division_of(first):
        return "", [], list(shapes)
    if (place := _under_an_order(shapes, numbering)) is not None:
        return close_up(shapes[place].text), [shape.text for shape in shapes[:place]], _below(shapes[place + 1 :])
    title = close_up(first.text)
    # A title in two lines: 全国人民代表大会常务委员会 and 关于……的解释, or 中华人民共和国 and ……法.
    if rest and not title.endswith(TITLE_ENDS) and (rest[0].text.startswith("关于") or _may_be_title(rest[0])):
        return title + close_up(rest[0].text), [], _below(rest[1:])
    if len(title) > _LONGEST or title.endswith(("。", "；")):
        return "", [], list(shapes)
    return title, [], _below(rest)


def other_law(shapes: Sequence[Shape], numbering: Numbering) -> int | None:
    """Where a second law begins in the same file: a title above another first article."""
    firsts = [
        place for place, shape in enumerate(shapes) if (sign := article_of(shape, numbering, 1)) and sign.main == 1
    ]
    for second in firsts[1:]:
        begins = None
        for place in range(second - 1, firsts[0], -1):
            shape = shapes[place]
            if _may_be_title(shape):
                begins = place
            elif not (shape.short or is_history(shape.text) or shape.text.startswith(("（", "("))):
                break
        if begins is not None:
            return begins
    return None


def _below(shapes: Sequence[Shape]) -> list[Shape]:
    """The lines below a title: the first of them goes on with no sentence."""
    return [replace(shape, open=False) for shape in shapes[:1]] + list(shapes[1:])


def _may_be_title(shape: Shape) -> bool:
    text = close_up(shape.text)
    return (
        shape.short
        and text.endswith(TITLE_ENDS)
        and not shape.apart
        and not text.startswith(("（", "(", "“"))
        and not is_history(text)
        and division_of(shape) is None
        and re.search(r"[，。；：]", text) is None
    )


def _under_an_order(shapes: Sequence[Shape], numbering: Numbering) -> int | None:
    """The line that is the title where the order that puts a law in force stands above it and names it."""
    if not _ORDER.search(close_up(shapes[0].text)):
        return None
    named: set[str] = set()
    for place, shape in enumerate(shapes):
        if article_of(shape, numbering, 1):
            return None
        text = close_up(shape.text)
        if any(name.endswith(text) or text.endswith(name) for name in named) and _may_be_title(shape):
            return place
        named.update(_NAMED.findall(shape.text))
    return None
