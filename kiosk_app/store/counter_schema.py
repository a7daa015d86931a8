"""The counter's journal: what this PC pushed, and what the kiosk's ledger told it."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk_app.domain.check import CheckState


class Base(DeclarativeBase):
    """Root of the counter's tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _choice(kind: type[StrEnum], name: str) -> Enum:
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda e: [m.value for m in e],
    )


class PushRow(Base):
    """One check this counter offered. `content` is the picture until the kiosk has stored it, then NULL."""

    __tablename__ = "pushes"

    check_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[CheckState] = mapped_column(_choice(CheckState, "state"), index=True)
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
