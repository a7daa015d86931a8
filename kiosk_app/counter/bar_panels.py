"""What is open beside the bar, and what the officer chooses there: the business, the window, a part of the screen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk_app.counter.bar_face import BarFace, Wiring
from kiosk_app.counter.choice import Choice, Desktop
from kiosk_app.errors import SunshineError
from kiosk_app.jobs import Err, Ok, Result

SAID_MS = 8000
"""How long a sentence stays when nobody closes it."""
ASIDE_MS = 250
"""How long the windows below need to paint what the bar has covered."""


class BarPanels(BarFace):
    """Panels and choices; `Bar` adds the check."""

    def __init__(self, wiring: Wiring, parent: QObject | None = None) -> None:
        super().__init__(wiring, parent)
        self._quiet = QTimer(self, interval=SAID_MS, singleShot=True)
        self._quiet.timeout.connect(self._hush)
        self._then: Callable[[], None] = lambda: None
        self._aside_long = QTimer(self, interval=ASIDE_MS, singleShot=True)
        self._aside_long.timeout.connect(self._go_on)

    def say(self, sentence: str) -> None:
        """Show one sentence beside the bar, unless a form is being filled in."""
        self._sentence = sentence
        if self._panel in {self.Panel.Closed, self.Panel.Dispute} or self._passing():
            self._open(self.Panel.Said)
            self._quiet.start()
        self.changed.emit()

    @Slot()
    def closePanel(self) -> None:
        self._open(self.Panel.Closed)

    @Slot()
    def openOptions(self) -> None:
        if self._panel is self.Panel.Options:
            self.closePanel()
            return
        self._open(self.Panel.Options)
        self._wiring.jobs.submit(self._wiring.target.windows, self._listed)

    @Slot(int, str, str)
    def chooseWindow(self, handle: int, title: str, kind: str) -> None:
        self._wiring.target.choose(Choice(title, kind), handle)
        self.changed.emit()

    @Slot(str)
    def chooseBusiness(self, code: str) -> None:
        self._business = code
        choice = self._wiring.choice_of(code)
        if choice is not None and choice != self._wiring.target.choice:
            self._wiring.target.choose(choice)
        self.changed.emit()

    @Slot()
    def pickOnScreen(self) -> None:
        """Choose on a still picture of the screen: the bar steps aside, so that it is not in it."""
        if self._aside:
            return
        target = self._wiring.target
        self._step_aside(lambda: self._wiring.jobs.submit(target.desktop, self._still))

    def _still(self, result: Result[Desktop]) -> None:
        match result:
            case Ok(desktop):
                try:
                    self._wiring.pick(desktop, self._picked)
                except SunshineError as error:
                    self._not_picked(error)
            case Err(error):
                self._not_picked(error)

    def _not_picked(self, error: Exception) -> None:
        self._come_back()
        self._sentence = sentence_of(error)
        self.changed.emit()

    def _picked(self, choice: Choice | None) -> None:
        self._come_back()
        if choice is not None:
            self._wiring.target.choose(choice)
            self._sentence = ""
            self.changed.emit()

    def _step_aside(self, then: Callable[[], None]) -> None:
        """Take our own windows off the screen, then go on."""
        self._then = then
        self._aside = True
        self.changed.emit()
        self._aside_long.start()

    def _go_on(self) -> None:
        self._then()

    def _come_back(self) -> None:
        if self._aside:
            self._aside = False
            self.changed.emit()

    def _listed(self, result: Result[list[dict[str, Any]]]) -> None:
        match result:
            case Ok(windows):
                self._windows = windows
                self.windowsChanged.emit()
            case Err(error):
                self._windows = []
                self.windowsChanged.emit()
                self._sentence = sentence_of(error)
                self.changed.emit()

    def _open(self, panel: BarFace.Panel) -> None:
        self._quiet.stop()
        if panel not in {self.Panel.Said, self.Panel.SignIn, self.Panel.Ruling, self.Panel.Password}:
            self._sentence = ""
        self._panel = panel
        self.panelChanged.emit()
        self.changed.emit()

    def _hush(self, *, always: bool = False) -> None:
        if always or self._passing():
            self.closePanel()

    def _passing(self) -> bool:
        """Whether the open panel only tells something."""
        return self._panel is self.Panel.Said or (self._panel is self.Panel.Doubts and not self._asking)


def sentence_of(error: Exception) -> str:
    """What the officer reads of a failure."""
    if isinstance(error, SunshineError):
        return error.sentence
    return "操作没有成功，详情已写入日志，请重试；仍不行请联系管理员。"
