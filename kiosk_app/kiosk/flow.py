"""One of the ways that many services share: a picture of its steps to tap through, and the services that go it."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.guide import Flow
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.guide import guide_row, steps_shown
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """Which way is open and at which step, from 0."""

    flow: str = ""
    step: int = 0


def derive(reading: Reading, library: Library | None, language: str) -> dict[str, Any]:
    """What QML shows of `reading`."""
    flow = library.flow(reading.flow) if library and reading.flow else None
    return {
        "title": flow.title.of(language) if flow else "",
        "steps": steps_shown(flow.steps, language) if flow else [],
        "step": _kept(flow, reading.step) if flow else 0,
        "guides": [guide_row(each, language) for each in library.guides() if each.flow == flow.code]
        if flow and library
        else [],
        "gone": library is not None and bool(reading.flow) and flow is None,
    }


def _kept(flow: Flow, step: int) -> int:
    """A newer pack may have fewer steps."""
    return max(0, min(step, len(flow.steps) - 1))


@QmlElement
@QmlUncreatable("made by startup")
class FlowModel(QObject):
    """Behind FlowPage. Opened with a way's code, P1 to P9."""

    titleChanged = Signal()
    stepsChanged = Signal()
    stepChanged = Signal()
    guidesChanged = Signal()
    goneChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._reading = Reading()
        self._shown = Shown(self, derive(self._reading, None, assist.language))
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Flow, self._open, self._leave, screen=self)

    title = Property(str, lambda self: self._shown["title"], notify=titleChanged)
    steps = Property(list, lambda self: self._shown["steps"], notify=stepsChanged)
    step = Property(int, lambda self: self._shown["step"], notify=stepChanged)
    guides = Property(list, lambda self: self._shown["guides"], notify=guidesChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)

    @Slot(int)
    def show(self, step: int) -> None:
        """A step of the picture was tapped, or 上一步 and 下一步."""
        if 0 <= step < len(self._shown["steps"]):
            self._fold(step=step)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """A service that goes this way was tapped."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot()
    def openLookup(self) -> None:
        """The way out of one that is gone."""
        self._shell.go(Shell.Page.Lookup, "flow")

    def _open(self, key: str) -> None:
        if key != self._reading.flow:
            self._fold(flow=key, step=0)

    def _leave(self) -> None:
        self._opened.leave()
        self._fold(flow="", step=0)

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the reading's own fields
        self._reading = replace(self._reading, **changes)
        self._shown.update(derive(self._reading, self._opened.at(self._reading.flow), self._assist.language))
