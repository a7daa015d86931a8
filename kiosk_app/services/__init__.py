"""Use cases, Qt-free: each holds its transaction."""
