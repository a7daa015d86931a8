"""本所大厅: opening hours, what each window does and who sits there today, phones, and official channels as codes."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.config import Station
from kiosk_app.domain.officer import Officer
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.qr import TextTooLong, modules
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

FACTS = ("hours", "address", "phone", "appointment_phone", "supervision_phone")


class Duty(Protocol):
    """Who works at a window today."""

    @property
    def window(self) -> str: ...
    @property
    def officer(self) -> Officer: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What only the store and the QR library know; empty until they have answered."""

    windows: tuple[str, ...] = ()
    duty: tuple[Duty, ...] = ()
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def derive(station: Station, found: Found, *, loading: bool = False) -> dict[str, Any]:
    """What QML shows. Settings that are empty leave no line."""
    facts = [{"kind": kind, "text": text} for kind in FACTS if (text := getattr(station, kind))]
    windows = _windows(station, found)
    channels = [
        {"name": name, "url": url, "rows": list(found.codes.get(url, ()))} for name, url in channels_of(station)
    ]
    return {
        "place": f"{station.name}{station.hall}",
        "facts": facts,
        "windows": windows,
        "channels": channels,
        "loading": loading,
        "bare": not (facts or windows or channels or loading),
    }


def channels_of(station: Station) -> list[tuple[str, str]]:
    """Name and address of every official channel, each address once."""
    named = {url: name for name, url in reversed(_pairs(station.channels))}
    return [(name, url) for url, name in reversed(named.items())]


def _pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    cut = (text.partition("=") for text in texts)
    return [(name.strip(), value.strip()) for name, _, value in cut]


def _windows(station: Station, found: Found) -> list[dict[str, str]]:
    """The windows of the settings in their order, then those that only the store knows."""
    work = dict(_pairs(station.windows))
    officers = {each.window: each.officer for each in found.duty}
    rows = []
    for window in dict.fromkeys([*work, *found.windows, *officers]):
        officer = officers.get(window)
        rows.append(
            {
                "window": window,
                "work": work.get(window, ""),
                "name": officer.name if officer else "",
                "staffNumber": officer.staff_number if officer else "",
                "photo": officer.photo if officer else "",
            }
        )
    return rows


def _draw(addresses: Sequence[str]) -> dict[str, tuple[str, ...]]:
    codes = {}
    for address in addresses:
        try:
            codes[address] = tuple(modules(address))
        except TextTooLong as error:
            log.warning("channel %s: %s", address[:40], error)
    return codes


@QmlElement
@QmlUncreatable("made by startup")
class HallModel(QObject):
    """Behind HallPage. Who is on duty is asked anew each time it opens."""

    placeChanged = Signal()
    factsChanged = Signal()
    windowsChanged = Signal()
    channelsChanged = Signal()
    loadingChanged = Signal()
    bareChanged = Signal()

    def __init__(self, shell: Shell, jobs: Jobs, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._station = jobs, station
        self._duty: Callable[[], Sequence[Duty]] = tuple
        self._windows: Callable[[], Sequence[str]] = tuple
        self._found = Found()
        self._shown = Shown(self, derive(station, self._found))
        shell.register(Shell.Page.Hall, self._open, screen=self)

    def attach(self, duty: Callable[[], Sequence[Duty]], windows: Callable[[], Sequence[str]]) -> None:
        """Give the model the roster and the windows of the hall."""
        self._duty, self._windows = duty, windows

    place = Property(str, lambda self: self._shown["place"], notify=placeChanged)
    facts = Property(list, lambda self: self._shown["facts"], notify=factsChanged)
    windows = Property(list, lambda self: self._shown["windows"], notify=windowsChanged)
    channels = Property(list, lambda self: self._shown["channels"], notify=channelsChanged)
    loading = Property(bool, lambda self: self._shown["loading"], notify=loadingChanged)
    bare = Property(bool, lambda self: self._shown["bare"], notify=bareChanged)

    def _open(self, _key: str) -> None:
        addresses = [url for _name, url in channels_of(self._station)]
        self._shown.update(derive(self._station, self._found, loading=True))

        def look() -> Found:
            return Found(tuple(self._windows()), tuple(self._duty()), _draw(addresses))

        self._jobs.submit(look, self._looked)

    def _looked(self, result: Result[Found]) -> None:
        if not isinstance(result, Err):
            self._found = result.value
        self._shown.update(derive(self._station, self._found))
