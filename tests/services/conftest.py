"""The store's fixtures serve the services too."""

from tests.store.conftest import clock, home, store

__all__ = ["clock", "home", "store"]
