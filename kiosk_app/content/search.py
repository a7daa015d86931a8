"""Finding what a visitor wants from an index: Chinese of any length, pinyin, initials, mixtures, whole questions.

A Chinese query is compared by tokens (pairs of characters and meanings, rare ones counting more) and the best of the
documents again by their closest title, alias or question. A query with letters is matched as a pattern over the
readings of those phrases; letters that match nowhere as a whole are cut into syllables and compared by those.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

import msgspec

from kiosk_app.content.index import FIELD_WEIGHT, Index, Phrase
from kiosk_app.content.spelling import Pattern, Syllables
from kiosk_app.content.tokens import Lexicon, has_latin, plain, runs
from kiosk_app.errors import ContentError

QUERY_LIMIT = 60
SHORTLIST = 24
KEEP_SHARE = 0.28
"""A document below this share of the best one's score is noise."""

_TOKEN_WEIGHT = {"meaning": 1.5, "pair": 1.0, "single": 0.3}
_PHRASE_WEIGHT = 1.2
_PRIOR_WEIGHT = 0.12
_KIND_FACTOR = {
    "guide": 1.0,
    "law": 0.9,
    "article": 0.8,
    "statute": 0.85,
    "clause": 0.7,
    "flow": 0.7,
    "form": 0.85,
    "certificate": 1.0,
    "wizard": 0.9,
    "story": 0.9,
    "video": 0.9,
}
_FIELD_FACTOR = {"title": 1.0, "alias": 0.97, "question": 0.9}


class Why(StrEnum):
    """What made a document a hit; `Hit.matched` is the phrase."""

    TITLE = "title"
    ALIAS = "alias"
    QUESTION = "question"
    TEXT = "text"
    PINYIN = "pinyin"


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


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    why: Why
    matched: str
    places: frozenset[int] = frozenset()


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
        self._lexicon = Lexicon(index.same, index.filler)
        self._syllables = Syllables(index.syllables)
        self._phrases: dict[int, list[Phrase]] = {}
        for phrase in index.phrases:
            self._phrases.setdefault(phrase.document, []).append(phrase)
        self._tokens: dict[str, set[str]] = {}

    def search(self, text: str, limit: int = 20, kinds: Collection[str] = ()) -> list[Hit]:
        """The best `limit` documents for `text`, best first; only of `kinds` when given. Empty text finds nothing."""
        query = plain(text)[:QUERY_LIMIT]
        if not runs(query):
            return []
        found = self._by_letters(query) if has_latin(query) else self._by_tokens(query)
        ranked = sorted(
            ((self._final(number, hit), number, hit) for number, hit in found.items() if self._wanted(number, kinds)),
            key=lambda each: (-each[0], self._index.documents[each[1]].code),
        )
        if not ranked:
            return []
        floor = ranked[0][0] * KEEP_SHARE
        return [self._hit(number, hit, score, query) for score, number, hit in ranked[:limit] if score >= floor]

    def _wanted(self, number: int, kinds: Collection[str]) -> bool:
        return not kinds or self._index.documents[number].kind in kinds

    def _final(self, number: int, hit: _Found) -> float:
        document = self._index.documents[number]
        return (hit.score + _PRIOR_WEIGHT * document.prior) * _KIND_FACTOR[document.kind]

    def _by_tokens(self, query: str) -> dict[int, _Found]:
        text = self._lexicon.without_filler(query)
        tokens = self._lexicon.tokens(text)
        scores: dict[int, float] = {}
        whole = 0.0
        for token in tokens:
            weight = _weight(token) * self._index.idf.get(token, _UNKNOWN_IDF)
            whole += weight
            for number, field_weight in self._index.postings.get(token, ()):
                scores[number] = scores.get(number, 0.0) + weight * field_weight
        best = whole * FIELD_WEIGHT["title"]
        shortlist = sorted(scores, key=scores.__getitem__, reverse=True)[:SHORTLIST]
        return {number: self._closest(number, scores[number] / best, tokens, text) for number in shortlist}

    def _closest(self, number: int, share: float, tokens: set[str], text: str) -> _Found:
        best, matched = 0.0, None
        bare = text.replace(" ", "")
        for phrase in self._phrases[number]:
            near = self._nearness(tokens, self._phrase_tokens(phrase.text)) * _FIELD_FACTOR[phrase.field]
            if bare in phrase.text:
                near = max(near, 0.75 + 0.25 * len(bare) / len(phrase.text))
            if near > best:
                best, matched = near, phrase
        why = Why(matched.field) if matched else Why.TEXT
        return _Found((share + _PHRASE_WEIGHT * best) / (1 + _PHRASE_WEIGHT), why, matched.text if matched else "")

    def _nearness(self, left: set[str], right: set[str]) -> float:
        common = sum(map(self._worth, left & right))
        return 2 * common / (sum(map(self._worth, left)) + sum(map(self._worth, right))) if common else 0.0

    def _worth(self, token: str) -> float:
        return _weight(token) * self._index.idf.get(token, _UNKNOWN_IDF)

    def _phrase_tokens(self, text: str) -> set[str]:
        found = self._tokens.get(text)
        if found is None:
            found = self._tokens[text] = self._lexicon.tokens(self._lexicon.without_filler(text))
        return found

    def _by_letters(self, query: str) -> dict[int, _Found]:
        found = self._by_pattern(query)
        if not found and len(parts := runs(query)) > 1:
            found = self._by_parts(parts)
        if not found:
            found = self._by_syllables("".join(runs(query)))
        for number, share in self._by_english(query).items():
            if number not in found or found[number].score < share:
                found[number] = _Found(share, Why.TEXT, "")
        return found

    def _by_pattern(self, query: str) -> dict[int, _Found]:
        pattern = Pattern(query)
        found: dict[int, _Found] = {}
        lit: dict[int, frozenset[int]] = {}
        for phrase in self._index.phrases:
            if phrase.letters & pattern.letters != pattern.letters:
                continue
            match = pattern.match(phrase.units)
            if match is None:
                continue
            number = phrase.document
            if phrase.field == "title":
                lit[number] = frozenset(range(match.start, match.start + match.length))
            score = (0.55 + 0.35 * match.share + (0.1 if match.start == 0 else 0.0)) * _FIELD_FACTOR[phrase.field]
            if number not in found or score > found[number].score:
                found[number] = _Found(score, Why.PINYIN, phrase.text)
        return {number: replace(hit, places=lit.get(number, frozenset())) for number, hit in found.items()}

    def _by_parts(self, parts: list[str]) -> dict[int, _Found]:
        results = [self._by_pattern(part) if has_latin(part) else self._by_tokens(part) for part in parts]
        found: dict[int, _Found] = {}
        for number in {number for result in results for number in result}:
            hits = [result[number] for result in results if number in result]
            best = max(hits, key=lambda hit: hit.score)
            found[number] = _Found(sum(hit.score for hit in hits) / len(parts), best.why, best.matched, best.places)
        return found

    def _by_syllables(self, letters: str) -> dict[int, _Found]:
        wanted = self._syllables.pairs_of(letters)
        if not wanted:
            return {}
        found: dict[int, _Found] = {}
        for phrase in self._index.phrases:
            pairs = self._syllables.pairs(phrase)
            common = len(wanted & pairs)
            score = (0.5 * common / len(wanted) + 0.5 * 2 * common / (len(wanted) + len(pairs))) * _FIELD_FACTOR[
                phrase.field
            ]
            before = found.get(phrase.document)
            if common and (before is None or score > before.score):
                found[phrase.document] = _Found(score, Why.PINYIN, phrase.text)
        return found

    def _by_english(self, query: str) -> dict[int, float]:
        words = [run for run in runs(query) if run.isascii() and len(run) > 1]
        counts: dict[int, float] = {}
        for word in words:
            for number in self._index.english.get(word, ()):
                counts[number] = counts.get(number, 0.0) + 1 / len(words)
        return counts

    def _hit(self, number: int, hit: _Found, score: float, query: str) -> Hit:
        document = self._index.documents[number]
        places = _title_places(document.title, hit.places) if hit.places else self._lit(document.title, query)
        return Hit(document.kind, document.code, document.title, round(score, 4), hit.why, hit.matched, _spans(places))

    def _lit(self, title: str, query: str) -> set[int]:
        """Places in `title` that the query names, in the same or in other words."""
        shown = plain(title)
        if len(shown) != len(title):
            return set()
        text = self._lexicon.without_filler(query)
        meanings = {meaning for meaning, _, _ in self._lexicon.meanings(text)}
        lit = {
            place
            for meaning, start, length in self._lexicon.meanings(shown)
            if meaning in meanings
            for place in range(start, start + length)
        }
        size = min(2, max(map(len, runs(text))))
        for run in runs(text):
            for gram in {run[place : place + size] for place in range(len(run) - size + 1)}:
                lit.update(place for m in re.finditer(re.escape(gram), shown) for place in range(m.start(), m.end()))
        return lit


_UNKNOWN_IDF = 3.0


def _weight(token: str) -> float:
    if token[0] == "#":
        return _TOKEN_WEIGHT["meaning"]
    return _TOKEN_WEIGHT["single" if len(token) == 1 else "pair"]


def _title_places(title: str, units: frozenset[int]) -> set[int]:
    """Units count letters, digits and characters only; a title also holds punctuation."""
    places = [place for place, char in enumerate(title) if runs(plain(char))]
    return {places[unit] for unit in units if unit < len(places)}


def _spans(places: Collection[int]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
