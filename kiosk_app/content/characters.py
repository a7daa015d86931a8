"""Finding by what is asked in characters: by the words of a question, their meaning, their sound, and word for word."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from kiosk_app.content.index import rarity
from kiosk_app.content.matching import Found, Section, Term, Views, Why, blend, word_terms
from kiosk_app.content.postings import Posting, lowest
from kiosk_app.content.tokens import Lexicon, pairs, runs

_LITERAL = 4
"""So many characters in a row, word for word in the text of a law, are a quotation."""
_LONG_QUOTATION = 12
_CANDIDATES = 400
_SOUND_ALIKE, _HEARD = 0.8, 1.2
"""What a pair, and a meaning, weighs that is known by its sound only."""
_SINGLE = 0.3
_LEAST = 0.12
_LONGEST_WORD = 6
_WAYS = 8
"""So many ways to read a word out are followed."""


class Characters:
    """Answers questions without Latin letters."""

    def __init__(self, views: Views, lexicon: Lexicon) -> None:
        self._views = views
        self._lexicon = lexicon
        self._readings: dict[str, tuple[str, ...]] = {}

    def find(self, query: str, sections: Sequence[Section]) -> dict[int, Found]:
        """Documents for plain text, the nearest by its words; laws that hold it word for word among them."""
        text = self._lexicon.without_filler(query)
        weights = self._lexicon.weights(text)
        strange = [pair for pair in dict.fromkeys(pairs(text)) if pair not in self._views.words]
        heard = self._heard(text, strange, weights)
        # Single characters: all there is of 丢 or 补, and some help for what stands in the wrong order.
        mute = [pair for pair in strange if self._sound(pair) is None]
        alone = (char for run in (*runs(text), *mute) if len(run) == 1 or run in mute for char in run)
        weights = {char: _SINGLE for char in alone} | weights
        found = blend(self._views, [*word_terms(self._views, weights), *heard], sections, text.replace(" ", ""))
        kept = {number: self._said(hit, text) if heard else hit for number, hit in found.items() if hit.score >= _LEAST}
        return self._quoted(query, kept)

    def _quoted(self, query: str, found: dict[int, Found]) -> dict[int, Found]:
        """Laws that hold the words as they stand count as much as a title would."""
        run = max(runs(query), key=len)
        common = -1 if len(run) >= _LITERAL else 0
        for pair in pairs(run):
            posting = self._views.texts.get(pair)
            common &= posting.bits if posting else 0
        for number in lowest(common, _CANDIDATES):
            if run in self._views.index.wordings.get(number, ""):
                score = 0.8 + 0.2 * min(1.0, len(run) / _LONG_QUOTATION)
                if number not in found or found[number].score < score:
                    found[number] = Found(score, Why.TEXT, run)
        return found

    def _heard(self, text: str, strange: list[str], known: Collection[str]) -> list[Term]:
        """What `strange` pairs of characters sound like, and words known by their sound around them."""
        terms = []
        for pair in strange:
            phrases = self._sound(pair)
            if phrases is not None:
                terms.append(Term(_SOUND_ALIKE * rarity(self._views.count, phrases.count), phrases))
        meant = {token for run in runs(text) if any(pair in run for pair in strange) for token in self._meant(run)}
        return terms + word_terms(self._views, dict.fromkeys(meant.difference(known), _HEARD))

    def _sound(self, pair: str) -> Posting | None:
        """The phrases in which most often something sounds like `pair`."""
        sounds = [f"{one} {two}" for one in self._readings_of(pair[0]) for two in self._readings_of(pair[1:])]
        postings = [found for sound in sounds if (found := self._views.sounds.get(sound)) is not None]
        return max(postings, key=lambda posting: posting.count, default=None)

    def _meant(self, run: str) -> set[str]:
        """Meanings whose words sound like a piece of `run`."""
        readings = [self._readings_of(char) for char in run]
        meant: set[str] = set()
        for start in range(len(run) - 1):
            ways: list[str] = [""]
            for sounds in readings[start : start + _LONGEST_WORD]:
                ways = [f"{way} {sound}".lstrip() for way in ways for sound in sounds][:_WAYS]
                meant.update(token for way in ways if (token := self._views.index.spoken.get(way)))
        return meant

    def _readings_of(self, char: str) -> tuple[str, ...]:
        if not self._readings:
            readings: dict[str, list[str]] = {}
            for sound, chars in self._views.index.characters.items():
                for each in chars:
                    readings.setdefault(each, []).append(sound)
            self._readings = {each: tuple(sounds) for each, sounds in readings.items()}
        return self._readings.get(char, ())

    @staticmethod
    def _said(hit: Found, text: str) -> Found:
        """Found through its sound when the phrase shares no pair of characters with the question."""
        if not hit.matched or not set(pairs(text)).isdisjoint(pairs(hit.matched)):
            return hit
        return replace(hit, why=Why.PINYIN)
