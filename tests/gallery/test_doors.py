"""The ways to the hall's page on the real screen: the station's name in the header, and a button of the help page."""

import logging
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


def test_a_kiosk_that_runs_for_weeks_looks_again_and_again_for_what_must_go(
    stage: GalleryStage, caplog: pytest.LogCaptureFixture
) -> None:
    tidier = stage.program.tidier
    assert tidier.isActive()
    assert not tidier.isSingleShot()
    assert tidier.interval() <= 24 * 3_600_000
    with caplog.at_level(logging.INFO):
        tidier.timeout.emit()
        stage.wait(lambda: "retention: 0 pictures destroyed" in caplog.text)


def test_an_english_page_says_the_stations_names_in_english(stage: GalleryStage) -> None:
    stage.program.shell.home()
    for mode, said in (("english", "Chengyang Station"), ("normal", "城阳派出所")):
        stage.dress((1080, 1920), mode)
        stage.rest()
        door = next(i for i in below(stage.program.window.contentItem()) if i.objectName() == "header.hall")
        assert said in str(door.property("label"))
