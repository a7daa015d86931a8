"""The page about the hall: what the settings say, who signed in today, and codes that a phone reads."""

from collections.abc import Iterator

import pytest

from kiosk_app.config import Station
from kiosk_app.domain.officer import Officer
from kiosk_app.kiosk.hall import Found, HallModel, derive
from kiosk_app.kiosk.shell import Shell
from kiosk_app.services.roster import OnDuty
from tests.kiosk.test_qr import decode
from tests.kiosk.voice_stage import VoiceStage

Page = Shell.Page
ADDRESS = "https://example.com/banshi"
STATION = Station(
    hours="周一至周五 8:30—17:00（演示）",
    phone="0000-0000000（演示）",
    windows=("1号窗口=户口", "2号窗口=身份证"),
    channels=(f"网上办事（演示）={ADDRESS}?a=b",),
)
OFFICER = Officer("o2", "000002", "陈志强", window="4号窗口")


@pytest.fixture
def stage(qapp: object) -> Iterator[VoiceStage]:
    assert qapp
    made = VoiceStage()
    yield made
    made.close()
    assert made.warnings == []


def opened(stage: VoiceStage, station: Station, *duty: OnDuty, windows: tuple[str, ...] = ()) -> HallModel:
    model = HallModel(stage.shell, stage.jobs, station, stage.owner)
    model.attach(lambda: duty, lambda: windows)
    stage.shell.go(Page.Hall)
    assert stage.until(lambda: model.property("loading") is False)
    stage.settle()
    return model


def test_the_hall_shows_hours_windows_officers_and_a_readable_code(stage: VoiceStage) -> None:
    opened(stage, STATION, OnDuty("2号窗口", OFFICER), windows=("1号窗口", "2号窗口", "9号窗口"))
    words = stage.texts()
    assert "陈志强 · 警号 000002" in words
    for expected in (
        "开门时间",
        STATION.hours,
        "咨询电话",
        "身份证",
        "陈志强 · 警号 000002",
        "9号窗口",
        "网上办事（演示）",
    ):
        assert expected in words, expected
    assert "监督电话" not in words, "an empty setting leaves no line"
    assert decode(stage.window.grabWindow()) == [f"{ADDRESS}?a=b"]


def test_without_settings_and_windows_the_hall_says_whom_to_ask(stage: VoiceStage) -> None:
    model = opened(stage, Station())
    assert model.property("bare") is True
    assert "这里还没有写上大厅的情况" in stage.texts()


def test_an_address_too_long_for_a_code_is_still_written(stage: VoiceStage) -> None:
    model = opened(stage, Station(channels=("长=https://example.com/" + "a" * 1300,)))
    channel = model.property("channels")[0]
    assert (channel["name"], channel["rows"]) == ("长", [])


def test_windows_of_the_settings_come_first_and_each_once() -> None:
    found = Found(("0号窗口", "2号窗口"), (OnDuty("5号窗口", OFFICER),))
    rows = derive(STATION, found)["windows"]
    assert [row["window"] for row in rows] == ["1号窗口", "2号窗口", "0号窗口", "5号窗口"]
    assert [row["name"] for row in rows] == ["", "", "", "陈志强"]
