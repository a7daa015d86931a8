"""The screen models of the kiosk behind home: made after the first frame, without services, which they get later."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk_app.config import Settings
from kiosk_app.domain.check import Picture
from kiosk_app.domain.wording import Wording
from kiosk_app.jobs import Jobs
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.browse import BrowseModel
from kiosk_app.kiosk.certificates import CertificatesModel
from kiosk_app.kiosk.check import CheckModel
from kiosk_app.kiosk.contents import Contents, Library
from kiosk_app.kiosk.film import FilmModel
from kiosk_app.kiosk.flow import FlowModel
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.hall import HallModel
from kiosk_app.kiosk.home import HomeModel, Reminder, Waiting
from kiosk_app.kiosk.law import LawModel
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.message import MessageModel
from kiosk_app.kiosk.printing import Printing
from kiosk_app.kiosk.publicity import PublicityModel, StoryModel
from kiosk_app.kiosk.rating import RatingModel
from kiosk_app.kiosk.sample import SampleModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.staff import StaffModel
from kiosk_app.kiosk.statute import StatuteModel
from kiosk_app.kiosk.takeaway import Channel, TakeAway
from kiosk_app.kiosk.tally import Tally
from kiosk_app.kiosk.wizard import WizardModel
from kiosk_app.startup.services import Services

if TYPE_CHECKING:
    from kiosk_app.link.decode import Pixels
    from kiosk_app.services.check_queue import CheckMaterial


SOME_BUSINESS = Wording("户籍业务", "Household registration")
"""What a check is called whose business code no guide of this kiosk has."""


@dataclass(frozen=True, slots=True)
class Screens:
    """The models that get services."""

    contents: Contents
    tally: Tally
    rating: RatingModel
    message: MessageModel
    check: CheckModel
    staff: StaffModel
    hall: HallModel


def make_screens(
    shell: Shell, assist: Assist, home: HomeModel, jobs: Jobs, settings: Settings, parent: QObject
) -> Screens:
    """Build every model behind home; each registers its pages with the shell."""
    contents = Contents(parent)
    place = f"{settings.station.bureau}{settings.station.name}"
    tally = Tally(shell, jobs, contents, parent)
    LookupModel(shell, assist, jobs, contents, tally, parent)
    BrowseModel(shell, assist, jobs, contents, parent)
    channel = Channel.first_of(settings.station.channels)
    printing = Printing(jobs, settings.kiosk.print, parent=parent)
    GuideModel(shell, assist, contents, TakeAway(jobs, channel, parent), printing, place, parent=parent)
    SampleModel(shell, assist, jobs, contents, printing, parent=parent)
    FlowModel(shell, assist, contents, parent)
    LawModel(shell, assist, contents, parent=parent)
    StatuteModel(shell, assist, contents, parent)
    WizardModel(shell, assist, contents, TakeAway(jobs, channel, parent), printing, place, parent)
    CertificatesModel(shell, assist, contents, parent)
    PublicityModel(shell, assist, contents, parent)
    StoryModel(shell, assist, contents, parent)
    FilmModel(shell, assist, contents, parent)
    rating = RatingModel(shell, jobs, assist, settings.kiosk.undo_seconds, parent)
    check = CheckModel(
        shell, jobs, assist, rating, settings.check, auto_open=settings.kiosk.auto_open_check, parent=parent
    )
    check.queueChanged.connect(lambda: home.checks_waiting(_waiting(check)))
    message = MessageModel(shell, jobs, parent)
    staff = StaffModel(shell, jobs, parent)
    hall = HallModel(shell, jobs, settings.station, parent)
    return Screens(contents, tally, rating, message, check, staff, hall)


def attach(screens: Screens, home: HomeModel, services: Services, assist: Assist) -> None:
    """Give the models their use cases; the last step before taps are answered."""

    from kiosk_app.services.portraits import Portrayed  # noqa: PLC0415 - nothing the first frame waits for

    def title(code: str) -> str:
        return business_title(screens.contents.library, code, assist.language)

    def decode(material: "CheckMaterial") -> "Pixels":
        digest = hashlib.sha256(material.picture).hexdigest()
        expected = Picture(digest, len(material.picture), material.width, material.height, material.media_type)
        return services.server.decoder.decode(material.picture, expected)

    screens.contents.attach(services.library)
    screens.tally.attach(services.asked)
    portrayed = Portrayed(services.roster, services.store.home)
    screens.rating.attach(portrayed, services.ratings, services.checks, title)
    screens.message.attach(services.messages)
    screens.check.attach(services.checks, decode, title)
    screens.staff.attach(services.roster, services.server)
    screens.hall.attach(portrayed.on_duty, services.windows)
    home.attach(lambda language: todays_reminder(screens.contents.library, language))
    screens.contents.changed.connect(home.remind)


def business_title(library: Library | None, code: str, language: str) -> str:
    """What a citizen calls the business of a check."""
    guide = library.guide(code) if library else None
    return (guide.title if guide else SOME_BUSINESS).of(language)


def todays_reminder(library: Library | None, language: str) -> Reminder:
    """One item of the publicity wall, another one every day."""
    items = library.publicity() if library else ()
    if not items:
        return Reminder()
    item = items[datetime.now().astimezone().toordinal() % len(items)]
    return Reminder(item.id, item.title.of(language), item.summary.of(language), hasattr(item, "seconds"))


def _waiting(check: CheckModel) -> Waiting:
    tickets = check.queue
    first = tickets[0] if tickets else {"id": "", "name": ""}
    return Waiting(len(tickets), first["id"] if len(tickets) == 1 else "", first["name"])
