"""How text becomes search tokens, on both sides alike: characters, pairs of characters, and meanings.

A meaning (`#3`) stands for a line of words that people use for one thing, such as 丢了, 遗失 and 找不到. Chinese has
no spaces, so pairs of characters take the place of words and single characters keep the shortest queries alive.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_RUNS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[a-z0-9]+")
_LATIN = re.compile(r"[a-z]")


def plain(text: str) -> str:
    """Lower case, half width, ü as v."""
    return unicodedata.normalize("NFKC", text).lower().replace("ü", "v").replace("u:", "v")


def runs(text: str) -> list[str]:
    """The stretches of Chinese characters and of Latin letters or digits in plain text."""
    return _RUNS.findall(text)


def has_latin(text: str) -> bool:
    """Whether plain text holds a Latin letter."""
    return _LATIN.search(text) is not None


class Lexicon:
    """Words that mean the same, and words that say nothing."""

    def __init__(self, same: Iterable[Iterable[str]], filler: Iterable[str]) -> None:
        self._meaning = {plain(word): number for number, words in enumerate(same) for word in words}
        self._words = _any_of(self._meaning)
        self._filler = _any_of({plain(word) for word in filler} | set(self._meaning))

    def meanings(self, text: str) -> list[tuple[int, int, int]]:
        """(meaning, start, length) of each known word in plain text, longest words first at each place."""
        return [(self._meaning[m[0]], m.start(), len(m[0])) for m in self._words.finditer(text)]

    def without_filler(self, text: str) -> str:
        """Plain text with filler turned into spaces; unchanged when nothing else would be left.

        Words with a meaning are matched first, so that 怎么 in front of 办证 goes but 办 inside 补办 stays.
        """
        kept = self._filler.sub(lambda found: found[0] if found[0] in self._meaning else " ", text)
        return kept if kept.strip() else text

    def tokens(self, text: str) -> set[str]:
        """All tokens of plain text."""
        found = {f"#{meaning}" for meaning, _, _ in self.meanings(text)}
        found.update(_grams(text))
        return found


def _grams(text: str) -> Iterator[str]:
    for run in runs(text):
        if run[0].isascii():
            yield run
            continue
        yield from run
        yield from (run[place : place + 2] for place in range(len(run) - 1))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
