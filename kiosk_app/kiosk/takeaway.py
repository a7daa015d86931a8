"""A list as QR codes on the glass: in as few as its text needs, one at a time, and the station's official channel.

One at a time, because a phone that sees two codes at once picks either. How much one code may hold follows from how
many modules of at least a millimetre have room: at 60 cm, a stretched arm, the camera of a phone shows a millimetre on
two pixels of its preview, which is what a decoder needs.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.content.takeaway import parts_of
from kiosk_app.jobs import Err, Jobs, Result
from kiosk_app.kiosk.qr import capacity, modules
from kiosk_app.kiosk.shown import Shown

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

Codes = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """Where the bureau can be reached on a phone: a name people know and an address; empty for none."""

    name: str = ""
    url: str = ""

    @classmethod
    def first_of(cls, channels: tuple[str, ...]) -> "Channel":
        """The first of the station's channels, which the settings write as 名称=网址."""
        name, _, url = channels[0].partition("=") if channels else ("", "", "")
        return cls(name.strip(), url.strip())


@dataclass(frozen=True, slots=True)
class Given:
    """What is offered: the text, how much one code holds, the codes once they are drawn, and which one is seen."""

    text: str = ""
    most: int = 0
    codes: Codes = ()
    place: int = 0
    channel: bool = False


@QmlElement
@QmlUncreatable("made by startup")
class TakeAway(QObject):
    """Behind GuideTakeAway. A page's model offers a text; the page says how large a code it has room for."""

    rowsChanged = Signal()
    placeChanged = Signal()
    countChanged = Signal()
    channelChanged = Signal()
    textChanged = Signal()

    def __init__(self, jobs: Jobs, channel: Channel = Channel(), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._channel = jobs, channel
        self._given = Given()
        self._wanted: tuple[str, ...] = ()
        self._channel_rows: tuple[str, ...] = ()
        self._shown = Shown(self, self._derived())

    rows = Property(list, lambda self: self._shown["rows"], notify=rowsChanged)
    place = Property(int, lambda self: self._shown["place"], notify=placeChanged)
    count = Property(int, lambda self: self._shown["count"], notify=countChanged)
    channel = Property(bool, lambda self: self._shown["channel"], notify=channelChanged)
    text = Property(str, lambda self: self._shown["text"], notify=textChanged)
    channelName = Property(str, lambda self: self._channel.name if self._channel.url else "", constant=True)

    def offer(self, text: str) -> None:
        """Put this text into codes; an empty one offers nothing."""
        if text != self._given.text:
            self._fold(replace(self._given, text=text, place=0, channel=False))

    @Slot(int)
    def fit(self, modules_across: int) -> None:
        """The page has room for codes of so many modules, quiet zone included."""
        self._fold(replace(self._given, most=capacity(modules_across)))

    @Slot()
    def next(self) -> None:
        """The next code."""
        self._fold(replace(self._given, place=min(self._given.place + 1, len(self._given.codes) - 1)))

    @Slot()
    def previous(self) -> None:
        """The code before."""
        self._fold(replace(self._given, place=max(0, self._given.place - 1)))

    @Slot(bool)
    def showChannel(self, channel: bool) -> None:
        """The list, or the official channel."""
        self._fold(replace(self._given, channel=channel and bool(self._channel.url)))

    def _fold(self, given: Given) -> None:
        self._given = given
        self._draw()
        if given.channel and not self._channel_rows:
            url = self._channel.url
            self._jobs.submit(lambda: tuple(modules(url)), self._channel_drawn)
        self._shown.update(self._derived())

    def _draw(self) -> None:
        given = self._given
        wanted = parts_of(given.text, given.most) if given.text and given.most else ()
        if wanted == self._wanted:
            return
        # Never the code of another list: none is shown for the blink until the new one is drawn.
        self._wanted = wanted
        self._given = replace(given, codes=(), place=0)
        if wanted:
            self._jobs.submit(
                lambda: tuple(tuple(modules(each)) for each in wanted), lambda result: self._drawn(wanted, result)
            )

    def _drawn(self, wanted: tuple[str, ...], result: Result[Codes]) -> None:
        if wanted == self._wanted and not isinstance(result, Err):
            self._fold(replace(self._given, codes=result.value))

    def _channel_drawn(self, result: Result[tuple[str, ...]]) -> None:
        if not isinstance(result, Err):
            self._channel_rows = result.value
            self._shown.update(self._derived())

    def _derived(self) -> dict[str, object]:
        given = self._given
        listed = given.codes[given.place] if given.place < len(given.codes) else ()
        return {
            "rows": list(self._channel_rows if given.channel else listed),
            "place": given.place,
            "count": len(given.codes),
            "channel": given.channel,
            "text": given.text,
        }
