"""`sunshine content`: check a content pack, install it, list what is installed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, answer, home_of, listing, say
from kiosk_app.errors import ExitCode

if TYPE_CHECKING:
    from kiosk_app.content.problem import Problem

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="内容包文件夹，里面有 pack.toml。")]

app = typer.Typer(
    name="content",
    help="内容包：检查、预览、安装、退回、签名、本县改动。触摸屏运行时安装，不用重启就会换上新内容。",
    epilog="例：sunshine content check ./my-pack",
    no_args_is_help=True,
    add_completion=False,
)

new = typer.Typer(
    help="新建待填写的内容。",
    epilog="例：sunshine content new guide K01 --in ./my-pack",
    no_args_is_help=True,
    add_completion=False,
)
app.add_typer(new, name="new")


@app.command(epilog="例：sunshine content check ./my-pack --json　退出码：0 没有问题也没有建议，15 有。")
def check(folder: FolderArgument, as_json: JsonOption = False) -> int:
    """检查内容包，把每一处问题和建议连文件和行号列出来；有问题不能安装，只有建议可以。"""
    from kiosk_app.services import content

    found = content.check(folder)
    if as_json:
        rows = [_finding(each, "error") for each in found.problems]
        rows += [_finding(each, "advice") for each in found.advice]
        say(json.dumps({"ok": not found.problems, "problems": rows}, ensure_ascii=False))
    else:
        for problem in found.problems:
            say(str(problem))
        for advice in found.advice:
            say(f"{advice}（建议）")
        say(_verdict(folder, len(found.problems), len(found.advice)))
    return int(ExitCode.FINDINGS if found.problems or found.advice else ExitCode.DONE)


def _finding(problem: "Problem", level: str) -> dict[str, str | int]:
    return {"file": problem.file, "line": problem.line, "what": problem.what, "level": level}


def _verdict(folder: Path, problems: int, advice: int) -> str:
    if problems:
        return f"共 {problems} 处问题，改好后再安装。"
    if advice:
        return f"内容包 {folder} 可以安装，有 {advice} 条建议。"
    return f"内容包 {folder} 没有问题，可以安装。"


@app.command(epilog="例：sunshine content install ./my-pack --home ./demo　退出码：15 有问题，没有安装。")
def install(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="内容包文件夹，或打成一个 .zip 的内容包。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """安装内容包：整包通过检查才装，有问题时原内容照常使用。"""
    from kiosk_app.services import content
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        version = content.install(store, place, folder)
    if as_json:
        say(json.dumps({"version": version.name, "folder": str(version.folder)}, ensure_ascii=False))
    else:
        say(f"已装好内容包，现在使用 {version.name}。")
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
    listing(as_json, rows, _version_line, "还没有安装内容包，请用 sunshine content install DIR 安装。")
    return int(ExitCode.DONE)


def _version_line(row: dict[str, Any]) -> str:
    used = "　正在使用" if row["current"] else ""
    counts = f"事项 {row['guides']} 项，法律 {row['laws']} 部，宣传 {row['publicity']} 件"
    return f"{row['version']}　{row['pack']} {row['pack_version']}　{counts}{used}"


@app.command(epilog="例：sunshine content rollback --home ./demo")
def rollback(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """退回上一版内容，连同当时的法律全文和本县改动；触摸屏不用重启。"""
    from kiosk_app.services import content
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        version = content.rollback(store, place)
    answer(as_json, {"version": version.name}, f"已退回 {version.name}。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine content preview ./my-pack --windowed 540x960")
def preview(
    folder: FolderArgument,
    windowed: Annotated[str, typer.Option(metavar="宽x高", help="用这么大的窗口打开，不全屏。")] = "",
) -> int:
    """在触摸屏程序里预览还没有安装的内容包；不碰正式数据，关掉就什么都不留下。"""
    from kiosk_app.cli.quick import open_kiosk
    from kiosk_app.services.preview import preview_home

    with preview_home(folder) as home:
        return open_kiosk(windowed, None, home.root)


@app.command(epilog="例：sunshine content override fee-h03.toml --home ./demo")
def override(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="改动文件，每个改一项事实，写法见内容包的 README。")
    ],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """用本县的说法改掉内容包里的个别事实，注明谁改的、哪天改的。"""
    from kiosk_app.services import overrides
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        version = overrides.override(store, place, files)
    done = {"version": version.name, "files": [path.name for path in files]}
    answer(as_json, done, f"已改好 {len(files)} 处，现在使用 {version.name}。")
    return int(ExitCode.DONE)


@app.command("overrides", epilog="例：sunshine content overrides --home ./demo --json")
def list_overrides(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出本县改过的事实。"""
    from kiosk_app.services import overrides

    rows = [
        {
            "file": each.name,
            "item": each.item,
            "key": each.change.key,
            "text": each.text.zh,
            "by": each.change.by,
            "on": each.change.on.isoformat(),
            "reason": each.change.reason,
        }
        for each in overrides.overrides(home_of(home))
    ]
    listing(
        as_json,
        rows,
        lambda row: (
            f"{row['file']}　{row['item']} {row['key']}　{row['text']}　{row['by']} {row['on']}　{row['reason']}"
        ),
        "本县没有改动。",
    )
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine content restore fee-h03.toml --home ./demo　退出码：17 没有这个改动。")
def restore(
    name: Annotated[str, typer.Argument(metavar="NAME", help="改动文件的名字，见 content overrides。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """撤销本县的一处改动，恢复内容包原来的说法。"""
    from kiosk_app.services import overrides
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        overrides.restore(store, place, name)
    answer(as_json, {"restored": name}, f"已撤销 {name}。")
    return int(ExitCode.DONE)


@new.command("guide", epilog="例：sunshine content new guide K01 --in ./my-pack")
def new_guide(
    code: Annotated[str, typer.Argument(metavar="CODE", help="事项编码，一个大写字母加两位数字。")],
    folder: Annotated[Path, typer.Option("--in", metavar="DIR", help="内容包文件夹。")] = Path(),
    as_json: JsonOption = False,
) -> int:
    """在内容包里新建一份待填写的办事指南。"""
    from kiosk_app.services import editing

    written = editing.new_guide(folder, code)
    answer(as_json, {"file": str(written)}, f"已写好 {written}，请打开填写，再用 sunshine content check 检查。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine content key ./editor.key")
def key(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="密钥文件，要新建的。")], as_json: JsonOption = False
) -> int:
    """生成签名密钥；打印的公钥写进触摸屏配置的 content.trusted_keys。"""
    from kiosk_app.content.signing import new_key

    public = new_key(path)
    answer(as_json, {"file": str(path), "public_key": public}, public)
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine content sign ./my-pack --key ./editor.key")
def sign(
    folder: FolderArgument,
    key_file: Annotated[Path, typer.Option("--key", metavar="FILE", help="sunshine content key 生成的密钥。")],
    as_json: JsonOption = False,
) -> int:
    """给内容包签名；之后再改动就要重签。"""
    from kiosk_app.services import editing

    editing.sign_pack(folder, key_file)
    answer(as_json, {"signed": str(folder)}, f"已给 {folder} 签名。")
    return int(ExitCode.DONE)
