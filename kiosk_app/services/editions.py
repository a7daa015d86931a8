"""Putting content to use: a pack, changed facts and imported laws become one version, whole or not at all.

Each step writes a row to the ledger, in the transaction that also moves the pointer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_app.content.shelf import Shelf, Version
from kiosk_app.errors import ContentError

if TYPE_CHECKING:
    from kiosk_app.content.shelf import Edition
    from kiosk_app.domain.ledger import Entry
    from kiosk_app.paths import Home
    from kiosk_app.store.station import StationStore, Transaction


def publish(store: StationStore, home: Home, edition: Edition, *entries: Entry) -> Version:
    """Put `edition` on the shelf and to use, with `entries` in the ledger.

    Raises:
        ContentError: the disk is full or cannot be written; what was in use stays in use.
        StoreError: the ledger cannot be written; likewise.
    """
    from kiosk_app.content.index import build_index  # noqa: PLC0415 - loads the pinyin library
    from kiosk_app.content.overrides import with_overrides  # noqa: PLC0415

    shelf = Shelf(home.content)
    pack = with_overrides(edition.reading.pack, edition.overrides)
    version = shelf.put(edition, pack, build_index(pack, edition.reading.words, edition.statutes))
    try:
        use(store, shelf, version, *entries)
    except Exception:
        if current_or_none(shelf) != version:
            shelf.drop(version)
        raise
    return version


def use(store: StationStore, shelf: Shelf, version: Version, *entries: Entry) -> None:
    """Put a version that is on the shelf to use, with `entries` in the ledger. Errors as `publish`."""

    def record(transaction: Transaction) -> None:
        for entry in entries:
            transaction.append(entry)
        # Inside the transaction: a ledger that cannot be written leaves the old content in use.
        shelf.use(version)

    store.write(record)


def current_or_none(shelf: Shelf) -> Version | None:
    """The version in use; None when there is none or it is damaged."""
    try:
        return shelf.current()
    except ContentError:
        return None
