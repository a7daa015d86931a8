"""kill -9 of the counter at every state of a check: the citizen notices nothing, and the next run ends the waiting."""

from pathlib import Path

import pytest

from tests.faults.moments import MOMENTS, Moment, finish
from tests.journeys.lobby import Lobby

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_the_next_run_resumes(lobby: Lobby, page: Path, heavy: Path, moment: Moment) -> None:
    pushed = moment.reach(lobby, page, heavy)
    check_id = pushed.check_id
    before = lobby.kiosk.view().names
    pushed.kill()
    lobby.line.cut()
    lobby.line.heal()
    assert lobby.kiosk.view().names == before, "the citizen goes on undisturbed"
    if moment.delivered:
        moment.answer(lobby.kiosk)
    resumed = lobby.resume(check_id)
    if not moment.delivered:
        moment.answer(lobby.kiosk)
    assert resumed.code() == moment.code
    finish(lobby, moment, check_id, page)
