"""What the kiosk's screens stand on, opened off the GUI thread after the first frame: store, content, link."""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk_app.config import Settings
from kiosk_app.errors import LinkError
from kiosk_app.paths import Home

if TYPE_CHECKING:
    from kiosk_app.link.server import KioskServer
    from kiosk_app.services.asked import Asked
    from kiosk_app.services.checks import Checks
    from kiosk_app.services.library import Library
    from kiosk_app.services.link_desk import LinkDesk
    from kiosk_app.services.messages import Messages
    from kiosk_app.services.ratings import Ratings
    from kiosk_app.services.roster import Roster
    from kiosk_app.store.station import StationStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """Everything open; `link_error` is the sentence for the log when no counter can reach this kiosk."""

    store: "StationStore"
    library: "Library"
    asked: "Asked"
    checks: "Checks"
    ratings: "Ratings"
    messages: "Messages"
    roster: "Roster"
    desk: "LinkDesk"
    server: "KioskServer"
    link_error: str

    def windows(self) -> list[str]:
        """The windows of the hall."""
        from kiosk_app.services.station import windows  # noqa: PLC0415 - SQLAlchemy

        return windows(self.store)

    def close(self) -> None:
        """The link first, so that nothing is offered to a store that closes."""
        self.server.stop()
        self.store.close()


def open_services(home: Home, settings: Settings) -> Services:
    """Open everything; takes about a second on a cold disk, so never on the GUI thread.

    A port that is taken leaves the citizen's services working without the link.

    Raises:
        StoreError: the store cannot be opened. ContentError: no usable content.
    """
    from kiosk_app.services.recovery import open_or_set_aside  # noqa: PLC0415 - SQLAlchemy alone takes 250 ms

    store = open_or_set_aside(home)
    try:
        return _build(home, settings, store)
    except BaseException:
        store.close()
        raise


def _build(home: Home, settings: Settings, store: "StationStore") -> Services:
    from kiosk_app.link.server import KioskServer  # noqa: PLC0415 - as above: websockets and cryptography
    from kiosk_app.services.asked import Asked  # noqa: PLC0415
    from kiosk_app.services.checks import Checks  # noqa: PLC0415
    from kiosk_app.services.library import Library  # noqa: PLC0415
    from kiosk_app.services.link_desk import LinkDesk  # noqa: PLC0415
    from kiosk_app.services.messages import Messages  # noqa: PLC0415
    from kiosk_app.services.ratings import UNDO_TOLERANCE, Ratings  # noqa: PLC0415
    from kiosk_app.services.roster import Roster  # noqa: PLC0415

    # Whoever taps 改一下 in time still needs time to choose; the kiosk gives it until it goes idle.
    undo_seconds = settings.kiosk.undo_seconds + settings.kiosk.idle_seconds + UNDO_TOLERANCE
    checks = Checks(
        store, settings.check, undo_seconds=undo_seconds, queued_per_counter=settings.link.queued_per_counter
    )
    roster = Roster(store)
    desk = LinkDesk(store, checks, roster, settings)
    server = KioskServer(home, settings, desk)
    return Services(
        store=store,
        library=Library.open(home),
        asked=Asked(store),
        checks=checks,
        ratings=Ratings(store, undo_seconds=undo_seconds),
        messages=Messages(store),
        roster=roster,
        desk=desk,
        server=server,
        link_error=_start_link(server),
    )


def _start_link(server: "KioskServer") -> str:
    try:
        server.start()
    except LinkError as error:
        log.error("link: %s", error.sentence)
        return error.sentence
    return ""


def tidy_up(services: Services, settings: Settings) -> None:
    """What can wait until citizens can work: pictures and counts past their time."""
    from kiosk_app.services.retention import tidy  # noqa: PLC0415

    log.info("retention: %d pictures destroyed", tidy(services.store, settings.check))
    services.asked.forget_old()
