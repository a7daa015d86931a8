"""Pure rules of the lobby: standard library only, no I/O, no clock of its own."""
