"""Looking at a check afterwards: who may, that it is written down, and what is left after the retention time."""

import json

import pytest

from kiosk_app.config import Check
from kiosk_app.domain.check import masked
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Officer, Role
from kiosk_app.domain.rating import UnratedCause
from kiosk_app.errors import NotAllowed, StoreDamaged
from kiosk_app.services import ledger, viewings
from kiosk_app.services.checks import Checks
from kiosk_app.services.retention import tidy
from kiosk_app.services.roster import Roster
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, TurnedClock, add_officer, offer

DAY = 86_400


@pytest.fixture
def people(store: StationStore) -> dict[str, Officer]:
    for number, role in (("000003", Role.OFFICER), ("000004", Role.OFFICER), ("000001", Role.ADMINISTRATOR)):
        add_officer(store, number, role)
    return {officer.staff_number: officer for officer in Roster(store).officers()}


def finished(store: StationStore, officer: Officer) -> str:
    """A check from the offer to its release."""
    checks, made = Checks(store, Check()), offer()
    checks.accept("dev", officer.id, "3号窗口", made, PICTURE)
    checks.shown(made.check_id)
    checks.confirm(made.check_id)
    checks.decline(made.check_id, UnratedCause.DECLINED)
    return made.check_id


def viewed(store: StationStore) -> list[tuple[str, str, str]]:
    """Subject, officer and stream of every viewing in the ledger."""
    rows = [row for row in store.rows_after(0, 10_000) if row.kind is EntryKind.CHECK_VIEWED]
    return [(row.subject, json.loads(row.body)["officer_id"], row.device_id) for row in rows]


def test_an_officer_sees_the_own_checks_and_an_administrator_all(
    store: StationStore, people: dict[str, Officer]
) -> None:
    mine, other = finished(store, people["000003"]), finished(store, people["000004"])
    assert [line.check_id for line in viewings.lines(store, people["000003"])] == [mine]
    assert [line.check_id for line in viewings.lines(store, people["000001"])] == [other, mine]
    assert [line.check_id for line in viewings.lines(store, people["000001"], 1)] == [other]
    assert viewed(store) == []  # a list says nothing of a citizen
    with pytest.raises(NotAllowed) as refused:
        viewings.view(store, people["000003"], other)
    assert refused.value.code == "not_yours"
    with pytest.raises(NotAllowed):
        viewings.view(store, people["000001"], "no-such-check")
    assert viewed(store) == []


def test_every_viewing_is_a_row_no_counter_hears_of(store: StationStore, people: dict[str, Officer]) -> None:
    check_id = finished(store, people["000003"])
    for staff_number in ("000003", "000001"):
        found = viewings.view(store, people[staff_number], check_id)
        assert found.material is not None
        assert found.material.picture == PICTURE
        assert [field.text for field in found.material.fields] == ["演示甲", "演示路 1 号"]
        assert found.seq == store.head()[0]
    assert viewed(store) == [(check_id, people["000003"].id, ""), (check_id, people["000001"].id, "")]
    assert ledger.verify(store).ok


def test_a_viewing_is_written_down_even_if_the_picture_cannot_be_read(
    store: StationStore, people: dict[str, Officer]
) -> None:
    check_id = finished(store, people["000003"])
    for path in store.home.vault.rglob("*.bin"):
        path.write_bytes(b"altered")
    with pytest.raises(StoreDamaged):
        viewings.view(store, people["000003"], check_id)
    assert len(viewed(store)) == 1


def test_after_the_retention_the_picture_is_gone_and_the_ledger_proves_it(
    store: StationStore, clock: TurnedClock, people: dict[str, Officer]
) -> None:
    policy = Check(picture_retention_days=30)
    check_id = finished(store, people["000003"])
    clock.forward(30 * DAY - 1)
    assert tidy(store, policy) == 0
    assert viewings.view(store, people["000003"], check_id).material is not None
    clock.forward(2)
    assert tidy(store, policy) == 1
    assert list(store.home.vault.rglob("*.bin")) == []

    found = viewings.view(store, people["000003"], check_id)
    assert found.material is None
    assert not found.line.kept
    proof = found.destroyed
    assert proof is not None
    assert proof.cause == "retention"
    (row,) = [row for row in store.rows_after(0, 10_000) if row.kind is EntryKind.VAULT_DESTROYED]
    assert (proof.seq, proof.at, proof.sha256) == (row.seq, row.wall_time, json.loads(row.body)["sha256"])
    assert len(viewed(store)) == 2
    assert ledger.verify(store).ok


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("371122209904120020", "371122********0020"),
        ("号码37112220990412002X。", "号码371122********002X。"),
        ("13800000000", "13800000000"),
        ("1371122209904120020", "1371122209904120020"),
    ],
)
def test_a_resident_number_is_masked_outside_the_check(text: str, shown: str) -> None:
    assert masked(text) == shown
