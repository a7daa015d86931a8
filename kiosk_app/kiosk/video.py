"""Playing one local video, and the picture item for machines without a GPU.

Imported when the first video page opens, never before: QtMultimedia costs start-up time and memory. `VideoOutput`
stays blank under the software renderer, without an error, so there `SoftVideo` paints the frames itself. A codec the
decoder cannot do may also stay silent (AV1 does); a video that has shown nothing after `FIRST_FRAME_SECONDS` counts
as broken.
"""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Property, QObject, QRectF, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

FIRST_FRAME_SECONDS = 8.0


class VideoState(StrEnum):
    """What the visitor sees. MISSING: the file is not there; BROKEN: it is, but nothing can be shown of it."""

    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    MISSING = "missing"
    BROKEN = "broken"


FAILED = frozenset({VideoState.MISSING, VideoState.BROKEN})


class Player(QObject):
    """One video from opening to closing. Positions and durations are milliseconds."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = VideoState.LOADING
        self._shown = False
        self._sink: QVideoSink | None = None
        self._media = QMediaPlayer(self)
        self._sound = QAudioOutput(self)
        self._media.setAudioOutput(self._sound)
        self._media.errorOccurred.connect(lambda *_: self._fail(VideoState.BROKEN))
        self._media.mediaStatusChanged.connect(self._status_changed)
        self._media.positionChanged.connect(lambda _: self.changed.emit())
        self._media.durationChanged.connect(lambda _: self.changed.emit())
        self._patience = QTimer(self, singleShot=True, interval=round(FIRST_FRAME_SECONDS * 1000))
        self._patience.timeout.connect(self._give_up_waiting)

    @property
    def position(self) -> int:
        return self._media.position()

    @property
    def duration(self) -> int:
        return self._media.duration()

    def open(self, path: Path) -> None:
        """Load `path` and play it from its start."""
        self._shown = False
        if not path.is_file():
            self._fail(VideoState.MISSING)
            return
        self._become(VideoState.LOADING)
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        self._patience.start()
        self._media.play()

    def show_in(self, sink: QVideoSink) -> None:
        """Send the frames to the picture item that owns `sink`."""
        self._sink = sink
        sink.videoFrameChanged.connect(self._frame_came)
        self._media.setVideoSink(sink)

    def toggle(self) -> None:
        """Pause, go on, or start again after the end."""
        if self.state is VideoState.PLAYING:
            self._media.pause()
            self._become(VideoState.PAUSED)
        elif self.state in (VideoState.PAUSED, VideoState.ENDED):
            self._media.play()
            self._become(VideoState.PLAYING)

    def replay(self) -> None:
        """From the start."""
        if self.state in FAILED:
            return
        self._media.setPosition(0)
        self._media.play()
        self._become(VideoState.PLAYING if self._shown else VideoState.LOADING)

    def close(self) -> None:
        """Silence and darkness at once; the file is let go."""
        self._patience.stop()
        self._media.stop()
        self._media.setSource(QUrl())

    def _become(self, state: VideoState) -> None:
        if state is not self.state:
            self.state = state
        self.changed.emit()

    def _fail(self, state: VideoState) -> None:
        if self.state not in FAILED:
            self._patience.stop()
            self._media.stop()
            self._become(state)

    def _frame_came(self, frame: QVideoFrame) -> None:
        if self._shown or not frame.isValid():
            return
        self._shown = True
        self._patience.stop()
        if self.state is VideoState.LOADING:
            self._become(VideoState.PLAYING)

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.InvalidMedia:
            self._fail(VideoState.BROKEN)
        elif status is QMediaPlayer.MediaStatus.EndOfMedia:
            if self._shown:
                self._become(VideoState.ENDED)
            else:
                self._fail(VideoState.BROKEN)

    def _give_up_waiting(self) -> None:
        if not self._shown:
            self._fail(VideoState.BROKEN)


@QmlElement
class SoftVideo(QQuickPaintedItem):
    """Paints video frames without a GPU, as large as fits, keeping their shape."""

    sinkReady = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._frame_came)
        self._image = QImage()
        self.setOpaquePainting(False)

    def _get_sink(self) -> QVideoSink:
        return self._sink

    videoSink = Property(QObject, _get_sink, notify=sinkReady)

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph."""
        if self._image.isNull() or self.width() <= 0:
            return
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        target = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)

    # Declared: a QML file built on this type moves undeclared slots away from their signals.
    @Slot(QVideoFrame)
    def _frame_came(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self._image = frame.toImage()
            self.update()
