"""Putting packs to use: check, install whole or not at all, roll back."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk_app import paths
from kiosk_app.config import load_settings
from kiosk_app.content.shelf import Edition, Shelf, Version, load_pack, load_statutes
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import ContentError, ExitCode
from kiosk_app.services.editions import current_or_none, publish, use

if TYPE_CHECKING:
    from kiosk_app.content.model import Pack
    from kiosk_app.content.overrides import Override
    from kiosk_app.content.pack import Reading
    from kiosk_app.content.problem import Problem
    from kiosk_app.paths import Home
    from kiosk_app.store.station import StationStore

SHOWN_PROBLEMS = 3


def shipped() -> Path:
    """The pack that ships with the program."""
    return paths.resource("content")


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say about a pack: `problems` keep it from being installed, `advice` does not."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def check(folder: Path) -> Examined:
    """Everything about the pack in `folder`, by file and line."""
    from kiosk_app.content.pack import read_pack  # noqa: PLC0415 - reading Markdown is not on the kiosk's start path

    reading = read_pack(folder)
    return Examined(reading.problems, reading.advice)


def install(store: StationStore, home: Home, folder: Path) -> Version:
    """Install the pack in `folder`, or in a .zip file, whole; put it to use and write it to the ledger.

    Imported laws and the county's changed facts stay. The same pack as the one in use is not installed again.

    Raises:
        ContentError: the pack has problems, is not signed by a key that the settings demand, says it was checked on a
            day still to come, a changed fact no longer fits, or the disk cannot be written; the pack in use stays.
    """
    if folder.is_file():
        from kiosk_app.content.archive import unpack  # noqa: PLC0415 - rarely needed

        with tempfile.TemporaryDirectory(prefix="sunshine-pack-") as scratch:
            return _install(store, home, unpack(folder, Path(scratch)), folder)
    return _install(store, home, folder, folder)


def _install(store: StationStore, home: Home, folder: Path, named: Path) -> Version:
    from kiosk_app.content.pack import read_pack  # noqa: PLC0415

    reading = read_pack(folder)
    if reading.problems:
        raise ContentError(refusal(f"内容包 {named}", reading.problems), exit_code=ExitCode.FINDINGS)
    _demand_signature(home, folder, named, reading.pack.sha256)
    _demand_clock(named, reading.pack)
    return _put_to_use(store, home, folder, reading)


def _put_to_use(store: StationStore, home: Home, folder: Path, reading: Reading) -> Version:
    pack, current = reading.pack, current_or_none(Shelf(home.content))
    if current is not None and _sha256(current) == pack.sha256:
        return current
    statutes = load_statutes(current) if current is not None else ()
    overrides = read_changes(current.overrides, reading) if current is not None else ()
    edition = Edition(folder, reading, statutes, overrides)
    return publish(store, home, edition, _installed(EntryKind.CONTENT_INSTALLED, pack))


def rollback(store: StationStore, home: Home) -> Version:
    """Put the version before the one in use back to use, with the laws and changed facts it had.

    Raises:
        ContentError: no older version is kept, or it is damaged; the one in use stays.
    """
    shelf = Shelf(home.content)
    current = shelf.current()
    before = shelf.before(current) if current is not None else None
    if before is None:
        raise ContentError("没有更早的内容可以退回，内容没有变动；请用 sunshine content install 安装需要的内容包。")
    use(store, shelf, before, _installed(EntryKind.CONTENT_ROLLED_BACK, load_pack(before)))
    return before


def edition_of(version: Version) -> Edition:
    """What `version` was made of, to make the next one from.

    Raises:
        ContentError: something in it is damaged.
    """
    from kiosk_app.content.pack import read_pack  # noqa: PLC0415

    reading = read_pack(version.pack_folder)
    if reading.problems:
        raise ContentError(refusal(f"正在使用的内容 {version.name}", reading.problems))
    return Edition(version.pack_folder, reading, load_statutes(version), read_changes(version.overrides, reading))


def install_shipped(store: StationStore, home: Home) -> Version:
    """Install the pack that ships with the program: needs no signature and no right clock; else as `install`."""
    from kiosk_app.content.pack import read_pack  # noqa: PLC0415

    reading = read_pack(shipped())
    if reading.problems:
        raise ContentError(refusal(f"内容包 {shipped()}", reading.problems), exit_code=ExitCode.FINDINGS)
    return _put_to_use(store, home, shipped(), reading)


def installed(home: Home) -> list[tuple[Version, Pack, bool]]:
    """The versions kept in `home`, oldest first, with their packs and whether each is in use."""
    shelf = Shelf(home.content)
    current = shelf.current()
    return [(version, load_pack(version), version == current) for version in shelf.versions()]


def _sha256(version: Version) -> str:
    try:
        return load_pack(version).sha256
    except ContentError:
        return ""


def in_use(home: Home) -> Version:
    """The version in use. Raises ContentError when nothing is installed, or it is damaged."""
    current = Shelf(home.content).current()
    if current is None:
        raise ContentError("还没有安装内容包，请先运行 sunshine station init 或 sunshine content install。")
    return current


def _installed(kind: EntryKind, pack: Pack) -> Entry:
    return Entry(kind, pack.id, {"pack": pack.id, "version": pack.version, "sha256": pack.sha256})


def read_changes(paths: Sequence[Path], reading: Reading, *, new: bool = False) -> tuple[Override, ...]:
    """The changed facts in the files `paths`, which fit the pack of `reading`.

    `new` ones may not be from a day still to come; those in use stay, whatever the clock says.

    Raises:
        ContentError: a file has problems, or does not fit.
    """
    from kiosk_app.content.overrides import read_overrides  # noqa: PLC0415 - reads TOML
    from kiosk_app.content.problem import Findings  # noqa: PLC0415

    findings = Findings(datetime.now().astimezone().date() if new else date.max)
    found = read_overrides(paths, reading.pack, findings)
    if problems := findings.sorted():
        raise ContentError(refusal("本县的改动", problems), exit_code=ExitCode.FINDINGS)
    return found


def _demand_signature(home: Home, folder: Path, named: Path, sha256: str) -> None:
    settings = load_settings(home.config).content
    if not settings.signed_only:
        return
    from kiosk_app.content.signing import signed_by  # noqa: PLC0415 - only where signatures are demanded

    if signed_by(folder, sha256, settings.trusted_keys) is None:
        raise ContentError(
            f"内容包 {named} 没有可信的签名，没有安装，原内容照常使用；请用配置里 content.trusted_keys 认可的密钥签名。"
        )


def _demand_clock(named: Path, pack: Pack) -> None:
    today = datetime.now().astimezone().date()
    latest = max((item.origin.checked_on for item in pack.items), default=today)
    if latest > today:
        raise ContentError(
            f"内容包 {named} 的核对日期 {latest} 在今天 {today} 之后，没有安装；请校准这台机器的时钟，或改正核对日期。"
        )


def refusal(what: str, problems: Collection[Problem], outcome: str = "没有装上，原内容照常使用") -> str:
    """The sentence for problems that kept something from being put to use; `outcome` says what follows."""
    first = "；".join(str(problem).rstrip("。") for problem in list(problems)[:SHOWN_PROBLEMS])
    more = f"；另有 {len(problems) - SHOWN_PROBLEMS} 处" if len(problems) > SHOWN_PROBLEMS else ""
    gap = " " if what[-1].isascii() else ""
    return f"{what}{gap}有 {len(problems)} 处问题，{outcome}：{first}{more}。"
