"""Faults: programs killed, lines cut, input that is wrong, with the real programs."""
