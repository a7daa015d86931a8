"""A defect while the kiosk starts: the citizen reads 暂停服务 and never meets a home whose tiles do nothing."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk_app.config import Link, Settings
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.shell import Shell
from kiosk_app.paths import Home
from kiosk_app.startup import screens
from kiosk_app.startup.kiosk import KioskProgram


def test_a_screen_that_cannot_be_made_takes_the_kiosk_out_of_service(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise TypeError("a screen that was given too little")

    monkeypatch.setattr(screens, "make_screens", broken)
    qapp.setFont(load_fonts())
    program = KioskProgram(qapp, Home(tmp_path / "home"), Settings(link=Link(bind="127.0.0.1")))
    try:
        with caplog.at_level(logging.ERROR):
            program.show_home(QSize(540, 960))
            qtbot.waitUntil(lambda: program.shell.page == Shell.Page.Paused, timeout=20_000)
        assert "a screen that was given too little" in caplog.text
    finally:
        program.close()
