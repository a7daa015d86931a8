"""The signature of a check: kept once, as a picture, with the check and no longer than it."""

import hashlib
import json
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from PIL import Image

from kiosk_app.config import Check
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import UnratedCause
from kiosk_app.errors import NotAllowed, StoreDamaged, StoreError
from kiosk_app.services import ledger, signatures, viewings
from kiosk_app.services.checks import Checks
from kiosk_app.services.retention import tidy
from kiosk_app.services.roster import Roster
from kiosk_app.store.schema import VaultKey
from kiosk_app.store.station import StationStore
from tests.store.support import PICTURE, TurnedClock, add_officer, offer

LINE = (((0.25, 0.5), (0.75, 0.5)),)
DAY = 86_400


@pytest.fixture
def checks(store: StationStore) -> Checks:
    return Checks(store, Check())


def confirmed(store: StationStore, checks: Checks, staff: str = "000001") -> str:
    officer_id = add_officer(store, staff, Role.ADMINISTRATOR)
    made = offer()
    checks.accept("dev", officer_id, "3号窗口", made, PICTURE)
    checks.shown(made.check_id)
    checks.confirm(made.check_id)
    return made.check_id


def test_strokes_become_a_picture_of_the_sheets_shape(store: StationStore, checks: Checks) -> None:
    check_id = confirmed(store, checks)
    checks.sign(check_id, LINE, 4.0)
    kept = signatures.signature(store, check_id)
    assert kept is not None
    image = Image.open(BytesIO(kept))
    assert image.size == (1200, 300)
    assert image.getpixel((600, 150)) == 0
    assert image.getpixel((100, 150)) == 255
    assert image.getpixel((600, 100)) == 255
    (row,) = [row for row in store.rows_after(0, 1000) if row.kind is EntryKind.CHECK_SIGNED]
    assert row.device_id == "dev"
    said = json.loads(row.body)
    assert set(said) == {"vault_id", "vault_sha256"}
    assert said["vault_sha256"] == hashlib.sha256(kept).hexdigest()


def test_one_signature_a_check_and_only_before_its_rating(store: StationStore, checks: Checks) -> None:
    check_id = confirmed(store, checks)
    with pytest.raises(NotAllowed, match="还没有签名"):
        checks.sign(check_id, (), 4.0)
    checks.sign(check_id, LINE, 4.0)
    with pytest.raises(NotAllowed) as refused:
        checks.sign(check_id, LINE, 4.0)
    assert refused.value.code == "signed"
    other = offer()
    checks.accept("dev", Roster(store).officers()[0].id, "3号窗口", other, PICTURE)
    with pytest.raises(NotAllowed) as refused:
        checks.sign(other.check_id, LINE, 4.0)
    assert refused.value.code == "not_confirmed"


def test_a_signature_is_seen_with_its_check_and_goes_with_it(
    store: StationStore, checks: Checks, clock: TurnedClock
) -> None:
    check_id = confirmed(store, checks)
    checks.sign(check_id, LINE, 4.0)
    checks.decline(check_id, UnratedCause.DECLINED)
    (officer,) = Roster(store).officers()
    assert viewings.view(store, officer, check_id).signature == signatures.signature(store, check_id)
    clock.forward(31 * DAY)
    assert tidy(store, Check(picture_retention_days=30)) == 1
    assert list(store.home.vault.rglob("*.bin")) == []
    with pytest.raises(StoreError):
        signatures.signature(store, check_id)
    after = viewings.view(store, officer, check_id)
    assert (after.material, after.signature) == (None, None)
    destroyed = [row for row in store.rows_after(0, 1000) if row.kind is EntryKind.VAULT_DESTROYED]
    assert len(destroyed) == 2
    assert ledger.verify(store).ok


def test_a_signature_cannot_be_swapped_for_another(store: StationStore, checks: Checks) -> None:
    first, second = confirmed(store, checks), confirmed(store, checks, "000002")
    checks.sign(first, LINE, 3.0)
    checks.sign(second, (((0.2, 0.2), (0.3, 0.9)),), 3.0)
    one, other = (
        json.loads(row.body)["vault_id"] for row in store.rows_after(0, 1000) if row.kind is EntryKind.CHECK_SIGNED
    )
    key = store.read(lambda session: session.get_one(VaultKey, other)).key
    assert key is not None
    files = {path.stem: path for path in store.home.vault.rglob("*.bin")}
    sealed = files[other].read_bytes()
    content = AESGCM(key).decrypt(sealed[:12], sealed[12:], other.encode())
    files[one].write_bytes(sealed[:12] + AESGCM(key).encrypt(sealed[:12], content, one.encode()))
    store.write(lambda tx: tx.execute("UPDATE vault_keys SET key=? WHERE id=?", (key, one)))
    with pytest.raises(StoreDamaged, match="签名与账本登记的不一致"):
        signatures.signature(store, first)
    assert signatures.signature(store, second) == content
