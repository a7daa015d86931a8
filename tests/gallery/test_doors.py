"""The ways to the hall's page on the real screen: the station's name in the header, and a button of the help page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.kiosk.shell import Shell
from tests.gallery.stage import GalleryStage
from tests.kiosk.voice_stage import TOUCH

Page = Shell.Page


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from below(child)


def tap(stage: GalleryStage, name: str) -> None:
    window = stage.program.window
    item = next(each for each in below(window.contentItem()) if each.objectName() == name and each.isVisible())
    point = item.mapToScene(QPoint(int(item.width() / 2), int(item.height() / 2))).toPoint()
    QTest.touchEvent(window, TOUCH).press(0, point, window).commit()
    QTest.touchEvent(window, TOUCH).release(0, point, window).commit()
    stage.rest()


@pytest.mark.parametrize("low", [False, True])
def test_the_stations_name_and_help_lead_to_the_hall(stage: GalleryStage, low: bool) -> None:
    shell = stage.program.shell
    shell.home()
    stage.dress((1080, 1920), "low" if low else "normal")
    tap(stage, "header.hall")
    assert shell.page == Page.Hall
    shell.back()
    assert shell.page == Page.Home
    shell.go(Page.Help)
    stage.rest()
    tap(stage, "help.hall")
    assert shell.page == Page.Hall
    shell.back()
    assert shell.page == Page.Help
