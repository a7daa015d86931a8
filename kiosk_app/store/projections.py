"""How each ledger row changes the tables that screens and reports read. The same code runs live and in a rebuild.

A projection depends on the ledger alone: nothing here may read a clock, a file or a setting. Plain driver statements,
because they run inside every commit that a citizen waits for.
"""

import json
from collections.abc import Callable
from typing import Any

import msgspec

from kiosk_app.domain.check import CheckState, Move, after
from kiosk_app.domain.ledger import EntryKind, LedgerRow
from kiosk_app.domain.officer import Role

Execute = Callable[..., Any]
"""The driver's `execute(sql, parameters)` of one connection."""

Body = dict[str, Any]

_K = EntryKind
_MOVE_OF = {
    _K.CHECK_SHOWN: Move.SHOW,
    _K.CHECK_CONFIRMED: Move.CONFIRM,
    _K.CHECK_DISPUTED: Move.DISPUTE,
    _K.CHECK_RATED: Move.RATE,
    _K.CHECK_UNRATED: Move.DECLINE,
    _K.CHECK_SUPERSEDED: Move.SUPERSEDE,
    _K.CHECK_WITHDRAWN: Move.WITHDRAW,
    _K.CHECK_EXPIRED: Move.EXPIRE,
    _K.CHECK_OVERRIDDEN: Move.OVERRIDE,
}


def apply(execute: Execute, row: LedgerRow) -> None:
    """Fold one row into the projections; a kind without a projection changes nothing.

    Raises:
        domain.check.MoveRefused: the row moves a check in a way the state table does not have.
    """
    handler = _HANDLERS.get(row.kind)
    if handler is not None:
        handler(execute, row, msgspec.json.decode(row.body))


def _officer_added(execute: Execute, row: LedgerRow, body: Body) -> None:
    execute(
        "INSERT INTO officers (id, staff_number, name, role, window, photo, active, seq) VALUES (?,?,?,?,?,?,1,?)",
        (
            row.subject,
            body["staff_number"],
            body["name"],
            body.get("role", Role.OFFICER),
            body.get("window", ""),
            body.get("photo", ""),
            row.seq,
        ),
    )


def _officer_changed(execute: Execute, row: LedgerRow, body: Body) -> None:
    for column in ("staff_number", "name", "role", "window", "photo", "active"):
        if column in body:
            execute(f"UPDATE officers SET {column}=? WHERE id=?", (body[column], row.subject))  # noqa: S608 - from the tuple above
    execute("UPDATE officers SET seq=? WHERE id=?", (row.seq, row.subject))


def _officer_signed_in(execute: Execute, row: LedgerRow, body: Body) -> None:
    execute(
        "INSERT INTO sessions (id, officer_id, device_id, signed_in_at, seq) VALUES (?,?,?,?,?)",
        (body["session_id"], row.subject, body["device_id"], row.wall_time, row.seq),
    )
    execute(
        "UPDATE counters SET officer_id=?, seq=? WHERE device_id=? AND device_id!=''",
        (row.subject, row.seq, body["device_id"]),
    )


def _counter_added(execute: Execute, row: LedgerRow, body: Body) -> None:
    execute(
        "INSERT INTO counters (window, device_id, officer_id, seq) VALUES (?,'','',?) ON CONFLICT (window) DO NOTHING",
        (body["window"], row.seq),
    )


def _device_paired(execute: Execute, row: LedgerRow, body: Body) -> None:
    window = body.get("window", "")
    execute(
        "INSERT OR REPLACE INTO devices (id, name, window, role, fingerprint, certificate, paired_at, revoked_at, seq)"
        " VALUES (?,?,?,?,?,?,?,'',?)",
        (
            row.subject,
            body.get("name", ""),
            window,
            body.get("role", "counter"),
            body["fingerprint"],
            body.get("certificate", ""),
            row.wall_time,
            row.seq,
        ),
    )
    if window:
        execute(
            "INSERT INTO counters (window, device_id, officer_id, seq) VALUES (?,?,'',?)"
            " ON CONFLICT (window) DO UPDATE SET device_id=excluded.device_id, officer_id='', seq=excluded.seq",
            (window, row.subject, row.seq),
        )


def _device_revoked(execute: Execute, row: LedgerRow, _body: Body) -> None:
    execute("UPDATE devices SET revoked_at=?, seq=? WHERE id=?", (row.wall_time, row.seq, row.subject))
    execute("UPDATE counters SET device_id='', officer_id='', seq=? WHERE device_id=?", (row.seq, row.subject))


def _check_offered(execute: Execute, row: LedgerRow, body: Body) -> None:
    picture, revision_of = body["picture"], body.get("revision_of", "")
    first = execute("SELECT revision, place FROM checks WHERE id=?", (revision_of,)).fetchone() or (0, row.seq)
    execute(
        "INSERT INTO checks (id, state, device_id, officer_id, window, business_code, sha256, picture_bytes, width,"
        " height, media_type, vault_id, revision_of, superseded_by, revision, ttl, offered_at, shown_at, answered_at,"
        " released_at, closed_at, unrated_cause, cause, marks, place, seq)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'',?,?,?,'','','','',NULL,'','[]',?,?)",
        (
            row.subject,
            CheckState.STORED,
            row.device_id,
            body["officer_id"],
            body["window"],
            body["business_code"],
            picture["sha256"],
            picture["size"],
            picture["width"],
            picture["height"],
            picture["media_type"],
            body["vault_id"],
            revision_of,
            first[0] + 1,
            body["ttl"],
            row.wall_time,
            first[1],
            row.seq,
        ),
    )


def _check_moved(execute: Execute, row: LedgerRow, body: Body) -> None:
    """Every move goes through the one state table; the columns only remember when and why."""
    found = execute("SELECT state, released_at FROM checks WHERE id=?", (row.subject,)).fetchone()
    state = after(CheckState(found[0]), _MOVE_OF[row.kind])
    if state in {CheckState.RATED, CheckState.UNRATED} and found[1]:
        state = after(state, Move.RELEASE)  # the policy released it on confirmation; the outcome closes it
    execute("UPDATE checks SET state=?, seq=? WHERE id=?", (state, row.seq, row.subject))
    for column, value in _memory(row, body, state).items():
        execute(f"UPDATE checks SET {column}=? WHERE id=?", (value, row.subject))  # noqa: S608 - names from _memory
    if row.kind is _K.CHECK_RATED:
        _rate(execute, row, body, row.subject)


def _memory(row: LedgerRow, body: Body, state: CheckState) -> dict[str, object]:
    kept: dict[str, object] = {}
    if row.kind is _K.CHECK_SHOWN:
        kept["shown_at"] = row.wall_time
    elif row.kind in {_K.CHECK_CONFIRMED, _K.CHECK_DISPUTED}:
        kept["answered_at"] = row.wall_time
        kept["marks"] = json.dumps(body.get("marks", []))
    elif row.kind is _K.CHECK_UNRATED:
        kept["unrated_cause"] = body["cause"]
    elif row.kind is _K.CHECK_SUPERSEDED:
        kept["superseded_by"] = body["by"]
    else:
        kept["cause"] = body.get("cause", body.get("reason", ""))
    if state in {CheckState.RELEASED, *_ENDS}:
        kept["closed_at"] = row.wall_time
    return kept


_ENDS = frozenset({CheckState.SUPERSEDED, CheckState.WITHDRAWN, CheckState.EXPIRED, CheckState.OVERRIDDEN})


def _check_released(execute: Execute, row: LedgerRow, _body: Body) -> None:
    state = CheckState(execute("SELECT state FROM checks WHERE id=?", (row.subject,)).fetchone()[0])
    execute("UPDATE checks SET released_at=?, seq=? WHERE id=?", (row.wall_time, row.seq, row.subject))
    if state is not CheckState.CONFIRMED:  # under release_after = confirmed the outcome is still to come
        execute(
            "UPDATE checks SET state=?, closed_at=? WHERE id=?",
            (after(state, Move.RELEASE), row.wall_time, row.subject),
        )


def _rating_given(execute: Execute, row: LedgerRow, body: Body) -> None:
    _insert_rating(execute, row, body, body["officer_id"], body["window"], "")


def _rate(execute: Execute, row: LedgerRow, body: Body, check_id: str) -> None:
    officer_id, window = execute("SELECT officer_id, window FROM checks WHERE id=?", (check_id,)).fetchone()
    _insert_rating(execute, row, body, officer_id, window, check_id)


def _insert_rating(execute: Execute, row: LedgerRow, body: Body, officer_id: str, window: str, check_id: str) -> None:
    execute(
        "INSERT INTO ratings (id, officer_id, window, check_id, level, comment_vault_id, given_at, local_day, amended,"
        " seq) VALUES (?,?,?,?,?,?,?,?,0,?)",
        (
            row.subject,
            officer_id,
            window,
            check_id,
            body["level"],
            body.get("comment_vault_id", ""),
            row.wall_time,
            row.local_day,
            row.seq,
        ),
    )
    _insert_reasons(execute, row.subject, body)


def _insert_reasons(execute: Execute, rating_id: str, body: Body) -> None:
    for reason in body.get("reasons", ()):
        execute("INSERT INTO rating_reasons (rating_id, reason) VALUES (?,?)", (rating_id, reason))


def _rating_amended(execute: Execute, row: LedgerRow, body: Body) -> None:
    execute(
        "UPDATE ratings SET level=?, comment_vault_id=?, amended=amended+1, seq=? WHERE id=?",
        (body["level"], body.get("comment_vault_id", ""), row.seq, row.subject),
    )
    execute("DELETE FROM rating_reasons WHERE rating_id=?", (row.subject,))
    _insert_reasons(execute, row.subject, body)


def _message_left(execute: Execute, row: LedgerRow, body: Body) -> None:
    execute(
        "INSERT INTO messages (id, kind, receipt, text_vault_id, left_at, local_day, seq) VALUES (?,?,?,?,?,?,?)",
        (
            row.subject,
            body["message_kind"],
            body["receipt"],
            body["text_vault_id"],
            row.wall_time,
            row.local_day,
            row.seq,
        ),
    )


_HANDLERS: dict[EntryKind, Callable[[Execute, LedgerRow, Body], None]] = {
    _K.OFFICER_ADDED: _officer_added,
    _K.OFFICER_CHANGED: _officer_changed,
    _K.OFFICER_SIGNED_IN: _officer_signed_in,
    _K.COUNTER_ADDED: _counter_added,
    _K.DEVICE_PAIRED: _device_paired,
    _K.DEVICE_REVOKED: _device_revoked,
    _K.CHECK_OFFERED: _check_offered,
    _K.CHECK_RELEASED: _check_released,
    _K.CHECK_RATING_AMENDED: _rating_amended,
    _K.RATING_GIVEN: _rating_given,
    _K.RATING_AMENDED: _rating_amended,
    _K.MESSAGE_LEFT: _message_left,
    **dict.fromkeys(_MOVE_OF, _check_moved),
}
