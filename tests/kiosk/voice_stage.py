"""The screens of rating, message and check over services in memory, driven by touch; for tests and pictures."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.config import Check, Kiosk
from kiosk_app.domain.check import CheckState, Field, Mark
from kiosk_app.domain.message import Message
from kiosk_app.domain.officer import Officer
from kiosk_app.domain.rating import Rating, UnratedCause
from kiosk_app.errors import StoreFull
from kiosk_app.jobs import Jobs
from kiosk_app.kiosk.assist import ENGLISH, Assist
from kiosk_app.kiosk.check import CheckModel
from kiosk_app.kiosk.message import MessageModel
from kiosk_app.kiosk.rating import RatingModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.paths import qml_root

TOUCH = QTest.createTouchDevice()
PATIENCE = 30.0
FRAME = 18
ARRIVED = 3.0

OFFICERS = (
    Officer("o1", "000001", "李文静", window="1号窗口"),
    Officer("o2", "000002", "陈志强", window="2号窗口"),
    Officer("o3", "000003", "王小禾", window="3号窗口"),
    Officer("o4", "000004", "赵明月", window="4号窗口"),
)
TITLES = {
    "zh": {"id_renew": "居民身份证到期换领", "move_in": "市外迁入"},
    ENGLISH: {"id_renew": "Renewing an ID card", "move_in": "Moving in from another city"},
}
ROWS = (
    ("姓名", "张演示", "name"),
    ("性别", "女", "sex"),
    ("出生日期", "2099-04-12", "birth_date"),
    ("公民身份号码", "371122209904120020", "id_number"),
    ("住址", "山东省莒县城阳街道演示路18号", "address"),
    ("签发机关", "莒县公安局（演示）", "other"),
)
WIDTH, HEIGHT = 1600, 900


@dataclass(frozen=True)
class Card:
    """A check in the queue."""

    check_id: str
    window: str = "3号窗口"
    officer_name: str = "王小禾"
    staff_number: str = "000003"
    business_code: str = "id_renew"
    state: CheckState = CheckState.STORED
    revision: int = 1
    photo: str = ""
    turn: int = 1


@dataclass(frozen=True)
class Material:
    """What is shown of a check."""

    fields: tuple[Field, ...]
    birth: str


@dataclass(frozen=True)
class Pixels:
    """RGBX."""

    width: int
    height: int
    stride: int
    bytes: bytes


def box_of(index: int) -> tuple[float, float, float, float]:
    """Where the form shows its field of this number."""
    column, row = index % 2, index // 2
    return (0.14 + column * 0.48, 0.14 + row * 0.12, 0.33, 0.075)


def fields_of(birth: str = "2099-04-12") -> tuple[Field, ...]:
    """The facts to stress, without the last."""
    return tuple(
        Field(label, birth if kind == "birth_date" else text, box_of(index))
        for index, (label, text, kind) in enumerate(ROWS)
        if kind != "other"
    )


def form(material: Material) -> Pixels:
    """A stand-in data-entry form, marked 演示."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGBX8888)
    image.fill(QColor("#D9E1EC"))
    painter = QPainter(image)
    painter.fillRect(0, 0, WIDTH, 56, QColor("#2A5699"))
    painter.setFont(QFont("Noto Sans SC", 18))
    painter.setPen(QColor("white"))
    painter.drawText(24, 38, "人口信息登记 — 居民身份证受理【演示数据】")
    for index, (label, text, kind) in enumerate(ROWS):
        x, y, w, h = box_of(index)
        left, top, width, height = int(x * WIDTH), int(y * HEIGHT), int(w * WIDTH), int(h * HEIGHT)
        painter.fillRect(left, top, width, height, QColor("white"))
        painter.setPen(QColor("#223344"))
        painter.drawRect(left, top, width, height)
        painter.drawText(
            left - 200, top, 184, height, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), label
        )
        shown = material.birth if kind == "birth_date" else text
        painter.drawText(left + 16, top, width, height, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.end()
    return Pixels(WIDTH, HEIGHT, image.bytesPerLine(), bytes(image.constBits()))


@dataclass
class Services:
    """Roster, ratings, messages and checks in memory; `full` makes every write fail like a full disk."""

    full: bool = False
    slow: float = 0.0
    rows: list[tuple[object, ...]] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    materials: dict[str, Material] = field(default_factory=dict)
    states: dict[str, CheckState] = field(default_factory=dict)
    latest: dict[str, Material] = field(default_factory=dict)
    earliers: dict[str, Material] = field(default_factory=dict)

    def write(self, *row: object) -> None:
        time.sleep(self.slow)
        if self.full:
            raise StoreFull("磁盘满了，请联系管理员。")
        self.rows.append(row)

    def officers(self) -> tuple[Officer, ...]:
        return OFFICERS

    def give(self, officer_id: str, rating: Rating) -> str:
        self.write("give", officer_id, rating)
        return "r1"

    def leave(self, message: Message) -> str:
        self.write("message", message)
        return "K7MQ2X"

    def offer(self, card: Card, material: Material) -> None:
        self.cards.append(card)
        self.materials[card.check_id] = material
        if card.revision > 1 and card.window in self.latest:
            self.earliers[card.check_id] = self.latest[card.window]
        self.latest[card.window] = material
        self.states[card.check_id] = card.state

    def become(self, check_id: str, state: CheckState, keep: bool = False) -> None:
        self.states[check_id] = state
        self.cards = [
            replace(c, state=state) if c.check_id == check_id else c
            for c in self.cards
            if keep or c.check_id != check_id
        ]

    def queue(self) -> list[Card]:
        return list(self.cards)

    def state(self, check_id: str) -> CheckState | None:
        return self.states.get(check_id)

    def material(self, check_id: str) -> Material:
        return self.materials[check_id]

    def earlier(self, check_id: str) -> Material | None:
        return self.earliers.get(check_id)

    def shown(self, check_id: str) -> None:
        self.write("shown", check_id)

    def confirm(self, check_id: str) -> None:
        self.write("confirm", check_id)
        self.become(check_id, CheckState.CONFIRMED, keep=True)

    def sign(self, check_id: str, strokes: object, aspect: float) -> None:
        self.write("sign", check_id, strokes, aspect)

    def dispute(self, check_id: str, marks: tuple[Mark, ...]) -> None:
        self.write("dispute", check_id, marks)
        self.become(check_id, CheckState.DISPUTED)

    def rate(self, check_id: str, rating: Rating) -> None:
        self.write("rate", check_id, rating)
        self.become(check_id, CheckState.RELEASED)

    def amend(self, subject: str, rating: Rating) -> None:
        self.write("amend", subject, rating)

    def decline(self, check_id: str, cause: UnratedCause) -> None:
        self.write("decline", check_id, cause)
        self.become(check_id, CheckState.RELEASED)

    def expire(self, check_id: str, cause: str) -> None:
        self.write("expire", check_id, cause)
        self.become(check_id, CheckState.EXPIRED)


class VoiceStage:
    """The window and everything behind it. `close` when done."""

    def __init__(
        self,
        width: int = 1080,
        height: int = 1920,
        *,
        idle: int = 60,
        warn: int = 20,
        undo: int = 8,
        signature: bool = False,
        **modes: bool,
    ) -> None:
        self.services = Services()
        self.owner = QObject()
        self.shell, self.assist, self.jobs = (
            Shell(Kiosk(idle_seconds=idle), self.owner),
            Assist(self.owner),
            Jobs(self.owner),
        )
        self.message = MessageModel(self.shell, self.jobs, self.owner)
        self.rating = RatingModel(self.shell, self.jobs, self.assist, undo, self.owner)
        policy = Check(walk_away_warning_seconds=warn, walk_away_seconds=idle, signature=signature)
        self.check = CheckModel(
            self.shell, self.jobs, self.assist, self.rating, policy, auto_open=True, parent=self.owner
        )
        self.message.attach(self.services)
        self.rating.attach(self.services, self.services, self.services, self.title)
        self.check.attach(self.services, form, self.title)
        self.shell.set_ready()
        self.engine = QQmlApplicationEngine()
        self.warnings: list[str] = []
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(qml_root()))
        self.engine.setInitialProperties(
            {"shell": self.shell, "width": width, "height": height, "visible": True, **modes}
        )
        self.engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("VoiceStage.qml"))))
        assert self.engine.rootObjects(), self.warnings
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.window.requestActivate()
        QTest.qWaitForWindowExposed(self.window)

    def title(self, code: str) -> str:
        return TITLES[self.assist.language].get(code, code)

    def close(self) -> None:
        self.window.close()
        shiboken6.delete(self.engine)  # now, while the models that its bindings read still exist
        self.jobs.stop()
        shiboken6.delete(self.owner)

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            QTest.qWait(10)
        return True

    def find(self, name: str) -> QQuickItem:
        found = [i for i in self.all_items() if i.objectName() == name and i.isVisible()]
        assert found, f"{name} is not on the screen"
        return found[0]

    def seen(self, name: str) -> bool:
        return any(i.objectName() == name and i.isVisible() for i in self.all_items())

    def all_items(self) -> list[QQuickItem]:
        found, queue = [], [self.window.contentItem()]
        while queue:
            item = queue.pop()
            found.append(item)
            queue.extend(item.childItems())
        return found

    def texts(self) -> str:
        """All visible words."""
        return "\n".join(str(i.property("text")) for i in self.all_items() if i.isVisible() and i.property("text"))

    def place(self, item: QQuickItem, x: float = 0.5, y: float = 0.5) -> QPoint:
        return item.mapToScene(QPoint(int(item.width() * x), int(item.height() * y))).toPoint()

    def tap(self, name: str) -> None:
        self.tap_at(self.heeded(name))

    def heeded(self, name: str) -> QPoint:
        """Where to tap, as a citizen who waits for the question: what has just come takes no answer yet."""
        self.until(lambda: self.seen(name))
        self.until(lambda: any(i.isEnabled() for i in self.all_items() if i.objectName() == name), ARRIVED)
        return self.place(self.find(name))

    def open_mine(self) -> bool:
        """Say that the covered record is mine; whether it opened."""
        covered = self.until(lambda: self.check.phase == "covered")
        self.settle()
        self.tap("check.mine")
        opened = self.until(lambda: self.check.phase == "looking")
        self.settle()
        return covered and opened

    def settle(self) -> None:
        """Let the page that just opened be laid out: a moment, and until two more frames have been shown."""
        QTest.qWait(60)
        frames: list[None] = []
        count = self.window.frameSwapped.connect(lambda: frames.append(None))
        for number in (1, 2):
            self.window.update()
            self.until(lambda number=number: len(frames) >= number)  # type: ignore[misc]  # bound now
        self.window.frameSwapped.disconnect(count)

    def tap_at(self, point: QPoint) -> None:
        QTest.touchEvent(self.window, TOUCH).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, TOUCH).release(0, point, self.window).commit()
        QTest.qWait(20)

    def draw(self, points: list[QPoint], finger: int = 0) -> None:
        QTest.touchEvent(self.window, TOUCH).press(finger, points[0], self.window).commit()
        for point in points[1:]:
            QTest.touchEvent(self.window, TOUCH).move(finger, point, self.window).commit()
            QTest.qWait(FRAME)  # the window hands moves on once a frame
        QTest.touchEvent(self.window, TOUCH).release(finger, points[-1], self.window).commit()
        QTest.qWait(20)

    def key(self, text: str) -> None:
        """Tap a key of the on-screen keyboard by its letter."""
        keys = [
            i
            for i in self.all_items()
            if i.isVisible() and i.property("text") == text and i.property("keyType") is not None
        ]
        assert keys, f"no key {text}"
        self.tap_at(self.place(keys[0]))

    def child(self, name: str) -> QObject:
        found = self.window.findChild(QObject, name)
        assert found is not None
        return found
