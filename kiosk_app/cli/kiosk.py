"""`sunshine kiosk`: the citizen's touch screen."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk_app.cli.quick import open_kiosk
from kiosk_app.cli.usage import HomeOption

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
    return open_kiosk(windowed, probe, home)
