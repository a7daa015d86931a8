"""What people type, made fit to store: no control characters, no halves of characters, not longer than allowed."""

import unicodedata

LINE_BREAK = "\n"
UNSEEN = {"Cc", "Cs"}
"""Controls and halves of surrogate pairs, which UTF-8 refuses. Rare characters of names, however new, stay."""
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of what follows, so that a reader sees other words than were stored."""


def cleaned(text: str, limit: int) -> str:
    """The first `limit` characters of `text` without what nobody can see; line breaks stay."""
    kept = (c for c in text if c == LINE_BREAK or (unicodedata.category(c) not in UNSEEN and c not in TURNING))
    return "".join(kept)[:limit]
