"""The county's changed facts: taken up beside a pack, listed, taken back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import ContentError, ExitCode, reason
from kiosk_app.services.content import edition_of, in_use, read_changes
from kiosk_app.services.editions import publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk_app.content.overrides import Override
    from kiosk_app.content.shelf import Version
    from kiosk_app.paths import Home
    from kiosk_app.store.station import StationStore


def override(store: StationStore, home: Home, files: Sequence[Path]) -> Version:
    """Take the changed facts in `files` up beside those there are; a file of the same name is replaced.

    Raises:
        ContentError: a file has problems or a date still to come, two change the same fact, or nothing is installed;
            nothing changes.
    """
    edition = edition_of(in_use(home))
    with tempfile.TemporaryDirectory(prefix="sunshine-override-") as scratch:
        for kept in edition.overrides:
            (Path(scratch) / kept.name).write_bytes(kept.data)
        for file in files:
            try:
                (Path(scratch) / file.name).write_bytes(file.read_bytes())
            except OSError as error:
                raise ContentError(f"{file} 读不了（{reason(error)}），请检查文件和权限。") from error
        overrides = read_changes(sorted(Path(scratch).iterdir()), edition.reading, new=True)
    names = {file.name for file in files}
    entries = [
        Entry(
            EntryKind.CONTENT_OVERRIDDEN, each.item, {"key": each.change.key, "by": each.change.by, "file": each.name}
        )
        for each in overrides
        if each.name in names
    ]
    return publish(store, home, replace(edition, overrides=overrides), *entries)


def restore(store: StationStore, home: Home, name: str) -> Version:
    """Take one changed fact back, by the name of its file; the pack's own words stand again.

    Raises:
        ContentError: there is no such file.
    """
    edition = edition_of(in_use(home))
    gone = [each for each in edition.overrides if each.name == name]
    if not gone:
        raise ContentError(
            f"没有名为 {name} 的改动，请用 sunshine content overrides 查看。", exit_code=ExitCode.NOT_FOUND
        )
    kept = tuple(each for each in edition.overrides if each.name != name)
    entry = Entry(EntryKind.CONTENT_RESTORED, gone[0].item, {"key": gone[0].change.key, "file": name})
    return publish(store, home, replace(edition, overrides=kept), entry)


def overrides(home: Home) -> tuple[Override, ...]:
    """The county's changed facts in use, by the name of their files."""
    return edition_of(in_use(home)).overrides
