"""`sunshine kiosk`: the citizen's touch screen."""

import re
from pathlib import Path
from typing import Annotated

import typer

from kiosk_app.cli.usage import HomeOption, home_of
from kiosk_app.errors import ExitCode, SunshineError

SIZE = re.compile(r"(\d{3,4})[xX×](\d{3,4})")

app = typer.Typer(
    name="kiosk",
    help="群众触摸屏：全屏打开；--windowed 用窗口打开。",
    epilog="例：sunshine kiosk --home ./demo --windowed 540x960",
    add_completion=False,
)


@app.command(epilog="例：sunshine kiosk --home ./demo --windowed 540x960")
def kiosk(
    windowed: Annotated[str, typer.Option(metavar="宽x高", help="用这么大的窗口打开，不全屏。")] = "",
    probe: Annotated[Path | None, typer.Option(help="把控件位置写到这个文件，只用于演示和测试。")] = None,
    home: HomeOption = None,
) -> int:
    """打开群众触摸屏：查业务、评价、留言、看宣传、核对信息。"""
    size = SIZE.fullmatch(windowed)
    if windowed and not size:
        raise SunshineError(f"--windowed 应写成 宽x高，例如 1080x1920，现在是 {windowed}。", exit_code=ExitCode.USAGE)
    from PySide6.QtCore import QSize  # noqa: PLC0415 - not for --help

    from kiosk_app.startup.kiosk import run  # noqa: PLC0415

    return run(home_of(home), QSize(int(size[1]), int(size[2])) if size else None, probe)
