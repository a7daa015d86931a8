"""What the tables of both stores share: how constraints are named, and text columns that allow only a list of words."""

from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import Enum

NAMING = MappingProxyType(
    {
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def choice(kind: type[StrEnum], name: str) -> Enum:
    """A text column whose CHECK allows exactly the values of `kind`."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda e: [m.value for m in e],
    )
