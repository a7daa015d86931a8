"""The services nearest to something that finds nothing: those that its longest piece finds."""

from collections.abc import Callable

from kiosk_app.kiosk.contents import Found, Library

NEAREST = 3
LONGEST = 8
"""Characters; longer pieces of a question that found nothing find nothing either."""
_PIECE_OF_CHINESE, _PIECE_OF_LETTERS = 2, 3
"""A shorter piece says too little: any service would do."""


def nearest(library: Library, text: str, overtaken: Callable[[], bool]) -> tuple[Found, ...]:
    """At most `NEAREST` guides; none when `overtaken`, which is asked between searches.

    Raises:
        ContentError: as `Library.search`.
    """
    least = _PIECE_OF_LETTERS if text.isascii() else _PIECE_OF_CHINESE
    for size in range(min(len(text) - 1, LONGEST), least - 1, -1):
        for start in range(len(text) - size + 1):
            if overtaken():
                return ()
            found = tuple(library.search(text[start : start + size], NEAREST, ("guide",)))
            if found:
                return found
    return ()
