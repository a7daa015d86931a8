"""Work off the GUI thread: what comes back, what the log says of it, and that nothing comes after the end."""

import logging
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from kiosk_app.errors import SignInError
from kiosk_app.jobs import Err, Jobs, Ok, Result


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot) -> None:
    jobs, came = Jobs(), []
    jobs.submit(
        threading.get_ident,
        lambda result: came.append((result, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(came))
    jobs.stop()
    (result, delivered_on) = came[0]
    assert isinstance(result, Ok)
    assert result.value != delivered_on == threading.get_ident()
    assert QThread.currentThread() is jobs.thread()


def _fail(error: Exception) -> None:
    raise error


def test_a_refusal_is_one_line_and_a_defect_has_its_traceback(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs()
    came: list[Result[None]] = []
    with caplog.at_level(logging.INFO, "kiosk_app.jobs"):
        jobs.submit(lambda: _fail(SignInError("警号或密码不对，请重新输入。")), came.append)
        qtbot.waitUntil(lambda: len(came) == 1)
        jobs.submit(lambda: _fail(KeyError("a defect")), came.append)
        qtbot.waitUntil(lambda: len(came) == 2)
    jobs.stop()
    assert all(isinstance(result, Err) for result in came)
    refused, defect = caplog.records
    assert refused.exc_info is None
    assert "警号或密码不对" in refused.getMessage()
    assert defect.exc_info is not None


def test_nothing_is_delivered_once_the_owner_is_gone(qtbot: QtBot) -> None:
    owner = QObject()
    jobs = Jobs(owner)
    came: list[Result[int]] = []
    jobs.submit(lambda: 1, came.append)
    jobs.stop()  # the work is done, its result lies in the event queue
    shiboken6.delete(owner)
    qtbot.wait(50)
    assert came == []
