"""Who works here: officers, their passwords, and who is signed in at which counter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from kiosk_app.domain.ids import new_id
from kiosk_app.domain.ledger import Entry, EntryKind
from kiosk_app.domain.officer import Officer, Role
from kiosk_app.errors import ExitCode, NotAllowed, SignInError
from kiosk_app.store.ledger import utc_text
from kiosk_app.store.schema import Credential, DeviceRow, OfficerRow, SessionRow
from kiosk_app.store.station import StationStore, Transaction

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PASSWORD_MINIMUM = 8
WRONG_TRIES = 5
LOCK = timedelta(minutes=5)
SESSION = timedelta(hours=14)
"""A sign-in lasts a working day, so that a counter resumes after a crash but not the next morning."""

WRONG = "警号或密码不对，请重新输入；忘记密码请找管理员重设。"
LOCKED = "密码连续输错 5 次，请 5 分钟后再试。"


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in at a counter."""

    session_id: str
    officer: Officer


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who works at a window today."""

    window: str
    officer: Officer


class Roster:
    """Use cases around officers."""

    def __init__(self, store: StationStore) -> None:
        self._store = store

    def officers(self, *, active_only: bool = True) -> list[Officer]:
        """By staff number."""
        query = select(OfficerRow).order_by(OfficerRow.staff_number)
        if active_only:
            query = query.where(OfficerRow.active)
        return self._store.read(lambda session: [_officer(row) for row in session.scalars(query)])

    def find(self, staff_number: str) -> Officer | None:
        """The officer with that number, active or not."""
        query = select(OfficerRow).where(OfficerRow.staff_number == staff_number)
        row = self._store.read(lambda session: session.scalar(query))
        return _officer(row) if row else None

    def add(
        self,
        staff_number: str,
        name: str,
        password: str,
        *,
        role: Role = Role.OFFICER,
        window: str = "",
        photo: str = "",
    ) -> Officer:
        """Put an officer on the roster.

        Raises:
            NotAllowed: not a staff number, no name, a short password, or the number is taken.
        """
        try:
            officer = Officer(new_id(), staff_number, name.strip(), role, window, photo)
        except ValueError as error:
            raise NotAllowed(f"不能添加警号 {staff_number}：警号应为 6 至 8 位数字，姓名不能为空，请改正。") from error
        password_hash = _hash(password)
        body = {"staff_number": staff_number, "name": officer.name, "role": role, "window": window, "photo": photo}

        def work(tx: Transaction) -> None:
            if tx.execute("SELECT 1 FROM officers WHERE staff_number=?", (staff_number,)).fetchone():
                raise NotAllowed(f"警号 {staff_number} 已在名册里，请核对后再添加。")
            tx.append(Entry(EntryKind.OFFICER_ADDED, officer.id, body))
            tx.session.add(_credential(officer.id, password_hash, self._now()))

        self._store.write(work)
        return officer

    def change(
        self,
        officer_id: str,
        *,
        name: str | None = None,
        window: str | None = None,
        active: bool | None = None,
        photo: str | None = None,
    ) -> Officer:
        """Change what is not None.

        Raises:
            NotAllowed: no such officer, or nothing to change.
        """
        changes = {"name": name, "window": window, "active": active, "photo": photo}
        body = {key: value for key, value in changes.items() if value is not None}
        if not body:
            raise NotAllowed("没有要改的内容，请写明姓名、窗口或在岗状态。")

        def work(tx: Transaction) -> Officer:
            _require(tx, officer_id)
            tx.append(Entry(EntryKind.OFFICER_CHANGED, officer_id, body))
            return _officer(_require(tx, officer_id))

        return self._store.write(work)

    def sign_in(self, device_id: str, staff_number: str, password: str) -> Session:
        """Check the password and open a session at `device_id`.

        Raises:
            SignInError: unknown number, wrong password, not active, or locked after `WRONG_TRIES`.
        """
        officer = self._verified(staff_number, password)
        session_id = new_id()
        body = {"session_id": session_id, "device_id": device_id}
        entry = Entry(EntryKind.OFFICER_SIGNED_IN, officer.id, body, device_id)
        self._store.write(lambda tx: tx.append(entry))
        return Session(session_id, officer)

    def session(self, session_id: str) -> Officer | None:
        """Who signed in with `session_id`; None when unknown, over, no longer active, or of an earlier password."""
        now = self._now()
        oldest, present = utc_text(now - SESSION), utc_text(now)
        # A change that seems to lie ahead was made under a wrong clock, which must not lock an officer out for good.
        changed = Credential.changed_at
        same_password = or_(changed.is_(None), changed <= SessionRow.signed_in_at, changed > present)
        query = (
            select(OfficerRow)
            .join(SessionRow, SessionRow.officer_id == OfficerRow.id)
            .outerjoin(Credential, Credential.officer_id == OfficerRow.id)
            .where(SessionRow.id == session_id, SessionRow.signed_in_at >= oldest, OfficerRow.active, same_password)
        )
        row = self._store.read(lambda session: session.scalar(query))
        return _officer(row) if row else None

    def on_duty(self) -> list[OnDuty]:
        """Who signed in last today at each window's counter, by window; an officer only where seen last."""
        midnight = self._now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        query = (
            select(DeviceRow.window, OfficerRow)
            .join(SessionRow, SessionRow.officer_id == OfficerRow.id)
            .join(DeviceRow, SessionRow.device_id == DeviceRow.id)
            .where(SessionRow.signed_in_at >= utc_text(midnight), OfficerRow.active, DeviceRow.revoked_at == "")
            .order_by(SessionRow.seq.desc())
        )
        found: dict[str, Officer] = {}
        for window, row in self._store.read(lambda session: [(w, _officer(o)) for w, o in session.execute(query)]):
            if window and window not in found and row.id not in {officer.id for officer in found.values()}:
                found[window] = row
        return [OnDuty(window, officer) for window, officer in sorted(found.items())]

    def verify(self, staff_number: str, password: str) -> Officer:
        """Who gives this number and password, without opening a session anywhere.

        Raises:
            SignInError: as `sign_in`.
        """
        return self._verified(staff_number, password)

    def verify_administrator(self, staff_number: str, password: str) -> Officer:
        """Who may pair devices, override a check or leave the kiosk's full screen.

        Raises:
            SignInError: as `sign_in`, or not an administrator.
        """
        officer = self._verified(staff_number, password)
        if officer.role is not Role.ADMINISTRATOR:
            raise SignInError(f"警号 {staff_number} 没有管理员权限，请由管理员操作。")
        return officer

    def change_password(self, staff_number: str, old: str, new: str) -> Officer:
        """An officer changes the own password; who it was.

        Raises:
            SignInError: the old one is wrong. NotAllowed: the new one is too short, or the old one again.
        """
        officer = self._verified(staff_number, old)
        if old == new:
            raise NotAllowed("新密码和原来的一样，请换一个。", code="same_password")
        self._set_password(officer.id, new, "officer")
        return officer

    def reset_password(self, staff_number: str, new: str) -> None:
        """An administrator gives a new password, which also ends a lock.

        Raises:
            NotAllowed: no such officer, or the password is too short.
        """
        officer = self.find(staff_number)
        if officer is None:
            raise NotAllowed(f"名册里没有警号 {staff_number}，请核对。", exit_code=ExitCode.NOT_FOUND)
        self._set_password(officer.id, new, "administrator")

    def _set_password(self, officer_id: str, password: str, by: str) -> None:
        """The ledger says that it was set and by whom, since whoever sets it can sign in; never anything of it."""
        fresh = _credential(officer_id, _hash(password), self._now())

        def work(tx: Transaction) -> None:
            tx.session.merge(fresh)
            tx.session.flush()
            tx.append(Entry(EntryKind.OFFICER_PASSWORD_SET, officer_id, {"by": by}))

        self._store.write(work)

    def _verified(self, staff_number: str, password: str) -> Officer:
        """Hashing takes some 50 ms, so it happens between two short transactions, never inside one."""
        officer = self.find(staff_number)
        key = officer.id if officer else ""
        kept = self._store.read(lambda session: session.get(Credential, key))
        if kept is not None and kept.locked_until > utc_text(self._now()):
            raise SignInError(LOCKED)
        # An unknown number costs the same time as a wrong password.
        matches = _matches(kept.password_hash if kept else _nobody(), password)
        if officer is None or kept is None:
            raise SignInError(WRONG)
        if not matches:
            self._missed(officer.id)
        if not officer.active:
            raise SignInError(f"警号 {staff_number} 已停用，请联系管理员。")
        if kept.failures:
            self._store.write(
                lambda tx: tx.execute("UPDATE credentials SET failures=0 WHERE officer_id=?", (officer.id,))
            )
        return officer

    def _missed(self, officer_id: str) -> None:
        until = utc_text(self._now() + LOCK)

        def work(tx: Transaction) -> bool:
            kept = tx.session.get_one(Credential, officer_id)
            kept.failures += 1
            if kept.failures < WRONG_TRIES:
                return False
            kept.failures, kept.locked_until = 0, until
            tx.session.flush()
            tx.append(Entry(EntryKind.OFFICER_LOCKED, officer_id, {"until": until}))
            return True

        raise SignInError(LOCKED if self._store.write(work) else WRONG)

    def _now(self) -> datetime:
        return self._store.clock()


def _officer(row: OfficerRow) -> Officer:
    return Officer(row.id, row.staff_number, row.name, row.role, row.window, row.photo, row.active)


def _require(tx: Transaction, officer_id: str) -> OfficerRow:
    row = tx.session.get(OfficerRow, officer_id)
    if row is None:
        raise NotAllowed("名册里没有这名民警，请核对警号。")
    return row


def _credential(officer_id: str, password_hash: str, now: datetime) -> Credential:
    return Credential(
        officer_id=officer_id, password_hash=password_hash, changed_at=utc_text(now), failures=0, locked_until=""
    )


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()  # argon2id with the library's RFC 9106 low-memory profile


@cache
def _nobody() -> str:
    return _hasher().hash(new_id())


def _hash(password: str) -> str:
    if len(password) < PASSWORD_MINIMUM:
        raise NotAllowed(f"密码至少 {PASSWORD_MINIMUM} 位，请换一个。")
    return _hasher().hash(password)


def _matches(password_hash: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    try:
        return _hasher().verify(password_hash, password)
    except VerificationError:
        return False
