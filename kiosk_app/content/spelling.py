"""What is typed in letters, cut into syllables and first letters, and matched with the readings of phrases.

A phrase's units look like `居ju 住zu 证zen`: readings are folded, so that zh and z, n and l, ang and an are
one. Typed letters may spell a syllable out, stop anywhere in it, stand for it by its first letter, or have one letter
wrong; characters may be mixed in: jzz, juzhuz, 居zz, juzuzen and juzhuzhegn all match.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

_RUNS = re.compile(r"[a-z]+|[^\W_a-z]+")
LONGEST_SYLLABLE = 6
CUTS = 4
"""How many ways to cut a run of letters are followed."""
_SLACK = 1.6
"""How much dearer than the best cut another may be."""
_FULL, _FIRST, _DOUBLE, _BEGUN, _WRONG, _STRAY = 1.0, 1.25, 2.0, 1.5, 2.9, 5.0
_READ_OUT = 16
"""So many ways to read a phrase out are known by their first letters."""
_INITIALS = frozenset("bpmfdtnlgkhjqxrzcsyw") | {"zh", "ch", "sh"}


@lru_cache(maxsize=4096)
def fold(letters: str) -> str:
    """A syllable, or the beginning of one, without the differences that southern speech and hasty fingers lose."""
    if letters[1:2] == "h" and letters[0] in "zcs":
        letters = letters[0] + letters[2:]
    elif letters[:1] == "n":
        letters = "l" + letters[1:]
    if letters.endswith("ng") and letters[-3:-2] in {"a", "e", "i"}:
        letters = letters[:-1]
    return letters.replace("v", "u")


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands for one unit: a character, or folded letters that a reading may begin with.

    `whole`: the letters are a syllable spelled out. More than one key means one letter may be wrong. `apart`: a gap
    was typed in front of it.
    """

    keys: tuple[str, ...]
    whole: bool = False
    is_char: bool = False
    apart: bool = False


class Cutter:
    """Cuts typed letters into slots by the syllables that there are."""

    def __init__(self, syllables: Iterable[str]) -> None:
        self._known = frozenset(syllables)
        self._begun = frozenset(each[:size] for each in self._known for size in range(1, len(each)))
        self._shorter: dict[str, list[str]] = {}
        for each in sorted(self._known):
            for short in {each, *_shorter(each)}:
                self._shorter.setdefault(short, []).append(each)

    def cuts(self, query: str, *, slips: bool = False) -> list[list[Slot]]:
        """The likeliest ways to read plain text as slots, best first; gaps and signs in it only separate.

        With `slips` a syllable may have one letter wrong.
        """
        ways: list[list[Slot]] = [[]]
        end = 0
        for found in _RUNS.finditer(query):
            run = found[0]
            if "a" <= run[0] <= "z":
                cuts = self._letters(run, slips=slips)
            else:
                cuts = [[Slot((sign,), is_char=True) for sign in run]]
            if found.start() > end:
                cuts = [[replace(cut[0], apart=True), *cut[1:]] for cut in cuts]
            ways = [way + cut for way, cut in itertools.product(ways, cuts)][:CUTS]
            end = found.end()
        return ways

    def near(self, syllable: str) -> tuple[str, ...]:
        """Folded syllables one slip of the finger away from this one."""
        return tuple(sorted({fold(each) for each in self._meant(syllable)} - {fold(syllable)}))

    def _letters(self, run: str, *, slips: bool) -> list[list[Slot]]:
        """Cut from the end: at each place the cheapest ways to read the rest."""
        count = len(run)
        best: list[list[tuple[float, list[Slot]]]] = [[] for _ in range(count)] + [[(0.0, [])]]
        for place in range(count - 1, -1, -1):
            ways = [
                (cost + rest_cost, [slot, *rest])
                for end in range(place + 1, min(count, place + LONGEST_SYLLABLE) + 1)
                for cost, slot in self._step(run[place:end], slips=slips)
                for rest_cost, rest in best[end]
            ]
            best[place] = sorted(ways, key=lambda way: way[0])[:CUTS]
        return [way for cost, way in best[0] if cost <= best[0][0][0] + _SLACK]

    def _step(self, piece: str, *, slips: bool) -> Iterator[tuple[float, Slot]]:
        if piece in self._known:
            yield _FULL, Slot((fold(piece),), whole=True)
        elif piece in _INITIALS:
            yield _FIRST if len(piece) == 1 else _DOUBLE, Slot((fold(piece),))
        elif piece in self._begun:
            yield _BEGUN, Slot((fold(piece),))
        elif len(piece) == 1:
            yield _STRAY, Slot((piece,))
        elif slips and len(piece) > 2:  # noqa: PLR2004 - two letters that begin nothing are two first letters
            keys = {fold(each) for each in self._meant(piece) if each[0] == piece[0]}
            if keys:
                yield _WRONG, Slot(tuple(sorted(keys)), whole=True)

    def _meant(self, typed: str) -> set[str]:
        """Syllables one slip of the finger away from what was typed."""
        candidates = {each for short in (typed, *_shorter(typed)) for each in self._shorter.get(short, ())}
        return {each for each in candidates if _is_slip(typed, each)}


def _shorter(word: str) -> set[str]:
    """`word` without each one of its letters."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _is_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, added, wrong or in its neighbour's place."""
    if len(typed) != len(meant):
        return typed in _shorter(meant) or meant in _shorter(typed)
    differing = [place for place, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(differing) == 2:  # noqa: PLR2004 - two letters in each other's place
        first, second = differing
        return second == first + 1 and typed[first] == meant[second] and typed[second] == meant[first]
    return len(differing) == 1


@dataclass(frozen=True, slots=True)
class Match:
    """Which units matched: the first, how many, and which share of the phrase they are."""

    start: int
    length: int
    share: float


class Pattern:
    """Slots as a pattern over the units of phrases."""

    def __init__(self, slots: list[Slot]) -> None:
        self._length = len(slots)
        self._pattern = re.compile(r"(?<![^ ])" + " ".join(map(_step, slots)))

    def match(self, units: str) -> Match | None:
        """Where the slots stand one behind the other in `units`, or None."""
        found = self._pattern.search(units)
        if found is None:
            return None
        return Match(units.count(" ", 0, found.start()), self._length, self._length / (units.count(" ") + 1))


def _step(slot: Slot) -> str:
    keys = "|".join(map(re.escape, slot.keys))
    return f"{keys}[^ ]*" if slot.is_char else f"[^ ](?:[^ |]+\\|)*(?:{keys})[^ ]*"


def grams(slots: list[Slot]) -> list[str]:
    """First letters of three neighbouring units (of two or one when there are no more) that any match must have.

    Slots whose first letter is uncertain, and characters, leave theirs out.
    """
    firsts = [
        next(iter(first)) if len(first := {key[0] for key in each.keys}) == 1 and not each.is_char else ""
        for each in slots
    ]
    for size in (3, 2, 1):
        found = [
            "." + "".join(firsts[place : place + size])
            for place in range(len(firsts) - size + 1)
            if all(firsts[place : place + size])
        ]
        if found:
            return found
    return []


def unit_grams(readings: list[tuple[str, ...]]) -> set[str]:
    """The grams that `grams` may ask for, of the folded readings of a phrase."""
    if all(len(unit) == 1 for unit in readings):
        ways = ["".join(unit[0][0] for unit in readings)]
    else:
        firsts = [sorted({each[0] for each in unit}) for unit in readings]
        ways = ["".join(way) for way in itertools.islice(itertools.product(*firsts), _READ_OUT)]
    return {
        f".{way[place : place + size]}" for way in ways for size in (1, 2, 3) for place in range(len(way) - size + 1)
    }


def sound_pairs(readings: list[tuple[str, ...]]) -> set[str]:
    """Neighbouring folded syllables of a phrase, each reading with each."""
    return {f"{left} {right}" for one, two in itertools.pairwise(readings) for left in one for right in two}
