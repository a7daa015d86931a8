"""Sunshine (阳光户政): kiosk, counter and supervision software for the hukou lobby of a police station."""

from kiosk_app.immortal import keep_singletons_alive

__version__ = "0.1.0"
__built__ = "2026-11-23"
"""The day this version was made (UTC). A clock that shows an earlier day is wrong, and the ledger says so."""

# Here because every program and every test imports this package before it can touch Qt.
keep_singletons_alive()
