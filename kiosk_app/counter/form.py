"""The stand-in form's data: invented facts that cannot belong to anybody, and the side file that the demo's bar reads.

The birth year lies in the future and the check digit is wrong on purpose. A bar may read the side file only in a demo
home; a real business system's facts come from `--field`.
"""

import json
import os
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.domain.check import Field

QML_IMPORT_NAME = "Sunshine.CounterBackend"
QML_IMPORT_MAJOR_VERSION = 1

SIDE_FILE = "fields.json"
DEMO_WINDOW = "人口信息登记（演示）"
"""How the title of the form begins; the bar of a demo home pushes that window unless told otherwise."""
INVENTED = (
    ("name", "姓名", "章小演"),
    ("sex", "性别", "女"),
    ("nation", "民族", "汉"),
    ("birth_date", "出生日期", "2099-04-21"),
    ("id_number", "公民身份号码", "371122209904120020"),
    ("valid", "有效期限", "2126.11.23-2146.11.23"),
    ("address", "住址", "山东省莒县演示街道虚构路 18 号"),
    ("issuer", "签发机关", "莒县公安局（演示）"),
    ("kind", "受理类型", "到期换领"),
    ("delivery", "领取方式", "快证邮寄"),
)
STRESSED = frozenset({"name", "sex", "birth_date", "id_number", "address"})
WRITE_AFTER_MS = 80


@QmlElement
@QmlUncreatable("made by demo_form")
class DemoForm(QObject):
    """What the form holds. Every edit rewrites the side file at once, every move of a box shortly after."""

    def __init__(self, side_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side_file = side_file
        self._texts = [text for _key, _label, text in INVENTED]
        self._boxes: list[tuple[float, float, float, float] | None] = [None] * len(INVENTED)
        self._later = QTimer(self, interval=WRITE_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self.write)

    @Property("QVariantList", constant=True)
    def fields(self) -> list[dict[str, str]]:
        """What the form opens with; the boxes keep what is typed."""
        return [{"key": key, "label": label, "text": text} for key, label, text in INVENTED]

    @Slot(int, str)
    def edit(self, index: int, text: str) -> None:
        """One keystroke. Written at once: a push that follows must never carry a fact the picture no longer shows."""
        self._texts[index] = text
        self.write()

    @Slot(int, float, float, float, float)
    def place(self, index: int, x: float, y: float, width: float, height: float) -> None:
        self._boxes[index] = (x, y, width, height)
        self._later.start()

    @Slot()
    def write(self) -> None:
        """Write the stressed facts for the demo's bar, replacing the file in one step."""
        facts = [
            {"label": label, "text": self._texts[index], "box": self._boxes[index]}
            for index, (key, label, _text) in enumerate(INVENTED)
            if key in STRESSED
        ]
        self._side_file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._side_file.with_suffix(".partial")
        # Invented, but a demo is looked at for how the real thing treats facts: for its user alone.
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(facts, ensure_ascii=False))
        partial.replace(self._side_file)


def read_side_file(path: Path) -> tuple[Field, ...]:
    """The facts the form wrote; none where the form has not run or the file is not its own."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Field(str(fact["label"]), str(fact["text"]), _box(fact["box"])) for fact in raw)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _box(raw: object) -> tuple[float, float, float, float] | None:
    if not isinstance(raw, list):
        return None
    x, y, width, height = (min(1.0, max(0.0, float(value))) for value in raw)
    return x, y, width, height
