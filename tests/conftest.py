"""What every test of the suite stands on: Qt without a screen, rendered in software, and singletons that outlive it."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.immortal import keep_singletons_alive

keep_singletons_alive()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere: pytest-qt makes this application object."""
    return QGuiApplication
