"""`sunshine content`: check a content pack, install it, list what is installed."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of
from kiosk_app.errors import ExitCode

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="内容包文件夹，里面有 pack.toml。")]

app = typer.Typer(
    name="content",
    help="内容包：检查、安装、列出。触摸屏运行时安装，不用重启就会换上新内容。",
    epilog="例：sunshine content check ./my-pack",
    no_args_is_help=True,
    add_completion=False,
)


@app.command(epilog="例：sunshine content check ./my-pack --json　退出码：0 没有问题，15 有问题。")
def check(folder: FolderArgument, as_json: JsonOption = False) -> int:
    """检查内容包，把每一处问题连文件和行号列出来。"""
    from kiosk_app.services import content

    problems = content.check(folder)
    if as_json:
        found = [{"file": each.file, "line": each.line, "what": each.what} for each in problems]
        _say(json.dumps({"ok": not problems, "problems": found}, ensure_ascii=False))
    elif problems:
        for problem in problems:
            _say(str(problem))
        _say(f"共 {len(problems)} 处问题，改好后再安装。")
    else:
        _say(f"内容包 {folder} 没有问题，可以安装。")
    return int(ExitCode.FINDINGS if problems else ExitCode.DONE)


@app.command(epilog="例：sunshine content install ./my-pack --home ./demo　退出码：15 有问题，没有安装。")
def install(folder: FolderArgument, home: HomeOption = None, as_json: JsonOption = False) -> int:
    """安装内容包：整包通过检查才装，有问题时原内容照常使用。"""
    from kiosk_app.services import content
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        version = content.install(store, place, folder)
    if as_json:
        _say(json.dumps({"version": version.name, "folder": str(version.folder)}, ensure_ascii=False))
    else:
        _say(f"已装好内容包，现在使用 {version.name}。")
    return int(ExitCode.DONE)


@app.command("list", epilog="例：sunshine content list --home ./demo --json")
def list_installed(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出已安装的各版内容和正在使用的一版。"""
    from kiosk_app.services import content

    rows = [
        {
            "version": version.name,
            "pack": pack.id,
            "pack_version": pack.version,
            "guides": len(pack.guides),
            "laws": len(pack.laws),
            "publicity": len(pack.stories) + len(pack.videos),
            "sha256": pack.sha256,
            "current": current,
        }
        for version, pack, current in content.installed(home_of(home))
    ]
    if as_json:
        _say(json.dumps(rows, ensure_ascii=False))
    for row in rows if not as_json else ():
        used = "　正在使用" if row["current"] else ""
        counts = f"事项 {row['guides']} 项，法律 {row['laws']} 部，宣传 {row['publicity']} 件"
        _say(f"{row['version']}　{row['pack']} {row['pack_version']}　{counts}{used}")
    if not rows and not as_json:
        _say("还没有安装内容包，请用 sunshine content install DIR 安装。")
    return int(ExitCode.DONE)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
