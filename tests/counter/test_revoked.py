"""A counter whose pairing was taken away says so, at once and after a restart; a cut line is not taken for it."""

import socket
import threading
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.config import load_settings
from kiosk_app.errors import ExitCode, LinkError
from kiosk_app.link.messages import REVOKED
from kiosk_app.paths import Home
from kiosk_app.services.push import CounterLink, LineState
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall


def revoke(hall: Hall) -> None:
    for device in hall.pins.devices():
        hall.pins.revoke(device.device_id)
    hall.server.refresh_peers()


def test_a_revoked_counter_hears_that_it_was_revoked(hall: Hall, counter_home: Path) -> None:
    home = Home(counter_home)
    link = CounterLink(home, load_settings(home.config))
    heard: list[LineState] = []
    link.subscribe_line(heard.append)
    link.start()
    assert link.wait_connected(10)
    before = len(heard)
    revoke(hall)
    until(lambda: link.line.unpaired, "it is told")
    assert [line.code for line in heard[before:]] == [REVOKED]
    with pytest.raises(LinkError, match="配对已被管理员撤销"):
        link.sign_in(STAFF, PASSWORD, 0.5)
    hall.pair()
    link.stop()
    again = CounterLink(home, load_settings(home.config))
    again.start()
    assert again.wait_connected(10)
    assert not again.line.unpaired
    again.stop()


def test_a_counter_that_starts_after_its_revocation_is_not_told_to_check_the_cable(
    hall: Hall, counter_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    revoke(hall)
    Image.new("RGB", (320, 200), "#dde6f4").save(tmp_path / "form.png")
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    push = ["counter", "push", "--file", str(tmp_path / "form.png"), "--business", "H03", "--staff", STAFF]
    assert run([*push, "--timeout", "6", "--home", str(counter_home)]) == ExitCode.UNREACHABLE
    said = capsys.readouterr().err
    assert "不认识这台电脑" in said
    assert "sunshine pair" in said


def test_a_line_that_is_cut_in_the_greeting_is_not_called_a_revocation(hall: Hall, counter_home: Path) -> None:
    hall.server.stop()
    with socket.create_server(("127.0.0.1", hall.server.port)) as door:
        over = threading.Event()

        def hang_up() -> None:
            while not over.is_set():
                caller, _ = door.accept()
                caller.close()

        threading.Thread(target=hang_up, daemon=True).start()
        home = Home(counter_home)
        link = CounterLink(home, load_settings(home.config))
        heard: list[LineState] = []
        link.subscribe_line(heard.append)
        link.start()
        assert not link.wait_connected(4)
        over.set()
        link.stop()
    assert {line.code for line in heard} <= {"unreachable"}
    assert not link.line.unpaired
