"""Comparing what was asked with everything in an index, by tokens that both share.

All phrases are weighed roughly at once, as sets of bits; the heaviest of them are compared closely, and the documents
they belong to once more by everything else that is said about them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.content.index import FIELDS, NUMBER, WEIGHT, Index, rarity
from kiosk_app.content.postings import Posting, Postings, bits_of, heaviest

SHORTLIST = 64
"""So many phrases of each section are compared closely."""
DOCUMENTS = 12
"""So many documents of each section are looked at for their texts alone."""
_FIELD_FACTOR = (1.0, 0.97, 0.92)
_TITLED, _NAMED, _HELD = 0.2, 0.4, 0.4
"""What a document's title, all its phrases, and its texts count beside its nearest phrase."""
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


@dataclass(frozen=True, slots=True)
class Section:
    """Some of the documents, as bits, and their phrases. Each section is given its share of attention."""

    phrases: int
    documents: int


class Views:
    """The numbers of an index, read where they are.

    `words` are phrases by pair, character or meaning; `sounds` phrases by pair of syllables, syllable (=zen) or first
    letters (.sfz); `texts` documents by pair or meaning; `english` documents by English word.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.owners = memoryview(index.owners).cast(NUMBER)
        self.worths = memoryview(index.worths).cast(WEIGHT)
        self.sound_worths = memoryview(index.sound_worths).cast(WEIGHT)
        self.count = len(index.phrases)
        self.words = Postings(index.words, self.count)
        self.sounds = Postings(index.sounds, self.count)
        self.texts = Postings(index.texts, len(index.documents))
        self.english = Postings(index.stems, len(index.documents))

    def section(self, kinds: Collection[str]) -> Section:
        """The documents of these kinds."""
        documents = bits_of((each.kind in kinds for each in self.index.documents), len(self.index.documents))
        wanted = memoryview(documents.to_bytes(len(self.index.documents) // 8 + 1, "little"))
        owned = (wanted[owner >> 3] >> (owner & 7) & 1 for owner in self.owners)
        return Section(bits_of(owned, self.count), documents)

    def why(self, phrase: int) -> Why:
        """What kind of phrase this is."""
        return Why(FIELDS[self.index.fields[phrase]])

    def field_factor(self, phrase: int) -> float:
        """A title says more than an alias, an alias more than a question."""
        return _FIELD_FACTOR[self.index.fields[phrase]]


@dataclass(frozen=True, slots=True)
class Term:
    """One token of a question: which phrases and documents hold it, and what it weighs."""

    weight: float
    phrases: Posting | None
    texts: Posting | None = None


class _Weigher:
    """What masks of terms weigh; each is added up once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._weights = [term.weight for term in terms]
        self._known = {0: 0.0}
        self.whole = sum(self._weights)

    def __call__(self, mask: int) -> float:
        weight = self._known.get(mask)
        if weight is None:
            weight = sum(each for place, each in enumerate(self._weights) if mask >> place & 1)
            self._known[mask] = weight
        return weight


def word_terms(views: Views, weights: Mapping[str, float]) -> list[Term]:
    """Terms for pairs, meanings and single characters of these weights."""
    terms = []
    for token, weight in sorted(weights.items()):
        phrases, texts = views.words.get(token), views.texts.get(token)
        share = rarity(views.count, phrases.count if phrases else 0)
        known = phrases is not None or texts is not None
        terms.append(Term(weight * share * (1.0 if known else _UNKNOWN), phrases, texts))
    return terms


def blend(
    views: Views, terms: list[Term], sections: Sequence[Section], bare: str = "", *, by_sound: bool = False
) -> dict[int, Found]:
    """The documents of `sections` nearest to `terms`: by their nearest phrase, all their phrases, their texts.

    `bare` is the question in one piece; a phrase that holds it as it stands is near. `by_sound` when the terms are
    syllables.
    """
    weigh = _Weigher(terms)
    if not weigh.whole:
        return {}
    compared = _Compared(views, terms, weigh, bare, views.sound_worths if by_sound else views.worths)
    texts = [(1 << place, term.texts) for place, term in enumerate(terms) if term.texts is not None]
    flagged = [(bit, posting.flags) for bit, posting in texts]
    chosen: set[int] = set()
    for section in sections:
        compared.add(section)
        weights = [(posting.bits & section.documents, weigh(bit)) for bit, posting in texts]
        chosen.update(heaviest(weights, DOCUMENTS))
    near, named = compared.near, compared.named
    found = {}
    for owner in {*near, *chosen}:
        score, phrase = near.get(owner, (0.0, -1))
        own = named.get(owner, 0)
        held = own
        place, flag = owner >> 3, 1 << (owner & 7)
        for bit, flags in flagged:
            if flags[place] & flag:
                held |= bit
        titled = _TITLED * weigh(compared.titled.get(owner, 0))
        total = score + (titled + _NAMED * weigh(own) + _HELD * weigh(held)) / weigh.whole
        why, matched = (views.why(phrase), views.index.phrases[phrase]) if phrase >= 0 else (Why.TEXT, "")
        found[owner] = Found(total / (1 + _TITLED + _NAMED + _HELD), why, matched)
    return found


class _Compared:
    """For each document its nearest phrase with the nearness, 0 to 1, and which terms its phrases hold."""

    def __init__(
        self, views: Views, terms: list[Term], weigh: _Weigher, bare: str, worths: "memoryview[float]"
    ) -> None:
        self._views, self._weigh, self._bare, self._worths = views, weigh, bare, worths
        self._postings = [(1 << place, term.phrases) for place, term in enumerate(terms) if term.phrases is not None]
        self._flagged = [(bit, posting.flags) for bit, posting in self._postings]
        self.near: dict[int, tuple[float, int]] = {}
        self.named: dict[int, int] = {}
        self.titled: dict[int, int] = {}

    def add(self, section: Section) -> None:
        """Compare the phrases of one section."""
        weigh, owners, fields, near = self._weigh, self._views.owners, self._views.index.fields, self.near
        weights = [(posting.bits & section.phrases, weigh(bit)) for bit, posting in self._postings]
        for phrase in heaviest(weights, SHORTLIST):
            mask = 0
            place, flag = phrase >> 3, 1 << (phrase & 7)
            for bit, flags in self._flagged:
                if flags[place] & flag:
                    mask |= bit
            score = self._nearness(phrase, mask)
            owner = owners[phrase]
            self.named[owner] = self.named.get(owner, 0) | mask
            if not fields[phrase]:
                self.titled[owner] = mask
            if owner not in near or score > near[owner][0]:
                near[owner] = score, phrase

    def _nearness(self, phrase: int, mask: int) -> float:
        score = 2 * self._weigh(mask) / (self._weigh.whole + self._worths[phrase])
        text = self._views.index.phrases[phrase]
        if self._bare and self._bare in text:
            score = max(score, 0.5 + 0.5 * len(self._bare) / len(text))
        return score * self._views.field_factor(phrase)
