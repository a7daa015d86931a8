"""alembic's entry to the station's schema; see `kiosk_app.store.migrate`."""

from kiosk_app.store.migrate import run
from kiosk_app.store.schema import Base

run(Base.metadata)
