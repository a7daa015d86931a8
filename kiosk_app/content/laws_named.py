"""Articles asked for by name and number: 身份证法第11条, 户口登记条例第七条, 治安管理处罚法二条之一."""

import re

from kiosk_app.content.matching import Found, Views, Why
from kiosk_app.content.tokens import runs
from kiosk_app.domain.numerals import SIGNS, from_chinese

_ARTICLE = re.compile(rf"(.*?)第?([\d{SIGNS}]+)条(?:之([\d{SIGNS}]+))?")
_ARTICLE_SCORE = 1.8
_LAW_SCORE = 1.5
_STATE = "中华人民共和国"


class NamedArticles:
    """Knows the laws of an index by what people call them."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._names: list[tuple[str, int]] | None = None
        self._articles: dict[tuple[int, str], int] = {}

    def find(self, query: str) -> dict[int, Found]:
        """The article that plain text names, in each law of that name; the law where it leaves the article out."""
        match = _ARTICLE.fullmatch("".join(runs(query)))
        if match is None:
            return {}
        number = _number(match[2], match[3])
        name = match[1].removeprefix(_STATE).removeprefix("根据")
        if not number or len(name) < 2:  # noqa: PLR2004 - a law is never called by one character
            return {}
        found: dict[int, Found] = {}
        for law in self._laws(name):
            article = self._articles.get((law, number))
            found[law if article is None else article] = Found(
                _LAW_SCORE if article is None else _ARTICLE_SCORE, Why.ALIAS, query
            )
        return found

    def _laws(self, name: str) -> set[int]:
        if self._names is None:
            self._names = self._learn()
        exact = {law for known, law in self._names if known == name}
        return exact or {law for known, law in self._names if name in known or known in name}

    def _learn(self) -> list[tuple[str, int]]:
        documents = self._views.index.documents
        laws = {each.code: number for number, each in enumerate(documents) if each.kind in {"law", "statute"}}
        for number, document in enumerate(documents):
            if document.kind in {"article", "clause"}:
                code, _, article = document.code.rpartition("/")
                if code in laws:
                    self._articles[laws[code], article] = number
        wanted = set(laws.values())
        return [
            ("".join(runs(self._views.index.phrases[phrase])).removeprefix(_STATE), owner)
            for phrase, owner in enumerate(self._views.owners)
            if owner in wanted
        ]


def _number(main: str, sub: str | None) -> str:
    try:
        return str(from_chinese(main)) + (f"-{from_chinese(sub)}" if sub else "")
    except ValueError:
        return ""
