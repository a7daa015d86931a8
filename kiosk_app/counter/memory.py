"""What the bar remembers between runs: its place on each screen, the window and the business chosen last."""

import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "bar.json"


@dataclass(slots=True)
class Memory:
    """`places` maps a screen's name to the bar's left and top on it, in device-independent pixels.

    `windows` maps a business to the window last chosen for it.
    """

    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    window: str = ""
    business: str = ""
    windows: dict[str, str] = field(default_factory=dict)


def recall(path: Path) -> Memory:
    """What `path` holds; a missing or spoilt file is an empty memory, since nothing in it matters to a record."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        places = {str(name): (int(place[0]), int(place[1])) for name, place in raw["places"].items()}
        windows = {str(code): str(title) for code, title in raw.get("windows", {}).items()}
        return Memory(places, str(raw["window"]), str(raw["business"]), windows)
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        log.warning("the bar's memory is unreadable and starts empty")
        return Memory()


def remember(path: Path, memory: Memory) -> None:
    """Write `memory` in one step; a full disk costs only the convenience."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(asdict(memory), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        log.warning("the bar's memory was not written: %s", error.strerror)
