"""Composition roots: the only modules that see every floor and wire it together."""
