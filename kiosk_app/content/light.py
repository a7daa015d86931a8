"""Which places of a title to highlight: what a question names there, in the same or in other words."""

from collections.abc import Collection

from kiosk_app.content.tokens import Lexicon, plain, runs

Spans = tuple[tuple[int, int], ...]
"""(start, end) of each stretch."""


class Light:
    """Marks titles for one question."""

    def __init__(self, lexicon: Lexicon, query: str) -> None:
        self._lexicon = lexicon
        text = lexicon.without_filler(query)
        self._meanings = {meaning for meaning, _, _ in lexicon.meanings(text)}
        size = min(2, max(map(len, runs(text))))
        self._grams = {run[place : place + size] for run in runs(text) for place in range(len(run) - size + 1)}

    def words(self, title: str) -> Spans:
        """Places of what the question says or means."""
        shown = plain(title)
        if len(shown) != len(title):
            return ()
        lit: set[int] = set()
        if self._meanings:
            for meaning, start, length in self._lexicon.meanings(shown):
                if meaning in self._meanings:
                    lit.update(range(start, start + length))
        for gram in self._grams:
            place = shown.find(gram)
            while place >= 0:
                lit.update(range(place, place + len(gram)))
                place = shown.find(gram, place + 1)
        return _spans(lit)

    @staticmethod
    def units(title: str, units: frozenset[int]) -> Spans:
        """Places of units, which are letters, digits and characters only; a title also holds punctuation."""
        places = [place for place, char in enumerate(title) if runs(plain(char))]
        return _spans({places[unit] for unit in units if unit < len(places)})


def _spans(places: Collection[int]) -> Spans:
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
