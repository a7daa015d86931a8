"""Looking at a check afterwards: who may, what is left of it, and a ledger row for every time somebody does.

An officer sees the own checks, an administrator all. After the retention time the picture is gone with its key; what
can be shown then is the row of the ledger that destroyed it.
"""

import json
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Officer, Role
from kiosk_app.errors import ExitCode, NotAllowed
from kiosk_app.services.check_queue import CheckMaterial, kept_material
from kiosk_app.services.signatures import signature
from kiosk_app.store.schema import CheckRow, LedgerEntry, OfficerRow, VaultKey
from kiosk_app.store.station import StationStore, driver_execute


@dataclass(frozen=True, slots=True)
class Destroyed:
    """The ledger's proof: `seq` of the row, `at` in UTC ISO 8601, SHA-256 of what was destroyed (hex), and why."""

    seq: int
    at: str
    sha256: str
    cause: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check without anything of the citizen's. Times are UTC ISO 8601, empty for what has not happened."""

    check_id: str
    state: CheckState
    window: str
    staff_number: str
    business_code: str
    revision: int
    offered_at: str
    closed_at: str
    picture_sha256: str
    kept: bool
    """Whether picture and facts are still there."""
    voided: bool = False
    """Whether a supervisor has voided it, because the wrong citizen answered."""


@dataclass(frozen=True, slots=True)
class Viewing:
    """One check as somebody may see it now: never both `material` and `destroyed`.

    `seq` is the ledger row of this viewing.
    """

    line: CheckLine
    seq: int
    material: CheckMaterial | None
    destroyed: Destroyed | None
    signature: bytes | None = None
    """The citizen's signature (PNG), where there is one and it is still kept."""


def lines(store: StationStore, officer: Officer, limit: int = 50) -> list[CheckLine]:
    """The latest checks `officer` may look at, newest first, at most `limit`."""

    def find(session: Session) -> list[CheckLine]:
        query = _query().order_by(CheckRow.seq.desc()).limit(limit)
        if officer.role is not Role.ADMINISTRATOR:
            query = query.where(CheckRow.officer_id == officer.id)
        found = [(row, number, key) for row, number, key in session.execute(query)]
        voided = _voided(session, [row.id for row, _, _ in found])
        return [_line(row, number, key, voided=row.id in voided) for row, number, key in found]

    return store.read(find)


def view(store: StationStore, officer: Officer, check_id: str) -> Viewing:
    """Look at one check. The ledger row is on disk before anything is handed out.

    Raises:
        NotAllowed: no such check, or another officer's.
        StoreDamaged: the picture should be there and is not readable.
    """

    def find(session: Session) -> tuple[CheckRow, str, VaultKey] | None:
        found = session.execute(_query().where(CheckRow.id == check_id)).first()
        return (found[0], found[1], found[2]) if found else None

    found = store.read(find)
    if found is None:
        raise NotAllowed(
            f"没有编号为 {check_id} 的核对，请用 sunshine check list 查编号。", exit_code=ExitCode.NOT_FOUND
        )
    row, _, _ = found
    if officer.role is not Role.ADMINISTRATOR and row.officer_id != officer.id:
        raise NotAllowed("这次核对不是您办的，只能由经办民警或管理员查看。", code="not_yours")
    entry = Entry(EntryKind.CHECK_VIEWED, check_id, {"officer_id": officer.id})
    seq = store.write(lambda tx: tx.append(entry)).seq
    line = _line(*found, voided=bool(store.read(lambda session: _voided(session, [check_id]))))
    if line.kept:
        return Viewing(line, seq, kept_material(store, row), None, signature(store, check_id))
    return Viewing(line, seq, None, _proof(store, row.vault_id))


def _query() -> Select[CheckRow, str, VaultKey]:
    return (
        select(CheckRow, OfficerRow.staff_number, VaultKey)
        .join(OfficerRow, OfficerRow.id == CheckRow.officer_id)
        .join(VaultKey, VaultKey.id == CheckRow.vault_id)
    )


def _voided(session: Session, check_ids: list[str]) -> set[str]:
    """Which of them a supervisor has voided: only the ledger says so, since nothing of the check itself changes."""
    query = select(LedgerEntry.subject).where(
        LedgerEntry.kind == EntryKind.CHECK_VOIDED, LedgerEntry.subject.in_(check_ids), LedgerEntry.device_id != ""
    )
    return set(session.scalars(query))


def _line(row: CheckRow, staff_number: str, key: VaultKey, *, voided: bool) -> CheckLine:
    return CheckLine(
        row.id,
        row.state,
        row.window,
        staff_number,
        row.business_code,
        row.revision,
        row.offered_at,
        row.closed_at,
        row.sha256,
        key.key is not None,
        voided,
    )


def _proof(store: StationStore, vault_id: str) -> Destroyed | None:
    """The row that destroyed a vault entry; None where a recovery left the old ledger behind."""

    def find(session: Session) -> Destroyed | None:
        sql = "SELECT seq, wall_time, body FROM ledger WHERE subject=? AND kind=?"
        found = driver_execute(session)(sql, (vault_id, EntryKind.VAULT_DESTROYED.value)).fetchone()
        if found is None:
            return None
        body = json.loads(found[2])
        return Destroyed(found[0], found[1], body["sha256"], body["cause"])

    return store.read(find)
