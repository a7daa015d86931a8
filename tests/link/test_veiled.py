"""A rating the officer may not see yet: nowhere on the counter's disk, in its events, or in the shape of a row."""

import json
from collections.abc import Callable

from kiosk_app.domain.check import CheckState
from kiosk_app.domain.rating import Level, Rating, Reason
from kiosk_app.paths import Home
from kiosk_app.services.push_events import FILE
from kiosk_app.store.base import STORE_KEY
from tests.link.hall import Counter, Hall, picture, until
from tests.store.pages import plain

SAID = [each.value.encode() for each in (*Level, *Reason) if each is not Reason.OTHER] + ["慢吞吞".encode()]
GOOD, BAD = Rating(Level.SATISFIED), Rating(Level.DISSATISFIED, (Reason.TOO_SLOW, Reason.POOR_ATTITUDE), "慢吞吞")


def rated(hall: Hall, counter: Counter, rating: Rating, then: Rating | None = None) -> str:
    check = counter.push(picture())
    until(lambda: hall.checks.state(check) is CheckState.STORED, "stored")
    hall.checks.shown(check)
    hall.checks.confirm(check)
    hall.checks.rate(check, rating)
    if then is not None:
        hall.checks.amend(check, then)
    counter.wait(check, lambda state: state.ended, "released")
    until(lambda: counter.link._store.cursor() == hall.store.head()[0], "every row has come")
    return check


def kept(home: Home) -> bytes:
    """Everything on the counter's disk, decrypted where it is encrypted."""
    files = [path.read_bytes() for path in home.root.rglob("*") if path.is_file()]
    return b"".join([*files, plain(home.counter_db, (home.keys / STORE_KEY).read_bytes())])


def test_nothing_on_the_counter_tells_what_was_rated_before_the_day_ends(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall()
    counter = hall.counter()
    satisfied = rated(hall, counter, GOOD)
    dissatisfied = rated(hall, counter, BAD)
    thought_better = rated(hall, counter, BAD, GOOD)
    disk = kept(counter.home)
    assert satisfied.encode() in disk
    assert [word for word in SAID if word in disk] == []
    told = [json.loads(line) for line in (counter.home.run / FILE).read_text().splitlines()]
    last = {line["check_id"]: line for line in told}
    shapes = {
        json.dumps({k: v for k, v in last[check].items() if k not in {"at", "check_id", "release_code"}})
        for check in (satisfied, dissatisfied, thought_better)
    }
    assert len(shapes) == 1, "a good and a bad rating look the same"

    hall.clock.forward(12 * 3600)
    counter.restart()
    assert counter.wait(dissatisfied, lambda state: state.level != "", "revealed").reasons == BAD.reasons
    assert counter.wait(thought_better, lambda state: state.level == Level.SATISFIED, "the second thought").level
    disk = kept(counter.home)
    assert b"too_slow" in disk
    assert "慢吞吞".encode() not in disk, "the words stay on the kiosk"
