"""`sunshine station`: set up a station's data folder, and its roster."""

import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_app.cli.usage import PASSWORD_VARIABLE, HomeOption, JsonOption, home_of, say
from kiosk_app.domain.officer import Officer, Role
from kiosk_app.errors import ExitCode, NotAllowed

if TYPE_CHECKING:
    from kiosk_app.services.roster import Roster
    from kiosk_app.store.station import StationStore

app = typer.Typer(
    name="station",
    help="建立和维护本所的数据：初始化、窗口、民警名册。",
    epilog="例：sunshine station init --demo --home ./demo",
    no_args_is_help=True,
    add_completion=False,
)
officer_app = typer.Typer(
    name="officer",
    help="民警名册：添加、重设密码、停用、重新启用。",
    epilog="例：sunshine station officer add 123456 王小禾 --window 3号窗口 --home ./demo",
    no_args_is_help=True,
)
app.add_typer(officer_app)

PasswordOption = Annotated[
    str,
    typer.Option(envvar=PASSWORD_VARIABLE, help=f"至少 8 位；不写时用环境变量 {PASSWORD_VARIABLE}，也没有就询问。"),
]


@app.command(epilog="例：sunshine station init --demo --home ./demo")
def init(
    demo: Annotated[bool, typer.Option("--demo", help="另外加入虚构的民警、窗口和一台已配对的演示窗口电脑。")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """建立并升级数据，安装随程序附带的内容；不打开任何窗口。重复运行不会改动已有数据。"""
    from kiosk_app.services import station

    place = home_of(home)
    with station.init(place, demo) as store:
        seq, _ = store.head()
        windows, officers = station.windows(store), len(_roster(store))
        report = {"home": str(place.root), "epoch": store.epoch, "rows": seq, "officers": officers, "windows": windows}
    if as_json:
        say(json.dumps({**report, "demo": demo}, ensure_ascii=False))
        return int(ExitCode.DONE)
    say(f"数据已就绪：{place.root}（民警 {officers} 名，窗口 {len(windows)} 个）。")
    if demo:
        say(f"演示警号 000001 至 000005，密码 {station.DEMO_PASSWORD}，000001 是管理员。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine station recover --home ./demo　先关闭触摸屏程序；旧数据原样留在 quarantine 文件夹。")
def recover(
    keys_lost: Annotated[
        bool, typer.Option("--keys-lost", help="密钥文件确实找不回来了：只保留还能核实的，窗口电脑要重新配对。")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """数据损坏时：把旧数据原样移到一边，另开新账本，带上还能核实的名册、窗口和配对。"""
    from dataclasses import asdict

    from kiosk_app.services import recovery

    done = recovery.recover(home_of(home), keys_lost=keys_lost)
    if as_json:
        say(json.dumps(asdict(done), ensure_ascii=False))
        return int(ExitCode.DONE)
    say(f"已另开新账本，旧数据在 {done.quarantine}，核实了其中 {done.sound_rows} 行；取证归档后再按规定处理。")
    say(f"带过来：民警 {done.officers} 名（其中 {done.passwords} 名的密码照旧），窗口 {done.windows} 个。")
    if done.passwords < done.officers:
        say("其余民警请用 sunshine station officer password 重设密码。")
    say(f"配对保留 {done.devices} 台。" if done.pins_kept else "窗口电脑都要重新配对：sunshine pair。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine station window 5号窗口 --home ./demo")
def window(
    name: Annotated[str, typer.Argument(help="窗口名称，例如 5号窗口。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """登记一个窗口。"""
    from kiosk_app.services import station

    with _open(home) as store:
        added = station.add_window(store, name)
    plain = f"已登记{name}。" if added else f"{name}早已登记。"
    say(json.dumps({"window": name, "added": added}, ensure_ascii=False) if as_json else plain)
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine station officers --home ./demo --json")
def officers(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出名册。"""
    with _open(home) as store:
        everyone = _roster(store)
    for officer in everyone:
        _say_officer(officer, _line(officer), as_json=as_json)
    return int(ExitCode.DONE)


@officer_app.command("add", epilog="例：sunshine station officer add 123456 王小禾 --window 3号窗口 --home ./demo")
def add(
    staff_number: Annotated[str, typer.Argument(help="警号，6 至 8 位数字。")],
    name: Annotated[str, typer.Argument(help="姓名。")],
    password: PasswordOption = "",
    role: Annotated[Role, typer.Option(help="officer 民警，administrator 管理员。")] = Role.OFFICER,
    window: Annotated[str, typer.Option(help="常驻窗口。")] = "",
    photo: Annotated[Path | None, typer.Option(metavar="FILE", help="照片（JPEG、PNG 或 WebP）。")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """添加一名民警。"""
    from kiosk_app.services.portraits import give_photo
    from kiosk_app.services.roster import Roster

    with _open(home) as store:
        _demand_window(store, window)
        secret = _password(password)
        officer = Roster(store).add(staff_number, name, secret, role=role, window=window)
        if photo is not None:
            officer = give_photo(store, staff_number, photo)
    _say_officer(officer, f"已添加 {_line(officer)}。", as_json=as_json)
    return int(ExitCode.DONE)


@officer_app.command("password", epilog="例：sunshine station officer password 123456 --home ./demo")
def password(
    staff_number: Annotated[str, typer.Argument(help="警号。")],
    password: PasswordOption = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """重设一名民警的密码，并解除锁定。"""
    from kiosk_app.services.roster import Roster

    with _open(home) as store:
        officer = _find(Roster(store), staff_number)
        Roster(store).reset_password(staff_number, _password(password))
    _say_officer(officer, f"已重设警号 {staff_number} 的密码。", as_json=as_json)
    return int(ExitCode.DONE)


@officer_app.command("photo", epilog="例：sunshine station officer photo 123456 wang.jpg --home ./demo")
def photo(
    staff_number: Annotated[str, typer.Argument(help="警号。")],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="照片（JPEG、PNG 或 WebP），只留裁好的一份。")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="去掉照片，换回画像。")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """换上或去掉一名民警的照片，评价页和大厅页上显示。"""
    from kiosk_app.services.portraits import give_photo, take_photo_away

    if (file is None) is not remove:
        raise NotAllowed("请写照片文件名，或者加 --remove 去掉照片。", exit_code=ExitCode.USAGE)
    with _open(home) as store:
        changed = take_photo_away(store, staff_number) if file is None else give_photo(store, staff_number, file)
    done = "去掉" if file is None else "换上"
    _say_officer(changed, f"已{done}警号 {staff_number} 的照片。", as_json=as_json)
    return int(ExitCode.DONE)


@officer_app.command("off", epilog="例：sunshine station officer off 123456 --home ./demo")
def off(
    staff_number: Annotated[str, typer.Argument(help="警号。")], home: HomeOption = None, as_json: JsonOption = False
) -> int:
    """停用一名民警；其历史评价保留。"""
    return _set_active(staff_number, home, active=False, as_json=as_json)


@officer_app.command("on", epilog="例：sunshine station officer on 123456 --home ./demo")
def on(
    staff_number: Annotated[str, typer.Argument(help="警号。")], home: HomeOption = None, as_json: JsonOption = False
) -> int:
    """重新启用一名民警。"""
    return _set_active(staff_number, home, active=True, as_json=as_json)


def _set_active(staff_number: str, home: Path | None, *, active: bool, as_json: bool) -> int:
    from kiosk_app.services.roster import Roster

    with _open(home) as store:
        roster = Roster(store)
        changed = roster.change(_find(roster, staff_number).id, active=active)
    _say_officer(changed, f"已{'启用' if active else '停用'} {_line(changed)}。", as_json=as_json)
    return int(ExitCode.DONE)


def _find(roster: "Roster", staff_number: str) -> Officer:
    officer = roster.find(staff_number)
    if officer is None:
        raise NotAllowed(f"名册里没有警号 {staff_number}，请核对。", exit_code=ExitCode.NOT_FOUND)
    return officer


def _demand_window(store: "StationStore", window: str) -> None:
    from kiosk_app.services.station import windows

    known = windows(store)
    if window and window not in known:
        hint = f"，已登记的有 {'、'.join(known)}" if known else ""
        raise NotAllowed(f"没有登记过{window}{hint}；请先用 sunshine station window {window} 登记。")


def _password(given: str) -> str:
    """The password of the command line or the environment; else asked for, which takes a person at a terminal."""
    if given:
        return given
    if not sys.stdin.isatty():
        sentence = f"还缺少密码：请写 --password 或环境变量 {PASSWORD_VARIABLE}，或在终端里运行后输入。"
        raise NotAllowed(sentence, exit_code=ExitCode.USAGE)
    return getpass.getpass("密码：")


def _say_officer(officer: Officer, plain: str, *, as_json: bool) -> None:
    say(json.dumps(_plain(officer), ensure_ascii=False) if as_json else plain)


def _open(home: Path | None) -> "StationStore":
    from kiosk_app.store.station import StationStore

    return StationStore.open(home_of(home))


def _roster(store: "StationStore") -> list[Officer]:
    from kiosk_app.services.roster import Roster

    return Roster(store).officers(active_only=False)


def _plain(officer: Officer) -> dict[str, object]:
    return {
        "staff_number": officer.staff_number,
        "name": officer.name,
        "role": officer.role,
        "window": officer.window,
        "active": officer.active,
    }


def _line(officer: Officer) -> str:
    role = "管理员" if officer.role is Role.ADMINISTRATOR else "民警"
    return (
        f"{officer.staff_number} {officer.name} {role} {officer.window}{'' if officer.active else '（停用）'}".strip()
    )
