"""What both alembic environments do: run on the program's connection, or, for a developer, on a scratch database.

`alembic check` and `alembic revision` compare the models with a database at head; with no connection given one is
built in memory by the migrations themselves, so neither needs a home.
"""

from alembic import context
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, MetaData

from kiosk_app.store.engine import KEY_BYTES, connect, joining_engine


def run(metadata: MetaData) -> None:
    """Run the migrations that alembic's command asked for."""
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given, metadata)
        return
    with joining_engine(connect(":memory:", bytes(KEY_BYTES))).connect() as scratch:
        _bring_to_head(scratch)
        _migrate(scratch, metadata)


def _migrate(connection: Connection, metadata: MetaData) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


def _bring_to_head(connection: Connection) -> None:
    script = context.script
    steps = {"fn": lambda revision, _context: script._upgrade_revs("head", revision)}
    scratch = MigrationContext.configure(connection, opts=steps)
    with Operations.context(scratch):
        scratch.run_migrations()
