"""`sunshine check`: look at checks afterwards, as an officer who signs in; every look is a row of the ledger."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_app.cli.usage import PASSWORD_VARIABLE, HomeOption, JsonOption, home_of, say
from kiosk_app.domain.check import CheckState, masked
from kiosk_app.errors import ExitCode, NotAllowed

if TYPE_CHECKING:
    from kiosk_app.domain.officer import Officer
    from kiosk_app.services.viewings import CheckLine, Destroyed, Viewing
    from kiosk_app.store.station import StationStore

app = typer.Typer(
    name="check",
    help="查看办过的核对：民警看自己办的，管理员看全所的；须登录，每看一次账本记一行。触摸屏运行时也可以使用。",
    epilog="例：sunshine check list --staff 000001 --home ./demo",
    no_args_is_help=True,
    add_completion=False,
)

StaffOption = Annotated[str, typer.Option("--staff", prompt="警号", metavar="警号", help="登录的警号；不写时询问。")]
PasswordOption = Annotated[
    str, typer.Option(envvar=PASSWORD_VARIABLE, prompt="密码", hide_input=True, help="登录密码；不写时询问。")
]
STATES = {
    CheckState.STORED: "已送达",
    CheckState.QUEUED: "排队中",
    CheckState.SHOWN: "核对中",
    CheckState.CONFIRMED: "已确认",
    CheckState.DISPUTED: "有异议",
    CheckState.RATED: "已评价",
    CheckState.UNRATED: "未评价",
    CheckState.RELEASED: "可以保存打印",
    CheckState.SUPERSEDED: "已更正",
    CheckState.WITHDRAWN: "已撤回",
    CheckState.EXPIRED: "已超时",
    CheckState.OVERRIDDEN: "领导特批放行",
    CheckState.REJECTED: "已拒收",
}
CAUSES = {"retention": "保存期满"}


@app.command("list", epilog="例：sunshine check list --staff 000001 --limit 20 --home ./demo")
def list_checks(
    staff: StaffOption,
    password: PasswordOption,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="最多列出几次，新的在前。")] = 50,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """列出核对，不含群众的任何信息。"""
    from kiosk_app.services import viewings

    with _open(home) as store:
        found = viewings.lines(store, _signed_in(store, staff, password), limit)
    for line in found:
        say(json.dumps(asdict(line), ensure_ascii=False) if as_json else _words(line))
    if not found and not as_json:
        say("还没有您可以查看的核对。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine check show 编号 --staff 000001 --picture check.png --home ./demo")
def show(
    check_id: Annotated[str, typer.Argument(metavar="编号", help="核对编号，见 sunshine check list。")],
    staff: StaffOption,
    password: PasswordOption,
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE", help="把截图存到这个新文件，只有当前用户能读。")
    ] = None,
    signature: Annotated[
        Path | None, typer.Option("--signature", metavar="FILE", help="把群众的签名存到这个新文件（PNG）。")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """看一次核对的要点（身份号码遮住出生日期）和截图；保存期满已销毁的，给出账本里的销毁记录。"""
    from kiosk_app.services import viewings

    for file in (picture, signature):
        if file is not None and file.exists():
            raise NotAllowed(f"{file} 已经存在，不会覆盖，请换一个文件名。")
    with _open(home) as store:
        viewing = viewings.view(store, _signed_in(store, staff, password), check_id)
    if picture is not None and viewing.material is not None:
        _keep(picture, viewing.material.picture)
    if signature is not None and viewing.signature is not None:
        _keep(signature, viewing.signature)
    if as_json:
        say(json.dumps(_plain(viewing), ensure_ascii=False))
    else:
        for line in _lines(viewing, picture):
            say(line)
    # Whoever asked for the picture or the signature must notice that there is none.
    missing = (picture and not viewing.material) or (signature and not viewing.signature)
    return int(ExitCode.NOT_FOUND if missing else ExitCode.DONE)


def _open(home: Path | None) -> "StationStore":
    from kiosk_app.store.station import StationStore

    return StationStore.open(home_of(home))


def _signed_in(store: "StationStore", staff: str, password: str) -> "Officer":
    from kiosk_app.services.roster import Roster

    return Roster(store).verify(staff, password)


def _keep(path: Path, content: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        raise NotAllowed(f"写不了 {path}，请检查文件夹是否存在、有没有权限和空间。") from error


def _words(line: "CheckLine") -> str:
    revision = f" 第 {line.revision} 次" if line.revision > 1 else ""
    return (
        f"{line.check_id} {line.offered_at} {line.window} {line.staff_number} {line.business_code}"
        f" {STATES.get(line.state, line.state)}{revision}{' 已作废' if line.voided else ''}"
        f"{'' if line.kept else ' 截图已销毁'}"
    )


def _lines(viewing: "Viewing", picture: Path | None) -> list[str]:
    said = [_words(viewing.line)]
    if viewing.material is None:
        said.append(_farewell(viewing.destroyed))
    else:
        said += [f"{field.label}：{masked(field.text)}" for field in viewing.material.fields]
        said.append(f"截图和要点与账本登记的一致，截图的 SHA-256 是 {viewing.line.picture_sha256}。")
        said.append(f"截图已存到 {picture}，请妥善保管，用完删除。" if picture else "要看截图，请加 --picture 文件名。")
    if viewing.signature is not None:
        said.append("有群众签名；要看，请加 --signature 文件名。")
    said.append(f"本次查看已记入账本第 {viewing.seq} 行。")
    return said


def _farewell(destroyed: "Destroyed | None") -> str:
    if destroyed is None:
        return "截图和要点已销毁；销毁记录在旧账本里，请看 quarantine 文件夹。"
    cause = CAUSES.get(destroyed.cause, destroyed.cause)
    return (
        f"截图和要点已按期销毁（{cause}）：账本第 {destroyed.seq} 行，{destroyed.at}，"
        f"被销毁内容的 SHA-256 是 {destroyed.sha256}。"
    )


def _plain(viewing: "Viewing") -> dict[str, object]:
    material, destroyed = viewing.material, viewing.destroyed
    return {
        **asdict(viewing.line),
        "fields": [{"label": f.label, "text": masked(f.text)} for f in material.fields] if material else [],
        "destroyed": asdict(destroyed) if destroyed else None,
        "signed": viewing.signature is not None,
        "viewed_seq": viewing.seq,
    }
