"""One press of the push key: picture, facts, doubts, and then the push, unless the officer is to be asked first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk_app.counter.gist import Gist, ReadPicture
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.picture import Shot
from kiosk_app.counter.reading_trust import Read
from kiosk_app.counter.target import Treat
from kiosk_app.counter.template import Template, usual
from kiosk_app.domain.check import Field
from kiosk_app.domain.doubts import Doubt
from kiosk_app.services.push_journal import PushState


class Sender(Protocol):
    """What is needed of `services.push.CounterLink`."""

    def push(
        self,
        picture: bytes,
        width: int,
        height: int,
        media_type: str,
        business_code: str,
        fields: tuple[Field, ...],
        revision_of: str,
    ) -> str:
        """Push; the new check's id."""


class Camera(Protocol):
    """What is needed of `target.Target`."""

    def take(self, treat: Treat | None = None) -> Shot:
        """A picture at this moment."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What one press of the key came to. Without a `check_id` nothing was sent: the officer is asked first.

    `asked`: the doubts were read before, and the officer pushed all the same.
    """

    shot: Shot
    doubts: tuple[Doubt, ...]
    check_id: str = ""
    asked: bool = False


class Pusher:
    """Called from one worker thread at a time; `forget` from the GUI's between two pushes."""

    def __init__(
        self,
        link: Sender,
        target: Camera,
        facts: Callable[[], tuple[Field, ...]],
        judge: Judge,
        templates: Callable[[str], Template | None],
        read: ReadPicture | None = None,
    ) -> None:
        """`read` gives the facts that `facts` does not; it keeps within its own budget."""
        self._link, self._target, self._facts, self._judge = link, target, facts, judge
        self._templates, self._read = templates, read
        self._told: frozenset[Doubt] = frozenset()
        """What the officer was shown and has not decided on: pushing again with nothing else to doubt goes."""
        self._sent: tuple[str, tuple[Field, ...]] = ("", ())
        """The newest push's id and facts, in memory only, to hold a correction against."""

    def attempt(self, business: str, revised: PushState | None) -> Pushed:
        """Take the picture anew and push it; `revised` is the disputed check that this corrects.

        Raises:
            CaptureError: no picture. ConfigError: a template is wrong. NotAllowed, StoreError: as `CounterLink.push`.
        """
        template = self._templates(business)
        shot, known = self._target.take(template.treat if template else None), self._facts()
        gist = Gist(known, self._reading(shot, template, known))
        fields = template.facts(gist) if template else gist.trusted
        found = self._judge.weigh(gist, self._before(revised, gist), revised.marks if revised else ())
        asked = bool(self._told)
        if self._judge.asks and any(doubt.grave and doubt not in self._told for doubt in found):
            self._told = frozenset(found)
            return Pushed(shot, found)
        revision_of = revised.check_id if revised else ""
        check_id = self._link.push(shot.data, shot.width, shot.height, shot.media_type, business, fields, revision_of)
        self._told, self._sent = frozenset(), (check_id, gist.trusted)
        return Pushed(shot, found, check_id, asked)

    def forget(self) -> None:
        """The officer mends the record first: doubts that are left are put again."""
        self._told = frozenset()

    def _reading(self, shot: Shot, template: Template | None, known: tuple[Field, ...]) -> tuple[Read, ...]:
        """What the picture says of facts that nobody stated."""
        if self._read is None:
            return ()
        stated = {field.label for field in known}
        wanted = template.wanted() if template else usual()
        return self._read(shot, wanted) if any(each.label not in stated for each in wanted) else ()

    def _before(self, revised: PushState | None, gist: Gist) -> tuple[Field, ...]:
        """The facts of the push that is corrected, as far as they are known for certain both then and now."""
        if revised is None or revised.check_id != self._sent[0]:
            return ()
        now = {field.label for field in gist.trusted}
        return tuple(field for field in self._sent[1] if field.label in now)
