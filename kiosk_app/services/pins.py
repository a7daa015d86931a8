"""The pin table: which counter PCs may connect. Pairing and revoking are rows of the ledger."""

import hashlib
import ssl
from dataclasses import dataclass

from sqlalchemy import select

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.errors import ExitCode, NotAllowed
from kiosk_app.link.desk import NewPeer, PairingRefused, Peer
from kiosk_app.store.schema import CounterRow, DeviceRow
from kiosk_app.store.station import StationStore, Transaction

ACTIVE = DeviceRow.revoked_at == ""


@dataclass(frozen=True, slots=True)
class Device:
    """One counter PC as the installer sees it. Times are UTC ISO 8601; `revoked_at` is empty while it is paired."""

    device_id: str
    name: str
    window: str
    fingerprint: str
    paired_at: str
    revoked_at: str


class Pins:
    """Use cases of pairing on the kiosk's side."""

    def __init__(self, store: StationStore) -> None:
        self._store = store

    def devices(self, *, active_only: bool = True) -> list[Device]:
        """Paired counters, oldest first."""
        query = select(DeviceRow).order_by(DeviceRow.seq)
        if active_only:
            query = query.where(ACTIVE)
        rows = self._store.read(lambda session: list(session.scalars(query)))
        return [Device(r.id, r.name, r.window, r.fingerprint, r.paired_at, r.revoked_at) for r in rows]

    def peers(self) -> list[Peer]:
        """The pin table as the link needs it. A row whose certificate is not the pinned one is left out."""
        rows = self._store.read(lambda session: list(session.scalars(select(DeviceRow).where(ACTIVE))))
        found = [(row, _der(row.certificate)) for row in rows]
        return [
            Peer(row.id, row.window, row.fingerprint, der)
            for row, der in found
            if hashlib.sha256(der).hexdigest() == row.fingerprint
        ]

    def add(self, peer: NewPeer) -> Peer:
        """Pin a counter whose pairing was confirmed; whatever it replaces is revoked in the same transaction.

        Raises:
            PairingRefused: window_unknown, or window_taken by another PC and `replace` was not said.
        """
        device_id = new_id()
        body = {
            "name": peer.name,
            "window": peer.window,
            "role": "counter",
            "fingerprint": peer.fingerprint,
            "certificate": ssl.DER_cert_to_PEM_cert(peer.certificate),
        }

        def work(tx: Transaction) -> None:
            windows = tx.session.scalars(select(CounterRow.window)).all()
            if windows and peer.window not in windows:
                raise PairingRefused("window_unknown")
            for former in tx.session.scalars(select(DeviceRow).where(ACTIVE)).all():
                same_pc = former.fingerprint == peer.fingerprint
                if former.window == peer.window and not same_pc and not peer.replace:
                    raise PairingRefused("window_taken")
                if former.window == peer.window or same_pc:
                    tx.append(Entry(EntryKind.DEVICE_REVOKED, former.id, {"reason": "replaced"}))
            tx.append(Entry(EntryKind.DEVICE_PAIRED, device_id, body, device_id))

        self._store.write(work)
        return Peer(device_id, peer.window, peer.fingerprint, peer.certificate)

    def revoke(self, window_or_device: str, reason: str = "administrator") -> Device:
        """Take a counter's pin away, by its window or its device id; the running kiosk drops its socket.

        Raises:
            NotAllowed: no paired counter goes by that name.
        """
        found = [d for d in self.devices() if window_or_device in {d.window, d.device_id}]
        if not found:
            sentence = f"没有找到与 {window_or_device} 对应的已配对电脑，请用 sunshine pair list 查看。"
            raise NotAllowed(sentence, exit_code=ExitCode.NOT_FOUND)
        entry = Entry(EntryKind.DEVICE_REVOKED, found[0].device_id, {"reason": reason})
        self._store.write(lambda tx: tx.append(entry))
        return found[0]


def _der(pem: str) -> bytes:
    try:
        return ssl.PEM_cert_to_DER_cert(pem)
    except ValueError:
        return b""
