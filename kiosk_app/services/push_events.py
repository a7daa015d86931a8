"""The counter's event file: one JSON line for every change of a push, for a business system that waits for the release.

`run/events.jsonl` in the counter's home, readable by its user alone. It holds ids, codes and states, never a fact of a
citizen nor a rating, and it only tells: what counts is the ledger. A line that could not be written is lost, the push
is not.
"""

import json
import logging
import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kiosk_app.domain.check import CheckState
from kiosk_app.services.push_journal import PushState

log = logging.getLogger(__name__)

FILE = "events.jsonl"
LIMIT = 2 * 1024 * 1024
"""Bytes after which a new file is begun; one older file is kept."""
UNREACHABLE = "unreachable"
CODE = re.compile(r"[a-z0-9_.]{0,40}\Z", re.ASCII)
PAUSE = 0.1
_SAID = (
    "business_code",
    "revision_of",
    "place",
    "code",
    "rated",
    "declined",
    "released",
    "denied",
    "release_code",
    "voided",
)


class EventLog:
    """Writes the file; called from the link's one worker thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._last: dict[str, dict[str, object]] = {}

    def write(self, state: PushState) -> None:
        """Add a line, unless nothing but the progress of the picture has changed."""
        said = as_event(state)
        if self._last.get(state.check_id) == said:
            return
        self._last[state.check_id] = said
        line = json.dumps({"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **said}, ensure_ascii=False)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > LIMIT:
                self._path.replace(self._path.with_suffix(".old.jsonl"))
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(line.encode() + b"\n")
        except OSError as error:
            log.warning("an event was not written: %s", error.strerror)


def as_event(state: PushState) -> dict[str, object]:
    """What a line says of a push; `marks` counts what the citizen circled."""
    told = {name: getattr(state, name) for name in _SAID}
    if not CODE.match(state.code):
        told["code"] = ""  # a supervisor's own words stay in the ledger
    name = UNREACHABLE if state.state is None else state.state.value
    return {"check_id": state.check_id, "state": name, **told, "marks": len(state.marks)}


def state_in(event: dict[str, object]) -> PushState:
    """The push that a line tells of, as far as it tells.

    Raises:
        ValueError, KeyError: it is not such a line.
    """
    name = str(event["state"])
    return PushState(
        str(event["check_id"]),
        None if name == UNREACHABLE else CheckState(name),
        rated=bool(event.get("rated")),
        declined=bool(event.get("declined")),
        released=bool(event.get("released")),
    )


def read_events(folder: Path, *, follow: bool, until: float | None = None) -> Iterator[dict[str, object]]:
    """Every event in the file, oldest first; with `follow` also those to come, until monotonic second `until`.

    A line that is not whole yet is waited for; one that is not JSON is passed over.
    """
    path = folder / FILE
    inode, place = 0, 0
    while True:
        try:
            with path.open("rb") as file:
                found = os.fstat(file.fileno())
                if found.st_ino != inode or found.st_size < place:
                    inode, place = found.st_ino, 0
                file.seek(place)
                data = file.read()
        except FileNotFoundError:
            data = b""
        whole = data[: data.rfind(b"\n") + 1]
        place += len(whole)
        for line in whole.splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                continue
        if not follow or (until is not None and time.monotonic() >= until):
            return
        time.sleep(PAUSE)
