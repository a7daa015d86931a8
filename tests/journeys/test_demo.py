"""`sunshine demo` plays the whole day on real windows with a real pointer, and the ledger it leaves is sound."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.paths import Home
from kiosk_app.store.station import StationStore
from tests.qt_messages import complaints_in

STEPS = 14
FREE_PORT_SECONDS = 180


@pytest.mark.slow
def test_the_demo_plays_the_day_and_the_ledger_tells_it(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    ran = subprocess.run(
        [sys.executable, "-m", "kiosk_app", "demo", "--out", str(tmp_path), "--json"],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=FREE_PORT_SECONDS,
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    *steps, verified = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [step["number"] for step in steps] == list(range(1, STEPS + 1))
    assert verified["ok"]
    assert verified["findings"] == []
    for step in steps:
        with Image.open(tmp_path / step["picture"]) as picture:
            assert len(picture.convert("RGB").resize((64, 64)).getcolors(64 * 64) or []) > 20
    assert [line for log in (tmp_path / "logs").glob("*.log") for line in complaints_in(log)] == []
    with StationStore.open(Home(tmp_path / "home")) as store:
        rows = store.rows_after(0, 1000)
    told = Counter(row.kind for row in rows)
    assert told[EntryKind.CHECK_OFFERED] == 4
    assert told[EntryKind.CHECK_DISPUTED] == 1
    assert told[EntryKind.CHECK_SUPERSEDED] == 1
    assert told[EntryKind.CHECK_CONFIRMED] == 3
    assert told[EntryKind.CHECK_RATED] == 2
    assert told[EntryKind.CHECK_UNRATED] == 1
    assert told[EntryKind.CHECK_RELEASED] == 3
    assert told[EntryKind.MESSAGE_LEFT] == 1
    disputed = next(json.loads(row.body) for row in rows if row.kind is EntryKind.CHECK_DISPUTED)
    assert [mark["label"] for mark in disputed["marks"]] == ["birth_date"]
    assert min(len(stroke) for mark in disputed["marks"] for stroke in mark["strokes"]) >= 4
    levels = [json.loads(row.body) for row in rows if row.kind is EntryKind.CHECK_RATED]
    assert [(body["level"], list(body["reasons"])) for body in levels] == [
        ("satisfied", []),
        ("dissatisfied", ["too_slow"]),
    ]
