"""Fetching what a check shows: its picture and facts, and what they were before the officer corrected them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk_app.domain.check import Field
from kiosk_app.kiosk import changes
from kiosk_app.kiosk.check_queue import CheckService, Pixels

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """`before` and `places` are empty, and `compared` is False, where there is nothing to compare with."""

    pixels: Pixels
    fields: tuple[Field, ...]
    before: tuple[Field, ...] = ()
    places: tuple[changes.Box, ...] = ()
    compared: bool = False


def load(checks: CheckService, decode: Callable[[Any], Pixels], check_id: str, *, mine: bool) -> Loaded:
    """Runs off the GUI thread. A check that is already known to be the citizen's counts as shown from here on.

    Raises:
        SunshineError: not on the kiosk any more, or not readable. PictureRefused: as the decoder says.
    """
    material = checks.material(check_id)
    pixels = decode(material)
    loaded = _compared(checks, decode, check_id, Loaded(pixels, tuple(material.fields)))
    if mine:
        checks.shown(check_id)
    return loaded


def _compared(checks: CheckService, decode: Callable[[Any], Pixels], check_id: str, loaded: Loaded) -> Loaded:
    """With what changed since the last time; a first time, or an earlier picture that is gone, leaves it as it is."""
    try:
        earlier = checks.earlier(check_id)
        if earlier is None:
            return loaded
        found = changes.places(loaded.pixels, decode(earlier))
    except Exception:
        log.exception("the earlier picture cannot be compared")  # this one can be checked all the same
        return loaded
    return Loaded(loaded.pixels, loaded.fields, tuple(earlier.fields), found or (), found is not None)
