"""A pack that comes as one .zip file: unpacked whole into a folder, or refused before a byte is written."""

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from kiosk_app.errors import ContentError, reason

FILES_LIMIT = 6000
SIZE_LIMIT = 512 * 1024 * 1024
_SYMLINK = 0o120000
_TYPE = 0o170000


def unpack(archive: Path, target: Path) -> Path:
    """Unpack `archive` into the empty folder `target`; the folder in it that holds the pack.

    Raises:
        ContentError: no zip file, a path that leaves the folder, a link, too many files or too much data, a damaged
            file, or no room.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            _refuse(archive, entries)
            for entry in entries:
                path = target.joinpath(*PurePosixPath(entry.filename).parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(entry) as source, path.open("xb") as file:
                    shutil.copyfileobj(source, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ContentError(f"{archive} 不是完好的 zip 文件，可能没有下载完，请重新拷贝。") from error
    except OSError as error:
        raise ContentError(f"{archive} 解不开（{reason(error)}），请检查文件、磁盘空间和权限。") from error
    inner = list(target.iterdir())
    # Most tools put the folder itself into the archive.
    return inner[0] if len(inner) == 1 and inner[0].is_dir() else target


def _refuse(archive: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > FILES_LIMIT or sum(entry.file_size for entry in entries) > SIZE_LIMIT:
        raise ContentError(
            f"{archive} 有 {len(entries)} 个文件，展开后过大（最多 {FILES_LIMIT} 个、{SIZE_LIMIT >> 20} MB），请检查。"
        )
    seen: set[str] = set()
    for entry in entries:
        path = PurePosixPath(entry.filename)
        leaves = path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename
        if leaves or (entry.external_attr >> 16) & _TYPE == _SYMLINK:
            raise ContentError(f"{archive} 里的 {entry.filename} 指到了内容包外面，整包没有解开，请检查来源。")
        if path.as_posix() in seen:
            raise ContentError(f"{archive} 里有两个 {entry.filename}，整包没有解开，请重新打包。")
        seen.add(path.as_posix())
