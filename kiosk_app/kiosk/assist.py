"""What a citizen switches on to see, reach or understand the screen; the next citizen starts from the defaults."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Sunshine.Backend"
QML_IMPORT_MAJOR_VERSION = 1

CHINESE, ENGLISH = "zh", "en"


@QmlElement
@QmlUncreatable("made by startup")
class Assist(QObject):
    """Large type, high contrast, low reach and the language."""

    changed = Signal()
    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._large = self._contrast = self._low = False
        self._language = CHINESE

    @Property(bool, notify=changed)
    def large(self) -> bool:
        return self._large

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._contrast

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._low

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        """`zh` or `en`; models read it for content that exists in both."""
        return self._language

    @Slot()
    def toggleLarge(self) -> None:
        self._large = not self._large
        self.changed.emit()

    @Slot()
    def toggleContrast(self) -> None:
        self._contrast = not self._contrast
        self.changed.emit()

    @Slot()
    def toggleLow(self) -> None:
        self._low = not self._low
        self.changed.emit()

    @Slot()
    def toggleLanguage(self) -> None:
        self.set_language(ENGLISH if self._language == CHINESE else CHINESE)

    def set_language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.languageChanged.emit()

    @Slot()
    def reset(self) -> None:
        """Back to the defaults for whoever comes next."""
        self._large = self._contrast = self._low = False
        self.changed.emit()
        self.set_language(CHINESE)
