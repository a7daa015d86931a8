"""The one byte form of a ledger row: rows of earlier versions must come out the same, or they would not verify."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.rating import Level, Reason
from kiosk_app.store.ledger import canonical

TEXT = st.text(st.characters(codec="utf-8"))
PLAIN = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT


def as_first_written(value: object) -> bytes:
    """The form of version 0.1, by the standard library."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(st.dictionaries(TEXT, PLAIN | st.lists(PLAIN) | st.dictionaries(TEXT, PLAIN)))
def test_headers_and_bodies_keep_their_bytes(value: dict[str, object]) -> None:
    assert canonical(value) == as_first_written(value)


def test_words_of_the_domain_are_written_as_their_values() -> None:
    value = {"kind": EntryKind.RATING_GIVEN, "level": Level.DISSATISFIED, "reasons": [Reason.TOO_SLOW], "公": "阳光"}
    assert canonical(value) == as_first_written(value)
    assert canonical(value).startswith(b'{"kind":"rating.given",')
