"""The record check on the kiosk's side: every move goes through the domain's state table and into the ledger.

A release is appended in the same transaction as what earned it, so a counter never sees a citizen's answer without it.
"""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import select

from kiosk_app.config import Check, Kiosk, Link
from kiosk_app.domain.check import BUSINESS_CODE, CheckState, FactLabel, Mark, Move, MoveRefused, Offer, after
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Rating, UnratedCause
from kiosk_app.errors import NotAllowed
from kiosk_app.services.check_queue import CheckCard, CheckMaterial, cards, earlier, material, seal
from kiosk_app.services.deadlines import Deadlines
from kiosk_app.services.portraits import address
from kiosk_app.services.ratings import UNDO_TOLERANCE, amendable, rating_body
from kiosk_app.services.signatures import Stroke, sign
from kiosk_app.store.schema import CheckRow, OfficerRow
from kiosk_app.store.station import StationStore, Transaction

_S, _K = CheckState, EntryKind
WAITING = (_S.STORED, _S.QUEUED)
TIMED = (*WAITING, _S.SHOWN, _S.CONFIRMED, _S.DISPUTED)
"""States that a check may not stay in for longer than its ttl."""


class Checks:
    """Use cases of the check. `undo_seconds` includes the tolerance; `queued_per_counter` counts waiting checks."""

    def __init__(
        self,
        store: StationStore,
        policy: Check,
        *,
        undo_seconds: float = Kiosk().undo_seconds + UNDO_TOLERANCE,
        queued_per_counter: int = Link().queued_per_counter,
    ) -> None:
        self._store = store
        self._policy = policy
        self._undo_seconds = undo_seconds
        self._queued_per_counter = queued_per_counter
        self._deadlines = Deadlines(store.clock)

    def accept(self, device_id: str, officer_id: str, window: str, offer: Offer, picture: bytes) -> CheckState:
        """Keep an offered check with its picture; offering the same again answers with its present state.

        Raises:
            NotAllowed: `code` is picture_differs, id_reused (an alarm row is written), unknown_officer,
                unknown_revision, revision_closed, business_code or queue_full.
            StoreFull: nothing was kept.
        """
        if hashlib.sha256(picture).hexdigest() != offer.picture.sha256 or len(picture) != offer.picture.size:
            raise NotAllowed("收到的截图与窗口登记的不一致，请重新推送。", code="picture_differs")

        def work(tx: Transaction) -> CheckState | None:
            known = tx.session.get(CheckRow, offer.check_id)
            if known is not None:
                if known.device_id == device_id and known.sha256 == offer.picture.sha256:
                    return known.state
                alarm = {"code": "check_id_reused", "detail": offer.check_id}
                tx.append(Entry(_K.ALARM, offer.check_id, alarm, device_id))
                return None
            self._offer(tx, device_id, officer_id, window, offer, picture)
            return _S.STORED

        state = self._store.write(work)
        if state is None:
            raise NotAllowed("同一核对编号送来了不同的截图，已拒收并记录，请重新推送。", code="id_reused")
        return state

    def reject(self, device_id: str, check_id: str, code: str) -> None:
        """Write down that an offer was refused; repeating it writes nothing."""
        entry = Entry(_K.CHECK_REJECTED, check_id, {"device_id": device_id, "code": code}, device_id)

        def work(tx: Transaction) -> None:
            sql = "SELECT body FROM ledger WHERE subject=? AND kind=? AND device_id=? AND device_id != ''"
            earlier = tx.execute(sql, (check_id, _K.CHECK_REJECTED.value, device_id))
            if not any(json.loads(body)["code"] == code for (body,) in earlier):
                tx.append(entry)

        self._store.write(work)

    def queue(self) -> list[CheckCard]:
        """Checks a citizen can act on: those on the screen first, then by turn; a revision keeps its first turn."""
        return [replace(card, photo=address(self._store.home, card.photo)) for card in self._store.read(cards)]

    def material(self, check_id: str) -> CheckMaterial:
        """Picture and fields of a check that is on the kiosk.

        Raises:
            NotAllowed: the check is not on the kiosk (any more).
            StoreDamaged: the vault's file is gone or was altered.
        """
        return material(self._store, check_id)

    def earlier(self, check_id: str) -> CheckMaterial | None:
        """What the citizen disputed before this correction; None when it corrects nothing, or that is gone."""
        return earlier(self._store, check_id)

    def shown(self, check_id: str) -> None:
        """The picture is on the screen; showing it again writes nothing.

        Raises:
            NotAllowed: the check is not waiting.
        """

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.SHOW)
            if row.state is not _S.SHOWN:
                tx.append(Entry(_K.CHECK_SHOWN, check_id, {}, row.device_id))

        self._store.write(work)

    def confirm(self, check_id: str) -> None:
        """The citizen says that everything is right.

        Raises:
            NotAllowed: the check is not on the screen.
        """

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.CONFIRM)
            tx.append(Entry(_K.CHECK_CONFIRMED, check_id, {}, row.device_id))
            if self._policy.release_after == "confirmed":
                tx.append(Entry(_K.CHECK_RELEASED, check_id, {}, row.device_id))

        self._store.write(work)

    def sign(self, check_id: str, strokes: Sequence[Stroke], aspect: float) -> None:
        """Keep the citizen's signature under what they confirmed; errors as in `signatures.sign`."""
        sign(self._store, check_id, strokes, aspect)

    def dispute(self, check_id: str, marks: Sequence[Mark]) -> None:
        """The citizen circled what is wrong.

        Raises:
            NotAllowed: the check is not on the screen, or nothing was marked.
        """
        if not marks:
            raise NotAllowed("还没有圈出有误的地方，请圈一下再提交。", code="no_marks")
        body = {"marks": [{"label": FactLabel(mark.label), "strokes": mark.strokes} for mark in marks]}

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.DISPUTE)
            tx.append(Entry(_K.CHECK_DISPUTED, check_id, body, row.device_id))
            self._deadlines.start(check_id, row.ttl)  # the officer gets the whole time to correct it

        self._store.write(work)

    def rate(self, check_id: str, rating: Rating) -> None:
        """The citizen rates the service. On disk when this returns; only then may anyone be thanked.

        Raises:
            NotAllowed: the check is not confirmed, or already has its outcome.
        """

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.RATE)
            tx.append(Entry(_K.CHECK_RATED, check_id, rating_body(self._store, tx, rating), row.device_id))
            self._release(tx, row)

        self._store.write(work)

    def decline(self, check_id: str, cause: UnratedCause) -> None:
        """暂不评价, or the citizen walked away: counted as unrated.

        Raises:
            NotAllowed: the check is not confirmed, or already has its outcome.
        """

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.DECLINE)
            self._unrated(tx, row, cause)

        self._store.write(work)

    def amend(self, check_id: str, rating: Rating) -> None:
        """Replace the rating of a check within the undo window.

        Raises:
            NotAllowed: too late, or there is no rating.
        """

        def work(tx: Transaction) -> None:
            row = tx.session.get(CheckRow, check_id)
            amendable(self._store, tx, check_id, self._undo_seconds)
            device_id = row.device_id if row else ""
            tx.append(Entry(_K.CHECK_RATING_AMENDED, check_id, rating_body(self._store, tx, rating), device_id))

        self._store.write(work)

    def withdraw(self, device_id: str, check_id: str, reason: str) -> bool:
        """The officer takes a check back; False when the citizen has already answered, which is written down.

        Raises:
            NotAllowed: this counter has no such check.
        """

        def work(tx: Transaction) -> bool:
            row = tx.session.get(CheckRow, check_id)
            if row is None or row.device_id != device_id:
                raise NotAllowed("本窗口没有这次核对，无法撤回。", code="unknown_check")
            if row.state is _S.WITHDRAWN:
                return True  # the counter asks again until it has heard
            try:
                after(row.state, Move.WITHDRAW)
            except MoveRefused:
                tx.append(Entry(_K.CHECK_WITHDRAW_DENIED, check_id, {"reason": reason}, device_id))
                return False
            tx.append(Entry(_K.CHECK_WITHDRAWN, check_id, {"reason": reason}, device_id))
            return True

        return self._store.write(work)

    def expire(self, check_id: str, cause: str) -> None:
        """The time of a check that waits for an answer or a correction is over.

        Raises:
            NotAllowed: the check has been answered or ended.
        """

        def work(tx: Transaction) -> None:
            row = _require(tx, check_id, Move.EXPIRE)
            tx.append(Entry(_K.CHECK_EXPIRED, check_id, {"cause": cause}, row.device_id))

        self._store.write(work)

    def expire_overdue(self, now: float | None = None) -> list[str]:
        """End what has outlived its ttl; the ids. `now` is monotonic seconds, so a clock jump ends nothing.

        A confirmed check is closed as unrated (walked away) instead: the citizen has answered.
        """
        moment = time.monotonic() if now is None else now
        query = select(CheckRow).where(CheckRow.state.in_(TIMED))
        open_rows = self._store.read(lambda session: list(session.scalars(query)))
        overdue = [row for row in open_rows if self._deadlines.of(row, moment) <= moment]
        return [row.id for row in overdue if self._end(row.id)]

    def override(self, check_id: str, supervisor_id: str, reason: str) -> None:
        """A supervisor ends a check with a reason; counted in the month.

        Raises:
            NotAllowed: not an administrator, no reason, or the check is past it.
        """
        if not reason.strip():
            raise NotAllowed("越过核对必须写明原因，请填写后再提交。", code="no_reason")

        def work(tx: Transaction) -> None:
            supervisor = tx.session.get(OfficerRow, supervisor_id)
            if supervisor is None or not supervisor.active or supervisor.role is not Role.ADMINISTRATOR:
                raise NotAllowed("只有管理员可以越过核对，请由管理员登录。", code="not_administrator")
            row = _require(tx, check_id, Move.OVERRIDE)
            body = {"supervisor_id": supervisor_id, "reason": reason.strip()}
            tx.append(Entry(_K.CHECK_OVERRIDDEN, check_id, body, row.device_id))

        self._store.write(work)

    def state(self, check_id: str) -> CheckState | None:
        """Where a check stands; None when no such check was accepted."""
        row = self._store.read(lambda session: session.get(CheckRow, check_id))
        return row.state if row else None

    def _offer(
        self, tx: Transaction, device_id: str, officer_id: str, window: str, offer: Offer, picture: bytes
    ) -> None:
        if not BUSINESS_CODE.match(offer.business_code):
            raise NotAllowed("业务编号不合规则，请改正后重新推送。", code="business_code")
        officer = tx.session.get(OfficerRow, officer_id)
        if officer is None or not officer.active:
            raise NotAllowed("推送的民警不在名册里，请重新登录。", code="unknown_officer")
        if offer.revision_of:
            _supersede(tx, device_id, offer)
        waiting = select(CheckRow.id).where(CheckRow.device_id == device_id, CheckRow.state.in_(WAITING))
        if len(tx.session.scalars(waiting).all()) >= self._queued_per_counter:
            raise NotAllowed("本窗口排队的核对已满，请等群众核对后再推送。", code="queue_full")
        vault_id, vault_sha256 = self._store.vault.put(tx, seal(offer.fields, picture))
        ttl = max(1, min(offer.ttl, self._policy.ttl_seconds))
        body = {
            "officer_id": officer_id,
            "window": window,
            "business_code": offer.business_code,
            "picture": msgspec.to_builtins(offer.picture),
            "vault_id": vault_id,
            "vault_sha256": vault_sha256,
            "revision_of": offer.revision_of,
            "ttl": ttl,
        }
        tx.append(Entry(_K.CHECK_OFFERED, offer.check_id, body, device_id))
        self._deadlines.start(offer.check_id, ttl)

    def _unrated(self, tx: Transaction, row: CheckRow, cause: UnratedCause) -> None:
        tx.append(Entry(_K.CHECK_UNRATED, row.id, {"cause": cause}, row.device_id))
        self._release(tx, row)

    def _release(self, tx: Transaction, row: CheckRow) -> None:
        if not row.released_at:
            tx.append(Entry(_K.CHECK_RELEASED, row.id, {}, row.device_id))

    def _end(self, check_id: str) -> bool:
        def work(tx: Transaction) -> bool:
            row = tx.session.get(CheckRow, check_id)
            if row is None or row.state not in TIMED:
                return False  # the citizen was quicker
            if row.state is _S.CONFIRMED:
                self._unrated(tx, row, UnratedCause.WALKED_AWAY)
            else:
                tx.append(Entry(_K.CHECK_EXPIRED, check_id, {"cause": "ttl"}, row.device_id))
            return True

        self._deadlines.forget(check_id)
        return self._store.write(work)


def _require(tx: Transaction, check_id: str, move: Move) -> CheckRow:
    """The check, if the state table lets it make this move."""
    row = tx.session.get(CheckRow, check_id)
    if row is None:
        raise NotAllowed("没有这次核对，请返回首页。", code="unknown_check")
    try:
        after(row.state, move)
    except MoveRefused as refused:
        raise NotAllowed("这次核对的状态已经变化，请看屏幕上的最新提示。", code=refused.state.value) from refused
    return row


def _supersede(tx: Transaction, device_id: str, offer: Offer) -> None:
    row = tx.session.get(CheckRow, offer.revision_of)
    if row is None or row.device_id != device_id:
        raise NotAllowed("找不到要更正的那次核对，请直接重新推送。", code="unknown_revision")
    if row.state is not _S.DISPUTED:
        raise NotAllowed("要更正的那次核对已经结束，请直接重新推送。", code="revision_closed")
    tx.append(Entry(_K.CHECK_SUPERSEDED, row.id, {"by": offer.check_id}, device_id))
