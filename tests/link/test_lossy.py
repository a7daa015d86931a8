"""Random schedules of lost frames, cuts, crashes and answers against both session machines; and mutants to be caught.

A slice of them runs here; `python -m tests.link.nightly` runs 10,000 and as many again for every mutant.
"""

import sys
from collections import Counter
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from kiosk_app.domain import check
from kiosk_app.domain.check import Move
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.link import messages as m
from kiosk_app.link import outputs as o
from kiosk_app.link.counter_session import CounterSession
from kiosk_app.link.desk import Standing
from kiosk_app.link.kiosk_session import KioskSession
from tests.link.lossy import Lossy

MOVES = {
    Move.SHOW: EntryKind.CHECK_SHOWN,
    Move.CONFIRM: EntryKind.CHECK_CONFIRMED,
    Move.DISPUTE: EntryKind.CHECK_DISPUTED,
    Move.RATE: EntryKind.CHECK_RATED,
    Move.DECLINE: EntryKind.CHECK_UNRATED,
    Move.RELEASE: EntryKind.CHECK_RELEASED,
    Move.EXPIRE: EntryKind.CHECK_EXPIRED,
}
GOOD = [Move.SHOW, Move.CONFIRM, Move.RATE, Move.RELEASE]
SLICE, NIGHT = 250, 10_000
"""Schedules in the tests and in a night."""

FEW = settings(
    max_examples=SLICE, stateful_step_count=50, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), phases=(Phase.generate,), print_blob=False,
)  # fmt: skip


class Machine(RuleBasedStateMachine):
    """What may happen to a lobby."""

    bench_class: ClassVar[type[Lossy]] = Lossy
    tally: ClassVar[Counter[str]] = Counter()
    """What all schedules of this class came to; every machine that is to be counted has its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tally["schedules"] += 1
        self.bench = self.bench_class(7)
        self.bench.connect()

    @rule(size=st.sampled_from([1, 1024, 3000, 9000]))
    @precondition(lambda self: len(self.bench.journal.pushes) < 4)
    def push(self, size: int) -> None:
        self.bench.push(size)

    @rule(data=st.data(), move=st.sampled_from(sorted(MOVES)))
    @precondition(lambda self: self.bench.desk.checks)
    def citizen(self, data: st.DataObject, move: Move) -> None:
        check_id = data.draw(st.sampled_from(list(self.bench.desk.checks)))
        self.bench.desk.move(check_id, move, MOVES[move])
        self.bench.ring()

    @rule(rows=st.sampled_from([1, 2, 7]))
    def somebody_else(self, rows: int) -> None:
        for _ in range(rows):
            self.bench.desk.append(EntryKind.RATING_GIVEN, "other")
        self.bench.ring()

    @rule(data=st.data())
    @precondition(lambda self: self.bench.journal.pushes)
    def withdraw(self, data: st.DataObject) -> None:
        self.bench.withdraw(data.draw(st.sampled_from(list(self.bench.journal.pushes))))

    @rule(frames=st.sampled_from([5, 60]))
    def both_ways(self, frames: int) -> None:
        for _ in range(frames):
            self.bench.deliver_to_kiosk()
            self.bench.deliver_to_counter()

    @rule(
        moves=st.just(GOOD) | st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4),
        frames=st.integers(0, 30),
    )
    def a_busy_minute(self, moves: list[Move], frames: int) -> None:
        if not self.bench.connected:
            self.bench.connect()
        if len(self.bench.journal.pushes) < 4:
            self.bench.push(2000)
        self.both_ways(frames)
        for check_id in list(self.bench.desk.checks):
            for move in moves:
                self.bench.desk.move(check_id, move, MOVES[move])
        self.bench.ring()

    @rule(frames=st.integers(1, 12))
    def towards_the_kiosk(self, frames: int) -> None:
        for _ in range(frames):
            self.bench.deliver_to_kiosk()

    @rule(frames=st.integers(1, 12))
    def towards_the_counter(self, frames: int) -> None:
        for _ in range(frames):
            self.bench.deliver_to_counter()

    @rule(seconds=st.sampled_from([0.5, 6.0, 16.0]))
    def time_passes(self, seconds: float) -> None:
        self.bench.tick(seconds)

    @rule(
        where=st.sampled_from(["to_kiosk", "to_counter"]),
        fault=st.sampled_from(["drop", "duplicate", "reorder"]),
        place=st.integers(0, 20),
    )
    def misdeliver(self, where: str, fault: str, place: int) -> None:
        self.bench.misdeliver(where, fault, place)

    @rule()
    def cut(self) -> None:
        self.bench.cut()

    @rule()
    @precondition(lambda self: not self.bench.connected)
    def connect(self) -> None:
        self.bench.connect()

    @rule(steps=st.integers(0, 6), who=st.sampled_from(["kiosk", "counter"]))
    def crash_soon(self, steps: int, who: str) -> None:
        (self.bench.kiosk_fuse if who == "kiosk" else self.bench.counter_fuse).left = steps

    @invariant()
    def the_journal_is_a_prefix_of_the_ledger(self) -> None:
        desk, journal = self.bench.desk, self.bench.journal
        assert [row.hash for row in journal.rows] == [row.hash for row in desk.rows[: len(journal.rows)]]

    @invariant()
    def nothing_is_acknowledged_before_it_is_kept(self) -> None:
        assert self.bench.acknowledged <= len(self.bench.journal.rows)

    @invariant()
    def a_picture_is_stored_once_and_whole(self) -> None:
        for check_id, kept in self.bench.desk.pictures.items():
            assert kept == [self.bench.journal.pushes[check_id][1]]

    @invariant()
    def the_window_is_kept(self) -> None:
        if self.bench.kiosk is not None:
            stream = self.bench.kiosk._stream
            assert stream.sent - stream.acked >= 0
            assert len(stream._ends) <= 3  # a run of others' rows is one event
            assert (stream.sent == stream.acked) is (not stream._ends)

    def teardown(self) -> None:
        """After the last fault both ends agree on everything."""
        bench = self.bench
        bench.settle()
        self._every_thanked_rating_arrived_once()
        self.the_journal_is_a_prefix_of_the_ledger()
        self.a_picture_is_stored_once_and_whole()
        for check_id, state in bench.journal.states.items():
            known = bench.desk.checks.get(check_id)
            if known is not None:
                assert state is known.state, check_id
            else:
                assert state in check.FINAL
        assert bench.desk.alarms == []

    def _every_thanked_rating_arrived_once(self) -> None:
        thanked = Counter(row.subject for row in self.bench.desk.rows if row.kind == EntryKind.CHECK_RATED)
        told = Counter(row.subject for row in self.bench.journal.rows if row.kind == EntryKind.CHECK_RATED)
        self.tally["thanked"] += thanked.total()
        self.tally["pushed"] += len(self.bench.journal.pushes)
        self.tally["lost"] += (thanked - told).total()
        self.tally["double"] += (told - thanked).total()
        assert told == thanked
        assert all(count == 1 for count in thanked.values())


def counted() -> type[Machine]:
    """The machine with a tally of its own."""

    class Counted(Machine):
        tally: ClassVar[Counter[str]] = Counter()

    return Counted


def outcome(machine: type[Machine]) -> str:
    """The tally of a machine's schedules in a line."""
    count = machine.tally
    return (
        f"{count['schedules']} schedules, {count['pushed']} checks pushed, {count['thanked']} ratings thanked for, "
        f"{count['lost']} lost, {count['double']} double"
    )


def test_no_schedule_breaks_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    machine = counted()
    run_state_machine_as_test(machine, settings=FEW)
    with capsys.disabled():
        sys.stdout.write(f"\n{outcome(machine)}\n")
    assert machine.tally["schedules"] >= SLICE
    assert machine.tally["thanked"] > SLICE / 10, "the schedules hardly ever get as far as a rating"
    assert (machine.tally["lost"], machine.tally["double"]) == (0, 0)


# Mutants: each breaks one rule of delivery, and the machine above has to notice.


class AcknowledgesFirst(CounterSession):
    def _on_event(self, frame: m.Event) -> list[o.CounterOutput]:
        out = super()._on_event(frame)
        early = [o.Send(m.EventAck(cursor=row.seq)) for row in out if isinstance(row, o.Apply)]
        return [*early, *out]


class ForgetsThePush(CounterSession):
    def disconnected(self) -> list[o.CounterOutput]:
        out = super().disconnected()
        self._outgoing.clear()
        return out


class AppliesTwice(CounterSession):
    def _on_event(self, frame: m.Event) -> list[o.CounterOutput]:
        row = o.Apply(
            frame.seq, frame.digest, frame.previous_hash, frame.hash, frame.signature,
            frame.header, frame.body, frame.kind, frame.subject, False,
        )  # fmt: skip
        return [row]


class StoresAgain(KioskSession):
    def looked_up(self, offer: check.Offer, standing: Standing | None, refusal: str, now: float) -> list[o.KioskOutput]:
        del standing
        return super().looked_up(offer, None, refusal, now)


MUTANTS = {
    "acknowledges before the commit": ("counter_class", AcknowledgesFirst),
    "forgets a push when cut": ("counter_class", ForgetsThePush),
    "applies a row twice": ("counter_class", AppliesTwice),
    "stores an offer again": ("kiosk_class", StoresAgain),
}


def with_mutant(name: str) -> type[Machine]:
    """The machine with one end replaced by a mutant."""
    attribute, broken = MUTANTS[name]
    bench = type("Broken", (Lossy,), {attribute: broken})
    return type("BrokenMachine", (Machine,), {"bench_class": bench, "tally": Counter()})


@pytest.mark.parametrize("name", MUTANTS)
def test_the_machine_catches_the_mutant(name: str) -> None:
    with pytest.raises(AssertionError):
        run_state_machine_as_test(with_mutant(name), settings=FEW)
