"""Matching what is typed in letters against the readings of a phrase.

A phrase's units look like `'居ju'住zhu'证zheng`. Typed letters may spell a syllable out, stop anywhere in it, or stand
for it by its first letter, and characters may be mixed in: jzz, juzhuz, 居zz and juzhuzheng all match.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

LONGEST_SYLLABLE = 6
_UNIT = r"[^']*'[^',](?:[a-z0-9]+,)*"
_FIRST = r"'[^',](?:[a-z0-9]+,)*"


def letter_bits(text: str) -> int:
    """A number with one bit for each of a to z that occurs in `text`."""
    bits = 0
    for letter in set(text):
        if "a" <= letter <= "z":
            bits |= 1 << (ord(letter) - ord("a"))
    return bits


@dataclass(frozen=True, slots=True)
class Match:
    """Which units matched: the first, how many, and which share of the phrase they are."""

    start: int
    length: int
    share: float


class Pattern:
    """What is typed, as a pattern over units."""

    def __init__(self, typed: str) -> None:
        signs = [sign for sign in typed if sign.isalnum()]
        self.letters = letter_bits(typed)
        self._pattern = re.compile("".join(self._steps(signs)))

    def match(self, units: str) -> Match | None:
        """Where the typed signs occur in `units`, or None."""
        found = self._pattern.search(units)
        if found is None:
            return None
        length = found[0].count("'")
        return Match(units.count("'", 0, found.start()), length, length / units.count("'"))

    @staticmethod
    def _steps(signs: list[str]) -> Iterable[str]:
        before = ""
        for sign in signs:
            quoted = re.escape(sign)
            if not before:
                yield f"{_FIRST}{quoted}" if sign.isascii() else f"'{quoted}"
            elif not sign.isascii():
                yield f"[^']*'{quoted}"
            elif before.isascii():
                yield f"(?:{quoted}|{_UNIT}{quoted})"
            else:
                yield f"{_UNIT}{quoted}"
            before = sign


class HasUnits(Protocol):
    """A phrase with units."""

    @property
    def units(self) -> str: ...


class Syllables:
    """The syllables that occur in an index, to cut a long run of letters where no phrase matches it as a whole."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._pairs: dict[str, set[str]] = {}

    def cut(self, letters: str) -> list[str]:
        """The syllables of `letters`, as long ones as possible; letters that fit nowhere are skipped."""
        count = len(letters)
        # best[place]: (letters left over, syllables) for the rest from place on; fewer of both is better.
        best: list[tuple[int, list[str]]] = [(0, [])] * (count + 1)
        for place in range(count - 1, -1, -1):
            choices = [(best[place + 1][0] + 1, best[place + 1][1])]
            for end in range(place + 1, min(count, place + LONGEST_SYLLABLE) + 1):
                if letters[place:end] in self._known:
                    choices.append((best[end][0], [letters[place:end], *best[end][1]]))
            best[place] = min(choices, key=lambda each: (each[0], len(each[1])))
        return best[0][1]

    def pairs_of(self, letters: str) -> set[str]:
        """Pairs of neighbouring syllables in `letters`."""
        return _pairs(self.cut(letters))

    def pairs(self, phrase: HasUnits) -> set[str]:
        """Pairs of neighbouring syllables of a phrase, by its first readings."""
        found = self._pairs.get(phrase.units)
        if found is None:
            readings = [unit[1:].split(",")[0] for unit in phrase.units.split("'")[1:]]
            found = self._pairs[phrase.units] = _pairs(readings)
        return found


def _pairs(syllables: list[str]) -> set[str]:
    return {f"{left} {right}" for left, right in itertools.pairwise(syllables)}
