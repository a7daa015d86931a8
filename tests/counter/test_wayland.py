"""A Wayland desktop: the portal's picture where there is a portal, and one sentence where there is none."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.counter.capture import Screen
from kiosk_app.counter.capture_wayland import NO_PORTAL, NO_WINDOWS, REFUSED, SPOILT
from kiosk_app.counter.hotkey import Hotkey, HotkeyError
from kiosk_app.counter.picture import decode
from kiosk_app.errors import CaptureError, ExitCode
from tests.counter.support import running, until

# A portal of our own: answers with a file and a response code of the test's choosing.
PORTAL = """
import sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal, message_bus
from jeepney.io.blocking import open_dbus_connection
picture, code, ready = sys.argv[1:]
bus = open_dbus_connection("SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
open(ready, "w").close()
while True:
    asked = bus.receive()
    fields = asked.header.fields
    if asked.header.message_type is not MessageType.method_call:
        continue
    token = asked.body[1]["handle_token"][1]
    sender = fields[HeaderFields.sender].lstrip(":").replace(".", "_")
    path = "/org/freedesktop/portal/desktop/request/%s/%s" % (sender, token)
    bus.send(new_method_return(asked, "o", (path,)))
    request = DBusAddress(path, interface="org.freedesktop.portal.Request")
    bus.send(new_signal(request, "Response", "ua{sv}", (int(code), {"uri": ("s", "file://" + picture)})))
"""


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of the test's own, on a desktop that says it is Wayland."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is needed")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    yield
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@contextmanager
def portal(tmp_path: Path, content: bytes, code: int = 0) -> Iterator[Path]:
    picture, ready = tmp_path / "屏幕 1.png", tmp_path / "ready"
    picture.write_bytes(content)
    with running(["-c", PORTAL, str(picture).replace(" ", "%20"), str(code), str(ready)], dict(os.environ)):
        until(ready.exists, "the portal is there")
        yield picture


def desktop(path: Path) -> bytes:
    image = Image.new("RGB", (320, 200), "#336699")
    image.paste((200, 30, 40), (100, 50, 140, 90))
    image.save(path)
    return path.read_bytes()


@pytest.mark.usefixtures("bus")
def test_a_part_of_the_screen_comes_through_the_portal_and_the_file_goes(tmp_path: Path) -> None:
    with portal(tmp_path, desktop(tmp_path / "made.png")) as file:
        screen = Screen()
        shot = screen.region(90, 40, 60, 60)
        pixels, width, height = decode(shot)
        assert (width, height) == (60, 60)
        assert pixels[:3] == bytes((0x99, 0x66, 0x33))
        middle = 4 * (30 * 60 + 30)
        assert pixels[middle : middle + 3] == bytes((40, 30, 200))
        assert not file.exists()
        screen.close()


@pytest.mark.usefixtures("bus")
def test_the_whole_desktop_can_be_chosen_from(tmp_path: Path) -> None:
    with portal(tmp_path, desktop(tmp_path / "made.png")):
        screen = Screen()
        left, top, pixels = screen.desktop()
        assert (left, top, pixels.width, pixels.height) == (0, 0, 320, 200)
        with pytest.raises(CaptureError) as missing:
            screen.windows()
        assert missing.value.sentence == NO_WINDOWS
        screen.close()


@pytest.mark.usefixtures("bus")
def test_outside_the_screen_is_a_sentence(tmp_path: Path) -> None:
    with portal(tmp_path, desktop(tmp_path / "made.png")):
        screen = Screen()
        with pytest.raises(CaptureError, match="超出屏幕") as outside:
            screen.region(300, 150, 60, 60)
        assert outside.value.exit_code is ExitCode.USAGE
        screen.close()


@pytest.mark.usefixtures("bus")
@pytest.mark.parametrize(("content", "code", "sentence"), [(b"not a picture", 0, SPOILT), (b"", 1, REFUSED)])
def test_a_refusal_and_a_spoilt_picture_are_sentences(tmp_path: Path, content: bytes, code: int, sentence: str) -> None:
    with portal(tmp_path, content, code):
        screen = Screen()
        with pytest.raises(CaptureError) as told:
            screen.region(0, 0, 10, 10)
        assert told.value.sentence == sentence
        screen.close()


@pytest.mark.usefixtures("bus")
def test_a_desktop_without_a_portal_is_a_sentence() -> None:
    screen = Screen()
    with pytest.raises(CaptureError) as told:
        screen.region(0, 0, 10, 10)
    assert told.value.sentence == NO_PORTAL
    screen.close()


def test_a_session_without_a_bus_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nonexistent")
    with pytest.raises(CaptureError) as told:
        Screen()
    assert told.value.sentence == NO_PORTAL


def test_the_key_is_not_taken_where_it_would_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(HotkeyError, match=r"Wayland.*F9.*推送核对"):
        Hotkey("F9", lambda: None).start()
