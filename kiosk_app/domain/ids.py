"""Identifiers: UUIDv7, so that ids sort by time and serve as idempotency keys (RFC 9562, section 5.7)."""

import os
import time
import uuid

UUID_VERSION = 7


def new_id() -> str:
    """A fresh UUIDv7 in its canonical 36-character form."""
    # By hand: uuid.UUID takes six times as long, and every commit makes two ids.
    when = f"{time.time_ns() // 1_000_000:012x}"
    chance = os.urandom(10)
    digits = chance.hex()
    variant = "89ab"[chance[2] >> 6]
    return f"{when[:8]}-{when[8:12]}-7{digits[:3]}-{variant}{digits[5:8]}-{digits[8:]}"


def is_id(text: str) -> bool:
    """Whether `text` is a canonical UUIDv7."""
    try:
        parsed = uuid.UUID(text)
    except ValueError:
        return False
    return parsed.version == UUID_VERSION and str(parsed) == text
