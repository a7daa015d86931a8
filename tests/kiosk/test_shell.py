"""The shell: the way back, leave hooks, the return to home, taps before the services, and the pause."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk_app.config import Kiosk
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.shell import Shell

Page = Shell.Page


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    assert qtbot
    made = Shell(Kiosk(idle_seconds=3, idle_warning_seconds=2))
    made._clock.setInterval(20)
    made.set_ready()
    yield made
    made._clock.stop()


def test_back_opens_the_former_page_with_its_key(shell: Shell) -> None:
    opened: list[str] = []
    shell.register(Page.Guide, opened.append)
    shell.go(Page.Lookup)
    shell.go(Page.Guide, "H03")
    shell.go(Page.Law, "x")
    shell.back()
    assert (shell.page, shell.key, opened) == (Page.Guide, "H03", ["H03", "H03"])


def test_what_was_typed_survives_help_and_is_gone_at_home(shell: Shell) -> None:
    left: list[str] = []
    shell.register(Page.Message, None, lambda: left.append("message"))
    shell.go(Page.Message)
    shell.go(Page.Help)
    shell.back()
    assert left == []
    shell.home()
    assert left == ["message"]


def test_nobody_there_warns_then_returns_home(shell: Shell, qtbot: QtBot) -> None:
    expired: list[bool] = []
    shell.idleExpired.connect(lambda: expired.append(True))
    shell.go(Page.Lookup)
    assert (shell.idleLeft, shell.idleWarning) == (3, False)
    qtbot.waitUntil(lambda: shell.idleWarning, timeout=2000)
    qtbot.waitUntil(lambda: shell.page == Page.Home, timeout=2000)
    assert expired == [True]
    assert shell.idleLeft == -1


def test_a_touch_starts_the_count_again(shell: Shell, qtbot: QtBot) -> None:
    shell.go(Page.Lookup)
    qtbot.waitUntil(lambda: shell.idleWarning, timeout=2000)
    shell.touched()
    assert (shell.idleLeft, shell.idleWarning) == (3, False)


def test_a_tap_before_the_services_happens_when_they_are_there(qtbot: QtBot) -> None:
    assert qtbot
    early = Shell(Kiosk())
    early.open(Page.Rate)
    assert (early.page, early.waiting) == (Page.Home, True)
    early.set_ready()
    assert (early.page, early.waiting) == (Page.Rate, False)


ASK = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from kiosk_app.config import Kiosk
from kiosk_app.kiosk.shell import Shell

application, engine, shell = QGuiApplication([]), QQmlEngine(), Shell(Kiosk())
component = QQmlComponent(engine)
text = b"import QtQml; QtObject { property var shell; function ask() { for (let i = 0; i < 200; i++)"
component.setData(text + b" [shell.screenOf(i % 26), {}].length; } onShellChanged: ask() }", QUrl("ask.qml"))
made = component.createWithInitialProperties({"shell": shell})
assert made is not None, component.errorString()
"""


def test_a_page_nobody_registered_is_no_crash() -> None:
    """As when a model cannot be made: the page says that it cannot be opened, and the kiosk lives."""
    asked = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stderr) == (0, "")


def test_a_pause_can_wait_until_nobody_is_in_the_middle_of_something(shell: Shell) -> None:
    shell.go(Page.Check)
    shell.go(Page.Rate)
    shell.pause_at_home("DiskFull")
    assert (shell.page, shell.pauseCause) == (Page.Rate, "")
    shell.back()
    assert shell.page == Page.Check
    shell.back()
    assert (shell.page, shell.pauseCause) == (Page.Paused, "DiskFull")
    shell.end_pause("StoreDamaged")
    assert shell.page == Page.Paused
    shell.end_pause("DiskFull")
    assert (shell.page, shell.pauseCause) == (Page.Home, "")


def test_a_pause_that_was_only_due_can_be_called_off(shell: Shell) -> None:
    shell.go(Page.Guide)
    shell.pause_at_home("DiskFull")
    shell.end_pause("DiskFull")
    shell.home()
    assert shell.page == Page.Home
    shell.pause_at_home("DiskFull")
    assert shell.page == Page.Paused


def test_a_pause_leads_nowhere_until_service_resumes(shell: Shell) -> None:
    shell.go(Page.Message)
    shell.pause("StoreDamaged")
    shell.open(Page.Lookup)
    shell.home()
    shell.back()
    assert (shell.page, shell.pauseCause) == (Page.Paused, "StoreDamaged")
    shell.resume()
    assert (shell.page, shell.pauseCause) == (Page.Home, "")


def test_the_next_citizen_starts_from_the_defaults(qtbot: QtBot) -> None:
    assert qtbot
    assist = Assist()
    for toggle in (assist.toggleLarge, assist.toggleContrast, assist.toggleLow, assist.toggleLanguage):
        toggle()
    assert (assist.large, assist.contrast, assist.low, assist.language) == (True, True, True, "en")
    assist.reset()
    assert (assist.large, assist.contrast, assist.low, assist.language) == (False, False, False, "zh")
