"""不用开证明: which of the certificates people ask for nobody needs, who issues the others, and what to do instead."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.certificate import Certificate, Verdict
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Library, Opened
from kiosk_app.kiosk.guide import basis_row, origin
from kiosk_app.kiosk.place import PlaceKeeper
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """Which certificate is open, or none for the list; and which kind the list shows, or empty for all."""

    certificate: str = ""
    verdict: str = ""


def derive(choice: Choice, library: Library | None, language: str, today: date) -> dict[str, Any]:
    """What QML shows of `choice`."""
    found = library.certificate(choice.certificate) if library and choice.certificate else None
    groups = [_group(verdict, library, language) for verdict in Verdict] if library else []
    return {
        "groups": [group for group in groups if group["rows"] and choice.verdict in ("", group["verdict"])],
        "kinds": ["", *(group["verdict"] for group in groups if group["rows"])],
        "verdict": choice.verdict,
        "certificate": _certificate(found, library, language, today) if found and library else {},
        "gone": library is not None and bool(choice.certificate) and found is None,
    }


def _group(verdict: Verdict, library: Library, language: str) -> dict[str, Any]:
    rows = [
        {"id": each.id, "title": each.title.of(language), "icon": glyph(each.icon)}
        for each in library.certificates()
        if each.verdict is verdict
    ]
    # Like beginnings together: the three certificates of kinship are next to each other.
    return {"verdict": verdict.value, "rows": sorted(rows, key=lambda row: row["title"])}


def _certificate(found: Certificate, library: Library, language: str, today: date) -> dict[str, Any]:
    guides = (guide for code in found.guides if (guide := library.guide(code)))
    return {
        "title": found.title.of(language),
        "icon": glyph(found.icon),
        "summary": found.summary.of(language),
        "verdict": found.verdict.value,
        "askedBy": found.asked_by.of(language),
        "instead": found.instead.of(language),
        "verify": found.verify,
        "basis": [basis_row(each, library, language) for each in found.basis],
        "guides": [
            {
                "code": guide.code,
                "title": guide.title.of(language),
                "note": guide.summary.of(language),
                "icon": glyph(guide.icon),
            }
            for guide in guides
        ],
        "prose": [{"kind": each.kind.value, "text": each.text} for each in found.prose.of(language)],
        "origin": origin(found.origin, today),
    }


@QmlElement
@QmlUncreatable("made by startup")
class CertificatesModel(PlaceKeeper):
    """Behind CertificatesPage, the list, and CertificatePage, one of it."""

    groupsChanged = Signal()
    kindsChanged = Signal()
    verdictChanged = Signal()
    certificateChanged = Signal()
    goneChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._choice = Choice()
        self._shown = Shown(self, self._derived())
        contents.changed.connect(self._again)
        assist.languageChanged.connect(self._again)
        shell.register(Shell.Page.Certificates, None, self._leave_list, screen=self)
        shell.register(Shell.Page.Certificate, self._open, self._leave, screen=self)

    groups = Property(list, lambda self: self._shown["groups"], notify=groupsChanged)
    kinds = Property(list, lambda self: self._shown["kinds"], notify=kindsChanged)
    verdict = Property(str, lambda self: self._shown["verdict"], notify=verdictChanged)
    certificate = Property("QVariantMap", lambda self: self._shown["certificate"], notify=certificateChanged)
    gone = Property(bool, lambda self: self._shown["gone"], notify=goneChanged)

    @Slot(str)
    def choose(self, certificate: str) -> None:
        """One of the list was tapped."""
        self._shell.go(Shell.Page.Certificate, certificate)

    @Slot(str)
    def show(self, verdict: str) -> None:
        """Leave only one kind in the list; all of them for an empty text."""
        self.forget_place()
        self._fold(verdict=verdict)

    @Slot()
    def openLookup(self) -> None:
        """打字找: by typing its name."""
        self._shell.go(Shell.Page.Lookup, "guide")

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """A service that issues it, or has to do with it."""
        self._shell.go(Shell.Page.Guide, code)

    @Slot(str)
    def openLaw(self, key: str) -> None:
        """The legal basis was tapped."""
        self._shell.go(Shell.Page.Law, key)

    @Slot()
    def openList(self) -> None:
        """The way out of one that is gone."""
        self._shell.go(Shell.Page.Certificates)

    def _open(self, key: str) -> None:
        self._fold(certificate=key)

    def _leave(self) -> None:
        self._opened.leave()
        self._fold(certificate="")

    def _leave_list(self) -> None:
        self.forget_place()
        self._fold(verdict="")

    def _again(self) -> None:
        self._fold()

    def _fold(self, **changes: str) -> None:
        self._choice = replace(self._choice, **changes)
        self._shown.update(self._derived())

    def _derived(self) -> dict[str, Any]:
        today = datetime.now().astimezone().date()
        return derive(self._choice, self._opened.at(self._choice.certificate), self._assist.language, today)
