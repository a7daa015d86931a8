"""What visitors open and do not find, counted off the GUI thread, each thing once a visitor; and what most open.

A visitor is whoever stands there from one home to the next. Nothing of one is kept here beyond that.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.contents import Contents
from kiosk_app.kiosk.shell import Shell


class Often(Protocol):
    """How often something was opened."""

    @property
    def code(self) -> str: ...


class Asked(Protocol):
    """What the screens need of `services.asked.Asked`."""

    def opened(self, kind: str, code: str) -> None: ...
    def missed(self, words: str) -> None: ...
    def popular(self, kind: str = "guide") -> Sequence[Often]: ...


class Tally(QObject):
    """Counts; before startup attaches what counts are kept in, it counts nothing."""

    def __init__(self, shell: Shell, jobs: Jobs, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._jobs, self._contents = shell, jobs, contents
        self._asked: Asked | None = None
        self._told: set[tuple[str, str]] = set()
        self._left = True
        self._readings = 0
        self.popular: tuple[str, ...] = ()
        """Codes of the guides most visitors open, most often first; read anew after each visitor."""
        shell.pageChanged.connect(self._page_changed)

    def attach(self, asked: Asked) -> None:
        """Count with `asked` from now on."""
        self._asked = asked
        self._read()

    def missed(self, words: str) -> None:
        """The visitor looked this up and there is nothing like it."""
        self._tell("missed", words, lambda asked: asked.missed(words))

    def _page_changed(self) -> None:
        if self._shell.page == Shell.Page.Home:
            self._left = True  # what was being done may still be counted
            if self._told:
                self._read()
            return
        if self._left:
            self._left = False
            self._told.clear()
        if self._shell.page == Shell.Page.Guide:
            library, code = self._contents.library, self._shell.key
            if library and library.guide(code):
                self._tell("guide", code, lambda asked: asked.opened("guide", code))

    def _tell(self, what: str, name: str, count: Callable[[Asked], None]) -> None:
        asked = self._asked
        if asked is not None and (what, name) not in self._told:
            self._told.add((what, name))
            self._jobs.submit(lambda: count(asked), lambda _result: None)

    def _read(self) -> None:
        asked = self._asked
        if asked is not None:
            self._readings += 1
            place = self._readings
            self._jobs.submit(lambda: tuple(each.code for each in asked.popular()), lambda got: self._take(place, got))

    def _take(self, place: int, result: Result[tuple[str, ...]]) -> None:
        if place == self._readings and not isinstance(result, Err):
            self.popular = result.value
