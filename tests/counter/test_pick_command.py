"""`pick` on the command line, with a real pointer on a real screen: what is pushed, and what a template says."""

import io
import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.counter.capture import Screen
from kiosk_app.domain.check import CheckState
from kiosk_app.errors import ExitCode
from kiosk_app.services.check_queue import kept_material
from kiosk_app.store.schema import CheckRow
from tests.counter.support import COLOURS, Hand, on, running, until
from tests.link.hall import PASSWORD, STAFF, Hall

WINDOW = "业务甲|#336699|100,80,600,400"
OVERLAY = "阳光户政 选择推送内容"


@pytest.fixture
def hand(desk: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    environment = on(desk)
    for name in ("DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"):
        monkeypatch.setenv(name, environment[name])
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with running(["-c", COLOURS, WINDOW], environment):
        screen = Screen()
        until(lambda: [each for each in screen.windows() if each.title == "业务甲"], "the window is there")
        screen.close()
        yield Hand(environment)


def sunshine(*words: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "SUNSHINE_PASSWORD": PASSWORD}
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk_app", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def overlaid() -> None:
    screen = Screen()
    until(lambda: [each for each in screen.windows() if each.title == OVERLAY], "the still picture is there", 30)
    screen.close()
    time.sleep(0.4)


def drag(hand: Hand, left: int, top: int, right: int, bottom: int) -> None:
    hand.do("mousemove", left, top)
    hand.do("mousedown", 1)
    for share in (0.3, 0.7, 1):
        hand.do("mousemove", round(left + (right - left) * share), round(top + (bottom - top) * share))
        time.sleep(0.05)
    hand.do("mouseup", 1)
    time.sleep(0.1)


def test_what_is_drawn_is_what_arrives(hall: Hall, counter_home: Path, hand: Hand) -> None:
    push = ["counter", "push", "--region", "pick", "--business", "H03", "--staff", STAFF]
    process = sunshine(*push, "--home", str(counter_home))
    overlaid()
    drag(hand, 150, 90, 349, 239)
    hand.do("key", "Right")
    hand.do("key", "Return")
    out, said = process.communicate(timeout=30)
    assert process.returncode == ExitCode.DONE, out + said
    assert "200×150" in said
    (card,) = hall.checks.queue()
    row = hall.store.read(lambda session: session.get_one(CheckRow, card.check_id))
    assert row.state in {CheckState.STORED, CheckState.QUEUED}
    with Image.open(io.BytesIO(kept_material(hall.store, row).picture)) as picture:
        assert picture.size == (200, 150)
        assert picture.convert("RGB").getpixel((199, 149)) == (0x33, 0x66, 0x99)


def test_escape_pushes_nothing(hall: Hall, counter_home: Path, hand: Hand) -> None:
    process = sunshine(
        "counter", "push", "--region", "pick", "--business", "H03", "--staff", STAFF, "--home", str(counter_home)
    )
    overlaid()
    hand.do("key", "Escape")
    _, said = process.communicate(timeout=30)
    assert process.returncode == ExitCode.FAILED
    assert "什么也没有推送" in said
    assert hall.checks.queue() == []


def test_a_template_is_drawn_part_by_part(counter_home: Path, hand: Hand) -> None:
    new = ["counter", "template", "new", "换领", "--business", "H03", "--crop", "pick", "--field", "姓名=pick"]
    process = sunshine(*new, "--cover", "pick", "--window", "业务", "--json", "--home", str(counter_home))
    for left, top, right, bottom in ((110, 90, 609, 389), (200, 100, 299, 149), (400, 300, 459, 339)):
        overlaid()
        drag(hand, left, top, right, bottom)
        hand.do("key", "Return")
    out, said = process.communicate(timeout=30)
    assert process.returncode == ExitCode.DONE, said
    written = tomllib.loads(Path(json.loads(out)["file"]).read_text(encoding="utf-8"))
    assert written["size"] == [600, 400]
    assert written["crop"] == [10, 10, 500, 300]
    assert written["field"] == [{"label": "姓名", "box": [100, 20, 100, 50]}]
    assert written["cover"] == [{"box": [300, 220, 60, 40]}]
