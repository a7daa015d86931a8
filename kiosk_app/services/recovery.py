"""A damaged station store: set aside at start, and a new ledger begun with what the old one still proves.

Nothing is ever deleted. `quarantine/<time>` is laid out like a home, so `sunshine ledger verify --home` reads it as
far as it can be read; its pictures and messages go with it, since only the old store has their keys. The new ledger
has a new epoch, begins with an alarm, and keeps the station's signing key: counters stay paired, notice the new
epoch, alarm, and follow the new ledger from its first row. Ratings and checks are not copied: a row signed today must
not claim to have been written last week.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk_app.config import load_settings
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import NotAllowed, StoreDamaged, StoreKeyLost, StoreMissing
from kiosk_app.paths import Home, sync_folder
from kiosk_app.services import ledger
from kiosk_app.store.base import STORE_KEY, Clock, utc_now
from kiosk_app.store.engine import explain, read_key
from kiosk_app.store.ledger import Signer, utc_text
from kiosk_app.store.salvage import Record, Salvage, log_of, salvage
from kiosk_app.store.schema import Credential
from kiosk_app.store.station import LEDGER_KEY, StationStore, Transaction

log = logging.getLogger(__name__)

RECOVER = "请由管理员运行 sunshine station recover 恢复"
CHAIN_FLAWS = frozenset({"pages", "empty", "missing_before", "chain_broken", "altered", "signature", "unusable"})
"""Findings that no rebuilding of tables mends."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery did. `pins_kept`: the counters need not be paired again."""

    quarantine: str
    former_epoch: str
    epoch: str
    sound_rows: int
    officers: int
    passwords: int
    windows: int
    devices: int
    pins_kept: bool


def open_or_set_aside(home: Home, *, clock: Clock = utc_now) -> StationStore:
    """Open the store for the kiosk; a damaged one is moved to the quarantine first.

    Raises:
        StoreDamaged: it was damaged, now or at an earlier start; the sentence says where it lies and what to do.
        StoreKeyLost: only a key is missing: nothing was moved. StoreError: as `StationStore.open`.
    """
    try:
        with _log_held(home):
            return StationStore.open(home, clock=clock)
    except StoreKeyLost:
        raise
    except StoreDamaged as damage:
        place = set_aside(home, clock)
        log.error("store damaged, moved to %s", place)
        raise StoreDamaged(f"数据文件损坏，已原样移到 {place}，{RECOVER}。") from damage
    except StoreMissing:
        demand_recovered(home)
        raise


def demand_recovered(home: Home) -> None:
    """Refuse to begin an empty store where a damaged one waits to be recovered.

    Raises:
        StoreDamaged: there is a quarantined store and none in use.
    """
    places = quarantined(home)
    if places and not home.station_db.exists():
        raise StoreDamaged(f"数据文件上次启动时已损坏，移到了 {places[-1].root}，{RECOVER}。")


def quarantined(home: Home) -> list[Home]:
    """The stores that were set aside, oldest first; each is laid out like a home."""
    folder = home.root / "quarantine"
    places = [Home(place) for place in sorted(folder.iterdir())] if folder.is_dir() else []
    return [place for place in places if place.station_db.exists()]  # a move cut short before it began left none


def set_aside(home: Home, clock: Clock = utc_now) -> Path:
    """Move the store, its log and its vault into the quarantine, with a copy of its keys; where it lies now.

    Raises:
        StoreError: no permission. StoreFull: no room for the keys.
    """
    stamp = utc_text(clock()).replace(":", "").replace("-", "").replace(".", "")
    place = Home(home.root / "quarantine" / stamp)
    try:
        place.root.mkdir(mode=0o700, parents=True)
        place.keys.mkdir(mode=0o700)
        for name in (STORE_KEY, LEDGER_KEY):
            if (home.keys / name).exists():
                shutil.copy2(home.keys / name, place.keys / name)
        home.station_db.rename(place.station_db)
    except OSError as error:
        raise explain(error, place.root) from error
    _finish(home)
    return place.root


@contextmanager
def _log_held(home: Home) -> Iterator[None]:
    """Keep a copy of the log while the store is tried: SQLite drops the log of a file that it cannot read."""
    try:
        if log_of(home).exists():
            shutil.copyfile(log_of(home), _held(home))
    except OSError:  # a full disk must not keep a sound store from opening
        _held(home).unlink(missing_ok=True)
    yield
    _held(home).unlink(missing_ok=True)


def _held(home: Home) -> Path:
    return log_of(home).with_suffix(".held")


def _finish(home: Home) -> None:
    """Move what belongs to the store set aside last. A power cut in between is made good by the next call."""
    places = quarantined(home)
    if not places or home.station_db.exists():
        return
    place = places[-1]
    try:
        for source, name in (
            (_held(home), log_of(place).name),
            (log_of(home), log_of(place).name),
            (home.vault, home.vault.name),
        ):
            target = place.root / name
            if source.exists():
                source.rename(target if not target.exists() else target.with_name(f"{name}.later"))
        home.station_db.with_name(f"{home.station_db.name}-shm").unlink(missing_ok=True)  # an index of the log, no data
        for folder in (place.root, home.root):
            sync_folder(folder)
    except OSError as error:
        raise explain(error, place.root) from error


def recover(home: Home, *, keys_lost: bool = False, clock: Clock = utc_now) -> Recovered:
    """Begin a new ledger with what a damaged one proves. It may be called again after a power cut at any point.

    Raises:
        NotAllowed: the store is sound, its tables alone are not, or the kiosk is running.
        StoreKeyLost: a key is missing and `keys_lost` was not said. StoreMissing: there is nothing to recover.
        StoreError: no permission, or a full disk.
    """
    _demand_stopped(home)
    _finish(home)
    if home.station_db.exists():
        _demand_damage(home, keys_lost)
        set_aside(home, clock)
    places = quarantined(home)
    if not places:
        raise StoreMissing(f"{home.root} 里没有要恢复的数据，请先运行 sunshine station init 建立。")
    old = places[-1]
    found = _found(old, keys_lost)
    same_key = _keep_usable_keys(home) and found.verify_key == Signer(read_key(home.keys / LEDGER_KEY)).verify_key
    if not same_key:
        found = replace(found, devices=())  # their pins name another signing key
    detail = f"former={found.epoch} rows={found.rows} quarantine={old.root.name}"
    with StationStore.create(
        home,
        name=load_settings(home.config).station.name,
        clock=clock,
        fill=lambda tx: _carry_over(tx, found, detail),
    ) as store:
        return Recovered(
            quarantine=str(old.root),
            former_epoch=found.epoch,
            epoch=store.epoch,
            sound_rows=found.rows,
            officers=len(found.officers),
            passwords=len(_known(found)),
            windows=len(found.windows),
            devices=len(found.devices),
            pins_kept=same_key,
        )


def _demand_stopped(home: Home) -> None:
    """A running kiosk would go on writing into the files that were moved."""
    from kiosk_app.errors import LinkError
    from kiosk_app.link.listener import listen

    settings = load_settings(home.config).link
    try:
        listen(settings.bind, settings.port).close()
    except LinkError as error:
        raise NotAllowed(f"端口 {settings.port} 正被使用，恢复数据前请先关闭触摸屏程序。") from error


def _demand_damage(home: Home, keys_lost: bool) -> None:
    try:
        with _log_held(home), StationStore.open(home) as store:
            found = ledger.verify(store)
    except StoreKeyLost:
        if not keys_lost:
            raise
        return
    except StoreDamaged:
        return
    if found.ok:
        raise NotAllowed(f"{home.station_db} 没有损坏，不需要恢复。")
    if not CHAIN_FLAWS & {finding.code for finding in found.findings}:
        raise NotAllowed("账本完好，只有业务表不一致，请运行 sunshine ledger rebuild。")


def _found(old: Home, keys_lost: bool) -> Salvage:
    try:
        return salvage(old)
    except StoreKeyLost:
        if not keys_lost:
            raise
        return Salvage()


def _keep_usable_keys(home: Home) -> bool:
    """Take away key files that hold no key (a copy lies in the quarantine); whether the signing key is still there."""
    for name in (STORE_KEY, LEDGER_KEY):
        try:
            read_key(home.keys / name)
        except StoreKeyLost:
            (home.keys / name).unlink(missing_ok=True)
    return (home.keys / LEDGER_KEY).exists()


def _carry_over(tx: Transaction, found: Salvage, detail: str) -> None:
    tx.append(Entry(EntryKind.ALARM, found.epoch, {"code": "store.recovered", "detail": detail}))
    for window in found.windows:
        tx.append(Entry(EntryKind.COUNTER_ADDED, window, {"window": window}))
    for officer in found.officers:
        body = {name: officer[name] for name in ("staff_number", "name", "role", "window", "photo")}
        tx.append(Entry(EntryKind.OFFICER_ADDED, officer["id"], body))
        if not officer["active"]:
            tx.append(Entry(EntryKind.OFFICER_CHANGED, officer["id"], {"active": False}))
    for device in found.devices:
        body = {name: device[name] for name in ("name", "window", "role", "fingerprint", "certificate")}
        tx.append(Entry(EntryKind.DEVICE_PAIRED, device["id"], body, device["id"]))
    tx.session.add_all(Credential(**record) for record in _known(found))


def _known(found: Salvage) -> list[Record]:
    known = {officer["id"] for officer in found.officers}
    return [record for record in found.credentials if record["officer_id"] in known]
