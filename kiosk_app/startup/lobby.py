"""`make run`: a demo lobby on this machine: the kiosk, a counter's floating bar and a stand-in data-entry form.

With no display a virtual one is started, and a live picture of it is kept in the home. Ctrl-C ends everything.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.errors import SunshineError
from kiosk_app.paths import HOME_VARIABLE, Home, choose_home, program_root
from kiosk_app.startup.children import end, start
from kiosk_app.startup.display import has_display, save_picture, virtual_display

VIRTUAL_SCREEN = (3000, 1920)
VIRTUAL_KIOSK = "1080x1920"
FORM_GEOMETRY = "1200x760+1140+60"
LIVE_SECONDS = 1.0
POLL = 0.1
LAST_LINES = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for on the command line."""

    home: Home
    windowed: str
    seconds: float


class LobbyError(SunshineError):
    """The lobby could not be opened, or the kiosk in it failed."""


def main(arguments: list[str]) -> int:
    """Open the lobby and stay until Ctrl-C, until the kiosk is closed, or for `--seconds`; the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        run(_read(arguments))
    except SunshineError as error:
        sys.stderr.write(error.sentence + "\n")
        return int(error.exit_code)
    except KeyboardInterrupt:
        say("已全部关闭。")
    return 0


def _read(arguments: list[str]) -> Wish:
    parser = argparse.ArgumentParser(prog="make run", description="打开演示大厅：触摸屏、窗口浮动条、模拟录入窗口。")
    parser.add_argument("--home", type=Path, help=f"数据文件夹；不写时用 {HOME_VARIABLE}，再不然用 .demo")
    parser.add_argument("--windowed", default="", metavar="宽x高", help="触摸屏用窗口打开，例如 540x960")
    parser.add_argument("--seconds", type=float, default=0.0, help="这么多秒后自动关闭（测试用）")
    chosen = parser.parse_args(arguments)
    default = chosen.home is None and not os.environ.get(HOME_VARIABLE)
    home = Home(program_root() / ".demo") if default else choose_home(chosen.home)
    return Wish(home, chosen.windowed, chosen.seconds)


def run(wish: Wish) -> None:
    """Prepare the home, open everything, wait.

    Raises:
        LobbyError: the home could not be prepared, or the kiosk ended with an error.
        SunshineError: no display, and no virtual one to be had.
    """
    prepare(wish.home)
    with ExitStack() as stack:
        environment = {}
        windowed = wish.windowed
        if not has_display():
            display = stack.enter_context(virtual_display(*VIRTUAL_SCREEN))
            environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            windowed = windowed or VIRTUAL_KIOSK
        kiosk = _open_all(stack, wish.home, windowed, environment)
        if environment:
            live = wish.home.root / "live.png"
            say(f"这台机器没有屏幕，演示大厅开在虚拟屏幕 {environment['DISPLAY']} 上；实时画面每秒更新：{live}")
            say('有屏幕的机器上，make run ARGS="--windowed 540x960" 用窗口打开触摸屏。')
            stack.enter_context(live_picture(live, environment["DISPLAY"]))
        else:
            say('触摸屏、浮动条和模拟录入窗口已打开；想用窗口打开触摸屏：make run ARGS="--windowed 540x960"。')
        say("演示警号 000003，密码 demo-1234。按 Ctrl+C 全部关闭。")
        _wait(kiosk, wish)


def prepare(home: Home) -> None:
    """Create and fill the demo store the first time."""
    if home.station_db.exists():
        return
    say(f"建立演示数据：{home.root}")
    command = [sys.executable, "-m", "kiosk_app", "station", "init", "--demo", "--home", str(home.root)]
    if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise LobbyError(f"演示数据 {home.root} 没有建立成功，原因见上一行；改正后再运行一次。")


def _open_all(stack: ExitStack, home: Home, windowed: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start kiosk, form and bar; the stack ends them. The kiosk first, so that the others open above it."""
    counter = str(home.demo_counter.root)
    size = ["--windowed", windowed] if windowed else []
    programs = {
        "kiosk": ["kiosk_app", "kiosk", "--home", str(home.root), *size],
        "form": ["kiosk_app.counter.demo_form", "--home", counter, "--geometry", FORM_GEOMETRY],
        "counter": ["kiosk_app", "counter", "--home", counter],
    }
    home.logs.mkdir(parents=True, exist_ok=True)
    opened = {}
    for name, arguments in programs.items():
        command = [sys.executable, "-m", *arguments]
        _log(home, name).unlink(missing_ok=True)
        opened[name] = start(command, log=_log(home, name), environment=environment)
        stack.callback(end, opened[name])
    return opened["kiosk"]


def _log(home: Home, name: str) -> Path:
    return home.logs / f"lobby-{name}.txt"


@contextlib.contextmanager
def live_picture(path: Path, display: str) -> Iterator[None]:
    """Keep a picture of `display` in `path`, new every second, while the block runs."""
    os.environ["DISPLAY"] = display
    over = threading.Event()

    def keep() -> None:
        while not over.wait(LIVE_SECONDS):
            save_picture(path, level=1)

    thread = threading.Thread(target=keep, name="live picture", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        del os.environ["DISPLAY"]


def _wait(kiosk: subprocess.Popen[bytes], wish: Wish) -> None:
    deadline = time.monotonic() + wish.seconds if wish.seconds > 0 else float("inf")
    while kiosk.poll() is None and time.monotonic() < deadline:
        time.sleep(POLL)
    if kiosk.returncode:
        log = _log(wish.home, "kiosk")
        last = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:])
        raise LobbyError(f"触摸屏意外退出，请看 {log}；最后几行是：\n{last}")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
