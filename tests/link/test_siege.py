"""A slice of `python -m tests.link.siege`: what must hold under attack on any machine, so nothing about times."""

from pathlib import Path

import pytest

from kiosk_app.config import Link
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.desk import StationCard
from kiosk_app.link.kiosk_session import KioskSession
from kiosk_app.link.patience import MINUTE, WISHES, Patience
from kiosk_app.link.pictures import Partials
from kiosk_app.paths import Home
from tests.journeys.fixtures import prepared
from tests.link.siege import Siege
from tests.qt_messages import complaints_in

__all__ = ["prepared"]

SHORT = ["garble", "garbage", "broken_pictures"]
SECONDS = 1.5


@pytest.mark.slow
def test_under_attack_checks_go_on_and_nobody_comes_in(prepared: Home, tmp_path: Path) -> None:
    siege = Siege(tmp_path, prepared, thinks=0.2)
    try:
        report = siege.run(SHORT, SECONDS)
    finally:
        code = siege.close()
    assert report.wrong == []
    assert code == 0
    assert complaints_in(siege.crowd.log) == []
    assert [phase.name for phase in siege.phases] == SHORT
    assert report.stories, "the counter's checks went on"
    assert siege.phases[-1].counts["connects"] > 0


def test_a_counter_may_ask_for_so_much_a_minute() -> None:
    patience = Patience()
    assert [patience.spent(1.0) for _ in range(WISHES + 2)] == [False] * WISHES + [True, True]
    assert not patience.spent(1.0 + MINUTE)


def _welcomed(patience: Patience, now: float) -> KioskSession:
    session = KioskSession("device", "3号窗口", Link(), Partials(4), "boot", "test", now, patience)
    session.text(m.encode(m.Hello()), now)
    session.greeted(StationCard("epoch", 1, "所"), m.KioskState.READY, None, now)
    return session


def test_who_asks_for_more_is_cut_also_on_the_next_line_but_not_for_ever() -> None:
    patience, withdraw = Patience(limit=2), m.encode(m.Withdraw(check_id="01a20953-41ca-7464-8d15-ded60b56fe0f"))
    session = _welcomed(patience, 1.0)
    for _ in range(2):
        assert [type(each) for each in session.text(withdraw, 2.0)] == [o.TakeBack]
    for again in (session, _welcomed(patience, 3.0)):
        said, closed = again.text(withdraw, 3.0)
        assert isinstance(said, o.Send)
        assert said.frame.code == "too_many_wishes"  # type: ignore[attr-defined]  # an ERROR
        assert closed == o.Close("too_many_wishes")
    late = _welcomed(patience, 3.0 + MINUTE)
    assert [type(each) for each in late.text(withdraw, 3.0 + MINUTE)] == [o.TakeBack]


def test_false_cursors_are_alarmed_only_so_often() -> None:
    patience = Patience(limit=1)
    alarms = []
    for _ in range(3):
        session = KioskSession("device", "3号窗口", Link(), Partials(4), "boot", "test", 1.0, patience)
        session.text(
            m.encode(m.Hello(epoch="01a20953-41ca-7464-8d15-ded60b56fe0f", cursor=7, head_hash=bytes(32))), 1.0
        )
        out = session.greeted(StationCard("another", 1, "所"), m.KioskState.READY, None, 1.0)
        alarms += [each for each in out if isinstance(each, o.Alarm)]
        assert session.welcomed
    assert [alarm.code for alarm in alarms] == ["link.epoch"]
