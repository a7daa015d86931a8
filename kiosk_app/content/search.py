"""Finding what a visitor wants from an index: Chinese of any length, pinyin, initials, mixtures, whole questions.

A Chinese question is compared by tokens, pairs of characters and meanings, rare ones counting more; where its
characters make no sense together they are compared by their sound. A question with letters goes to `letters`, one
that names an article of a law or the code of a service goes straight there.
"""

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kiosk_app.content.characters import Characters
from kiosk_app.content.index import LAW_KINDS, Index
from kiosk_app.content.laws_named import NamedArticles
from kiosk_app.content.letters import Letters
from kiosk_app.content.light import Light
from kiosk_app.content.matching import Found, Section, Views, Why
from kiosk_app.content.tokens import Lexicon, has_latin, plain, runs
from kiosk_app.errors import ContentError

QUERY_LIMIT = 60
KEEP_SHARE = 0.28
"""A document less than this share as near as the nearest is noise. Kinds do not count here: a law may come after all
services and still be worth reading."""

_PRIOR_WEIGHT = 0.1
_KIND_FACTOR = {
    "guide": 1.0,
    "law": 0.85,
    "article": 0.72,
    "statute": 0.8,
    "clause": 0.68,
    "flow": 0.7,
    "form": 0.85,
    "certificate": 0.93,
    "wizard": 0.88,
    "story": 0.9,
    "video": 0.9,
}
_SERVICES = frozenset({"guide"})
_LAW_WORDS = re.compile(r"法律|法规|条例|[^合非违犯无]法(?![院医定人]|$)|法$|条款|规定|规范|第.{1,5}条|处罚|拘留|判刑")
_LAWYERLY = 1.3
"""Laws are wanted when a question speaks of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `score` is 0 to 1 or a little more; `spans` are (start, end) in `title` to highlight."""

    kind: str
    code: str
    title: str
    score: float
    why: Why
    matched: str
    spans: tuple[tuple[int, int], ...]


class Searcher:
    """Answers queries from one index; safe to use from one thread at a time."""

    def __init__(self, data: bytes) -> None:
        """Load what `content.index.build_index` made.

        Raises:
            ContentError: the bytes are not an index of this version of the program.
        """
        try:
            index = msgspec.msgpack.decode(data, type=Index)
        except msgspec.DecodeError as error:
            raise ContentError("查询索引已损坏，请用 sunshine content install 重装内容包。") from error
        self._index = index
        self._views = Views(index)
        self._lexicon = Lexicon(index.same, index.filler)
        self._characters = Characters(self._views, self._lexicon)
        self._letters = Letters(self._views)
        self._named = NamedArticles(self._views)
        self._sections: dict[frozenset[str], tuple[Section, ...]] = {}
        self._codes = {document.code.lower(): number for number, document in enumerate(index.documents)}

    @property
    def spelled(self) -> Mapping[str, str]:
        """The titles of guides in pinyin, by code."""
        return self._index.spelled

    def search(self, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """The best `limit` documents for `text`, best first; only of `kinds` when given. Empty text finds nothing."""
        query = plain(text)[:QUERY_LIMIT].strip()
        if not runs(query):
            return []
        found = self._find(query, self._sections_of(frozenset(kinds)))
        lawyerly = _LAWYERLY if _LAW_WORDS.search(query) else 1.0
        ranked = sorted(
            (
                (self._final(number, hit, lawyerly), number, hit)
                for number, hit in found.items()
                if not kinds or self._index.documents[number].kind in kinds
            ),
            key=lambda each: (-each[0], self._index.documents[each[1]].code),
        )
        if not ranked:
            return []
        floor = max(self._nearness(number, hit) for _, number, hit in ranked) * KEEP_SHARE
        lit = Light(self._lexicon, query)
        kept = (each for each in ranked if self._nearness(*each[1:]) >= floor)
        return [self._hit(number, hit, score, lit) for score, number, hit in itertools.islice(kept, limit)]

    def _sections_of(self, kinds: frozenset[str]) -> tuple[Section, ...]:
        """Services apart from the rest, so that many of the ones never hide the others."""
        sections = self._sections.get(kinds)
        if sections is None:
            wanted = kinds or frozenset(_KIND_FACTOR)
            parts = (wanted & _SERVICES, wanted - _SERVICES)
            sections = self._sections[kinds] = tuple(self._views.section(part) for part in parts if part)
        return sections

    def _find(self, query: str, sections: Sequence[Section]) -> dict[int, Found]:
        way = self._letters if has_latin(query) else self._characters
        found = way.find(query, sections)
        code = self._codes.get(query)
        if code is not None:
            found[code] = Found(2.0, Why.ALIAS, query)
        return found | self._named.find(query)

    def _final(self, number: int, hit: Found, lawyerly: float) -> float:
        document = self._index.documents[number]
        factor = _KIND_FACTOR[document.kind] * (lawyerly if document.kind in LAW_KINDS else 1.0)
        return self._nearness(number, hit) * factor

    def _nearness(self, number: int, hit: Found) -> float:
        return hit.score + _PRIOR_WEIGHT * self._index.documents[number].prior

    def _hit(self, number: int, hit: Found, score: float, lit: Light) -> Hit:
        document = self._index.documents[number]
        spans = lit.units(document.title, hit.places) if hit.places else lit.words(document.title)
        return Hit(document.kind, document.code, document.title, round(score, 4), hit.why, hit.matched, spans)
