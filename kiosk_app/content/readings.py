"""The readings of characters, for building an index: the slow pinyin library is loaded here and nowhere else.

Of the library its dictionaries are used, of words and of characters; the longest known word at each place says how
its characters are read. Its own way to look words up takes five times as long.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kiosk_app.content.model import Words
from kiosk_app.content.spelling import fold
from kiosk_app.content.tokens import plain, runs

_COMMON = 0.1
"""A reading of a character is common when so many of the words that hold it are read so."""
_LONGEST_WORD = 5
_TONES = {"\u0300", "\u0301", "\u0302", "\u0304", "\u030c"}


class Speller:
    """Reads phrases out; the pack's own table of readings goes before the library's."""

    def __init__(self, words: Words) -> None:
        from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415 - a third of a second

        self._phrases = PHRASES_DICT
        self._chars = PINYIN_DICT
        self._known: dict[str, str] = {}
        self._own = {plain(word): tuple(map(plain, reading.split())) for word, reading in words.readings.items()}
        self._firsts = {word[0] for word in self._own}

    def units(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each character, letter and digit of `text` with its folded readings; punctuation falls out."""
        return [unit for run in runs(plain(text)) for unit in self._read(run)]

    def spell(self, run: str) -> list[str]:
        """The syllables of a run of Chinese characters as they are typed; a character without a reading is itself."""
        return [readings[0] for readings in self._readings(run)]

    def _read(self, run: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        if run[0].isascii():
            return ((char, (char,)) for char in run)
        return (
            (char, (fold(each[0]),) if len(each) == 1 else tuple(dict.fromkeys(map(fold, each))))
            for char, each in zip(run, self._readings(run), strict=True)
        )

    def _readings(self, run: str) -> list[tuple[str, ...]]:
        readings: list[tuple[str, ...]] = []
        place = 0
        while place < len(run):
            for size in range(min(_LONGEST_WORD, len(run) - place), 1, -1):
                word = self._phrases.get(run[place : place + size])
                if word is not None:
                    readings += [(_toneless(each[0]),) for each in word]
                    break
            else:
                size = 1
                readings.append((self._char(run[place]),))
            place += size
        if not self._firsts.isdisjoint(run):
            self._correct(run, readings)
        return readings

    def _correct(self, run: str, readings: list[tuple[str, ...]]) -> None:
        for word, own in self._own.items():
            start = run.find(word)
            while start >= 0:
                for place, right in enumerate(own, start):
                    # The library's reading stays as the second choice: people type that one too.
                    readings[place] = (right, *(other for other in readings[place] if other != right))
                start = run.find(word, start + len(word))

    def _char(self, char: str) -> str:
        known = self._known.get(char)
        if known is None:
            readings = self._chars.get(ord(char), char)
            known = self._known[char] = _toneless(readings.split(",", 1)[0])
        return known


def common_readings() -> tuple[set[str], dict[str, str]]:
    """All syllables as they are typed, and for each folded syllable the everyday characters that may be read so."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415

    counts: dict[str, Counter[str]] = {}
    for word, spelled in PHRASES_DICT.items():
        for char, each in zip(word, spelled, strict=False):
            counts.setdefault(char, Counter())[each[0]] += 1
    syllables: set[str] = set()
    chars: dict[str, list[str]] = {}
    for char in _everyday():
        known = counts.get(char, Counter())
        spoken = [PINYIN_DICT[ord(char)].split(",")[0]]
        spoken += [each for each, count in known.items() if count >= _COMMON * known.total()]
        readings = list(dict.fromkeys(map(_toneless, spoken)))
        for reading in readings:
            syllables.update({reading, reading.replace("v", "u")})
        for sound in dict.fromkeys(map(fold, readings)):
            chars.setdefault(sound, []).append(char)
    vowels = set("aeiouv")
    return {each for each in syllables if each.isascii() and each.isalpha() and vowels & set(each)}, {
        sound: "".join(found) for sound, found in chars.items()
    }


@lru_cache(maxsize=4096)
def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable)
    return plain(unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))).replace("ê", "e")


def _everyday() -> Iterator[str]:
    """The 6763 characters of GB2312, which every input method offers first."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            if char := bytes((high, low)).decode("gb2312", errors="ignore"):
                yield char
