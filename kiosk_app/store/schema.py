"""The station's tables. `ledger` is the truth; the projections can be rebuilt from it; four tables are neither.

`vault_keys` and `credentials` hold secrets that must be able to vanish (a picture's key after the retention time, an
old password's hash), and a ledger keeps everything for ever; so they are no projections and the ledger names only ids.
`lookups` and `search_misses` are counts of no one's doing, kept for the editor of the content and for 大家常查.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Table, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk_app.domain.check import CheckState
from kiosk_app.domain.message import MessageKind
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Level, Reason, UnratedCause
from kiosk_app.store.columns import NAMING, choice


class Base(DeclarativeBase):
    """Root of the station's tables."""

    metadata = MetaData(naming_convention=NAMING)


class LedgerEntry(Base):
    """One row of the ledger. `kind` has no CHECK: a new kind must not need this table to be rewritten.

    Every index is one more page to encrypt and write while a citizen waits, so the ledger has one, over the few rows
    that are about a counter's checks; the others are read by seq.
    """

    __tablename__ = "ledger"
    __table_args__ = (Index("ix_ledger_subject", "subject", sqlite_where=text("device_id != ''")),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event_id: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    device_id: Mapped[str]
    wall_time: Mapped[str]
    local_day: Mapped[str]
    clock_suspect: Mapped[bool]
    header: Mapped[bytes] = mapped_column(LargeBinary)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class OfficerRow(Base):
    """Projection: one member of staff."""

    __tablename__ = "officers"

    id: Mapped[str] = mapped_column(primary_key=True)
    staff_number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    window: Mapped[str]
    photo: Mapped[str]
    active: Mapped[bool]
    seq: Mapped[int]


class CounterRow(Base):
    """Projection: one window (窗口), the counter PC paired for it and who signed in there last."""

    __tablename__ = "counters"

    window: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str]
    officer_id: Mapped[str]
    seq: Mapped[int]


class DeviceRow(Base):
    """Projection: one paired counter PC, identified by its certificate."""

    __tablename__ = "devices"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    window: Mapped[str]
    role: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(index=True)
    certificate: Mapped[str]
    paired_at: Mapped[str]
    revoked_at: Mapped[str]
    seq: Mapped[int]


class SessionRow(Base):
    """Projection: one sign-in of an officer at a counter."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id"))
    device_id: Mapped[str]
    signed_in_at: Mapped[str]
    seq: Mapped[int]


class CheckRow(Base):
    """Projection: one record check. `place` is the seq that decides its turn: a revision keeps its first offer's."""

    __tablename__ = "checks"

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[CheckState] = mapped_column(choice(CheckState, "state"), index=True)
    device_id: Mapped[str]
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id"))
    window: Mapped[str]
    business_code: Mapped[str]
    sha256: Mapped[str]
    picture_bytes: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    media_type: Mapped[str]
    vault_id: Mapped[str]
    revision_of: Mapped[str]
    superseded_by: Mapped[str]
    revision: Mapped[int]
    ttl: Mapped[int]
    offered_at: Mapped[str]
    shown_at: Mapped[str]
    answered_at: Mapped[str]
    released_at: Mapped[str]
    closed_at: Mapped[str]
    unrated_cause: Mapped[UnratedCause | None] = mapped_column(choice(UnratedCause, "unrated_cause"))
    cause: Mapped[str]
    marks: Mapped[str]
    place: Mapped[int]
    seq: Mapped[int]


class RatingRow(Base):
    """Projection: one rating. One of a check has the check's id; `check_id` is empty for a walk-up rating.

    Clustered by its id, which sorts by time, and without a further index: see `LedgerEntry`.
    """

    __tablename__ = "ratings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[str] = mapped_column(primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id"))
    window: Mapped[str]
    check_id: Mapped[str]
    level: Mapped[Level] = mapped_column(choice(Level, "level"))
    comment_vault_id: Mapped[str]
    given_at: Mapped[str]
    local_day: Mapped[str]
    amended: Mapped[int]
    seq: Mapped[int]


class RatingReasonRow(Base):
    """Projection: a reason given with 不满意."""

    __tablename__ = "rating_reasons"

    rating_id: Mapped[str] = mapped_column(ForeignKey("ratings.id"), primary_key=True)
    reason: Mapped[Reason] = mapped_column(choice(Reason, "reason"), primary_key=True)


class MessageRow(Base):
    """Projection: one message; its text and contact lie in the vault."""

    __tablename__ = "messages"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[MessageKind] = mapped_column(choice(MessageKind, "kind"))
    receipt: Mapped[str] = mapped_column(unique=True)
    text_vault_id: Mapped[str]
    left_at: Mapped[str]
    local_day: Mapped[str]
    seq: Mapped[int]


class VaultKey(Base):
    """The key of one vault file; NULL once destroyed. Sizes in bytes of the plain content."""

    __tablename__ = "vault_keys"
    __table_args__ = (CheckConstraint("key IS NOT NULL OR destroyed_at != ''", name="key"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes | None] = mapped_column(LargeBinary)
    sha256: Mapped[str]
    size: Mapped[int]
    created_at: Mapped[str]
    destroyed_at: Mapped[str]


class Credential(Base):
    """An officer's argon2id hash, and how often it was missed since the last success."""

    __tablename__ = "credentials"

    officer_id: Mapped[str] = mapped_column(primary_key=True)
    password_hash: Mapped[str]
    changed_at: Mapped[str]
    failures: Mapped[int]
    locked_until: Mapped[str]


class LookupRow(Base):
    """How often a thing was opened on a day; who opened it is nowhere."""

    __tablename__ = "lookups"
    __table_args__ = ({"sqlite_with_rowid": False},)

    day: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]


class SearchMissRow(Base):
    """A search that found nothing. `words` stays empty until several visitors have typed the same."""

    __tablename__ = "search_misses"
    __table_args__ = ({"sqlite_with_rowid": False},)

    fingerprint: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    words: Mapped[str]
    times: Mapped[int]
    last_day: Mapped[str]


PROJECTIONS: tuple[Table, ...] = tuple(
    Base.metadata.tables[name]
    for name in ("officers", "counters", "devices", "sessions", "checks", "ratings", "rating_reasons", "messages")
)
"""Rebuilt from the ledger, parents before children."""
