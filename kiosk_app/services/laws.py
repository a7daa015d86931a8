"""Importing the official text of laws beside the digests that ship, and taking one out again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk_app.content.shelf import Version, load_statutes
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.statute import Statute
from kiosk_app.errors import ContentError, ExitCode
from kiosk_app.services.content import edition_of, in_use
from kiosk_app.services.editions import publish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk_app.content.problem import Problem
    from kiosk_app.paths import Home
    from kiosk_app.store.station import StationStore


@dataclass(frozen=True, slots=True)
class LawFile:
    """One file as it was read. `statute` holds whatever could be read, also when there are problems.

    It is empty for a file that could not be opened or is no text, which is then the one problem.
    """

    path: Path
    statute: Statute
    problems: tuple[Problem, ...]


def read_law(path: Path) -> LawFile:
    """Read the official text in `path` (.md, .txt or .docx); nothing is installed and nothing is raised."""
    from kiosk_app.content.problem import Problem  # noqa: PLC0415 - only here, not on any start path
    from kiosk_app.content.statute_file import read_lines  # noqa: PLC0415
    from kiosk_app.content.statute_reader import read_statute  # noqa: PLC0415

    try:
        outcome = read_statute(path.name, read_lines(path))
    except ContentError as error:
        return LawFile(path, Statute("", "", (), (), (), ()), (Problem(path.name, 1, error.sentence),))
    return LawFile(path, outcome.statute, outcome.problems)


def import_laws(store: StationStore, home: Home, files: Sequence[LawFile], *, force: bool = False) -> Version:
    """Install all of `files`, or none; a law of the same title is replaced.

    With `force` laws with problems are installed too, as long as they have a title and at least one article.

    Raises:
        ContentError: a law has problems and `force` is not set, a law has no title or no article, two files hold the
            same law, or no content pack is installed yet.
    """
    _refuse(files, force=force)
    current = in_use(home)
    new = {file.statute.id: file.statute for file in files}
    kept = [statute for statute in load_statutes(current) if statute.id not in new]
    entries = [
        Entry(
            EntryKind.LAW_IMPORTED,
            statute.id,
            {"title": statute.title, "version": statute.version, "articles": len(statute.clauses)},
        )
        for statute in new.values()
    ]
    return _publish(store, home, current, [*kept, *new.values()], entries)


def remove_law(store: StationStore, home: Home, title: str) -> Version:
    """Take the imported law of this title out.

    Raises:
        ContentError: no law of this title is imported.
    """
    current = in_use(home)
    statutes = load_statutes(current)
    if not any(statute.title == title for statute in statutes):
        raise ContentError(
            f"没有导入过《{title}》，请用 sunshine law list 查看已导入的法律。", exit_code=ExitCode.NOT_FOUND
        )
    entry = Entry(EntryKind.LAW_REMOVED, title, {"title": title})
    return _publish(store, home, current, [statute for statute in statutes if statute.title != title], [entry])


def imported(home: Home) -> tuple[Statute, ...]:
    """All imported laws, by title.

    Raises:
        ContentError: their file is damaged, or no content is installed.
    """
    return load_statutes(in_use(home))


def _publish(
    store: StationStore, home: Home, current: Version, statutes: Sequence[Statute], entries: Sequence[Entry]
) -> Version:
    by_title = tuple(sorted(statutes, key=lambda statute: statute.title))
    return publish(store, home, replace(edition_of(current), statutes=by_title), *entries)


def _refuse(files: Sequence[LawFile], *, force: bool) -> None:
    bad = [file for file in files if file.problems]
    if bad and not force:
        count = sum(len(file.problems) for file in bad)
        names = "、".join(file.path.name for file in bad)
        raise ContentError(
            f"{names} 共有 {count} 处问题，一部也没有导入；请按行号改好，或核实无误后加 --force 导入。",
            exit_code=ExitCode.FINDINGS,
        )
    seen: dict[str, Path] = {}
    for file in files:
        if not file.statute.title or not file.statute.clauses:
            raise ContentError(
                f"{file.path} 没有法律名称或条文，不能导入，请换成法律全文。", exit_code=ExitCode.FINDINGS
            )
        first = seen.setdefault(file.statute.id, file.path)
        if first != file.path:
            raise ContentError(
                f"{first} 和 {file.path} 都是《{file.statute.title}》，一部也没有导入，请去掉一个。",
                exit_code=ExitCode.FINDINGS,
            )
