"""The line is cut at every state of a check while both programs go on: the citizen answers, the counter hears later."""

from pathlib import Path

import pytest

from tests.faults.moments import MOMENTS, Moment, finish
from tests.journeys.lobby import Lobby

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_the_waiting_counter_hears_the_end(lobby: Lobby, page: Path, heavy: Path, moment: Moment) -> None:
    pushed = moment.reach(lobby, page, heavy)
    before = lobby.kiosk.view().names
    lobby.line.cut()
    assert lobby.kiosk.view().names == before, "the citizen goes on undisturbed"
    if moment.delivered:
        moment.answer(lobby.kiosk)
        if moment.name != "released":
            assert pushed.process.poll() is None, "without a line the counter waits"
    lobby.line.heal()
    if not moment.delivered:
        moment.answer(lobby.kiosk)
    assert pushed.code() == moment.code
    finish(lobby, moment, pushed.check_id, page)
