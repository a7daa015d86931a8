"""Small parts of the counter's push: an answer that is waited for, and facts as the link carries them."""

import logging
import threading
from collections.abc import Callable

import msgspec

from kiosk_app.config import Counter
from kiosk_app.domain.check import BUSINESS_CODE, Field
from kiosk_app.errors import NotAllowed
from kiosk_app.link import outputs as o
from kiosk_app.link.identity import KioskPin

log = logging.getLogger(__name__)

FIELD_LIMIT, LABEL_LIMIT, TEXT_LIMIT = 24, 20, 120
"""What fits one OFFER: more facts than a citizen can look at, and more text than stands in one field."""


class Reply:
    """The kiosk's answer to a sign-in."""

    def __init__(self) -> None:
        self.came = threading.Event()
        self.said: o.SignedInReply | None = None


def address(pin: KioskPin, said: Counter) -> KioskPin:
    """Where pairing found the kiosk, unless the settings name another place."""
    host = said.kiosk_host or pin.host
    port = pin.port if said.kiosk_port == Counter().kiosk_port else said.kiosk_port
    return msgspec.structs.replace(pin, host=host, port=port)


def demand_code(business_code: str) -> None:
    """What the kiosk cannot take would be offered again and again, and cut the line each time."""
    if not BUSINESS_CODE.match(business_code):
        sentence = "业务编号应为 1 至 40 个字母、数字、点或横线，不能有六位以上的连续数字，例如 H03，请改正。"
        raise NotAllowed(sentence, code="business_code")


def bounded(field: Field) -> Field:
    """A fact as the link carries it: no control characters, cut to length, its box inside the picture."""
    label, text = ("".join(c for c in text if c.isprintable()) for text in (field.label, field.text))
    box = field.box
    if box is not None and not all(0 <= share <= 1 for share in box):
        box = None
    return Field(label[:LABEL_LIMIT], text[:TEXT_LIMIT], box)


def safely(call: Callable[[], None]) -> None:
    """Run a subscriber; what it raises is logged and goes no further."""
    try:
        call()
    except Exception:
        log.exception("a subscriber of the link failed")
