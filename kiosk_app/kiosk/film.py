"""The video page: opens the player when the visitor comes, silences it the moment the page is not in front."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.publicity import Video
from kiosk_app.kiosk.assist import Assist
from kiosk_app.kiosk.contents import Contents, Opened
from kiosk_app.kiosk.publicity import tile
from kiosk_app.kiosk.shell import Shell

if TYPE_CHECKING:
    from kiosk_app.kiosk.video import Player

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

KEEP_AWAKE_MILLISECONDS = 5000
"""How often a running video tells the shell that somebody watches."""


@QmlElement
@QmlUncreatable("made by startup")
class FilmModel(QObject):
    """Behind VideoPage. While a video runs the kiosk does not go home; paused or ended it does as everywhere."""

    videoChanged = Signal()
    playChanged = Signal()

    def __init__(self, shell: Shell, assist: Assist, contents: Contents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._assist, self._opened = shell, assist, Opened(contents)
        self._code = ""
        self._player: Player | None = None
        self._told_at = 0
        assist.languageChanged.connect(self.videoChanged)
        shell.pageChanged.connect(self._page_changed)
        shell.register(Shell.Page.Video, self._open, self._leave, screen=self)

    @Property("QVariantMap", notify=videoChanged)
    def video(self) -> dict[str, Any]:
        """The tile's words and poster, empty when there is no such video any more."""
        video, library = self._video(), self._opened.at(self._code)
        return tile(video, library, self._assist.language) if video and library else {}

    @Property(str, notify=playChanged)
    def state(self) -> str:
        """A `VideoState`; without a player, "gone"."""
        return self._player.state.value if self._player else "gone"

    @Property(int, notify=playChanged)
    def position(self) -> int:
        """Milliseconds played."""
        return self._player.position if self._player else 0

    @Property(int, notify=playChanged)
    def duration(self) -> int:
        """Milliseconds in all; the pack's own figure until the file has told."""
        video = self._video()
        return (self._player.duration if self._player else 0) or (video.seconds * 1000 if video else 0)

    @Slot(QObject)
    def showIn(self, picture: QObject) -> None:
        """The picture item is there: play into its `videoSink`."""
        # Imported here and below: QtMultimedia is loaded when the first video opens, not at start-up.
        from PySide6.QtMultimedia import QVideoSink  # noqa: PLC0415

        sink = picture.property("videoSink")
        if self._player and isinstance(sink, QVideoSink):
            self._player.show_in(sink)

    @Slot()
    def toggle(self) -> None:
        """播放 or 暂停."""
        if self._player:
            self._player.toggle()

    @Slot()
    def replay(self) -> None:
        """重新播放."""
        if self._player:
            self._player.replay()

    @Slot()
    def openWall(self) -> None:
        """看别的: the way out of a video that cannot be shown, and after the end."""
        self._shell.go(Shell.Page.Publicity)

    def _video(self) -> Video | None:
        library = self._opened.at(self._code)
        return library.video(self._code) if library else None

    def _open(self, key: str) -> None:
        from kiosk_app.kiosk.video import Player  # noqa: PLC0415

        self._close()
        self._code, self._told_at = key, 0
        video, library = self._video(), self._opened.at(self._code)
        if video and library:
            self._player = Player(self)
            self._player.changed.connect(self._played)
            self._player.open(library.media(video.file))
        self.videoChanged.emit()
        self.playChanged.emit()

    def _played(self) -> None:
        if self._player and self._player.position - self._told_at >= KEEP_AWAKE_MILLISECONDS:
            self._told_at = self._player.position
            self._shell.touched()
        self.playChanged.emit()

    def _page_changed(self) -> None:
        if self._shell.page != Shell.Page.Video:
            self._close()

    def _leave(self) -> None:
        self._opened.leave()
        self._close()
        self._code = ""
        self.videoChanged.emit()

    def _close(self) -> None:
        if self._player:
            self._player.close()
            self._player.deleteLater()
            self._player = None
            self.playChanged.emit()
