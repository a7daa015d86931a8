"""alembic's entry to the counter's schema; see `kiosk_app.store.migrate`."""

from kiosk_app.store.counter_schema import Base
from kiosk_app.store.migrate import run

run(Base.metadata)
