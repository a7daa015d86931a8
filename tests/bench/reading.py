"""The kiosk of the page bench: opens pages by taps and scrolls them, and writes what each took as JSON on its output.

It is the whole kiosk in this process, on the display and renderer of the environment, so that a frame's end is known
from the scene graph itself instead of from pictures of the screen.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.config import load_settings
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.paths import Home
from kiosk_app.startup.kiosk import KioskProgram
from tests.bench.lobby import KIOSK_SIZE

Page = Shell.Page
PATIENCE = 20.0
REST = 0.4
STEP = 40
"""Pixels a frame: 2400 a second, as fast as text can be followed with the eye."""
FRAMES = 150
MILLISECONDS = 1000


class Reader:
    """A visitor with a stopwatch."""

    def __init__(self, program: KioskProgram) -> None:
        self._program = program
        self._window = program.window
        self._touch = QTest.createTouchDevice()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program run until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > deadline:
                raise TimeoutError("the kiosk did not come to rest")
            QTest.qWait(5)

    def rest(self) -> None:
        """Let animations end."""
        QTest.qWait(round(REST * MILLISECONDS))

    def item(self, name: str) -> QQuickItem:
        """A control on the screen."""
        return next(each for each in self._below(self._window.contentItem()) if each.objectName() == name)

    def _below(self, item: QQuickItem) -> list[QQuickItem]:
        inner = [each for child in item.childItems() if child.isVisible() for each in self._below(child)]
        return [item, *inner]

    def opened(self, name: str, file: str) -> float:
        """Milliseconds from a tap on a control to the first frame with the page `file` in it."""
        item = self.item(name)
        point = item.mapToScene(QPoint(int(item.width() / 2), int(item.height() / 2))).toPoint()
        page = self._window.findChild(QQuickItem, "page")
        assert page is not None
        QTest.touchEvent(self._window, self._touch).press(0, point, self._window).commit()
        QTest.qWait(60)
        release = QTest.touchEvent(self._window, self._touch).release(0, point, self._window)

        def there() -> bool:
            shown = page.property("item")
            return page.property("source").fileName() == file and shown is not None and shown.opacity() > 0

        began = time.perf_counter()
        release.commit()
        self.frame(there)
        return (time.perf_counter() - began) * MILLISECONDS

    def scrolled(self, name: str) -> list[float]:
        """Milliseconds of each frame while a list is moved by `STEP` a frame: building rows, drawing, showing."""
        area = self.item(name)
        area.parentItem().setProperty(
            "unsettled", False
        )  # as when a finger has begun to drag it; else it returns to its place
        times = []
        for _ in range(FRAMES):
            top = float(area.property("contentY"))
            last = float(area.property("originY") + area.property("contentHeight") - area.height())
            if top >= last:
                break
            began = time.perf_counter()
            area.setProperty("contentY", min(last, top + STEP))
            self.frame()
            times.append((time.perf_counter() - began) * MILLISECONDS)
            if float(area.property("contentY")) <= top:
                raise RuntimeError(f"{name} does not scroll")
        return times

    def frame(self, wanted: Callable[[], bool] = lambda: True) -> None:
        """Run the event loop until a frame has been shown in which something is so."""
        loop, patience = QEventLoop(), QTimer(singleShot=True, interval=round(PATIENCE * MILLISECONDS))

        def shown() -> None:
            if wanted():
                loop.quit()

        patience.timeout.connect(lambda: loop.exit(1))
        patience.start()
        self._window.frameSwapped.connect(shown)
        self._window.update()
        late = loop.exec()
        self._window.frameSwapped.disconnect(shown)
        if late:
            raise TimeoutError("no such frame was shown")


def read(program: KioskProgram, law: str, digest: str, runs: int) -> dict[str, list[float]]:
    """Everything the bench wants to know: `law` is the digest whose full text is long, `digest` a long digest."""
    shell, reader = program.shell, Reader(program)
    reader.wait(lambda: program.ready)
    reader.rest()
    found: dict[str, list[float]] = {"law": [], "guide": [], "digest": [], "law frames": [], "list frames": []}
    library = program._screens.contents.library
    assert library is not None
    longest = max(library.guides(), key=lambda guide: len(repr(guide)))
    lookup = shell.screenOf(Page.Lookup)
    assert isinstance(lookup, LookupModel)
    for _ in range(runs):
        shell.home()
        shell.go(Page.Law, law)
        reader.rest()
        found["law"].append(reader.opened("law.statute", "StatutePage.qml"))
        reader.rest()
        found["law frames"] += reader.scrolled("statute.list.view")
        shell.go(Page.Statute, digest)
        reader.rest()
        found["digest"].append(reader.opened("statute.digest", "LawPage.qml"))
        reader.rest()
        shell.home()
        shell.go(Page.Lookup)
        lookup.type(longest.title.zh)
        reader.wait(lambda: any(row["code"] == longest.code for row in lookup.property("rows")))
        reader.rest()
        found["guide"].append(reader.opened("lookup.result.0", "GuidePage.qml"))
        shell.home()
        shell.go(Page.Browse, "all")
        reader.rest()
        found["list frames"] += reader.scrolled("browse.list.view")
    return found


def main() -> int:
    home, law, digest, runs = Home(Path(sys.argv[1])), sys.argv[2], sys.argv[3], int(sys.argv[4])
    application = QGuiApplication(["sunshine-kiosk"])
    application.setFont(load_fonts())
    program = KioskProgram(application, home, load_settings(home.config))
    program.show_home(QSize(*KIOSK_SIZE))
    program.shell._clock.stop()
    found = read(program, law, digest, runs)
    program.close()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
