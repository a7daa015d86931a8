"""The finger signature of a confirmed check: a small picture in the vault that lives and dies with the check's own."""

import hashlib
import json
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from kiosk_app.domain.check import CheckState
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import NotAllowed, StoreDamaged
from kiosk_app.store.schema import CheckRow
from kiosk_app.store.station import StationStore, Transaction, driver_execute

Stroke = Sequence[tuple[float, float]]
"""Points (x, y) as shares 0..1 of the sheet."""

WIDTH, PEN = 1200, 9
"""Pixels of the kept picture across, and of its lines."""
ASPECTS = (1.0, 8.0)
"""Width over height: the sheets that screens have."""


def sign(store: StationStore, check_id: str, strokes: Sequence[Stroke], aspect: float) -> None:
    """Keep the citizen's signature; `aspect` is the sheet's width over its height.

    Raises:
        NotAllowed: nothing was written, the check does not wait for its rating, or is signed already.
        StoreFull: nothing was kept.
    """
    if not any(strokes):
        raise NotAllowed("还没有签名，请在框里写上名字。", code="no_signature")
    picture = picture_of(strokes, aspect)

    def work(tx: Transaction) -> None:
        row = tx.session.get(CheckRow, check_id)
        if row is None or row.state is not CheckState.CONFIRMED:
            raise NotAllowed("这次核对的状态已经变化，请看屏幕上的最新提示。", code="not_confirmed")
        if _of(tx.execute, check_id):
            raise NotAllowed("这次核对已经签过名了。", code="signed")
        vault_id, sha256 = store.vault.put(tx, picture)
        body = {"vault_id": vault_id, "vault_sha256": sha256}
        tx.append(Entry(EntryKind.CHECK_SIGNED, check_id, body, row.device_id))

    store.write(work)


def signature(store: StationStore, check_id: str) -> bytes | None:
    """The kept picture (PNG); None where nobody signed.

    Raises:
        StoreError: destroyed. StoreDamaged: the vault's file is gone or was altered, or is not what the ledger names.
    """
    said = store.read(lambda session: _row(driver_execute(session), check_id))
    if said is None:
        return None
    picture = store.vault.get(str(said["vault_id"]))
    if said.get("vault_sha256", "") not in {"", hashlib.sha256(picture).hexdigest()}:
        raise StoreDamaged(f"核对 {check_id} 的签名与账本登记的不一致，请联系管理员核验账本。")
    return picture


def destroy(store: StationStore, tx: Transaction, check_id: str, cause: str) -> None:
    """Destroy a check's signature, if it has one, as part of `tx`."""
    if vault_id := _of(tx.execute, check_id):
        store.vault.destroy(tx, vault_id, cause)


def picture_of(strokes: Sequence[Stroke], aspect: float) -> bytes:
    """The strokes in black on white, as PNG."""
    from PIL import Image, ImageDraw

    height = round(WIDTH / min(max(aspect, ASPECTS[0]), ASPECTS[1]))
    image = Image.new("L", (WIDTH, height), 255)
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        points = [(x * WIDTH, y * height) for x, y in stroke]
        if len(points) > 1:
            pen.line(points, fill=0, width=PEN, joint="curve")
        for x, y in points[:1]:
            pen.ellipse((x - PEN / 2, y - PEN / 2, x + PEN / 2, y + PEN / 2), fill=0)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _of(execute: Callable[..., Any], check_id: str) -> str:
    said = _row(execute, check_id)
    return str(said["vault_id"]) if said else ""


def _row(execute: Callable[..., Any], check_id: str) -> dict[str, Any] | None:
    """What the ledger says of the signature."""
    sql = "SELECT body FROM ledger WHERE subject=? AND kind=? AND device_id != ''"
    found = execute(sql, (check_id, EntryKind.CHECK_SIGNED.value)).fetchone()
    return dict(json.loads(found[0])) if found else None
