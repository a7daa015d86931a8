"""A law digest: the key articles of one law in our own words, and what each means for a visitor."""

from dataclasses import dataclass
from datetime import date

from kiosk_app.domain.wording import NO_PROSE, Origin, Prose, Wording


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `number` is Arabic ("11", "2-1" for 第二条之一); `guides` are codes it matters to."""

    number: str
    heading: Wording
    text: Wording
    guides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """One digest. `in_force` is the day the law took effect; `version` names the revision it follows."""

    id: str
    title: Wording
    short: Wording
    icon: str
    version: Wording
    in_force: date
    summary: Wording
    articles: tuple[Article, ...]
    origin: Origin
    aliases: tuple[str, ...] = ()
    prose: Prose = NO_PROSE

    def article(self, number: str) -> Article | None:
        """The article with this number, or None when the digest leaves it out."""
        return next((article for article in self.articles if article.number == number), None)


_DIGITS = "零一二三四五六七八九"
_TEN, _HUNDRED = 10, 100


def article_name(number: str) -> str:
    """第十一条 for "11", 第二条之一 for "2-1".

    Raises:
        ValueError: not a number from 1 to 999, or such a number with "-" and another.
    """
    main, _, sub = number.partition("-")
    name = f"第{_chinese(int(main))}条"
    return f"{name}之{_chinese(int(sub))}" if sub else name


def _chinese(value: int) -> str:
    if not 0 < value < _HUNDRED * _TEN:
        raise ValueError("an article number lies between 1 and 999")
    hundreds, rest = divmod(value, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    text = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
