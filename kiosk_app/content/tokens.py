"""How text becomes search tokens, on both sides alike: pairs of characters, single ones, and meanings.

A meaning (`#3`) stands for a line of words that people use for one thing, such as 丢了, 遗失 and 找不到. Chinese has
no spaces, so pairs of characters take the place of words and single characters keep the shortest queries alive.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_RUNS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[a-z0-9]+")
_LATIN = re.compile(r"[a-z]")
_SUFFIXES = ("ation", "ments", "ment", "ing", "als", "al", "ed", "es", "er", "e", "s", "y")
_STEM, _LEAST = 6, 4
_MEANING, _PAIR, _TOLD = 1.5, 1.0, 0.5


def plain(text: str) -> str:
    """Lower case, half width, ü as v."""
    return unicodedata.normalize("NFKC", text).lower().replace("ü", "v").replace("u:", "v")


def runs(text: str) -> list[str]:
    """The stretches of Chinese characters and of Latin letters or digits in plain text."""
    return _RUNS.findall(text)


def has_latin(text: str) -> bool:
    """Whether plain text holds a Latin letter."""
    return _LATIN.search(text) is not None


def pairs(text: str) -> Iterator[str]:
    """Neighbouring characters of each Chinese stretch in plain text, and its Latin words and numbers whole."""
    for run in runs(text):
        if run[0].isascii():
            yield run
        else:
            yield from map(str.__add__, run, run[1:])


def stem(word: str) -> str:
    """What the forms of an English word share: regist~ for register, registered and registration."""
    bare = (word.removesuffix(end) for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= _LEAST)
    return f"{next(bare, word)[:_STEM]}~"


def asked_stem(word: str) -> str:
    """What to look an English word up by: a short one as it stands, since it may as well be pinyin (chang, change)."""
    return stem(word) if len(word) >= _STEM else word


class Lexicon:
    """Words that mean the same, and words that say nothing."""

    def __init__(self, same: Iterable[Iterable[str]], filler: Iterable[str]) -> None:
        self._meaning = {plain(word): number for number, words in enumerate(same) for word in words}
        self._sizes = _sizes(self._meaning)
        self._filler = {plain(word) for word in filler} - self._meaning.keys()
        self._any_sizes = _sizes([*self._meaning, *self._filler])

    def meanings(self, text: str) -> list[tuple[int, int, int]]:
        """(meaning, start, length) of each known word in plain text, longest words first at each place."""
        found = []
        place, count, sizes, meaning = 0, len(text), self._sizes, self._meaning
        while place < count:
            step = 1
            for size in sizes.get(text[place], ()):
                number = meaning.get(text[place : place + size])
                if number is not None:
                    found.append((number, place, size))
                    step = size
                    break
            place += step
        return found

    def without_filler(self, text: str) -> str:
        """Plain text with filler turned into spaces; unchanged when nothing else would be left.

        Words with a meaning are matched first, so that 怎么 in front of 办证 goes but 办 inside 补办 stays.
        """
        kept, place = [], 0
        while place < len(text):
            word = next(
                (
                    text[place : place + size]
                    for size in self._any_sizes.get(text[place], ())
                    if text[place : place + size] in self._meaning or text[place : place + size] in self._filler
                ),
                text[place],
            )
            kept.append(" " if word in self._filler else word)
            place += len(word)
        bare = "".join(kept)
        return bare if bare.strip() else text

    def tokens(self, text: str) -> set[str]:
        """The meanings and pairs of plain text."""
        return set(self.weights(text))

    def weights(self, text: str) -> dict[str, float]:
        """The tokens of plain text with what each weighs: a meaning most, and little the pairs that spell it out."""
        found: dict[str, float] = {}
        told: set[int] = set()
        for meaning, start, length in self.meanings(text):
            found[f"#{meaning}"] = _MEANING
            told.update(range(start, start + length))
        for stretch in _RUNS.finditer(text):
            run, start = stretch[0], stretch.start()
            if run[0].isascii():
                found[run] = _PAIR
                continue
            for place in range(len(run) - 1):
                pair = run[place : place + 2]
                weight = _TOLD if start + place in told or start + place + 1 in told else _PAIR
                found[pair] = max(weight, found.get(pair, 0.0))
        return found


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
