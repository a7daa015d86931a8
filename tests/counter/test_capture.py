"""Pictures equal the window's pixels, covered or not, and every failure is a sentence."""

import io
from collections.abc import Iterator

import mss
import pytest
from PIL import Image

from kiosk_app.counter.capture import Screen, Window, find
from kiosk_app.counter.picture import Shot
from kiosk_app.errors import CaptureError, ExitCode
from tests.counter.support import COLOURS, on, running, until

BELOW = "业务甲|#336699|100,80,600,400"
ABOVE = "遮挡物|#000000|300,200,500,400"
OUTSIDE = "半在屏外|#663399|1400,700,400,400"


@pytest.fixture
def screen(desk: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    monkeypatch.setenv("DISPLAY", desk)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    made = Screen()
    yield made
    made.close()


def _pixels(shot: Shot) -> Image.Image:
    with Image.open(io.BytesIO(shot.data)) as opened:
        return opened.convert("RGB")


def _wait(screen: Screen, *titles: str) -> list[Window]:
    def found() -> list[Window] | None:
        windows = screen.windows()
        return windows if {each.title for each in windows} >= set(titles) else None

    return until(found, f"windows {titles}")


def _grab(x: int, y: int, width: int, height: int) -> Image.Image:
    with mss.MSS() as eye:
        shot = eye.grab({"left": x, "top": y, "width": width, "height": height})
    return Image.frombytes("RGB", (width, height), shot.rgb)


def test_a_window_in_plain_sight_is_exactly_what_the_screen_shows(desk: str, screen: Screen) -> None:
    with running(["-c", COLOURS, BELOW], on(desk)):
        window = find(_wait(screen, "业务甲"), "业务甲")
        until(lambda: _grab(100, 80, 600, 400).getpixel((590, 390)) == (0x33, 0x66, 0x99), "painted")
        taken = _pixels(screen.window(window.handle))
        assert taken.size == (600, 400)
        assert taken.tobytes() == _grab(100, 80, 600, 400).tobytes()


def test_a_covered_window_is_taken_without_what_covers_it(desk: str, screen: Screen) -> None:
    with running(["-c", COLOURS, BELOW], on(desk)):
        window = find(_wait(screen, "业务甲"), "业务甲")
        until(lambda: _grab(100, 80, 600, 400).getpixel((590, 390)) == (0x33, 0x66, 0x99), "painted")
        alone = _grab(100, 80, 600, 400)
        with running(["-c", COLOURS, ABOVE], on(desk)):
            _wait(screen, "遮挡物")
            until(lambda: _grab(300, 200, 500, 400).getpixel((450, 390)) == (0, 0, 0), "covered")
            assert _pixels(screen.window(window.handle)).tobytes() == alone.tobytes()
            assert _grab(100, 80, 600, 400).tobytes() != alone.tobytes()


def test_a_window_half_outside_the_screen_is_taken_whole(desk: str, screen: Screen) -> None:
    with running(["-c", COLOURS, OUTSIDE], on(desk)):
        window = find(_wait(screen, "半在屏外"), "半在屏外")
        taken = _pixels(screen.window(window.handle))
        assert taken.size == (400, 400)
        assert taken.getpixel((395, 395)) == (0x66, 0x33, 0x99)


def test_a_closed_window_and_a_part_outside_the_screen_are_sentences(desk: str, screen: Screen) -> None:
    with running(["-c", COLOURS, BELOW], on(desk)):
        handle = find(_wait(screen, "业务甲"), "业务甲").handle
    with pytest.raises(CaptureError, match="已经关闭") as gone:
        screen.window(handle)
    assert gone.value.exit_code is ExitCode.NOT_FOUND
    with pytest.raises(CaptureError, match="超出屏幕") as outside:
        screen.region(1500, 900, 400, 400)
    assert outside.value.exit_code is ExitCode.USAGE


def test_a_window_is_found_by_title_part_or_number_and_never_by_guess() -> None:
    windows = [Window(10, "人口信息 A", 1, 1), Window(11, "人口信息 B", 1, 1), Window(12, "记事本", 1, 1)]
    assert find(windows, "记事").handle == 12
    assert find(windows, "0xb").handle == 11
    assert find(windows, "人口信息 A").handle == 10
    known = [*windows, Window(13, "换领 — 章小样", 1, 1, kind="hukou")]
    assert find(known, "换领 — 章小演", "hukou").handle == 13
    with pytest.raises(CaptureError, match="没有找到"):
        find(known, "换领 — 章小演", "")
    with pytest.raises(CaptureError, match="有 2 个窗口"):
        find([*known, Window(14, "迁入 — 章小样", 1, 1, kind="hukou")], "换领 — 章小演", "hukou")
    with pytest.raises(CaptureError, match="有 2 个窗口"):
        find(windows, "人口信息")
    with pytest.raises(CaptureError, match="没有找到") as missing:
        find(windows, "浏览器")
    assert missing.value.exit_code is ExitCode.NOT_FOUND


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}, "Wayland"),
        ({"DISPLAY": ""}, "连不上屏幕"),
        ({"DISPLAY": ":4711"}, "连不上屏幕"),
    ],
)
def test_a_desktop_that_cannot_be_read_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CaptureError, match=words):
        Screen()
