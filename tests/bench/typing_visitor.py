"""The kiosk of the typing bench: types words into the search field and writes what each key took as JSON."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk_app.config import load_settings
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.paths import Home
from kiosk_app.startup.kiosk import KioskProgram
from tests.bench.lobby import KIOSK_SIZE
from tests.bench.reading import MILLISECONDS, Reader

WORDS = ("shenfenzheng", "hukouqianyi", "sfzdl", "jzz", "xinshengerluohu", "wufanzui", "gaimingzi", "mfluohu")
"""What people type: whole syllables, first letters, and both."""


def typed(program: KioskProgram, runs: int) -> list[float]:
    """Milliseconds of every key of every word."""
    reader, window = Reader(program), program.window
    reader.wait(lambda: program.ready)
    program.shell.go(Shell.Page.Lookup)
    lookup = program.shell.screenOf(Shell.Page.Lookup)
    assert isinstance(lookup, LookupModel)
    lookup.type("sfz")  # the index is in memory long before the first visitor types
    reader.wait(lambda: bool(lookup.property("near") or lookup.property("rows")) and not lookup.property("preparing"))
    lookup.type("")
    reader.rest()
    answered: list[bool] = []
    lookup.asked.connect(lambda: answered.append(True))
    times = []
    for word in WORDS * runs:
        field = reader.item("lookup.search")
        centre = field.mapToScene(QPointF(field.width() / 2, field.height() / 2)).toPoint()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=centre)
        for letter in word:
            answered.clear()
            began = time.perf_counter()
            QTest.keyClick(window, Qt.Key(ord(letter.upper())))
            while not answered:
                QGuiApplication.processEvents()
            reader.frame()
            times.append((time.perf_counter() - began) * MILLISECONDS)
            QTest.qWait(20)
        field.setProperty("text", "")
        reader.rest()
    return times


def main() -> int:
    home, runs = Home(Path(sys.argv[1])), int(sys.argv[2])
    application = QGuiApplication(["sunshine-kiosk"])
    application.setFont(load_fonts())
    program = KioskProgram(application, home, load_settings(home.config))
    program.show_home(QSize(*KIOSK_SIZE))
    program.shell._clock.stop()
    times = typed(program, runs)
    program.close()
    print(json.dumps(times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
