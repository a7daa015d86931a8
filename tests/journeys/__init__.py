"""Journeys: the whole lobby, as people use it."""
