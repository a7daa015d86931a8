"""What the kiosk's screen reads of the checks: the queue, and one check's picture and facts."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk_app.domain.check import ON_KIOSK, CheckState, Field
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import NotAllowed, StoreDamaged, StoreError
from kiosk_app.store.schema import CheckRow, OfficerRow
from kiosk_app.store.station import StationStore, driver_execute

ON_SCREEN = frozenset({CheckState.SHOWN, CheckState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class CheckCard:
    """One check in the kiosk's queue. `offered_at` is UTC ISO 8601."""

    check_id: str
    window: str
    officer_name: str
    staff_number: str
    business_code: str
    state: CheckState
    revision: int
    turn: int
    """Its place in the queue: a correction keeps that of the check it corrects, and no other check has it."""
    offered_at: str
    device_id: str
    officer_id: str
    photo: str
    """The roster's name of the officer's photo, or its address where a screen asks."""


@dataclass(frozen=True, slots=True)
class CheckMaterial:
    """What the citizen looks at: the exact bytes the counter sent, and the facts to stress."""

    fields: tuple[Field, ...]
    picture: bytes
    media_type: str
    width: int
    height: int


class _Kept(msgspec.Struct, array_like=True):
    """The vault's form of a check: fields and picture are one secret with one lifetime."""

    fields: list[tuple[str, str, tuple[float, float, float, float] | None]]
    picture: bytes


def cards(session: Session) -> list[CheckCard]:
    """Checks a citizen can act on: those on the screen first, then by turn."""
    query = (
        select(CheckRow, OfficerRow)
        .join(OfficerRow, OfficerRow.id == CheckRow.officer_id)
        .where(CheckRow.state.in_(ON_KIOSK))
        .order_by(CheckRow.place, CheckRow.seq)
    )
    found = [_card(check, officer) for check, officer in session.execute(query)]
    return sorted(found, key=lambda card: card.state not in ON_SCREEN)


def material(store: StationStore, check_id: str) -> CheckMaterial:
    """Picture and fields of a check that is on the kiosk.

    Raises:
        NotAllowed: the check is not on the kiosk (any more).
        StoreDamaged: the vault's file is gone or was altered.
    """
    row = store.read(lambda session: session.get(CheckRow, check_id))
    if row is None or row.state not in ON_KIOSK:
        raise NotAllowed("这次核对已经结束，画面不再显示。", code="not_on_kiosk")
    return kept_material(store, row)


def earlier(store: StationStore, check_id: str) -> CheckMaterial | None:
    """Picture and fields of the disputed check that this one corrects; None when it corrects none, or they are gone."""

    def find(session: Session) -> CheckRow | None:
        row = session.get(CheckRow, check_id)
        return session.get(CheckRow, row.revision_of) if row and row.revision_of else None

    row = store.read(find)
    if row is None:
        return None
    try:
        return kept_material(store, row)
    except StoreError:
        return None  # destroyed or damaged: the correction itself can be checked all the same


def kept_material(store: StationStore, row: CheckRow) -> CheckMaterial:
    """What the vault keeps of a check, whatever its state.

    Raises:
        StoreError: destroyed. StoreDamaged: the vault's file is gone or was altered, or is not what the ledger names.
    """
    content = store.vault.get(row.vault_id)
    kept = msgspec.msgpack.decode(content, type=_Kept)
    promised = store.read(lambda session: _promised(session, row.id))
    if hashlib.sha256(kept.picture).hexdigest() != row.sha256 or promised not in {
        "",
        hashlib.sha256(content).hexdigest(),
    }:
        raise StoreDamaged(f"核对 {row.id} 的截图和要点与账本登记的不一致，请联系管理员核验账本。")
    fields = tuple(Field(label, text, box) for label, text, box in kept.fields)
    return CheckMaterial(fields, kept.picture, row.media_type, row.width, row.height)


def _promised(session: Session, check_id: str) -> str:
    """SHA-256 (hex) that the ledger names of picture and facts together; "" in rows of before it did."""
    sql = "SELECT body FROM ledger WHERE subject=? AND kind=? AND device_id != ''"
    found = driver_execute(session)(sql, (check_id, EntryKind.CHECK_OFFERED.value)).fetchone()
    return str(json.loads(found[0]).get("vault_sha256", "")) if found else ""


def seal(fields: Sequence[Field], picture: bytes) -> bytes:
    """The one vault blob of a check."""
    return msgspec.msgpack.encode(_Kept([(field.label, field.text, field.box) for field in fields], picture))


def _card(check: CheckRow, officer: OfficerRow) -> CheckCard:
    return CheckCard(
        check.id,
        check.window,
        officer.name,
        officer.staff_number,
        check.business_code,
        check.state,
        check.revision,
        check.place,
        check.offered_at,
        check.device_id,
        officer.id,
        officer.photo,
    )
