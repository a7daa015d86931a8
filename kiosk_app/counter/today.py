"""Today's pushes as the bar lists them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kiosk_app.counter.business import name_of
from kiosk_app.counter.headless import words
from kiosk_app.counter.states import Known, face
from kiosk_app.services.push_journal import PushState
from kiosk_app.services.record_rules import CHINA


def lines(pushes: Sequence[PushState]) -> list[dict[str, Any]]:
    """One dict a push, the newest first. `time` is HH:MM in Asia/Shanghai, `free` that it may be printed."""
    return [_line(push) for push in reversed(pushes)]


def _line(push: PushState) -> dict[str, Any]:
    at = datetime.fromisoformat(push.at).astimezone(CHINA).strftime("%H:%M") if push.at else ""
    mood = face(Known(connected=True, signed_in=True, check=push)).mood
    return {
        "time": at,
        "business": name_of(push.business_code),
        "word": words(push),
        "mood": str(mood),
        "revision": bool(push.revision_of),
        "code": push.release_code,
        "free": bool(push.release_code) and not push.voided,
    }
