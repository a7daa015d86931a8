"""The demo's day on two real programs over real TLS: a finger on the kiosk, `counter push --wait` at the counter."""

import json
import math
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from tests.journeys.lobby import Lobby

pytestmark = pytest.mark.slow

FACTS = ("--field", "姓名=章小演", "--field", "出生日期=2099-04-21")
CORRECTED = ("--field", "姓名=章小演", "--field", "出生日期=2099-04-12")
RELEASED = Counter(
    {
        EntryKind.CHECK_OFFERED: 1,
        EntryKind.CHECK_SHOWN: 1,
        EntryKind.CHECK_CONFIRMED: 1,
        EntryKind.CHECK_RATED: 1,
        EntryKind.CHECK_RELEASED: 1,
    }
)


def circle(x: float = 0.4, y: float = 0.3, radius: float = 0.1) -> list[tuple[float, float]]:
    """A loop, as shares of what is drawn on."""
    turn = [2 * math.pi * step / 24 for step in range(25)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in turn]


def body(lobby: Lobby, kind: EntryKind) -> dict[str, object]:
    """The newest ledger row of a kind."""
    found: dict[str, object] = json.loads([row for row in lobby.rows() if row.kind is kind][-1].body)
    return found


def test_a_citizen_looks_a_service_up_by_initials(lobby: Lobby) -> None:
    kiosk = lobby.kiosk
    kiosk.touch("home.lookup")
    kiosk.wait("Lookup", item="lookup.search")
    kiosk.touch("lookup.search")
    kiosk.type("sfz")
    kiosk.touch("lookup.result.0")
    kiosk.wait("Guide", item="bar.back")
    kiosk.touch("bar.back")
    kiosk.wait("Lookup")
    kiosk.touch("bar.home")
    kiosk.wait("Home")


def test_a_citizen_leaves_a_message_with_the_keyboard_on_the_screen(lobby: Lobby) -> None:
    kiosk = lobby.kiosk
    kiosk.touch("home.message")
    kiosk.wait("Message", item="message.text")
    kiosk.touch("message.text")
    kiosk.type("xiexie")
    kiosk.touch("candidate.0")
    assert kiosk.read("message.text.input") == "谢谢"
    kiosk.touch("message.submit")
    kiosk.wait("MessageSent", item="message.receipt")
    assert len(str(kiosk.read("message.receipt"))) >= 6
    assert [row.kind for row in lobby.rows()].count(EntryKind.MESSAGE_LEFT) == 1
    kiosk.touch("message.done")
    kiosk.wait("Home")


def test_a_wrong_date_is_circled_corrected_confirmed_and_the_officer_released(lobby: Lobby, page: Path) -> None:
    kiosk = lobby.kiosk
    wrong = lobby.push(page, *FACTS)
    kiosk.touch("check.mine")
    kiosk.wait("Check", item="check.dispute")
    kiosk.touch("check.dispute")
    kiosk.wait("Dispute", item="dispute.canvas")
    kiosk.draw("dispute.canvas", circle())
    kiosk.touch("dispute.label.birth_date")
    kiosk.touch("dispute.send")
    assert wrong.code() == ExitCode.DISPUTED
    marks = wrong.states[-1]["marks"]
    assert [mark["label"] for mark in marks] == ["birth_date"]
    assert min(len(stroke) for mark in marks for stroke in mark["strokes"]) >= 4
    kiosk.wait("Check", gone="check.confirm")

    right = lobby.push(page, *CORRECTED, "--revision-of", wrong.check_id)
    kiosk.touch("check.confirm")
    kiosk.wait("Rate")
    assert lobby.told(wrong.check_id)[EntryKind.CHECK_SUPERSEDED] == 1
    kiosk.touch("rate.level.satisfied")
    kiosk.wait("Thanks")
    assert right.code() == ExitCode.DONE
    last = right.states[-1]
    assert (last["state"], last["rated"], last["released"], last["level"]) == ("released", True, True, "")
    assert lobby.told(right.check_id) == RELEASED
    assert body(lobby, EntryKind.CHECK_RATED)["level"] == "satisfied"


def test_a_slow_service_is_rated_dissatisfied_with_its_reason(lobby: Lobby, page: Path) -> None:
    kiosk = lobby.kiosk
    pushed = lobby.push(page)
    kiosk.touch("check.mine")
    kiosk.touch("check.confirm")
    kiosk.touch("rate.level.dissatisfied")
    kiosk.wait("Reasons")
    kiosk.touch("reasons.too_slow")
    kiosk.touch("reasons.submit")
    kiosk.wait("Thanks")
    assert pushed.code() == ExitCode.DONE
    assert lobby.told(pushed.check_id) == RELEASED
    given = body(lobby, EntryKind.CHECK_RATED)
    assert (given["level"], given["reasons"]) == ("dissatisfied", ["too_slow"])


def test_not_rating_releases_the_officer_too(lobby: Lobby, page: Path) -> None:
    kiosk = lobby.kiosk
    pushed = lobby.push(page)
    kiosk.touch("check.mine")
    kiosk.touch("check.confirm")
    kiosk.touch("rate.decline")
    assert pushed.code() == ExitCode.DECLINED
    kiosk.wait("Thanks", "Home")
    told = lobby.told(pushed.check_id)
    assert (told[EntryKind.CHECK_RATED], told[EntryKind.CHECK_UNRATED], told[EntryKind.CHECK_RELEASED]) == (0, 1, 1)


def test_the_ledger_of_the_day_is_sound(lobby: Lobby) -> None:
    verify = [sys.executable, "-m", "kiosk_app", "ledger", "verify", "--home", str(lobby.home.root), "--json"]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.DONE, done.stderr
    said = json.loads(done.stdout)
    assert (said["ok"], said["findings"], said["rows"]) == (True, [], len(lobby.rows()))
