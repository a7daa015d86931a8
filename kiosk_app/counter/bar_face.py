"""What the floating bar knows, and the properties QML reads from it; `bar.Bar` adds what happens."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import Property, QEnum, QObject, Signal

from kiosk_app.counter.business import NAMES, name_of
from kiosk_app.counter.choice import Choice, Desktop
from kiosk_app.counter.gist import ReadPicture
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.picture import Shot
from kiosk_app.counter.states import Known, face
from kiosk_app.counter.target import Target
from kiosk_app.counter.template import Template
from kiosk_app.domain.check import Field
from kiosk_app.domain.doubts import Doubt
from kiosk_app.jobs import Jobs
from kiosk_app.link.messages import Rule
from kiosk_app.services.push import LineState, PushState, SessionInfo


class Line(Protocol):
    """What the bar needs of `services.push.CounterLink`."""

    line: LineState
    session: SessionInfo | None

    def sign_in(self, staff_number: str, password: str) -> SessionInfo:
        """Sign in on the kiosk's roster."""

    def sign_out(self) -> None:
        """Forget the officer."""

    def change_password(self, staff_number: str, old: str, new: str) -> str:
        """Change an officer's own password; whose."""

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

    def withdraw(self, check_id: str) -> None:
        """Ask for a check back."""

    def rule(self, check_id: str, rule: Rule, staff_number: str, password: str, reason: str) -> tuple[str, int]:
        """A supervisor's ruling; who, and how many this month."""

    def latest(self) -> PushState | None:
        """The newest open push."""

    def state(self, check_id: str) -> PushState | None:
        """Where a push stands."""

    def today(self) -> list[PushState]:
        """Today's pushes, oldest first."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What startup gives the bar."""

    link: Line
    jobs: Jobs
    target: Target
    facts: Callable[[], tuple[Field, ...]]
    keep_picture: Callable[[str, Shot], None]
    judge: Judge
    template: Callable[[str], Template | None]
    choice_of: Callable[[str], Choice | None]
    """What to push for a business: its template's window, or what was last chosen with it; None: leave it."""
    pick: Callable[[Desktop, Callable[[Choice | None], None]], None]
    """Let the officer choose on a still picture; hears the choice, or None. May raise SunshineError."""
    hotkey: str
    business: str
    read: ReadPicture | None = None
    """Reads facts in the picture before it is pushed, where this PC can."""


class BarFace(QObject):
    """The state behind the bar. Not made by itself."""

    @QEnum
    class Panel(IntEnum):
        """What is open beside the bar."""

        Closed = 0
        SignIn = 1
        Options = 2
        Dispute = 3
        Withdraw = 4
        Said = 5
        Doubts = 6
        Ruling = 7
        Today = 8
        Password = 9

    changed = Signal()
    panelChanged = Signal()
    ticked = Signal()
    windowsChanged = Signal()
    todayChanged = Signal()

    def __init__(self, wiring: Wiring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._link = wiring.link
        line = self._link.line
        self._known = Known(
            connected=line.connected, kiosk=line.kiosk, unpaired=line.unpaired, check=self._link.latest()
        )
        self._face = face(self._known)
        self._since = time.monotonic()
        self._business = wiring.business
        self._windows: list[dict[str, Any]] = []
        self._panel = self.Panel.SignIn
        self._sentence = ""
        self._signing_in = False
        self._doubts: tuple[Doubt, ...] = ()
        self._asking = False
        self._aside = False
        self._today: list[dict[str, Any]] = []

    @property
    def page(self) -> str:
        """The phase's code, for the probe."""
        return str(self._face.phase)

    @Property(str, notify=changed)
    def phase(self) -> str:
        return str(self._face.phase)

    @Property(str, notify=changed)
    def light(self) -> str:
        return str(self._face.light)

    @Property(str, notify=changed)
    def mood(self) -> str:
        return str(self._face.mood)

    @Property(bool, notify=changed)
    def canPush(self) -> bool:
        return self._face.can_push

    @Property(bool, notify=changed)
    def canWithdraw(self) -> bool:
        return self._face.can_withdraw

    @Property(str, notify=changed)
    def ruling(self) -> str:
        """What a supervisor could rule on this check now: override, void or nothing."""
        return self._face.ruling

    @Property(bool, notify=changed)
    def revises(self) -> bool:
        return self._face.revises

    @Property(bool, notify=changed)
    def timed(self) -> bool:
        return self._face.timed

    @Property(int, notify=ticked)
    def seconds(self) -> int:
        """How long the phase has lasted."""
        return int(time.monotonic() - self._since)

    @Property(int, notify=changed)
    def progress(self) -> int:
        return round(100 * self._known.check.progress) if self._known.check else 0

    @Property(int, notify=changed)
    def place(self) -> int:
        return self._known.check.place if self._known.check else 0

    @Property(bool, notify=changed)
    def rated(self) -> bool:
        return bool(self._known.check and self._known.check.rated)

    @Property(str, notify=changed)
    def code(self) -> str:
        """Why the check was rejected or ended."""
        return self._known.check.code if self._known.check else ""

    @Property(str, notify=changed)
    def releaseCode(self) -> str:
        """Names the ledger's row that lets the record be printed; empty before it."""
        return self._known.check.release_code if self._known.check else ""

    @Property("QVariantList", notify=changed)
    def marks(self) -> list[dict[str, Any]]:
        """What the citizen circled: label codes and strokes of shares of the picture."""
        marks = self._known.check.marks if self._known.check else ()
        return [{"label": str(mark.label), "strokes": [[list(p) for p in s] for s in mark.strokes]} for mark in marks]

    @Property(str, notify=changed)
    def checkId(self) -> str:
        return self._known.check.check_id if self._known.check else ""

    @Property(bool, notify=changed)
    def connected(self) -> bool:
        return self._known.connected

    @Property(bool, notify=changed)
    def signedIn(self) -> bool:
        return self._known.signed_in

    @Property(bool, notify=changed)
    def signingIn(self) -> bool:
        return self._signing_in

    @Property(str, notify=changed)
    def windowName(self) -> str:
        return self._link.line.window

    @Property(str, notify=changed)
    def officerName(self) -> str:
        return self._link.session.name if self._link.session else ""

    @Property(str, notify=changed)
    def businessCode(self) -> str:
        return self._business

    @Property(str, notify=changed)
    def businessName(self) -> str:
        return name_of(self._business)

    @Property(bool, notify=changed)
    def aside(self) -> bool:
        """Whether our windows are off the screen, because a picture of it is being taken."""
        return self._aside

    @Property(str, notify=changed)
    def targetTitle(self) -> str:
        """The window that will be pushed; empty: the one the officer works in, or a part of the screen."""
        return self._wiring.target.choice.title

    @Property(str, notify=changed)
    def targetPart(self) -> str:
        """Width and height in pixels of the part that will be pushed; empty: all of the window."""
        box = self._wiring.target.choice.box
        return f"{box[2]} × {box[3]}" if box else ""

    @Property(str, constant=True)
    def hotkey(self) -> str:
        return self._wiring.hotkey

    @Property("QStringList", notify=changed)
    def doubts(self) -> list[str]:
        """What to look at in the record being pushed, a sentence each."""
        return [doubt.sentence for doubt in self._doubts]

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Whether the push waits for the officer to have read the doubts."""
        return self._asking

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._sentence

    @Property(int, notify=panelChanged)
    def panel(self) -> int:
        return int(self._panel)

    @Property("QVariantList", notify=windowsChanged)
    def windows(self) -> list[dict[str, Any]]:
        return self._windows

    @Property("QVariantList", notify=todayChanged)
    def today(self) -> list[dict[str, Any]]:
        """Today's pushes, the newest first: see `today.lines`."""
        return self._today

    @Property("QVariantList", constant=True)
    def businesses(self) -> list[dict[str, str]]:
        return [{"code": code, "name": name} for code, name in NAMES.items()]
