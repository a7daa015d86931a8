"""What an editor of content does to a pack of their own: start a guide, sign the pack."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kiosk_app.content.items import CODE
from kiosk_app.content.pack import MANIFEST, read_pack
from kiosk_app.content.signing import sign
from kiosk_app.content.template import guide_to_fill_in
from kiosk_app.errors import ContentError, ExitCode, reason
from kiosk_app.services.content import refusal


def sign_pack(folder: Path, key_file: Path) -> None:
    """Sign the pack in `folder` with the key in `key_file`.

    Raises:
        ContentError: the pack has problems, or the key or the folder cannot be used.
    """

    reading = read_pack(folder)
    if reading.problems:
        raise ContentError(refusal(f"内容包 {folder}", reading.problems, "没有签名"), exit_code=ExitCode.FINDINGS)
    sign(folder, reading.pack.sha256, key_file)


def new_guide(folder: Path, code: str) -> Path:
    """Write a guide to be filled in into the pack `folder`; its file.

    Raises:
        ContentError: not a code, not a pack, or the file is there already.
    """

    if not CODE.fullmatch(code):
        raise ContentError(f"事项编码 {code} 应是一个大写字母加两位数字，如 H03。", exit_code=ExitCode.USAGE)
    if not (folder / MANIFEST).is_file():
        raise ContentError(f"{folder} 里没有 {MANIFEST}，不是内容包，请检查路径。")
    path = folder / "guides" / f"{code}.md"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(guide_to_fill_in(code, datetime.now().astimezone().date()))
    except FileExistsError as error:
        raise ContentError(f"{path} 已经有了，没有覆盖；请直接修改它，或换个编码。") from error
    except OSError as error:
        raise ContentError(f"{path} 写不了（{reason(error)}），请检查权限和磁盘空间。") from error
    return path
