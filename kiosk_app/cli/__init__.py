"""The command line: `sunshine VERB …`. Each verb lives in the module named here and is imported only when asked for."""

import importlib
import logging
import sys
from collections.abc import Callable
from typing import NoReturn

from kiosk_app import __version__
from kiosk_app.cli.quick import open_plainly, plain_options
from kiosk_app.errors import ExitCode, SunshineError
from kiosk_app.link.decode_worker import main_if_worker

VERBS = {
    "kiosk": "群众触摸屏（全屏）",
    "counter": "窗口民警的浮动条；counter push 推送一次核对",
    "station": "建立和维护本所数据；station init 初始化",
    "content": "内容包：检查、预览、安装、退回、签名、本县改动",
    "law": "法律全文：导入官方文本、列出、撤下",
    "check": "查看办过的核对：列出、看一次（须登录，逐次记账）",
    "search": "按汉字、拼音或首字母查业务",
    "pair": "把这台窗口电脑与触摸屏配对",
    "report": "报告：大家常查什么、查不到什么",
    "ledger": "账本：核验、重建",
    "demo": "自动演示一天的业务并逐步截图",
}
"""Verb → one line of help. The module of a verb is `kiosk_app.cli.VERB` and holds a Typer `app`."""

EXAMPLES = (
    "sunshine station init --demo --home ./demo",
    "sunshine kiosk --home ./demo --windowed 1080x1920",
    "sunshine counter --home ./demo/demo-counter",
    "sunshine demo --out ./day --json",
)


def main() -> NoReturn:
    """Run the verb named on the command line and leave with its exit code."""
    # A frozen program starts itself again as one of its workers; that child must become nothing else.
    if main_if_worker() or _reads():
        sys.exit(int(ExitCode.DONE))
    sys.exit(run(sys.argv[1:]))


def _reads() -> bool:
    """Be the reading worker when started as one; whether it was."""
    if not (sys.argv[1:2] and sys.argv[1].startswith("--reading")):
        return False
    from kiosk_app.counter.reading_worker import main_if_worker as read_if_worker

    return read_if_worker()


def run(arguments: list[str]) -> int:
    """Run one verb; the exit code. An expected failure prints its sentence on stderr and nothing else."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        _say(_overview())
        return int(ExitCode.DONE if arguments else ExitCode.USAGE)
    if arguments[0] == "--version":
        _say(f"sunshine {__version__}")
        return int(ExitCode.DONE)
    verb, *rest = arguments
    if verb not in VERBS:
        import difflib  # noqa: PLC0415 - only for those who mistype

        near = difflib.get_close_matches(verb, VERBS, n=1)
        hint = f"是不是想用 {near[0]}？" if near else ""
        _complain(f"没有 {verb} 这个命令。{hint}用 sunshine --help 看全部命令。")
        return int(ExitCode.USAGE)
    if verb == "kiosk" and (options := plain_options(rest)) is not None:
        return _guarded(lambda: open_plainly(options), rest)
    return _guarded(lambda: _run_verb(verb, rest), rest)


def _guarded(work: Callable[[], int], rest: list[str]) -> int:
    try:
        return work()
    except SunshineError as error:
        _complain(error.sentence)
        return int(error.exit_code)
    except Exception:
        where = _open_log(rest)
        logging.getLogger(__name__).exception("unexpected failure")
        _complain(f"程序出错，未完成；{where}请联系管理员。")
        return int(ExitCode.FAILED)


def _open_log(rest: list[str]) -> str:
    """A verb without a window keeps no log until something breaks; then nobody is to read a traceback on the screen.

    Where the log is now, or why there is none, as a part of a sentence.
    """
    from pathlib import Path  # noqa: PLC0415 - only when something breaks

    from kiosk_app.logs import log_to_file  # noqa: PLC0415
    from kiosk_app.paths import choose_home  # noqa: PLC0415

    words = [part for word in rest for part in word.split("=", 1)]
    named = words[words.index("--home") + 1 :] if "--home" in words else []
    home = choose_home(Path(named[0]) if named else None)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
        if home.root.is_dir():
            log_to_file(home, "sunshine")
    files = [handler.baseFilename for handler in root.handlers if isinstance(handler, logging.FileHandler)]
    if files:
        return f"详情已写入日志 {files[0]}，"
    if home.root.is_dir():
        return f"{home.logs} 里写不了日志，请检查文件夹权限后再试一次，或"
    return f"数据文件夹 {home.root} 还不存在，没有地方写日志，请用 --home 指定已有的文件夹再试一次，或"


def _run_verb(verb: str, rest: list[str]) -> int:
    import typer  # noqa: PLC0415 - the kiosk starts without it

    from kiosk_app.cli.help import speak_chinese  # noqa: PLC0415
    from kiosk_app.cli.usage import usage_sentence  # noqa: PLC0415

    app: typer.Typer = importlib.import_module(f"kiosk_app.cli.{verb}").app
    command = typer.main.get_command(app)
    speak_chinese(command)
    try:
        code = command.main(rest, prog_name=f"sunshine {verb}", standalone_mode=False)
    except typer.Abort:
        _complain("已中断，没有做完。")
        return int(ExitCode.FAILED)
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        _complain(usage_sentence(error, f"sunshine {verb}"))
        return int(ExitCode.USAGE)
    return code if isinstance(code, int) else int(ExitCode.DONE)


def _overview() -> str:
    verbs = "\n".join(f"  {name:<9}{line}" for name, line in VERBS.items())
    examples = "\n".join(f"  {line}" for line in EXAMPLES)
    return (
        "用法：sunshine 命令 [选项]\n\n"
        "阳光户政：户籍大厅的触摸屏与窗口浮动条。\n\n"
        f"命令：\n{verbs}\n\n"
        "各命令的用法：sunshine 命令 --help\n"
        "版本：sunshine --version\n"
        "数据文件夹：--home DIR，或环境变量 SUNSHINE_HOME。\n"
        "退出码：0 完成，1 没有完成，2 命令写法有误，10 起见各命令的用法。\n\n"
        f"例：\n{examples}"
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _complain(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
