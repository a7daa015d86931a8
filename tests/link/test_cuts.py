"""The line is cut at every state of a check; it resumes, nothing is lost and nothing happens twice."""

from collections.abc import Callable, Iterator

import pytest

from kiosk_app.config import Link
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.rating import Level, Rating
from tests.link.hall import Counter, Hall, noise, picture, until
from tests.link.proxy import Proxy

MARKS = (Mark(FactLabel.ADDRESS, (((0.5, 0.5), (0.6, 0.6)),)),)


@pytest.fixture(autouse=True)
def _dial_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk_app.link.client.retry_delay", lambda _attempt, _chance: 0.2)


@pytest.fixture
def proxy(hall: Hall) -> Iterator[Proxy]:
    made = Proxy(hall.server.port)
    yield made
    made.close()


@pytest.fixture
def counter(hall: Hall, proxy: Proxy) -> Counter:
    return hall.counter(port=proxy.port)


def cut(counter: Counter, proxy: Proxy) -> None:
    proxy.cut()
    until(lambda: not counter.link.line.connected, "cut")


def stored(counter: Counter) -> str:
    check_id = counter.push(picture())
    counter.wait(check_id, lambda s: s.state is CheckState.STORED, "stored")
    return check_id


def once(hall: Hall, *kinds: EntryKind) -> None:
    for kind in kinds:
        assert len(hall.kinds(kind)) == 1, kind


def test_cut_before_the_offer(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    cut(counter, proxy)
    check_id = counter.push(picture())
    assert counter.state(check_id).state is None
    proxy.heal()
    counter.wait(check_id, lambda s: s.state is CheckState.STORED, "stored")
    once(hall, EntryKind.CHECK_OFFERED)


@pytest.mark.parametrize("after", [1_000, 300_000, 1_200_000, 2_500_000])
def test_cut_during_the_picture(hall: Hall, counter: Counter, proxy: Proxy, after: int) -> None:
    data = noise(3_000_000)
    proxy.passed, proxy.cut_after = 0, after
    check_id = counter.push(data)
    until(lambda: not proxy.up, "cut")
    until(lambda: not counter.link.line.connected, "noticed")
    partial = hall.server._partials[counter.peer.device_id].get(check_id)
    had = partial.have if partial else 0
    assert had >= after // (256 * 1024) - 1 if after > 1_000 else had == 0
    proxy.heal()
    counter.wait(check_id, lambda s: s.state is CheckState.STORED, "stored")
    assert hall.checks.material(check_id).picture == data
    assert proxy.passed < len(data) - had * 256 * 1024 + 200_000, "what the kiosk had was not sent again"
    once(hall, EntryKind.CHECK_OFFERED)


def test_cut_while_it_waits_and_while_it_is_shown(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    check_id = stored(counter)
    cut(counter, proxy)
    hall.checks.shown(check_id)
    assert counter.state(check_id).state is CheckState.STORED
    proxy.heal()
    counter.wait(check_id, lambda s: s.state is CheckState.SHOWN, "shown")
    cut(counter, proxy)
    hall.checks.dispute(check_id, MARKS)
    proxy.heal()
    assert counter.wait(check_id, lambda s: s.state is CheckState.DISPUTED, "disputed").marks == MARKS
    once(hall, EntryKind.CHECK_OFFERED, EntryKind.CHECK_SHOWN, EntryKind.CHECK_DISPUTED)


def test_cut_after_the_confirmation_and_after_the_rating(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    check_id = stored(counter)
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    cut(counter, proxy)
    hall.checks.rate(check_id, Rating(Level.SATISFIED))
    proxy.heal()
    end = counter.wait(check_id, lambda s: s.ended, "released")
    assert (end.rated, end.released) == (True, True)
    once(hall, EntryKind.CHECK_RATED, EntryKind.CHECK_RELEASED)

    def told() -> int:
        return sum(1 for s in counter.history if s.check_id == check_id and s.state is CheckState.RELEASED)

    until(lambda: told() > 0, "the bar was told")  # the journal knows a moment before its listeners do
    assert told() == 1


def test_withdrawn_while_the_line_is_down(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    check_id = stored(counter)
    cut(counter, proxy)
    counter.link.withdraw(check_id)
    proxy.heal()
    counter.wait(check_id, lambda s: s.state is CheckState.WITHDRAWN, "withdrawn")
    once(hall, EntryKind.CHECK_WITHDRAWN)


def test_stopped_by_the_officer_before_it_was_ever_delivered(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    cut(counter, proxy)
    check_id = counter.push(picture())
    counter.link.withdraw(check_id)
    counter.wait(check_id, lambda s: s.state is CheckState.WITHDRAWN, "stopped")
    proxy.heal()
    assert counter.link.wait_connected(10)
    second = stored(counter)
    assert hall.checks.state(check_id) is None
    assert [card.check_id for card in hall.checks.queue()] == [second]


def test_the_counter_starts_again_in_the_middle(hall: Hall, counter: Counter, proxy: Proxy) -> None:
    cut(counter, proxy)
    check_id = counter.push(picture())
    counter.link.stop()
    proxy.heal()
    counter._open()
    counter.link.start()
    counter.wait(check_id, lambda s: s.state is CheckState.STORED, "delivered by the next run")
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    counter.restart()
    hall.checks.rate(check_id, Rating(Level.SATISFIED))
    counter.wait(check_id, lambda s: s.ended, "released")
    once(hall, EntryKind.CHECK_OFFERED, EntryKind.CHECK_RATED)


def test_the_kiosk_starts_again_in_the_middle(hall: Hall, counter: Counter) -> None:
    check_id = stored(counter)
    hall.restart()
    until(lambda: counter.link.line.connected and hall.server.connected(), "back")
    hall.checks.shown(check_id)
    hall.checks.confirm(check_id)
    hall.restart()
    hall.checks.rate(check_id, Rating(Level.SATISFIED))
    counter.wait(check_id, lambda s: s.ended, "released")


def test_a_line_that_goes_silent_is_found_out(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall(link=Link(bind="127.0.0.1", port=0, connects_per_minute=1000, ping_seconds=0.5))
    proxy = Proxy(hall.server.port)
    try:
        counter = hall.counter(port=proxy.port)
        proxy.silent = True
        until(lambda: not counter.link.line.connected, "the counter noticed", 4)
        until(lambda: not hall.server.connected(), "the kiosk noticed", 4)
        proxy.cut()
        proxy.heal()
        assert counter.link.wait_connected(10)
    finally:
        proxy.close()


def test_a_picture_that_stops_coming_is_dropped_at_its_ttl(make_hall: Callable[..., Hall]) -> None:
    hall = make_hall()
    proxy = Proxy(hall.server.port)
    try:
        counter = hall.counter(port=proxy.port)
        counter.link._ttl = 1
        proxy.passed, proxy.cut_after = 0, 800_000
        counter.push(noise(3_000_000))
        partials = hall.server._partials[counter.peer.device_id]
        until(lambda: len(partials) == 1, "partial kept")
        until(lambda: len(partials) == 0, "purged", 4)
    finally:
        proxy.close()
