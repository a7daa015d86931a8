"""`python -m kiosk_app.counter.demo_form`: the demo's stand-in for a business system, a process of its own."""

import argparse
import re
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from shiboken6 import delete

from kiosk_app.counter.desktop import load, make_application
from kiosk_app.counter.form import SIDE_FILE, DemoForm
from kiosk_app.errors import SunshineError
from kiosk_app.paths import choose_home
from kiosk_app.probe import Probe

GEOMETRY = re.compile(r"(\d{2,5})x(\d{2,5})([+-]\d{1,5})([+-]\d{1,5})")


def main(arguments: list[str]) -> int:
    """Show the form until it is closed; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m kiosk_app.counter.demo_form", description="演示用的录入窗口")
    parser.add_argument("--home", type=Path, help="窗口电脑的数据文件夹；关键信息写到其中的 run/fields.json")
    parser.add_argument("--geometry", default="1200x760+60+60", help="宽x高+左+上，像素")
    parser.add_argument("--probe", type=Path, help="把控件位置写到这个文件")
    chosen = parser.parse_args(arguments)
    geometry = GEOMETRY.fullmatch(chosen.geometry)
    if geometry is None:
        parser.error("--geometry 应写成 宽x高+左+上，例如 1200x760+60+60")
    try:
        return _show(choose_home(chosen.home).run / SIDE_FILE, [int(part) for part in geometry.groups()], chosen.probe)
    except SunshineError as error:
        sys.stderr.write(error.sentence + "\n")
        return int(error.exit_code)


def _show(side_file: Path, geometry: list[int], probe: Path | None) -> int:
    app = make_application("sunshine-demo-form")
    form = DemoForm(side_file)
    engine = QQmlApplicationEngine()
    window = load(engine, "DemoForm.qml", {"form": form})
    width, height, left, top = geometry
    window.setGeometry(left, top, width, height)
    if probe is not None:
        Probe(window, probe, lambda: "Form")
    window.show()
    window.requestActivate()
    leave_on_signals(app)
    code = app.exec()
    delete(engine)  # before the model its bindings read
    return code


def leave_on_signals(app: QGuiApplication) -> None:
    """End the event loop on SIGTERM and Ctrl-C, which Python only sees between Qt's events."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.quit())
    pulse = QTimer(app, interval=200)
    pulse.timeout.connect(lambda: None)
    pulse.start()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
