"""What these tests stand on."""

from tests.journeys.fixtures import heavy, lobbies, lobby, page, prepared

__all__ = ["heavy", "lobbies", "lobby", "page", "prepared"]
