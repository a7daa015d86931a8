"""Keeps None, True and False alive where Qt's bindings wear them out.

Measured with PySide6 6.12.0 on Python 3.11: every call of a Qt method that returns nothing takes one reference of
None that it never held, and methods that return a truth value do the same to True and False. (Python 3.12 made these
objects immortal and the bindings rely on it.) After some ten thousand calls the interpreter frees None and aborts:
a kiosk would die within the hour. A reserve of references no running time can use up restores what 3.12 gives.
"""

import sys

FIRST_IMMORTAL = (3, 12)
RESERVE = 1 << 40


def keep_singletons_alive() -> None:
    """Add the reserve once, before any Qt call; does nothing where Python keeps these objects immortal itself."""
    if sys.version_info >= FIRST_IMMORTAL:
        return
    # Imported here: newer Pythons need none of it.
    import ctypes  # noqa: PLC0415

    for singleton in (None, True, False):
        # CPython's object header begins with its reference count (Include/object.h).
        ctypes.c_ssize_t.from_address(id(singleton)).value += RESERVE
