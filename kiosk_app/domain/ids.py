"""Identifiers: UUIDv7, so that ids sort by time and serve as idempotency keys (RFC 9562, section 5.7)."""

import os
import time
import uuid

UUID_VERSION = 7


def new_id() -> str:
    """A fresh UUIDv7 in its canonical 36-character form."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= int.from_bytes(os.urandom(10)) & ((1 << 80) - 1)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    digits = f"{value:032x}"  # by hand: uuid.UUID takes three times as long, and every commit makes two ids
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def is_id(text: str) -> bool:
    """Whether `text` is a canonical UUIDv7."""
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        return False
    return parsed.version == UUID_VERSION and str(parsed) == text
