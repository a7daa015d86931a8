"""The readings of characters, for building an index: the slow pinyin library is loaded here and nowhere else."""

from collections.abc import Iterator

from kiosk_app.content.model import Words
from kiosk_app.content.spelling import fold
from kiosk_app.content.tokens import plain, runs

_COMMON_READINGS = 3
"""Further readings of a character occur in names and old books only."""


class Speller:
    """Reads phrases out; the pack's own table of readings goes before the library's."""

    def __init__(self, words: Words) -> None:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - a third of a second, and never in the kiosk

        self._spell = lazy_pinyin
        self._own = {plain(word): reading.split() for word, reading in words.readings.items()}
        self._firsts = {word[0] for word in self._own}

    def units(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each character, letter and digit of `text` with its folded readings; punctuation falls out."""
        return [unit for run in runs(plain(text)) for unit in self._read(run)]

    def _read(self, run: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        if run[0].isascii():
            return ((char, (char,)) for char in run)
        # A character without a reading stands for itself; the library takes a list, its type hints do not know.
        spelled = self._spell(run, errors=list)  # type: ignore[arg-type]
        readings = [[plain(reading)] for reading in spelled]
        if not self._firsts.isdisjoint(run):
            for word, own in self._own.items():
                start = run.find(word)
                while start >= 0:
                    for place, right in enumerate(own, start):
                        # The library's reading stays as the second choice: people type that one too.
                        readings[place] = [right, *(other for other in readings[place] if other != right)]
                    start = run.find(word, start + len(word))
        return ((char, tuple(dict.fromkeys(map(fold, each)))) for char, each in zip(run, readings, strict=True))


def common_readings() -> tuple[set[str], dict[str, str]]:
    """All syllables as they are typed, and for each folded syllable the everyday characters that may be read so."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    syllables: set[str] = set()
    chars: dict[str, list[str]] = {}
    for char in _everyday():
        readings = [plain(each) for each in pinyin(char, style=Style.NORMAL, heteronym=True)[0]]
        for reading in readings[:_COMMON_READINGS]:
            syllables.update({reading, reading.replace("v", "u")})
        for sound in dict.fromkeys(map(fold, readings[:_COMMON_READINGS])):
            chars.setdefault(sound, []).append(char)
    return {each for each in syllables if each.isascii() and each.isalpha()}, {
        sound: "".join(found) for sound, found in chars.items()
    }


def _everyday() -> Iterator[str]:
    """The 6763 characters of GB2312, which every input method offers first."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            if char := bytes((high, low)).decode("gb2312", errors="ignore"):
                yield char
