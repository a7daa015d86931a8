"""Leaving a message: its kind, its words, how to answer, and the receipt that is shown after COMMIT."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.message import CONTACT_LIMIT, TEXT_LIMIT, Message, MessageKind
from kiosk_app.domain.typed import cleaned
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

Page = Shell.Page
RECEIPT_GROUP = 3


class MessageService(Protocol):
    """What this screen needs of `services.messages.Messages`."""

    def leave(self, message: Message) -> str:
        """Store it; the receipt code."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One message while it is being written."""

    kind: MessageKind = MessageKind.SUGGESTION
    text: str = ""
    contact: str = ""
    anonymous: bool = False
    saving: bool = False
    failed: bool = False
    receipt: str = ""


def grouped(code: str) -> str:
    """A receipt in groups that can be read aloud and copied by hand."""
    bare = code.replace("-", "").replace(" ", "")
    return " ".join(bare[start : start + RECEIPT_GROUP] for start in range(0, len(bare), RECEIPT_GROUP))


def derive(draft: Draft) -> dict[str, Any]:
    """What QML shows of `draft`."""
    return {
        "kind": draft.kind.value,
        "text": draft.text,
        "contact": draft.contact,
        "anonymous": draft.anonymous,
        "saving": draft.saving,
        "failed": draft.failed,
        "ready": bool(draft.text.strip()) and not draft.saving,
        "receipt": grouped(draft.receipt),
    }


def letter(draft: Draft) -> Message:
    """The message to store; an anonymous one carries no contact even if one was typed before."""
    return Message(draft.kind, draft.text.strip(), "" if draft.anonymous else draft.contact.strip())


@QmlElement
@QmlUncreatable("made by startup")
class MessageModel(QObject):
    """Behind MessagePage and MessageSentPage. Typed text is forgotten when the page is left."""

    kindChanged = Signal()
    textChanged = Signal()
    contactChanged = Signal()
    anonymousChanged = Signal()
    savingChanged = Signal()
    failedChanged = Signal()
    readyChanged = Signal()
    receiptChanged = Signal()

    def __init__(self, shell: Shell, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._jobs = jobs
        self._service: MessageService | None = None
        self._draft = Draft()
        self._shown = Shown(self, derive(self._draft))
        shell.register(Page.Message, self._open, self._leave, screen=self)
        shell.register(Page.MessageSent, self._open_sent, self._leave_sent, screen=self)

    def attach(self, service: MessageService) -> None:
        """Give the model its use case; before that nothing can be submitted."""
        self._service = service

    kind = Property(str, lambda self: self._shown["kind"], notify=kindChanged)
    text = Property(str, lambda self: self._shown["text"], notify=textChanged)
    contact = Property(str, lambda self: self._shown["contact"], notify=contactChanged)
    anonymous = Property(bool, lambda self: self._shown["anonymous"], notify=anonymousChanged)
    saving = Property(bool, lambda self: self._shown["saving"], notify=savingChanged)
    failed = Property(bool, lambda self: self._shown["failed"], notify=failedChanged)
    ready = Property(bool, lambda self: self._shown["ready"], notify=readyChanged)
    receipt = Property(str, lambda self: self._shown["receipt"], notify=receiptChanged)
    textLimit = Property(int, lambda _self: TEXT_LIMIT, constant=True)
    contactLimit = Property(int, lambda _self: CONTACT_LIMIT, constant=True)

    @Slot(str)
    def choose(self, kind: str) -> None:
        """One of the four kinds was tapped."""
        self._fold(kind=MessageKind(kind))

    @Slot(str)
    def write(self, text: str) -> None:
        """The words changed."""
        self._fold(text=cleaned(text, TEXT_LIMIT), failed=False)

    @Slot(str)
    def reply_to(self, contact: str) -> None:
        """The contact changed."""
        self._fold(contact=cleaned(contact, CONTACT_LIMIT))

    @Slot()
    def hide_name(self) -> None:
        """匿名留言 was tapped."""
        self._fold(anonymous=not self._draft.anonymous)

    @Slot()
    def submit(self) -> None:
        """Store the message once; a second tap while it is being stored is ignored."""
        draft, service = self._draft, self._service
        if draft.saving or service is None or not draft.text.strip():
            return
        self._fold(saving=True, failed=False)
        self._jobs.submit(lambda: service.leave(letter(draft)), self._stored)

    @Slot()
    def done(self) -> None:
        """记好了，回首页."""
        self._shell.home()

    def _stored(self, result: Result[str]) -> None:
        if isinstance(result, Err):
            self._fold(saving=False, failed=True)
            return
        # The words are on disk now; only the receipt stays in memory. Left meanwhile: nobody to thank.
        left = not self._draft.saving
        self._take(Draft(receipt="" if left else result.value))
        if not left:
            self._shell.go(Page.MessageSent, "")

    def _open(self, _key: str) -> None:
        if self._draft.receipt:
            self._take(Draft())

    def _leave(self) -> None:
        self._take(Draft(receipt=self._draft.receipt))

    def _open_sent(self, _key: str) -> None:
        if not self._draft.receipt:
            self._shell.home()

    def _leave_sent(self) -> None:
        self._take(Draft())

    def _fold(self, **changes: Any) -> None:  # noqa: ANN401 - the draft's own fields
        self._take(replace(self._draft, **changes))

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        values: Mapping[str, Any] = derive(draft)
        self._shown.update(values)
