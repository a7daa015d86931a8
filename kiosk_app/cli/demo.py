"""`sunshine demo`: play one lobby day on the real programs and keep a picture of every step."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk_app.errors import ExitCode

app = typer.Typer(add_completion=False, context_settings={"help_option_names": ["-h", "--help"]})


@app.command(epilog="例：sunshine demo --out ./day；脚本里用 sunshine demo --out ./day --json")
def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="放截图、日志和演示数据的文件夹，可以还不存在。")],
    as_json: Annotated[bool, typer.Option("--json", help="每一步输出一行 JSON。")] = False,
) -> int:
    """自动演示一天：查业务、留言、推送核对、圈错、改正、满意、不满意、暂不评价，最后核验账本。

    没有屏幕、或屏幕小于 2480×1920 时自动用虚拟屏幕。全部成功退出码为 0，账本有问题为 15。
    """
    from kiosk_app.startup.demo import play  # noqa: PLC0415 - keeps --help fast

    ok = True
    for step in play(out.resolve()):
        ok = ok and bool(step["ok"])
        if as_json:
            line = json.dumps(step, ensure_ascii=False)
        else:
            line = f"{'✓' if step['ok'] else '✗'} {step['what']}  {step.get('picture', '')}".rstrip()
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return int(ExitCode.DONE if ok else ExitCode.FINDINGS)
