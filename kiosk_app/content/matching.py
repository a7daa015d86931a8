"""Comparing what was asked with everything in an index, by tokens that both share.

Which tokens of the question a phrase or document holds is kept as a bit mask while postings are walked; what a mask
weighs is worked out once. Long postings are walked at their front only, where the likeliest phrases stand, and behind
it for phrases that rarer tokens have found already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest

from kiosk_app.content.index import FIELDS, NUMBER, WEIGHT, Index, rarity, token_weight

SHORTLIST = 64
"""So many phrases are compared closely."""
DOCUMENTS = 40
_LONG = 600
_FRONT = 250
_ENOUGH = 150
_FIELD_FACTOR = (1.0, 0.97, 0.92)
_UNKNOWN = 0.5
"""A token that nothing holds counts for this share of the rarest one: it may be chatter."""


class Why(StrEnum):
    """What made a document a hit; `Found.matched` is the phrase."""

    TITLE = "title"
    ALIAS = "alias"
    QUESTION = "question"
    TEXT = "text"
    PINYIN = "pinyin"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about one document. `places` are units of the title that matched, if that is known."""

    score: float
    why: Why
    matched: str
    places: frozenset[int] = frozenset()


class Views:
    """The numbers of an index, read where they are."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.owners = memoryview(index.owners).cast(NUMBER)
        self.worths = memoryview(index.worths).cast(WEIGHT)
        self.sound_worths = memoryview(index.sound_worths).cast(WEIGHT)
        self.count = len(index.phrases)

    def phrases(self, token: str) -> memoryview | None:
        """Phrases that hold a pair, character or meaning."""
        return _view(self.index.words, token)

    def sounds(self, token: str) -> memoryview | None:
        """Phrases that hold a pair of syllables, a syllable (=zen) or first letters (.sfz)."""
        return _view(self.index.sounds, token)

    def texts(self, token: str) -> memoryview | None:
        """Documents that hold a token anywhere."""
        return _view(self.index.texts, token)

    def english(self, word: str) -> memoryview | None:
        """Documents whose English holds a word."""
        return _view(self.index.english, word)

    def why(self, phrase: int) -> Why:
        """What kind of phrase this is."""
        return Why(FIELDS[self.index.fields[phrase]])

    def field_factor(self, phrase: int) -> float:
        """A title says more than an alias, an alias more than a question."""
        return _FIELD_FACTOR[self.index.fields[phrase]]


def _view(postings: Mapping[str, bytes], token: str) -> memoryview | None:
    found = postings.get(token)
    return None if found is None else memoryview(found).cast(NUMBER)


@dataclass(frozen=True, slots=True)
class Term:
    """One token of a question: where it stands in phrases and texts, and what it weighs."""

    weight: float
    phrases: memoryview | None
    texts: memoryview | None = None


class Weigher:
    """What masks of terms weigh."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._weights = [term.weight for term in terms]
        self._known = {0: 0.0}
        self.whole = sum(self._weights)

    def __call__(self, mask: int) -> float:
        """The weight of the terms in `mask` together."""
        weight = self._known.get(mask)
        if weight is None:
            weight = sum(each for place, each in enumerate(self._weights) if mask >> place & 1)
            self._known[mask] = weight
        return weight


def walk(postings: list[tuple[memoryview, int]]) -> dict[int, int]:
    """Numbers with the bits of the postings that hold them; a long one's rear is walked for known numbers only."""
    masks: dict[int, int] = {}
    for posting, bit in sorted(postings, key=lambda each: len(each[0])):
        front = posting
        if len(posting) > _LONG and len(masks) >= _ENOUGH:
            front = posting[:_FRONT]
            for number in masks.keys() & set(posting[_FRONT:]):
                masks[number] |= bit
        for number in front:
            masks[number] = masks.get(number, 0) | bit
    return masks


def word_terms(views: Views, tokens: Iterable[str]) -> list[Term]:
    """Terms for pairs and meanings."""
    terms = []
    for token in tokens:
        phrases = views.phrases(token)
        texts = views.texts(token)
        share = rarity(views.count, len(phrases) if phrases is not None else 0)
        known = phrases is not None or texts is not None
        terms.append(Term(token_weight(token) * share * (1.0 if known else _UNKNOWN), phrases, texts))
    return terms


def nearest(
    views: Views, terms: list[Term], worths: memoryview, bare: str
) -> tuple[dict[int, tuple[float, int]], dict[int, int], Weigher]:
    """For each document the nearness, 0 to 1, and the number of its nearest phrase, and the terms its phrases hold."""
    weigh = Weigher(terms)
    masks = walk([(term.phrases, 1 << place) for place, term in enumerate(terms) if term.phrases is not None])
    whole = weigh.whole
    near = {
        phrase: 2 * weigh(mask) / (whole + worths[phrase]) * _FIELD_FACTOR[views.index.fields[phrase]]
        for phrase, mask in masks.items()
    }
    owners, best = views.owners, dict[int, tuple[float, int]]()
    for phrase in nlargest(SHORTLIST, near, key=near.__getitem__):
        score = near[phrase]
        text = views.index.phrases[phrase]
        if bare and bare in text:
            score = max(score, (0.75 + 0.25 * len(bare) / len(text)) * views.field_factor(phrase))
        owner = owners[phrase]
        if owner not in best or score > best[owner][0]:
            best[owner] = score, phrase
    named: dict[int, int] = {}
    for phrase, mask in masks.items():
        owner = owners[phrase]
        named[owner] = named.get(owner, 0) | mask
    return best, named, weigh


def blend(views: Views, terms: list[Term], bare: str = "", *, by_sound: bool = False) -> dict[int, Found]:
    """The documents nearest to `terms`: by their nearest phrase, by all their phrases, and by their texts."""
    best, named, weigh = nearest(views, terms, views.sound_worths if by_sound else views.worths, bare)
    if not weigh.whole:
        return {}
    held = walk([(term.texts, 1 << place) for place, term in enumerate(terms) if term.texts is not None])
    rough = {owner: weigh(mask) + 0.8 * weigh(named.get(owner, 0)) for owner, mask in held.items()}
    chosen = {*nlargest(DOCUMENTS, rough, key=rough.__getitem__), *best}
    found = {}
    for owner in chosen:
        score, phrase = best.get(owner, (0.0, -1))
        own = named.get(owner, 0)
        total = score + 0.4 * weigh(own) / weigh.whole + 0.4 * weigh(own | held.get(owner, 0)) / weigh.whole
        why, matched = (views.why(phrase), views.index.phrases[phrase]) if phrase >= 0 else (Why.TEXT, "")
        found[owner] = Found(total / 1.8, why, matched)
    return found
