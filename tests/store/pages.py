"""A stolen disk with its keys: every page of an encrypted database and of its log, decrypted by hand.

It sees what no query shows: free pages, and pages as they were before the last checkpoint.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def plain(database: Path, key: bytes) -> bytes:
    """All pages of `database` and of the log beside it, one after the other."""
    raw = database.read_bytes()
    pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
    found = [_page(pages[0], key, SALT), *(_page(page, key) for page in pages[1:])]
    log = database.with_name(database.name + "-wal")
    if log.exists():
        frames = log.read_bytes()[LOG_HEADER:]
        step = FRAME_HEADER + PAGE
        for at in range(0, len(frames) - step + 1, step):
            number = int.from_bytes(frames[at : at + 4])
            page = frames[at + FRAME_HEADER : at + step]
            found.append(_page(page, key, SALT if number == 1 else 0))
    return b"".join(found)


def _page(page: bytes, key: bytes, skip: int = 0) -> bytes:
    """AES-256-CBC; the reserved end of a page begins with its initialisation vector."""
    sealed, reserved = page[skip : PAGE - RESERVED], page[PAGE - RESERVED :]
    undo = Cipher(algorithms.AES(key), modes.CBC(reserved[:IV])).decryptor()
    return undo.update(sealed) + undo.finalize()
