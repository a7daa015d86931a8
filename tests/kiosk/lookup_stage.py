"""The screens that read content, over the pack that ships, driven by touch; for tests and pictures."""

from pathlib import Path

from PySide6.QtCore import QObject

from kiosk_app.content.index import build_index
from kiosk_app.content.pack import read_pack
from kiosk_app.content.shelf import Edition, Shelf
from kiosk_app.domain.statute import Statute
from kiosk_app.kiosk.browse import BrowseModel
from kiosk_app.kiosk.certificates import CertificatesModel
from kiosk_app.kiosk.contents import Contents
from kiosk_app.kiosk.film import FilmModel
from kiosk_app.kiosk.flow import FlowModel
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.law import LawModel
from kiosk_app.kiosk.lookup import LookupModel
from kiosk_app.kiosk.printing import Printers, Printing
from kiosk_app.kiosk.publicity import PublicityModel, StoryModel
from kiosk_app.kiosk.sample import SampleModel
from kiosk_app.kiosk.statute import StatuteModel
from kiosk_app.kiosk.takeaway import Channel, TakeAway
from kiosk_app.kiosk.tally import Tally
from kiosk_app.kiosk.wizard import WizardModel
from kiosk_app.services.content import shipped
from kiosk_app.services.library import Library
from tests.kiosk.voice_stage import VoiceStage

PLACE = "莒县公安局城阳派出所"
CHANNEL = Channel("爱山东（演示）", "https://example.invalid/hukou")


def install(shelf: Shelf, folder: Path | None = None, statutes: tuple[Statute, ...] = ()) -> None:
    """Put the pack in `folder`, or the one that ships, to use on `shelf`, with these laws imported."""
    source = folder or shipped()
    reading = read_pack(source)
    assert not reading.problems
    index = build_index(reading.pack, reading.words, statutes)
    shelf.use(shelf.put(Edition(source, reading, statutes), reading.pack, index))


class LookupStage(VoiceStage):
    """The stage with everything on it that reads content."""

    def __init__(
        self, shelf: Shelf, width: int = 1080, height: int = 1920, printers: Printers | None = None, **modes: bool
    ) -> None:
        super().__init__(width, height, **modes)
        self.library = Library(shelf)
        owner: QObject = self.shell
        self.contents = Contents(owner)
        self.tally = Tally(self.shell, self.jobs, self.contents, owner)
        self.lookup = LookupModel(self.shell, self.assist, self.jobs, self.contents, self.tally, owner)
        self.browse = BrowseModel(self.shell, self.assist, self.jobs, self.contents, owner)
        self.take = TakeAway(self.jobs, CHANNEL, owner)
        self.printing = Printing(self.jobs, printers=printers, parent=owner)
        self.guide = GuideModel(self.shell, self.assist, self.contents, self.take, self.printing, PLACE, parent=owner)
        self.sample = SampleModel(self.shell, self.assist, self.jobs, self.contents, self.printing, parent=owner)
        self.flow = FlowModel(self.shell, self.assist, self.contents, owner)
        self.law = LawModel(self.shell, self.assist, self.contents, parent=owner)
        self.statute = StatuteModel(self.shell, self.assist, self.contents, owner)
        personal = TakeAway(self.jobs, CHANNEL, owner)
        self.wizard = WizardModel(self.shell, self.assist, self.contents, personal, self.printing, PLACE, owner)
        self.certificates = CertificatesModel(self.shell, self.assist, self.contents, owner)
        self.wall = PublicityModel(self.shell, self.assist, self.contents, owner)
        self.story = StoryModel(self.shell, self.assist, self.contents, owner)
        self.film = FilmModel(self.shell, self.assist, self.contents, owner)
        self.contents.attach(self.library)
