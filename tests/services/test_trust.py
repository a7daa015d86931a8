"""What nobody can do to a check: answer it twice, swap what was answered, or keep what had to go."""

import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kiosk_app.config import Check
from kiosk_app.domain.check import CheckState, FactLabel, Field, Mark
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Level, Rating, UnratedCause
from kiosk_app.errors import NotAllowed, StoreDamaged
from kiosk_app.paths import Home
from kiosk_app.services import ledger
from kiosk_app.services.checks import Checks
from kiosk_app.services.retention import tidy
from kiosk_app.store.base import STORE_KEY
from kiosk_app.store.schema import CheckRow, VaultKey
from kiosk_app.store.station import StationStore, driver_execute
from tests.store.pages import plain
from tests.store.support import PICTURE, TurnedClock, add_officer, offer

K, S = EntryKind, CheckState
OUTCOMES = {K.CHECK_RATED, K.CHECK_UNRATED, K.CHECK_WITHDRAWN, K.CHECK_EXPIRED, K.CHECK_SUPERSEDED, K.CHECK_OVERRIDDEN}
NAME = "章不留痕"
Deed = Callable[[str], object]


class Window:
    """One officer, a supervisor, and everything that anybody can do to a check."""

    def __init__(self, store: StationStore, policy: Check) -> None:
        self.store, self.checks = store, Checks(store, policy)
        self.officer = add_officer(store)
        supervisor = add_officer(store, "000001", Role.ADMINISTRATOR)
        checks, marks = self.checks, (Mark(FactLabel.NAME, (((0.1, 0.2), (0.3, 0.4)),)),)
        self.deeds: dict[str, Deed] = {
            "show": checks.shown,
            "confirm": checks.confirm,
            "dispute": lambda check: checks.dispute(check, marks),
            "rate": lambda check: checks.rate(check, Rating(Level.SATISFIED)),
            "decline": lambda check: checks.decline(check, UnratedCause.DECLINED),
            "withdraw": lambda check: checks.withdraw("dev", check, "officer"),
            "expire": lambda check: checks.expire(check, "walked_away"),
            "overdue": lambda _check: checks.expire_overdue(now=float("inf")),
            "override": lambda check: checks.override(check, supervisor, "设备故障"),
            "correct": lambda check: self.push(revision_of=check),
        }

    def push(self, **changes: Any) -> str:
        made = offer(**changes)
        self.checks.accept("dev", self.officer, "3号窗口", made, PICTURE)
        return made.check_id

    def after(self, path: tuple[str, ...]) -> list[EntryKind]:
        """A new check to which all of `path` was tried, and what the ledger says of it; then out of the way."""
        check = self.push()
        for name in path:
            self.attempt(name, check)
        told = self.told(check)
        self.checks.expire_overdue(now=float("inf"))
        return told

    def told(self, check: str) -> list[EntryKind]:
        """What the ledger says of a check, in order."""
        sql = "SELECT kind FROM ledger WHERE subject=? AND device_id != '' ORDER BY seq"
        return self.store.read(lambda session: [K(kind) for (kind,) in driver_execute(session)(sql, (check,))])

    def attempt(self, name: str, check: str) -> bool:
        try:
            self.deeds[name](check)
        except NotAllowed:
            return False
        return True


CONFIRMED = (
    ("show", "confirm", "rate"),
    ("show", "confirm", "decline"),
    ("show", "confirm", "overdue"),
    ("show", "confirm"),
)
OTHERWISE: tuple[tuple[str, ...], ...] = (
    ("show", "dispute", "correct"),
    ("show", "dispute"),
    ("withdraw",),
    ("expire",),
    ("override",),
    (),
)


@pytest.mark.parametrize(
    ("release_after", "ends"), [("rated_or_declined", (*CONFIRMED, *OTHERWISE)), ("confirmed", CONFIRMED)]
)
def test_whatever_is_tried_a_check_has_one_outcome(
    store: StationStore, release_after: Any, ends: tuple[tuple[str, ...], ...]
) -> None:
    """From every place a check can come to, everything is tried, and what would answer it again after that."""
    window = Window(store, Check(release_after=release_after))
    for end, first in product(ends, window.deeds):
        told = window.after((*end, first, "rate", "override", "overdue"))
        outcomes = [kind for kind in told if kind in OUTCOMES]
        # A supervisor may let print what nobody answered in time; nothing else follows an end.
        assert len(outcomes) == 1 or outcomes == [K.CHECK_EXPIRED, K.CHECK_OVERRIDDEN], (end, first, told)
        assert told.count(K.CHECK_RELEASED) == (1 if K.CHECK_CONFIRMED in told else 0)
    assert ledger.verify(window.store).ok


@pytest.mark.parametrize(
    ("before", "one", "other"),
    [
        (("show",), "confirm", "withdraw"),
        (("show",), "confirm", "override"),
        (("show",), "confirm", "expire"),
        (("show",), "confirm", "dispute"),
        (("show", "confirm"), "rate", "decline"),
        (("show", "confirm"), "rate", "rate"),
        (("show", "confirm"), "rate", "overdue"),
        (("show", "dispute"), "correct", "withdraw"),
    ],
)
def test_of_two_at_the_same_moment_one_wins(store: StationStore, before: tuple[str, ...], one: str, other: str) -> None:
    window = Window(store, Check())
    for _ in range(4):
        check = window.push()
        for name in before:
            assert window.attempt(name, check)
        start = threading.Barrier(2)

        def race(name: str, check: str = check, start: threading.Barrier = start) -> None:
            start.wait()
            window.attempt(name, check)

        threads = [threading.Thread(target=race, args=(name,)) for name in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        told = window.told(check)
        answers = [kind for kind in told if kind in {*OUTCOMES, K.CHECK_CONFIRMED, K.CHECK_DISPUTED}]
        assert len(answers) == 1 + len(before) // 2, told
        window.checks.expire_overdue(now=float("inf"))


def test_what_was_confirmed_cannot_be_swapped_for_another_record(store: StationStore) -> None:
    """Whoever has the database's key still cannot show a citizen, or an inspector, what the ledger does not name."""
    window = Window(store, Check())
    honest = window.push(fields=(Field("姓名", NAME),))
    forged = window.push(fields=(Field("姓名", "别人"),))
    other = store.read(lambda session: session.get_one(CheckRow, forged)).vault_id
    store.write(lambda tx: tx.execute("UPDATE checks SET vault_id=? WHERE id=?", (other, honest)))
    with pytest.raises(StoreDamaged, match="账本登记"):
        window.checks.material(honest)
    assert window.checks.material(forged).fields[0].text == "别人"


@pytest.mark.parametrize("code", [NAME, "371122209904120020", "H03 " + NAME, "", "H" * 41, "19900009999", "-H"])
def test_a_business_code_has_no_room_for_a_citizen(store: StationStore, code: str) -> None:
    window = Window(store, Check())
    with pytest.raises(NotAllowed) as refused:
        window.push(business_code=code)
    assert refused.value.code == "business_code"


def test_after_the_retention_the_key_is_on_no_page(store: StationStore, home: Home, clock: TurnedClock) -> None:
    window = Window(store, Check())
    check = window.push(fields=(Field("姓名", NAME),))
    row = store.read(lambda session: session.get_one(CheckRow, check))
    key = store.read(lambda session: session.get_one(VaultKey, row.vault_id)).key
    assert key is not None

    def pages() -> bytes:
        return plain(home.station_db, (home.keys / STORE_KEY).read_bytes())

    assert key in pages()
    assert NAME.encode() not in pages()
    window.checks.withdraw("dev", check, "officer")
    clock.forward(timedelta(days=31).total_seconds())
    assert tidy(store, Check()) == 1
    assert key not in pages()
    assert list(home.vault.rglob("*.bin")) == []
    offered, destroyed = (
        next(row.body for row in store.rows_after(0, -1) if row.kind is kind)
        for kind in (K.CHECK_OFFERED, K.VAULT_DESTROYED)
    )
    digest = destroyed.split(b'"sha256":"')[1][:64]
    assert digest in offered.split(b'"vault_sha256":"')[1], "what was destroyed is what was offered"


def test_an_error_of_the_database_does_not_say_what_was_in_the_record(store: StationStore) -> None:
    def work(tx: Any) -> None:
        tx.session.execute(text("INSERT INTO checks (id) VALUES (:name)"), {"name": NAME})

    with pytest.raises(DBAPIError) as raised:
        store.write(work)
    assert NAME not in str(raised.value)


def test_no_end_of_a_check_outlives_its_retention(store: StationStore, home: Home, clock: TurnedClock) -> None:
    window = Window(store, Check())
    for end in (*CONFIRMED, *OTHERWISE):
        window.after((*end, "overdue"))
    assert len(list(home.vault.rglob("*.bin"))) == len(CONFIRMED) + len(OTHERWISE) + 1, "and the correction"
    clock.forward(timedelta(days=29).total_seconds())
    assert tidy(store, Check()) == 0
    clock.forward(timedelta(days=2).total_seconds())
    assert tidy(store, Check()) == len(CONFIRMED) + len(OTHERWISE) + 1
    assert list(home.vault.rglob("*.bin")) == []
    assert not store.read(lambda session: session.query(VaultKey).where(VaultKey.key.is_not(None)).count())
