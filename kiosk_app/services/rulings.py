"""A supervisor's rulings at a counter: letting a record be printed without a finished check, and voiding an answer.

Both need a second sign-in, by an administrator who is not the officer that pushed, and a reason. Nothing is ever taken
back: a ruling is one more row of the ledger, and rulings of the month are counted.
"""

from sqlalchemy import func, select

from kiosk_app.domain.check import CheckState, names_somebody
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Officer
from kiosk_app.errors import NotAllowed
from kiosk_app.services.checks import Checks
from kiosk_app.services.roster import Roster
from kiosk_app.store.ledger import local_day
from kiosk_app.store.schema import CheckRow, LedgerEntry
from kiosk_app.store.station import StationStore, Transaction

OVERRIDE, VOID = "override", "void"
KINDS = {OVERRIDE: EntryKind.CHECK_OVERRIDDEN, VOID: EntryKind.CHECK_VOIDED}
REASON_LIMIT = 60
MONTH = len("2026-11")


class Rulings:
    """Use cases of a supervisor at a counter."""

    def __init__(self, store: StationStore, checks: Checks, roster: Roster) -> None:
        self._store, self._checks, self._roster = store, checks, roster

    def rule(
        self, device_id: str, check_id: str, rule: str, staff_number: str, password: str, reason: str
    ) -> tuple[Officer, int]:
        """Rule on a check of this counter; who ruled, and how many such rulings this month has with it.

        `rule` is `OVERRIDE` (the record may be printed without the citizen's answer) or `VOID` (the wrong citizen
        answered: it may not be printed on this answer, which stays in the ledger).

        Raises:
            SignInError: wrong, locked, or not an administrator.
            NotAllowed: not this counter's, no reason or a number in it, the officer's own check, or the check is past
                or before it.
        """
        if not reason.strip():
            raise NotAllowed("特批和作废必须写明原因，请填写后再提交。", code="no_reason")
        if names_somebody(reason):
            sentence = "原因会永久记入账本，不能写身份证号和电话号码，请改成不含号码的说法。"
            raise NotAllowed(sentence, code="names_somebody")
        supervisor = self._roster.verify_administrator(staff_number, password)
        row = self._store.read(lambda session: session.get(CheckRow, check_id))
        if row is None or row.device_id != device_id:
            raise NotAllowed("本窗口没有这次核对，请看浮动条上的最新提示。", code="unknown_check")
        if row.officer_id == supervisor.id:
            raise NotAllowed("自己推送的不能自己特批或作废，请另一名管理员登录。", code="own_check")
        said = reason.strip()[:REASON_LIMIT]
        if rule == OVERRIDE:
            self._checks.override(check_id, supervisor.id, said)
        else:
            self._void(check_id, supervisor.id, said)
        return supervisor, self.this_month(KINDS[rule])

    def this_month(self, kind: EntryKind) -> int:
        """Rows of `kind` in the present month (Asia/Shanghai)."""
        month = local_day(self._store.clock())[:MONTH]
        query = select(func.count()).where(LedgerEntry.kind == kind, LedgerEntry.local_day.startswith(month))
        return self._store.read(lambda session: session.scalar(query) or 0)

    def _void(self, check_id: str, supervisor_id: str, reason: str) -> None:
        def work(tx: Transaction) -> None:
            row = tx.session.get_one(CheckRow, check_id)
            if row.state is not CheckState.RELEASED:
                raise NotAllowed("只有群众已经答完的核对才能作废，没有答完的请撤回。", code=row.state.value)
            earlier = select(func.count()).where(
                LedgerEntry.kind == EntryKind.CHECK_VOIDED,
                LedgerEntry.subject == check_id,
                LedgerEntry.device_id != "",
            )
            if tx.session.scalar(earlier):
                raise NotAllowed("这次核对已经作废，请重新推送。", code="voided")
            body = {"supervisor_id": supervisor_id, "reason": reason}
            tx.append(Entry(EntryKind.CHECK_VOIDED, check_id, body, row.device_id))

        self._store.write(work)
