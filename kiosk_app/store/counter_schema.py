"""The counter's journal: what this PC pushed, what the kiosk's ledger told it, and what is still to be done here."""

from sqlalchemy import CheckConstraint, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk_app.domain.check import CheckState
from kiosk_app.store.columns import NAMING, choice


class Base(DeclarativeBase):
    """Root of the counter's tables."""

    metadata = MetaData(naming_convention=NAMING)


class PushRow(Base):
    """One check this counter offered. `content` is the picture until the kiosk has stored it, then NULL."""

    __tablename__ = "pushes"

    check_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[CheckState] = mapped_column(choice(CheckState, "state"), index=True)
    detail: Mapped[str]
    session_id: Mapped[str]
    staff_number: Mapped[str]
    business_code: Mapped[str]
    revision_of: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    media_type: Mapped[str]
    fields: Mapped[str]
    ttl: Mapped[int]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[str]
    local_day: Mapped[str] = mapped_column(index=True)
    changed_at: Mapped[str]


class InboxRow(Base):
    """One row of the kiosk's ledger as received; header and body are NULL where they are not this counter's."""

    __tablename__ = "inbox"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    header: Mapped[bytes | None] = mapped_column(LargeBinary)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    received_at: Mapped[str]


class CursorRow(Base):
    """Where this counter stands in the kiosk's ledger: one row."""

    __tablename__ = "cursor"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[str]
    seq: Mapped[int]
    head_hash: Mapped[bytes] = mapped_column(LargeBinary)
    verify_key: Mapped[bytes] = mapped_column(LargeBinary)


class ErrandRow(Base):
    """A command for one event of a check; `ended_at` is empty until it has run, `code` is what it ended with."""

    __tablename__ = "errands"

    check_id: Mapped[str] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    attempts: Mapped[int]
    queued_at: Mapped[str]
    ended_at: Mapped[str]
    code: Mapped[int]


class WishRow(Base):
    """A push that some other program on this PC wants back."""

    __tablename__ = "wishes"

    check_id: Mapped[str] = mapped_column(primary_key=True)
    asked_at: Mapped[str]
