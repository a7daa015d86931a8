"""Sets of numbers as bits: which phrases, or which documents, hold a token.

Numbers count from what is most likely to be meant, so the lowest bits of a set are its best members. A set of few is
kept as the numbers themselves, four bytes each, a set of many as its bits; whichever is shorter. Python's whole
numbers serve as the bits: combining two sets of fifteen thousand takes less than a millionth of a second.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_NUMBER = "I"
_REMEMBERED = 256
_FINENESS = 15
"""Weights are rounded to this many steps where sets are weighed against each other."""


def pack_numbers(numbers: Iterable[int], count: int) -> bytes:
    """Ascending numbers below `count` in the shorter of the two forms."""
    found = array(_NUMBER, numbers)
    size = _size(count)
    if len(found) * found.itemsize < size:
        if sys.byteorder == "big":
            found.byteswap()
        return found.tobytes()
    return bytes(_flags(found, size))


@dataclass(frozen=True, slots=True)
class Posting:
    """One set: its bits as a whole number and as bytes, eight numbers a byte, and how many numbers are in it."""

    bits: int
    flags: bytes | bytearray
    count: int


class Postings:
    """All sets of one kind, by token."""

    def __init__(self, packed: Mapping[str, bytes], count: int) -> None:
        self._packed = packed
        self._size = _size(count)
        # What one types next shares most of its tokens with what was typed before.
        self.get = lru_cache(_REMEMBERED)(self._unpacked)

    def __contains__(self, token: str) -> bool:
        return token in self._packed

    def _unpacked(self, token: str) -> Posting | None:
        """The set of a token, or None when nothing holds it."""
        packed = self._packed.get(token)
        if packed is None:
            return None
        if len(packed) == self._size:
            bits = int.from_bytes(packed, "little")
            return Posting(bits, packed, bits.bit_count())
        numbers = array(_NUMBER, packed)
        if sys.byteorder == "big":
            numbers.byteswap()
        flags = _flags(numbers, self._size)
        return Posting(int.from_bytes(flags, "little"), flags, len(numbers))


def bits_of(members: Iterable[object], count: int) -> int:
    """The set of the places at which `members`, of which there are `count`, is true."""
    return int.from_bytes(_flags((place for place, each in enumerate(members) if each), _size(count)), "little")


def lowest(bits: int, most: int) -> list[int]:
    """The lowest `most` numbers in a set."""
    return list(_rising(bits, most))


def heaviest(sets: Iterable[tuple[int, float]], most: int) -> list[int]:
    """The `most` numbers for which the weights of the sets that hold them add up highest; the lower one of equals."""
    weighed = [(bits, weight) for bits, weight in sets if weight > 0]
    if not weighed:
        return []
    step = max(weight for _, weight in weighed) / _FINENESS
    planes: list[int] = []
    for bits, weight in weighed:
        _add(planes, bits, max(1, round(weight / step)))
    sure, maybe = 0, 0
    for plane in planes:
        maybe |= plane
    for plane in reversed(planes):
        high = maybe & plane
        if (sure | high).bit_count() >= most:
            maybe = high
        else:
            sure |= high
            maybe ^= high
    return lowest(sure, most) + lowest(maybe, most - sure.bit_count())


def _add(planes: list[int], bits: int, weight: int) -> None:
    """Add `weight` at every number in `bits`; `planes` hold the binary digits of all sums at once."""
    place = 0
    while weight:
        carry, digit = (bits, place) if weight & 1 else (0, place)
        while carry:
            if digit == len(planes):
                planes.append(0)
            planes[digit], carry = planes[digit] ^ carry, planes[digit] & carry
            digit += 1
        while len(planes) <= place:
            planes.append(0)
        weight >>= 1
        place += 1


def _rising(bits: int, most: int) -> Iterator[int]:
    digits = format(bits, "b")[::-1]
    place = digits.find("1")
    while place >= 0 and most > 0:
        yield place
        most -= 1
        place = digits.find("1", place + 1)


def _size(count: int) -> int:
    return (count + 7) // 8


def _flags(numbers: Iterable[int], size: int) -> bytearray:
    flags = bytearray(size)
    for number in numbers:
        flags[number >> 3] |= 1 << (number & 7)
    return flags
