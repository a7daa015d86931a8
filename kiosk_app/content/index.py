"""Building the search index of a pack: done once, at installation, where the slow pinyin library may be loaded.

What a query needs later is all in `Index`: for every title, alias and spoken question ("phrase") its characters with
their readings, and for every token the phrases or documents that hold it. Postings are bytes, so that
loading the index makes few objects. Phrases are numbered from the ones most likely to be meant, so that the
front of a long posting is its best part.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from kiosk_app.content.documents import Document, Draft, drafts
from kiosk_app.content.model import Pack, Words
from kiosk_app.content.postings import pack_numbers
from kiosk_app.content.readings import Speller, common_readings
from kiosk_app.content.spelling import sound_pairs, unit_grams
from kiosk_app.content.tokens import Lexicon, plain, runs, stem
from kiosk_app.domain.statute import Statute

NUMBER: Final = "I"
WEIGHT: Final = "f"
FIELDS = ("title", "alias", "question")
LAW_KINDS = frozenset({"law", "article", "statute", "clause"})

_KIND_ORDER = ("guide", "certificate", "wizard", "form", "law", "story", "video", "flow", "article", "statute")


class Index(msgspec.Struct, frozen=True):
    """A whole index.

    By phrase number: `phrases` its text, `units` its characters with readings, `owners` its document, `fields` its
    place in `FIELDS`, `worths` what its tokens weigh together and `sound_worths` what its syllable pairs weigh.
    By token: `words` phrases by pairs, single characters and meanings, `sounds` phrases by pairs of syllables and by
    first letters, `texts` documents by pairs and meanings anywhere in them, `stems` documents by English
    words and their stems. `wordings` holds the plain text of laws, `spelled` the titles of guides in pinyin.
    """

    documents: tuple[Document, ...]
    phrases: list[str]
    units: list[str]
    owners: bytes
    fields: bytes
    worths: bytes
    sound_worths: bytes
    words: dict[str, bytes]
    sounds: dict[str, bytes]
    texts: dict[str, bytes]
    stems: dict[str, bytes]
    wordings: dict[int, str]
    same: tuple[tuple[str, ...], ...]
    filler: tuple[str, ...]
    spoken: dict[str, str]
    syllables: tuple[str, ...]
    characters: dict[str, str]
    spelled: dict[str, str]


def rarity(count: int, found: int) -> float:
    """What a token weighs that `found` of `count` phrases hold: the rarer, the more."""
    return math.log(1 + (count - found + 0.5) / (found + 0.5))


def build_index(pack: Pack, words: Words, statutes: Iterable[Statute] = ()) -> bytes:
    """The index of `pack` and the imported laws as bytes for `content.search.Searcher`."""
    found = drafts(pack, statutes)
    lexicon = Lexicon(words.same, words.filler)
    speller = Speller(words)
    syllables, characters = common_readings()
    phrases = _Phrases(found, lexicon, speller)
    index = Index(
        documents=tuple(draft.document for draft in found),
        phrases=phrases.texts,
        units=phrases.units,
        owners=phrases.owners.tobytes(),
        fields=bytes(phrases.fields),
        worths=phrases.worths().tobytes(),
        sound_worths=phrases.sound_worths().tobytes(),
        words=_packed(phrases.words, len(phrases.texts)),
        sounds=_packed(phrases.sounds, len(phrases.texts)),
        texts=_packed(_texts(found, lexicon), len(found)),
        stems=_packed(_english(found), len(found)),
        wordings={
            number: "".join(runs(plain("".join(text for field, text in draft.fields if field == "text"))))
            for number, draft in enumerate(found)
            if draft.document.kind in LAW_KINDS
        },
        same=words.same,
        filler=words.filler,
        spoken=_spoken(words, speller),
        syllables=tuple(sorted(syllables)),
        characters=characters,
        spelled={d.code: _typed(d.title, speller) for d in (draft.document for draft in found) if d.kind == "guide"},
    )
    return msgspec.msgpack.encode(index)


class _Phrases:
    """The titles, aliases and questions of all drafts, most likely ones first, and what they hold."""

    def __init__(self, found: list[Draft], lexicon: Lexicon, speller: Speller) -> None:
        self.texts: list[str] = []
        self.units: list[str] = []
        self.owners = array(NUMBER)
        self.fields: list[int] = []
        self.words: defaultdict[str, list[int]] = defaultdict(list)
        self.sounds: defaultdict[str, list[int]] = defaultdict(list)
        self._own_words: list[dict[str, float]] = []
        self._own_sounds: list[list[str]] = []
        for owner, field, text in sorted(_phrases(found), key=lambda each: _order(found[each[0]], each[1], each[2])):
            self._add(owner, field, text, lexicon, speller)

    def _add(self, owner: int, field: str, text: str, lexicon: Lexicon, speller: Speller) -> None:
        number = len(self.texts)
        units = speller.units(text)
        readings = [each for _, each in units]
        # Filler inside a phrase says as little as in a query.
        weights = lexicon.weights(lexicon.without_filler(text))
        sounds = sound_pairs(readings)
        self.texts.append(text)
        self.units.append(" ".join(char + "|".join(each) for char, each in units))
        self.owners.append(owner)
        self.fields.append(FIELDS.index(field))
        self._own_words.append(weights)
        self._own_sounds.append(sorted(sounds))
        for token in weights.keys() | lexicon.tokens(text).union(*runs(text)):
            self.words[token].append(number)
        for sound in sounds.union(unit_grams(readings), (f"={each}" for unit in readings for each in unit)):
            self.sounds[sound].append(number)

    def worths(self) -> "array[float]":
        """What the words of each phrase weigh together."""
        count = len(self.texts)
        rare = {token: rarity(count, len(found)) for token, found in self.words.items()}
        worths = (sum(rare[token] * weight for token, weight in own.items()) for own in self._own_words)
        return array(WEIGHT, worths)

    def sound_worths(self) -> "array[float]":
        """What the syllable pairs of each phrase weigh together."""
        count = len(self.texts)
        weight = {sound: rarity(count, len(found)) for sound, found in self.sounds.items()}
        return array(WEIGHT, (sum(map(weight.__getitem__, own)) for own in self._own_sounds))


def _phrases(found: list[Draft]) -> Iterable[tuple[int, str, str]]:
    for number, draft in enumerate(found):
        seen: set[str] = set()
        for field, text in draft.fields:
            shown = plain(text)
            if field in FIELDS and shown not in seen:
                seen.add(shown)
                yield number, field, shown


def _order(draft: Draft, field: str, text: str) -> tuple[int, int, int, float]:
    kind = draft.document.kind
    rank = _KIND_ORDER.index(kind) if kind in _KIND_ORDER else len(_KIND_ORDER)
    return rank, FIELDS.index(field), len(text), -draft.document.prior


def _texts(found: list[Draft], lexicon: Lexicon) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(found):
        for token in lexicon.tokens(plain("\n".join(text for _, text in draft.fields))):
            postings[token].append(number)
    return postings


def _english(found: list[Draft]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(found):
        for token in {token for word in runs(plain(draft.english)) for token in (word, stem(word))}:
            postings[token].append(number)
    return postings


def _spoken(words: Words, speller: Speller) -> dict[str, str]:
    """Words by their folded sound: a meaning's token, or nothing for filler; a single syllable only if it is clear."""
    spoken: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for token, group in [*((f"#{n}", group) for n, group in enumerate(words.same)), ("", words.filler)]:
        for word in group:
            units = speller.units(word)
            sound = " ".join(readings[0] for _, readings in units)
            if len(units) > 1:
                spoken.setdefault(sound, token)
            else:
                short.setdefault(sound, set()).add(token)
    return spoken | {sound: min(tokens) for sound, tokens in short.items() if len(tokens) == 1 and len(sound) > 1}


def _typed(title: str, speller: Speller) -> str:
    """A title in pinyin, as it is typed; letters and digits stand for themselves."""
    return " ".join(part for run in runs(plain(title)) for part in ([run] if run.isascii() else speller.spell(run)))


def _packed(postings: Mapping[str, list[int]], count: int) -> dict[str, bytes]:
    return {token: pack_numbers(found, count) for token, found in postings.items()}
