"""What the bar remembers between runs: its place on each screen, and what was chosen last, for each business too.

The file is readable by its user alone: titles of windows can hold what is on them.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kiosk_app.counter.choice import Choice

log = logging.getLogger(__name__)

FILE = "bar.json"


@dataclass(slots=True)
class Memory:
    """`places` maps a screen's name to the bar's left and top on it, in device-independent pixels.

    `choices` maps a business to what was chosen for it last.
    """

    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    choice: Choice = field(default_factory=Choice)
    business: str = ""
    choices: dict[str, Choice] = field(default_factory=dict)


def recall(path: Path) -> Memory:
    """What `path` holds; a missing or spoilt file is an empty memory, since nothing in it matters to a record."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        places = {str(name): (int(place[0]), int(place[1])) for name, place in raw["places"].items()}
        choices = {str(code): _choice(each) for code, each in raw.get("choices", {}).items()}
        return Memory(places, _choice(raw["choice"]), str(raw["business"]), choices)
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        log.warning("the bar's memory is unreadable and starts empty")
        return Memory()


def _choice(raw: dict[str, Any]) -> Choice:
    width, height = (int(each) for each in raw["size"])
    box = None
    if raw["box"] is not None:
        x, y, wide, high = (int(each) for each in raw["box"])
        box = (x, y, wide, high)
    return Choice(str(raw["title"]), str(raw["kind"]), (width, height), box)


def remember(path: Path, memory: Memory) -> None:
    """Write `memory` in one step; a full disk costs only the convenience."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(asdict(memory), ensure_ascii=False))
        partial.replace(path)
    except OSError as error:
        log.warning("the bar's memory was not written: %s", error.strerror)
