"""The floating bar over a link that does as it is told: every state can be brought up, seen and tapped."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.counter.bar import Bar
from kiosk_app.counter.bar_face import Wiring
from kiosk_app.counter.capture import Pixels, Window
from kiosk_app.counter.choice import Choice, Desktop
from kiosk_app.counter.desktop import load
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.picking import Picking
from kiosk_app.counter.picture import Shot, decode, encode
from kiosk_app.counter.places import Places
from kiosk_app.counter.target import Treat
from kiosk_app.counter.template import Template
from kiosk_app.domain.check import CheckState, FactLabel, Field, Mark
from kiosk_app.errors import SignInError
from kiosk_app.jobs import Jobs
from kiosk_app.link.messages import Rule
from kiosk_app.services.push import LineState, PushState, SessionInfo
from kiosk_app.services.record_rules import load_rules
from kiosk_app.startup.counter import Pictures

PATIENCE = 5.0
CHECK = "0190a0f0-0000-7000-8000-000000000001"
UP = LineState(connected=True, window="3号窗口", station="城阳派出所", code="")
DOWN = LineState(window="3号窗口")
MARKS = (
    Mark(FactLabel.BIRTH_DATE, (((0.1, 0.25), (0.45, 0.25), (0.45, 0.4), (0.1, 0.4), (0.1, 0.25)),)),
    Mark(FactLabel.ADDRESS, (((0.55, 0.5), (0.9, 0.5), (0.9, 0.62), (0.55, 0.62), (0.55, 0.5)),)),
)

ODD = (
    ("姓名", "章\ue123演"),
    ("性别", "男"),
    ("出生日期", "2099-02-30"),
    ("公民身份号码", "371122209904120020"),
    ("住址", "山东省莒县演示街道虚构路 18 号"),
)

DAY = (
    PushState(
        "a",
        CheckState.RELEASED,
        business_code="H03",
        rated=True,
        released=True,
        release_code="7K2-M9Q",
        at="2026-11-23T00:41:00.000Z",
    ),
    PushState("b", CheckState.SUPERSEDED, business_code="C11", marks=MARKS, at="2026-11-23T01:05:00.000Z"),
    PushState(
        "c",
        CheckState.RELEASED,
        business_code="C11",
        rated=True,
        released=True,
        release_code="X4T-09B",
        voided=True,
        revision_of="b",
        at="2026-11-23T01:09:00.000Z",
    ),
    PushState("d", CheckState.EXPIRED, business_code="G01", at="2026-11-23T01:40:00.000Z"),
    PushState("e", None, business_code="自定业务", at="2026-11-23T02:02:00.000Z"),
)


@dataclass
class Line:
    """A link without a network."""

    line: LineState = UP
    session: SessionInfo | None = None
    pushed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    fields: tuple[Field, ...] = ()
    picture: bytes = b""
    kept: list[PushState] = field(default_factory=list)
    ruled: list[tuple[str, str, str, str]] = field(default_factory=list)
    passwords: list[tuple[str, str]] = field(default_factory=list)

    def sign_in(self, staff_number: str, password: str) -> SessionInfo:
        if password != "demo":
            raise SignInError("警号或密码不对，还可以试 4 次。")
        self.session = SessionInfo("s1", staff_number, "王小禾")
        return self.session

    def sign_out(self) -> None:
        self.session = None

    def change_password(self, staff_number: str, old: str, new: str) -> str:
        if old != "demo":
            raise SignInError("警号或密码不对，还可以试 4 次。")
        self.passwords.append((staff_number, new))
        return "王小禾"

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
        assert picture
        assert width
        assert height
        assert media_type
        assert business_code
        self.fields = fields
        self.picture = picture
        self.pushed.append(revision_of)
        return CHECK

    def withdraw(self, check_id: str) -> None:
        self.withdrawn.append(check_id)

    def rule(self, check_id: str, rule: Rule, staff_number: str, password: str, reason: str) -> tuple[str, int]:
        if password != "demo":
            raise SignInError("警号或密码不对，还可以试 4 次。")
        self.ruled.append((check_id, rule, staff_number, reason))
        return "李小满", len(self.ruled)

    def latest(self) -> PushState | None:
        return None

    def today(self) -> list[PushState]:
        return list(self.kept)

    def state(self, check_id: str) -> PushState | None:
        return PushState(check_id)


@dataclass
class Target:
    """A desktop with three windows; the first has an unkind title."""

    choice: Choice = field(default_factory=lambda: Choice("人口信息登记"))

    def windows(self) -> list[dict[str, object]]:
        titles = ("<b>人口信息登记</b>（演示）— 居民身份证受理 " + "很长的标题" * 12, "日程", "文件")
        return [{"handle": index + 1, "title": title, "kind": ""} for index, title in enumerate(titles)]

    def desktop(self) -> Desktop:
        return still()

    def choose(self, choice: Choice, _handle: int = 0) -> None:
        self.choice = choice

    def take(self, treat: Treat | None = None) -> Shot:
        taken = form()
        if treat is None:
            return taken
        treated = treat(Pixels(*decode(taken)))
        return encode(treated.data, treated.width, treated.height)


def still() -> Desktop:
    """The one screen of the stage with the form's window on it."""
    area = QGuiApplication.primaryScreen().geometry()
    image = QImage(area.width(), area.height(), QImage.Format.Format_RGB32)
    image.fill(QColor("#3A6EA5"))
    painter = QPainter(image)
    painter.fillRect(40, 30, 500, 400, QColor("#E8EEF7"))
    painter.fillRect(40, 30, 500, 36, QColor("#2A5699"))
    painter.setFont(QFont("Noto Sans SC", 15))
    painter.setPen(QColor("#14233A"))
    for row, text in enumerate(("姓名  章小演", "出生日期  2099-04-12（演示）", "住址  演示路18号")):
        painter.drawText(80, 120 + 60 * row, text)
    painter.end()
    pixels = Pixels(bytes(image.constBits()), image.width(), image.height())
    return Desktop(0, 0, pixels, (Window(7, "人口信息登记", 500, 400, 40, 30, "form"),))


def form() -> Shot:
    """The officer's form as it was pushed."""
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#D9E1EC"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 1600, 56, QColor("#2A5699"))
    painter.setFont(QFont("Noto Sans SC", 24))
    painter.drawText(200, 300, "出生日期  2099-04-12（演示）")
    painter.drawText(900, 510, "住址  演示路18号")
    painter.end()
    return encode(bytes(image.constBits()), 1600, 900)


class BarStage:
    """The bar's windows without a desktop. `close` when done."""

    def __init__(self) -> None:
        self.owner = QObject()
        self.link, self.target, self.pictures = Line(), Target(), Pictures()
        self.jobs = Jobs(self.owner)
        self.facts: tuple[Field, ...] = ()
        self.templates: dict[str, Template] = {}
        self.choices: dict[str, Choice] = {}
        self.judge = Judge(lambda: load_rules("莒县公安局"))
        wiring = Wiring(
            link=self.link,
            jobs=self.jobs,
            target=self.target,  # type: ignore[arg-type]  # what the bar needs of one
            facts=lambda: self.facts,
            keep_picture=self.pictures.keep,
            judge=self.judge,
            template=self.templates.get,
            choice_of=self.choices.get,
            pick=self.pick,
            hotkey="F9",
            business="H03",
        )
        self.bar = Bar(wiring, self.owner)
        self.warnings: list[str] = []
        self.engine = QQmlApplicationEngine()
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImageProvider("pushed", self.pictures)
        self.picking = Picking(self.engine, self.owner)
        self.places: dict[str, tuple[int, int]] = {}
        self.bar_places = Places(self.places, lambda: None, self.owner)
        self.window = load(self.engine, "Bar.qml", {"bar": self.bar, "places": self.bar_places})
        QTest.qWaitForWindowExposed(self.window)

    def pick(self, desktop: Desktop, done: Callable[[Choice | None], None]) -> None:
        self.picking.open(desktop, done)

    def close(self) -> None:
        self.picking.close()
        self.window.close()
        shiboken6.delete(self.engine)  # now, while the model that its bindings read still exists
        self.jobs.stop()
        shiboken6.delete(self.owner)

    def until(self, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                return False
            QTest.qWait(10)
        QTest.qWait(60)
        return True

    def signed_in(self) -> None:
        self.bar.signIn("000003", "demo")
        assert self.until(lambda: bool(self.bar.signedIn) and self.bar.panel == self.bar.Panel.Closed)

    def pushed(self, state: CheckState | None, **more: object) -> None:
        """Push, and bring the check to a state."""
        if not self.bar.signedIn:
            self.signed_in()
        if not self.link.pushed:
            self.bar.push()
            assert self.until(lambda: bool(self.bar.checkId))
        self.bar.heard(replace(PushState(CHECK, state), **more))  # type: ignore[arg-type]  # fields by name
        QTest.qWait(80)

    def doubted(self, *facts: tuple[str, str], asks: bool = True) -> None:
        """Push facts that want a second look."""
        self.facts, self.judge.asks = tuple(Field(label, text) for label, text in facts), asks
        self.signed_in()
        self.bar.push()
        assert self.until(lambda: self.bar.panel == self.bar.Panel.Doubts)

    def today(self, *kept: PushState) -> None:
        self.link.kept = list(kept)
        self.signed_in()
        self.bar.openToday()
        assert self.until(lambda: len(self.bar.today) == len(kept))

    def wrong_password(self) -> None:
        self.bar.signIn("000003", "falsch")
        assert self.until(lambda: self.bar.sentence != "")

    def options(self) -> None:
        self.signed_in()
        self.bar.openOptions()
        assert self.until(lambda: len(self.bar.windows) > 0)

    def picked(self, drag: bool = False) -> None:
        """Open the still picture, and draw a box on it."""
        self.options()
        self.bar.pickOnScreen()
        assert self.until(lambda: bool(self.picking.windows))
        QTest.qWait(100)
        if drag:
            window = self.picking.windows[0]
            QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(70, 90))
            QTest.mouseMove(window, QPoint(200, 150))
            QTest.mouseMove(window, QPoint(369, 209))
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(369, 209))
            QTest.qWait(80)

    def connected(self, line: LineState) -> None:
        self.link.line = line
        self.bar.lined(line)
        QTest.qWait(40)

    def windows(self) -> list[QQuickWindow]:
        """The bar, and what is open beside it."""
        beside = [w for w in self.window.findChildren(QQuickWindow) if w.isVisible()]
        return [self.window, *beside, *self.picking.windows]

    def items(self, window: QQuickWindow) -> list[QQuickItem]:
        found, queue = [], [window.contentItem()]
        while queue:
            item = queue.pop()
            found.append(item)
            queue.extend(item.childItems())
        return found

    def texts(self) -> str:
        every = (i for w in self.windows() for i in self.items(w) if i.isVisible())
        return "\n".join(str(i.property("text")) for i in every if i.property("text"))

    def find(self, name: str) -> tuple[QQuickWindow, QQuickItem] | None:
        for window in self.windows():
            for item in self.items(window):
                if item.objectName() == name and item.isVisible():
                    return window, item
        return None

    def click(self, name: str) -> None:
        found = self.find(name)
        assert found is not None, f"{name} is not there"
        window, item = found
        middle = item.mapToScene(QPoint(int(item.width() / 2), int(item.height() / 2))).toPoint()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.qWait(40)


def steps(*each: Callable[[], None]) -> None:
    """One after the other."""
    for step in each:
        step()


SCENES: dict[str, Callable[[BarStage], None]] = {
    "signed_out": lambda stage: stage.bar.closePanel(),
    "sign_in": lambda stage: stage.bar.askSignIn(),
    "sign_in_wrong": lambda stage: stage.wrong_password(),
    "offline": lambda stage: steps(stage.bar.closePanel, lambda: stage.connected(DOWN)),
    "ready": lambda stage: stage.signed_in(),
    "maintenance": lambda stage: stage.connected(replace(DOWN, code="maintenance", kiosk="maintenance")),
    "unpaired": lambda stage: steps(stage.signed_in, lambda: stage.connected(replace(DOWN, code="revoked"))),
    "closed": lambda stage: steps(stage.signed_in, lambda: stage.connected(replace(UP, kiosk="closed"))),
    "options": lambda stage: stage.options(),
    "password": lambda stage: steps(stage.signed_in, stage.bar.askPassword),
    "picking": lambda stage: stage.picked(),
    "picking_box": lambda stage: stage.picked(drag=True),
    "sending": lambda stage: stage.pushed(CheckState.RECEIVING, progress=0.42),
    "undelivered": lambda stage: steps(lambda: stage.pushed(None), lambda: stage.connected(DOWN)),
    "delivered": lambda stage: stage.pushed(CheckState.STORED),
    "queued": lambda stage: stage.pushed(CheckState.QUEUED, place=2),
    "shown": lambda stage: stage.pushed(CheckState.SHOWN),
    "shown_offline": lambda stage: steps(lambda: stage.pushed(CheckState.SHOWN), lambda: stage.connected(DOWN)),
    "withdraw": lambda stage: steps(lambda: stage.pushed(CheckState.SHOWN), stage.bar.askWithdraw),
    "denied": lambda stage: stage.pushed(CheckState.CONFIRMED, denied=True),
    "confirmed": lambda stage: stage.pushed(CheckState.CONFIRMED),
    "disputed": lambda stage: stage.pushed(CheckState.DISPUTED, marks=MARKS),
    "disputed_much": lambda stage: stage.pushed(CheckState.DISPUTED, marks=MARKS * 6),
    "released": lambda stage: stage.pushed(CheckState.RELEASED, rated=True, released=True, release_code="7K2-M9Q"),
    "released_unrated": lambda stage: stage.pushed(CheckState.RELEASED, declined=True, released=True),
    "doubts": lambda stage: stage.doubted(*ODD),
    "doubts_many": lambda stage: stage.doubted(*(ODD * 3)),
    "doubts_told": lambda stage: stage.doubted(("姓名", "章喆")),
    "ruling": lambda stage: steps(lambda: stage.pushed(CheckState.EXPIRED), stage.bar.askRuling),
    "ruling_void": lambda stage: steps(lambda: SCENES["released"](stage), stage.bar.askRuling),
    "voided": lambda stage: stage.pushed(CheckState.RELEASED, rated=True, released=True, voided=True),
    "overridden": lambda stage: stage.pushed(CheckState.OVERRIDDEN, release_code="7K2-M9Q"),
    "today": lambda stage: stage.today(*DAY),
    "today_many": lambda stage: stage.today(*(DAY * 9)),
    "today_none": lambda stage: stage.today(),
    "withdrawn": lambda stage: stage.pushed(CheckState.WITHDRAWN),
    "expired": lambda stage: stage.pushed(CheckState.EXPIRED),
    "rejected": lambda stage: stage.pushed(CheckState.REJECTED, code="too_large"),
    "alarm": lambda stage: steps(stage.signed_in, lambda: stage.connected(replace(UP, alarm="epoch"))),
}
