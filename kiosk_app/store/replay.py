"""Building the projections again from the ledger: to compare them with what is stored, or to replace it."""

import math
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Table

from kiosk_app.store import projections
from kiosk_app.store.engine import KEY_BYTES, connect, joining_engine
from kiosk_app.store.ledger import Flaw, rows_after
from kiosk_app.store.schema import PROJECTIONS, Base

Execute = Callable[..., Any]
Content = dict[tuple[object, ...], tuple[object, ...]]


def flaws(execute: Execute) -> Iterator[Flaw]:
    """Where the stored projections differ from what the ledger says, the earliest row first.

    Needs a ledger whose chain is whole.
    """
    scratch = connect(":memory:", bytes(KEY_BYTES))
    try:
        Base.metadata.create_all(joining_engine(scratch), tables=list(PROJECTIONS))
        bad = _replay(execute, scratch.execute)
        if bad is not None:
            yield bad
            return
        found = [
            flaw
            for table in PROJECTIONS
            for flaw in _differences(table, _content(scratch.execute, table), _content(execute, table))
        ]
        # Rows that do not say which entry wrote them come last: a row beside them does.
        yield from sorted(found, key=lambda flaw: flaw.seq or math.inf)
    finally:
        scratch.close()


def rebuild(execute: Execute) -> int:
    """Empty the projections and fold every row again, inside the caller's transaction; how many rows."""
    execute("PRAGMA defer_foreign_keys = ON")  # parents and children go and come in one transaction
    for table in reversed(PROJECTIONS):
        execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own table names
    count = 0
    for row in list(rows_after(execute, 0)):
        projections.apply(execute, row)
        count += 1
    return count


def _replay(source: Execute, target: Execute) -> Flaw | None:
    seq = 0
    try:
        for row in rows_after(source, 0):
            projections.apply(target, row)
            seq = row.seq
    except (ValueError, KeyError, TypeError):  # an unknown kind, a move the state table lacks, a body without its keys
        return Flaw(seq + 1, "unusable")
    return None


def _content(execute: Execute, table: Table) -> Content:
    names = [column.name for column in table.columns]
    key = [names.index(column.name) for column in table.primary_key]
    found = execute(f"SELECT {', '.join(names)} FROM {table.name}")  # noqa: S608 - our own table and column names
    return {tuple(row[index] for index in key): tuple(row) for row in found}


def _differences(table: Table, right: Content, stored: Content) -> Iterator[Flaw]:
    for key in sorted(right.keys() | stored.keys(), key=str):
        where = f"{table.name} {'/'.join(map(str, key))}"
        if key not in stored:
            yield Flaw(_seq(table, right[key]), "missing_row", where)
        elif key not in right:
            yield Flaw(_seq(table, stored[key]), "extra_row", where)
        elif right[key] != stored[key]:
            yield Flaw(_seq(table, right[key]), "other_row", where)


def _seq(table: Table, row: tuple[object, ...]) -> int:
    """The ledger row that last wrote this one; 0 where the table does not say."""
    for column, value in zip(table.columns, row, strict=True):
        if column.name == "seq" and isinstance(value, int):
            return value
    return 0
