"""What QML reads of a check: one property a value that `check_state.derive` makes, and the picture beside them."""

from PySide6.QtCore import Property, QObject, Signal

from kiosk_app.kiosk.mark_canvas import MarkCanvas
from kiosk_app.kiosk.pictures import PictureHolder
from kiosk_app.kiosk.shown import Shown

__all__ = ["CheckFace", "MarkCanvas"]  # QML needs both


class CheckFace(QObject):
    """The properties alone; `CheckModel` fills `_shown` and acts."""

    phaseChanged = Signal()
    queueChanged = Signal()
    windowChanged = Signal()
    officerNameChanged = Signal()
    businessChanged = Signal()
    revisionChanged = Signal()
    factsChanged = Signal()
    changedBoxesChanged = Signal()
    unchangedChanged = Signal()
    audibleChanged = Signal()
    readingChanged = Signal()
    endedChanged = Signal()
    savingChanged = Signal()
    failedChanged = Signal()
    blankedChanged = Signal()
    closesInChanged = Signal()
    marksChanged = Signal()
    strokesChanged = Signal()
    currentMarkChanged = Signal()
    signatureChanged = Signal()
    sendableChanged = Signal()
    fullChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown
        self._holder = PictureHolder(self)

    phase = Property(str, lambda self: self._shown["phase"], notify=phaseChanged)
    queue = Property("QVariantList", lambda self: self._shown["queue"], notify=queueChanged)
    window = Property(str, lambda self: self._shown["window"], notify=windowChanged)
    officerName = Property(str, lambda self: self._shown["officerName"], notify=officerNameChanged)
    business = Property(str, lambda self: self._shown["business"], notify=businessChanged)
    revision = Property(int, lambda self: self._shown["revision"], notify=revisionChanged)
    facts = Property("QVariantList", lambda self: self._shown["facts"], notify=factsChanged)
    changedBoxes = Property("QVariantList", lambda self: self._shown["changedBoxes"], notify=changedBoxesChanged)
    unchanged = Property(bool, lambda self: self._shown["unchanged"], notify=unchangedChanged)
    audible = Property(bool, lambda self: self._shown["audible"], notify=audibleChanged)
    reading = Property(bool, lambda self: self._shown["reading"], notify=readingChanged)
    ended = Property(str, lambda self: self._shown["ended"], notify=endedChanged)
    saving = Property(bool, lambda self: self._shown["saving"], notify=savingChanged)
    failed = Property(bool, lambda self: self._shown["failed"], notify=failedChanged)
    blanked = Property(bool, lambda self: self._shown["blanked"], notify=blankedChanged)
    closesIn = Property(int, lambda self: self._shown["closesIn"], notify=closesInChanged)
    marks = Property("QVariantList", lambda self: self._shown["marks"], notify=marksChanged)
    strokes = Property("QVariantList", lambda self: self._shown["strokes"], notify=strokesChanged)
    currentMark = Property(int, lambda self: self._shown["currentMark"], notify=currentMarkChanged)
    signature = Property("QVariantList", lambda self: self._shown["signature"], notify=signatureChanged)
    sendable = Property(bool, lambda self: self._shown["sendable"], notify=sendableChanged)
    full = Property(bool, lambda self: self._shown["full"], notify=fullChanged)
    picture = Property(PictureHolder, lambda self: self._holder, constant=True)
