"""Putting content to use: a pack and the imported laws become one version, whole or not at all, and a ledger row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk_app.content.shelf import Shelf, Version
from kiosk_app.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk_app.content.pack import Reading
    from kiosk_app.domain.ledger import Entry
    from kiosk_app.domain.statute import Statute
    from kiosk_app.paths import Home
    from kiosk_app.store.station import StationStore, Transaction


@dataclass(frozen=True, slots=True)
class Edition:
    """What a version is made of: the folder of a pack without problems, its reading, and all imported laws."""

    folder: Path
    reading: Reading
    statutes: tuple[Statute, ...]


def publish(store: StationStore, home: Home, edition: Edition, *entries: Entry) -> Version:
    """Put `edition` on the shelf and to use, with `entries` in the ledger.

    Raises:
        ContentError: the disk is full or cannot be written; what was in use stays in use.
        StoreError: the ledger cannot be written; likewise.
    """
    from kiosk_app.content.index import build_index  # noqa: PLC0415 - loads the pinyin library

    reading, statutes = edition.reading, edition.statutes
    shelf = Shelf(home.content)
    version = shelf.put(edition.folder, reading, statutes, build_index(reading.pack, reading.words, statutes))

    def record(transaction: Transaction) -> None:
        for entry in entries:
            transaction.append(entry)
        # Inside the transaction: a ledger that cannot be written leaves the old content in use.
        shelf.use(version)

    try:
        store.write(record)
    except Exception:
        if current_or_none(shelf) != version:
            shelf.drop(version)
        raise
    return version


def current_or_none(shelf: Shelf) -> Version | None:
    """The version in use; None when there is none or it is damaged."""
    try:
        return shelf.current()
    except ContentError:
        return None
