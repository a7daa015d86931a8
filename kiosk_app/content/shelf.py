"""Versions of installed content in one home: vNNNN folders and a pointer file that is replaced in one step.

A version folder holds the pack's files under `pack/`, the county's changed facts under `overrides/`, the parsed items
with those facts in `items.msgpack`, the imported laws in `laws.msgpack` and the search index over all of them in
`search.msgpack`, so that opening it parses no Markdown and needs no pinyin library. Readers look at the pointer only.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk_app.content.model import Pack
from kiosk_app.domain.statute import Statute
from kiosk_app.errors import ContentError, reason
from kiosk_app.paths import sync_folder

if TYPE_CHECKING:
    from kiosk_app.content.overrides import Override
    from kiosk_app.content.pack import Reading

POINTER = "current"
PACK_FOLDER = "pack"
OVERRIDES = "overrides"
ITEMS = "items.msgpack"
LAWS = "laws.msgpack"
INDEX = "search.msgpack"
KEPT = 3
_VERSION = re.compile(r"v(\d{4,})")


@dataclass(frozen=True, slots=True)
class Version:
    """One installed version and its folder."""

    name: str
    folder: Path

    @property
    def pack_folder(self) -> Path:
        """Where the pack's own files are."""
        return self.folder / PACK_FOLDER

    @property
    def overrides(self) -> list[Path]:
        """The files of the county's changed facts."""
        return sorted((self.folder / OVERRIDES).glob("*.toml"))


@dataclass(frozen=True, slots=True)
class Edition:
    """What a version is made of: the folder of a pack without problems and its reading, laws, changed facts."""

    folder: Path
    reading: "Reading"
    statutes: tuple[Statute, ...] = ()
    overrides: tuple["Override", ...] = ()


class Shelf:
    """The content folder of one home."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def stamp(self) -> tuple[int, int] | None:
        """Changes whenever the pointer is replaced; None when there is no content. One stat."""
        try:
            status = (self._root / POINTER).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def current(self) -> Version | None:
        """The version in use, or None when nothing was installed yet.

        Raises:
            ContentError: the pointer names a version that is not there.
        """
        try:
            name = (self._root / POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        folder = self._root / name
        if not _VERSION.fullmatch(name) or not folder.is_dir():
            raise self._damaged()
        return Version(name, folder)

    def versions(self) -> list[Version]:
        """All versions that are kept, oldest first."""
        if not self._root.is_dir():
            return []
        names = sorted((path.name for path in self._root.iterdir() if _VERSION.fullmatch(path.name)), key=_number)
        return [Version(name, self._root / name) for name in names]

    def put(self, edition: Edition, pack: Pack, index: bytes) -> Version:
        """Copy `edition` in as the next version, whole or not at all. It is not in use yet.

        `pack` is its pack with the changed facts, `index` the search index over it and the laws.

        Raises:
            ContentError: the disk is full or the folder cannot be written.
        """
        kept = self.versions()
        name = f"v{_number(kept[-1].name) + 1 if kept else 1:04d}"
        draft = self._root / f".{name}.{os.getpid()}"
        try:
            for left in self._root.glob(".v*"):  # what a killed installation left behind
                shutil.rmtree(left)
            for file in edition.reading.files:
                _write(draft / PACK_FOLDER / file, (edition.folder / file).read_bytes())
            for override in edition.overrides:
                _write(draft / OVERRIDES / override.name, override.data)
            _write(draft / ITEMS, msgspec.msgpack.encode(pack))
            _write(draft / LAWS, msgspec.msgpack.encode(edition.statutes))
            _write(draft / INDEX, index)
            draft.rename(self._root / name)
            sync_folder(self._root)
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise ContentError(
                f"内容包没有装上：写不进 {self._root}（{reason(error)}），请检查磁盘空间和权限。"
            ) from error
        return Version(name, self._root / name)

    def before(self, version: Version) -> Version | None:
        """The newest version older than `version` that is kept."""
        older = [each for each in self.versions() if _number(each.name) < _number(version.name)]
        return older[-1] if older else None

    def use(self, version: Version) -> None:
        """Point at `version` in one step, then drop versions older than the last `KEPT`.

        Raises:
            ContentError: the pointer cannot be written; the old version stays in use.
        """
        draft = self._root / f".{POINTER}.{os.getpid()}"
        try:
            _write(draft, f"{version.name}\n".encode())
            draft.replace(self._root / POINTER)
            sync_folder(self._root)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise ContentError(
                f"内容包没有换上：写不进 {self._root}（{reason(error)}），请检查磁盘空间和权限。"
            ) from error
        for old in self.versions()[:-KEPT]:
            if old != version:
                shutil.rmtree(old.folder, ignore_errors=True)

    def drop(self, version: Version) -> None:
        """Remove a version that never came into use."""
        shutil.rmtree(version.folder, ignore_errors=True)

    def _damaged(self) -> ContentError:
        return ContentError(f"{self._root / POINTER} 指的内容不在了，请用 sunshine content install 重装内容包。")


def load_pack(version: Version) -> Pack:
    """The parsed items of `version`.

    Raises:
        ContentError: the file is missing, damaged, or was written by another version of the program.
    """
    path = version.folder / ITEMS
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Pack)
    except (OSError, msgspec.DecodeError) as error:
        raise ContentError(f"{path} 已损坏，请用 sunshine content install 重装内容包。") from error


def load_statutes(version: Version) -> tuple[Statute, ...]:
    """The imported laws of `version`, by title; none when it was installed before laws could be imported.

    Raises:
        ContentError: the file is damaged, or was written by another version of the program.
    """
    path = version.folder / LAWS
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=tuple[Statute, ...])
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        raise ContentError(f"{path} 已损坏，请用 sunshine law import 重新导入法律。") from error


def load_index(version: Version) -> bytes:
    """The search index of `version`, as `content.search` wrote it.

    Raises:
        ContentError: the file is missing.
    """
    try:
        return (version.folder / INDEX).read_bytes()
    except OSError as error:
        raise ContentError(f"{version.folder / INDEX} 读不了，请用 sunshine content install 重装内容包。") from error


def rewrite(version: Version, pack: Pack, index: bytes) -> None:
    """Put other items and another index into `version`, each in one step.

    Raises:
        ContentError: the disk is full or the folder cannot be written.
    """
    try:
        for name, data in ((ITEMS, msgspec.msgpack.encode(pack)), (INDEX, index)):
            draft = version.folder / f".{name}"
            _write(draft, data)
            draft.replace(version.folder / name)
        sync_folder(version.folder)
    except OSError as error:
        raise ContentError(
            f"查询索引没有重建：写不进 {version.folder}（{reason(error)}），请检查磁盘空间和权限。"
        ) from error


def _number(name: str) -> int:
    return int(name.removeprefix("v"))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
