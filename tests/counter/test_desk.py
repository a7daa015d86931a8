"""The officer's desk: bar and form as processes of their own, driven by a real pointer and keyboard, on a real link."""

import io
import os
import subprocess
import time
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.counter.form import INVENTED
from kiosk_app.counter.hotkey import Hotkey, HotkeyError
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.rating import Level, Rating
from tests.counter.support import COLOURS, Hand, on, probe, running, until
from tests.link.hall import PASSWORD, STAFF, Hall

CIRCLE = (Mark(FactLabel.BIRTH_DATE, (((0.7, 0.3), (0.9, 0.3)),)),)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _page(path: Path, wanted: str) -> None:
    until(lambda: probe(path)[0] == wanted, f"{wanted}, last {probe(path)[0]}")


def _sign_in(hand: Hand, bar: Path) -> None:
    hand.tap(bar, "bar.staff_number")
    hand.do("type", STAFF)
    hand.tap(bar, "bar.password")
    hand.do("type", "wrong-one")
    hand.tap(bar, "bar.sign_in")
    time.sleep(1.0)
    assert probe(bar)[0] == "signed_out"
    hand.tap(bar, "bar.password")
    hand.do("type", PASSWORD)
    hand.tap(bar, "bar.sign_in")
    _page(bar, "ready")


def _dispute_and_correct(hand: Hand, bar: Path, form: Path, hall: Hall) -> str:
    """The citizen circles the birth date, the officer corrects it and pushes again: the new check's id."""
    second = hall.checks.queue()[0].check_id
    hall.checks.shown(second)
    _page(bar, "shown")
    hall.checks.dispute(second, CIRCLE)
    _page(bar, "disputed")
    hand.tap(bar, "bar.dispute.close")
    hand.tap(form, "form.birth_date")
    hand.do("key", "ctrl+a")
    hand.do("type", "2099-04-12")
    time.sleep(0.3)
    hand.do("key", "F9")
    _page(bar, "queued")
    third = hall.checks.queue()[-1].check_id
    assert hall.checks.state(second) is CheckState.SUPERSEDED
    assert ("出生日期", "2099-04-12") in [(e.label, e.text) for e in hall.checks.material(third).fields]
    return third


@pytest.mark.slow
def test_an_officer_signs_in_pushes_corrects_and_is_released(
    desk: str, hall: Hall, counter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desk)
    bar, form, hand = tmp_path / "bar.json", tmp_path / "form.json", Hand(on(desk))
    form_words = ["-m", "kiosk_app.counter.demo_form", "--home", str(counter_home), "--geometry", "900x560+20+20"]
    bar_words = ["-m", "kiosk_app", "counter", "--home", str(counter_home), "--probe", str(bar)]
    with running([*form_words, "--probe", str(form)], on(desk)), running(bar_words, on(desk)) as program:
        _sign_in(hand, bar)

        hand.tap(form, "form.name")
        hand.do("key", "F9")
        _page(bar, "queued")
        first = hall.checks.queue()[0].check_id
        material = hall.checks.material(first)
        with Image.open(io.BytesIO(material.picture)) as pushed:
            assert pushed.size == (900, 560)
        assert ("出生日期", "2099-04-21") in [(each.label, each.text) for each in material.fields]

        hand.tap(bar, "bar.withdraw")
        hand.tap(bar, "bar.withdraw.yes")
        _page(bar, "withdrawn")
        assert hall.checks.state(first) is CheckState.WITHDRAWN

        hand.tap(bar, "bar.push")
        _page(bar, "queued")
        third = _dispute_and_correct(hand, bar, form, hall)
        hall.checks.shown(third)
        hall.checks.confirm(third)
        _page(bar, "confirmed")
        hall.checks.rate(third, Rating(Level.SATISFIED))
        _page(bar, "released")
        program.terminate()
        assert program.wait(10) == 0


@pytest.mark.slow
def test_the_key_works_while_another_window_has_the_keyboard_and_only_once(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desk)
    pressed: list[float] = []
    key = Hotkey("F8", lambda: pressed.append(time.monotonic()))
    hand = Hand(on(desk))
    with running(["-c", COLOURS, "别的程序|#224466|50,50,300,200"], on(desk)):
        until(lambda: _found("别的程序", on(desk)), "window")
        hand.do("search", "--name", "别的程序", "windowfocus")
        key.start()
        try:
            hand.do("key", "a", "F8", "b")
            until(lambda: len(pressed) == 1, "the key")
            with pytest.raises(HotkeyError, match="已被别的程序占用"):
                Hotkey("F8", lambda: None).start()
        finally:
            key.stop()
        hand.do("key", "F8")
        time.sleep(0.3)
        assert len(pressed) == 1


def _found(title: str, environment: dict[str, str]) -> bool:
    asked = subprocess.run(["xdotool", "search", "--name", title], env=environment, capture_output=True, check=False)
    return bool(asked.stdout.strip())


def test_a_key_that_is_no_function_key_is_a_sentence() -> None:
    with pytest.raises(HotkeyError, match="F1 到 F12"):
        Hotkey("Enter", lambda: None)


def test_the_form_holds_nobody() -> None:
    facts = {key: text for key, _label, text in INVENTED}
    number = facts["id_number"]
    right = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 11]
    assert number[-1] != right
    assert number[6:10] == "2099"
    assert facts["birth_date"].startswith("2099")


def test_the_bar_needs_a_screen_a_pairing_and_a_demo_for_its_probe(
    counter_home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plain = {**os.environ, "DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    plain.pop("WAYLAND_DISPLAY", None)
    for home, words in ((counter_home, "屏幕"), (tmp_path / "none", "只用于演示")):
        command = ["counter", "--home", str(home), "--probe", str(tmp_path / "p.json")]
        with running(["-m", "kiosk_app", *command], plain) as program:
            assert program.wait(20) == 1
        assert words in capfd.readouterr().err
