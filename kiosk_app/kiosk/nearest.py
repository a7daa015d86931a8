"""The services nearest to something that finds nothing: those that a piece of it finds."""

from collections.abc import Callable, Iterator

from kiosk_app.kiosk.contents import Found, Library

NEAREST = 3
LONGEST = 8
"""Characters; longer pieces of a question that found nothing find nothing either."""
GOOD = 0.6
"""A piece that finds something this well is what was meant; shorter ones are not tried."""
_SHORTEST_CHINESE, _SHORTEST_LETTERS = 2, 3
"""A shorter piece says too little: any service would do."""


def nearest(library: Library, text: str, overtaken: Callable[[], bool]) -> tuple[Found, ...]:
    """At most `NEAREST` guides; none when `overtaken`, which is asked between searches.

    Raises:
        ContentError: as `Library.search`.
    """
    best: tuple[Found, ...] = ()
    for pieces in _pieces(text):
        for piece in pieces:
            if overtaken():
                return ()
            found = tuple(library.search(piece, NEAREST, ("guide",)))
            if found and (not best or found[0].score > best[0].score):
                best = found
        if best and best[0].score >= GOOD:
            break
    return best


def _pieces(text: str) -> Iterator[list[str]]:
    """All pieces of one length after the other, longest first."""
    shortest = _SHORTEST_LETTERS if text.isascii() else _SHORTEST_CHINESE
    for size in range(min(len(text) - 1, LONGEST), shortest - 1, -1):
        yield [text[start : start + size] for start in range(len(text) - size + 1)]
