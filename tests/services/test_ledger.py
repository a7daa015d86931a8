"""`sunshine ledger`: tampering is found and named, wrong tables are found and repaired."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from kiosk_app.cli import run
from kiosk_app.domain.ledger import Entry, EntryKind, chain, digest
from kiosk_app.domain.rating import Level, Rating, Reason
from kiosk_app.errors import ExitCode, StoreDamaged
from kiosk_app.paths import Home
from kiosk_app.services import ledger
from kiosk_app.services.ratings import Ratings
from kiosk_app.store.ledger import Signer, append, canonical
from kiosk_app.store.station import StationStore
from tests.store.support import LEDGER_KEY, TurnedClock, add_officer, disarm, raw

Say = pytest.CaptureFixture[str]


@pytest.fixture
def filled(home: Home, store: StationStore) -> Home:
    """Ten rows: the station, an officer, and eight ratings."""
    officer_id = add_officer(store)
    ratings = Ratings(store)
    for _ in range(7):
        ratings.give(officer_id, Rating(Level.SATISFIED))
    ratings.give(officer_id, Rating(Level.DISSATISFIED, (Reason.TOO_SLOW, Reason.OTHER)))
    store.close()
    return home


def verify(home: Home, say: Say) -> tuple[int, dict[str, Any]]:
    code = run(["ledger", "verify", "--home", str(home.root), "--json"])
    document: dict[str, Any] = json.loads(say.readouterr().out)
    return code, document


def tamper(home: Home, *statements: str | Callable[[Any], None]) -> None:
    connection = raw(home)
    disarm(connection)
    for statement in statements:
        if callable(statement):
            statement(connection)
        else:
            connection.execute(statement)
    connection.close()


def rehash(connection: Any) -> None:
    """A forger who knows the chain but has no signing key: row 5 says something else, and fits."""
    header, previous = connection.execute("SELECT header, previous_hash FROM ledger WHERE seq=5").fetchone()
    body = canonical({"level": "dissatisfied"})
    fitting = chain(previous, digest(header, body))
    connection.execute("UPDATE ledger SET body=?, hash=? WHERE seq=5", (body, fitting))


def test_a_whole_ledger_verifies(filled: Home, capsys: Say) -> None:
    code, document = verify(filled, capsys)
    assert (code, document["ok"], document["rows"], document["head_seq"]) == (0, True, 10, 10)
    assert document["findings"] == []
    assert run(["ledger", "verify", "--home", str(filled.root)]) == 0
    assert "账本完好：10 行" in capsys.readouterr().out


SWAP = (
    "UPDATE ledger SET seq=-1 WHERE seq=4",
    "UPDATE ledger SET seq=4 WHERE seq=6",
    "UPDATE ledger SET seq=6 WHERE seq=-1",
)
RENUMBER = tuple(f"UPDATE ledger SET seq={n - 1} WHERE seq={n}" for n in range(6, 11))  # noqa: S608 - no input
TAMPERINGS: dict[str, tuple[tuple[str | Callable[[Any], None], ...], int, str]] = {
    "edited body": (("UPDATE ledger SET body=x'7b7d' WHERE seq=5",), 5, "altered"),
    "edited first row": (("UPDATE ledger SET body=x'7b7d' WHERE seq=1",), 1, "altered"),
    "edited header": (("UPDATE ledger SET header=x'7b7d' WHERE seq=5",), 5, "altered"),
    "edited column only": (("UPDATE ledger SET local_day='2027-01-01' WHERE seq=5",), 5, "altered"),
    "edited officer column": (("UPDATE ledger SET subject='x' WHERE seq=3",), 3, "altered"),
    "text for bytes": (("UPDATE ledger SET body='{}' WHERE seq=5",), 5, "altered"),
    "deleted": (("DELETE FROM ledger WHERE seq=5",), 6, "missing_before"),
    "deleted first": (("DELETE FROM ledger WHERE seq=1",), 2, "missing_before"),
    "deleted and renumbered": (
        ("DELETE FROM ledger WHERE seq=5", *RENUMBER),
        5,
        "chain_broken",
    ),
    "reordered": (SWAP, 4, "chain_broken"),
    "forged hash": ((rehash,), 5, "signature"),
    "foreign signature": (("UPDATE ledger SET signature=zeroblob(64) WHERE seq=7",), 7, "signature"),
    "cut off at the end": (("DELETE FROM ledger WHERE seq>8",), 9, "extra_row"),
    "emptied": (("DELETE FROM ledger WHERE seq>1",), 2, "extra_row"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_named(filled: Home, capsys: Say, name: str) -> None:
    statements, seq, code = TAMPERINGS[name]
    tamper(filled, *statements)
    exit_code, document = verify(filled, capsys)
    assert exit_code == ExitCode.FINDINGS
    first = document["findings"][0]
    assert (first["seq"], first["code"]) == (seq, code)
    assert f"第 {seq} 行" in first["sentence"]


WRONG_TABLES = {
    "edited": ("UPDATE ratings SET level='satisfied' WHERE level='dissatisfied'", "other_row"),
    "deleted": ("DELETE FROM rating_reasons", "missing_row"),
    "invented": (
        "INSERT INTO ratings SELECT 'x', officer_id, window, '', level, '', given_at, local_day, 0, seq FROM ratings"
        " LIMIT 1",
        "extra_row",
    ),
    "renamed": ("UPDATE officers SET name='别人'", "other_row"),
}


@pytest.mark.parametrize("name", WRONG_TABLES)
def test_wrong_tables_are_found_and_rebuilt(filled: Home, capsys: Say, name: str) -> None:
    sql, code = WRONG_TABLES[name]
    tamper(filled, sql)
    exit_code, document = verify(filled, capsys)
    assert exit_code == ExitCode.FINDINGS
    assert {finding["code"] for finding in document["findings"]} == {code}
    assert run(["ledger", "rebuild", "--home", str(filled.root), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 10}
    assert verify(filled, capsys)[0] == 0


def test_rebuild_refuses_a_broken_chain(filled: Home) -> None:
    tamper(filled, "UPDATE ledger SET body=x'7b7d' WHERE seq=5")
    with StationStore.open(filled) as store, pytest.raises(StoreDamaged, match="第 5 行"):
        ledger.rebuild(store)


def test_a_signed_row_that_makes_no_sense_is_named(home: Home, store: StationStore, clock: TurnedClock) -> None:
    """What only a defect of ours could write: it is whole and signed, but the state table has no such move."""
    add_officer(store)
    signer = Signer((home.keys / LEDGER_KEY).read_bytes())
    senseless = Entry(EntryKind.CHECK_CONFIRMED, "nobody")
    store.write(lambda tx: append(tx.execute, signer, clock(), senseless))
    found = ledger.verify(store).findings
    assert [(finding.seq, finding.code) for finding in found] == [(3, "unusable")]


def test_verify_says_when_there_is_no_store(home: Home, capsys: Say) -> None:
    assert run(["ledger", "verify", "--home", str(home.root)]) == ExitCode.FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert "station init" in said.err
    assert said.err.count("\n") == 1
