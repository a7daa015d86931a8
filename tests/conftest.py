"""What every test of the suite stands on: Qt without a screen, rendered in software, and singletons that outlive it.

A warning of Qt's or QML's fails the test in which it appears (`tests/qt_messages.py` has the few that may).
"""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from collections.abc import Generator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.immortal import keep_singletons_alive
from tests.qt_messages import WATCH

keep_singletons_alive()
pytest.register_assert_rewrite("tests.journeys.fixtures", "tests.journeys.lobby")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere: pytest-qt makes this application object."""
    return QGuiApplication


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Fixtures are watched too, also those of a whole session."""
    WATCH.install()
    return (yield from _watched())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """The test itself."""
    return (yield from _watched())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Screens complain most often while they are taken down."""
    return (yield from _watched())


def _watched() -> Generator[None, object, object]:
    result = yield
    found = WATCH.take()
    if found:
        pytest.fail("Qt complained:\n" + "\n".join(found), pytrace=False)
    return result
