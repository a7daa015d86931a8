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
