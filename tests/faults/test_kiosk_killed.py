"""kill -9 of the kiosk at every state of a check: it returns to where the citizen was; the counter hears the end."""

from pathlib import Path

import pytest

from tests.faults.moments import MOMENTS, Moment, finish
from tests.journeys.lobby import Lobby

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_nothing_is_lost_and_nothing_happens_twice(lobby: Lobby, page: Path, heavy: Path, moment: Moment) -> None:
    pushed = moment.reach(lobby, page, heavy)
    check_id = pushed.check_id
    lobby.restart_kiosk()
    lobby.line.heal()
    kiosk = lobby.kiosk
    kiosk.wait(moment.again)
    moment.answer(kiosk)
    assert pushed.code() == moment.code
    assert lobby.resume(check_id).code() == moment.code, "the link is up again: the kiosk has read its queue"
    if moment.again == "Home":
        assert kiosk.view().page == "Home", "who has answered is not asked again"
    finish(lobby, moment, check_id, page)
