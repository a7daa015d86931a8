"""The station's own names on an English page."""

import pytest
from PySide6.QtCore import QObject

from kiosk_app.config import Check
from kiosk_app.config import Station as Settings
from kiosk_app.kiosk import check_state, rating_state
from kiosk_app.kiosk.place_names import window_in
from kiosk_app.kiosk.station import Station
from tests.kiosk.voice_stage import Card


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "3号窗口", "Window 3"),
        ("en", "12 号窗口", "Window 12"),
        ("en", "综合窗口", "综合窗口"),
        ("zh", "3号窗口", "3号窗口"),
    ],
)
def test_a_numbered_window_is_said_in_english(language: str, name: str, said: str) -> None:
    assert window_in(language, name) == said
    state = check_state.State(cards=(Card("c", name),), current=Card("c", name), phase=check_state.Phase.COVERED)
    shown = check_state.derive(state, str, language, Check())
    assert (shown["window"], shown["queue"][0]["name"], shown["queue"][0]["window"]) == (said, said, name)
    rated = rating_state.State(subject=rating_state.Subject(rating_state.Face(name="王小禾", window=name)))
    assert rating_state.derive(rated, str, language)["officer"]["window"] == said


def test_a_station_says_its_names_in_english_or_keeps_them(qapp: object) -> None:
    assert qapp
    owner = QObject()
    own = Station(Settings(name="演示所", hall_english="Service Hall"), parent=owner)
    heard: list[str] = []
    own.namesChanged.connect(lambda: heard.append(own.name))
    assert (own.bureau, own.hall) == ("莒县公安局", "户籍大厅")
    own.speak("en")
    assert heard == ["演示所"], "nobody has said what it is called in English"
    assert (own.bureau, own.hall) == ("Juxian Police", "Service Hall")
