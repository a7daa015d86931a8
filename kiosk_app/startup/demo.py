"""The demo: one lobby day, played with a real pointer on the real kiosk, counter bar and a stand-in form.

Each step leaves one picture and one `Step`. The day: a citizen looks a service up and leaves a message; an officer
pushes the form; the citizen circles a wrong birth date; the officer corrects it and pushes again; the citizen confirms
and rates 满意; a second check is rated 不满意 for 时间太长; a third citizen declines to rate. Then the
ledger is verified.
"""

import math
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk_app.config import load_settings
from kiosk_app.errors import SunshineError
from kiosk_app.paths import Home
from kiosk_app.startup.display import screen_holds, virtual_display
from kiosk_app.startup.stage import SETTLE, Program, Stage, StageError

KIOSK_SIZE = (1080, 1920)
DESK_SIZE = (1400, 1000)
SCREEN_SIZE = (KIOSK_SIZE[0] + DESK_SIZE[0], KIOSK_SIZE[1])
FORM_GEOMETRY = "1200x760+1140+60"
OFFICER = ("000003", "demo-1234")
LOOPBACK = "127.0.0.1"
RIGHT_BIRTH_DATE = "2099-04-12"
CIRCLE_POINTS = 24
PAGE_CHANGE = 0.5
"""Seconds until a page that has just come in stands still for its picture."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the day. `seconds` is wall time from its first tap to the screen that answers it."""

    number: int
    name: str
    what: str
    picture: str
    seconds: float
    ok: bool = True


class Day:
    """Plays the steps in order; `steps` yields each as it ends."""

    def __init__(self, home: Home, out: Path, display: str) -> None:
        self._out = out
        self._stage = Stage()
        self._number = 0
        environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
        kiosk_size = "x".join(map(str, KIOSK_SIZE))
        counter_home = str(home.demo_counter.root)
        self._kiosk = self._program(
            "kiosk", ["kiosk_app", "kiosk", "--home", str(home.root), "--windowed", kiosk_size], environment
        )
        self._form = self._program(
            "form", ["kiosk_app.counter.demo_form", "--geometry", FORM_GEOMETRY, "--home", counter_home], environment
        )
        self._counter = self._program("counter", ["kiosk_app", "counter", "--home", counter_home], environment)

    @property
    def kiosk(self) -> Program:
        """The touch screen; it runs from the first step until `steps` has ended."""
        return self._kiosk

    def _program(self, name: str, arguments: list[str], environment: dict[str, str]) -> Program:
        log = self._out / "logs" / f"{name}.log"
        log.parent.mkdir(exist_ok=True)
        return Program(name, arguments, self._out / "logs" / f"{name}.probe.json", environment, log)

    def steps(self) -> Iterator[Step]:
        """Open the three programs, play the day, close them whatever happens."""
        try:
            for name, what, play in self._script():
                started = time.monotonic()
                play()
                self._number += 1
                picture = self._out / f"{self._number:02d}-{name}.png"
                seconds = round(time.monotonic() - started, 3)
                time.sleep(PAGE_CHANGE)
                self._stage.picture(picture)
                yield Step(self._number, name, what, picture.name, seconds)
        except StageError:
            self._stage.picture(self._out / "stuck.png")
            raise
        finally:
            self._stage.close()

    def _script(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        yield "open", "触摸屏、登记表单和浮动条都已打开", self._open
        yield "look-up", "群众输入 sfz，找到要办的业务", self._look_up
        yield "guide", "群众看办事指南，可扫码带走清单", self._read_guide
        yield "message", "群众用拼音键盘留言并拿到回执码", self._leave_message
        yield "sign-in", "民警在浮动条登录", self._sign_in
        yield "push", "民警按 F9 推送录入页面，触摸屏显示出来", self._push
        yield "dispute", "群众圈出写错的出生日期", self._dispute
        yield "told", "浮动条告诉民警哪里有误", lambda: self._counter_says("disputed")
        yield "correct", "民警改正后再次推送", self._correct_and_push
        yield "confirm", "群众核对无误", self._confirm
        yield "satisfied", "群众评价满意", self._rate_satisfied
        yield "released", "浮动条变绿：可以保存打印", lambda: self._counter_says("released")
        yield "slow", "第二笔业务：群众评价不满意，时间太长", self._second_check
        yield "declined", "第三笔业务：群众选择暂不评价", self._third_check

    def _open(self) -> None:
        for program in (self._kiosk, self._form, self._counter):
            self._stage.add(program)
        self._kiosk.wait_page("Home")
        self._form.wait_item("form.birth_date.frame")
        self._counter.wait(lambda view: view if view.items else None, "浮动条")

    def _look_up(self) -> None:
        self._stage.tap(self._kiosk, "home.lookup")
        self._kiosk.wait_page("Lookup")
        self._stage.tap(self._kiosk, "lookup.search")
        self._type_on_screen("sfz")
        self._kiosk.wait_item("lookup.result.0")

    def _read_guide(self) -> None:
        self._stage.tap(self._kiosk, "lookup.result.0")
        self._kiosk.wait_page("Guide")
        self._kiosk.wait_item("bar.home")

    def _leave_message(self) -> None:
        self._stage.tap(self._kiosk, "bar.home")
        self._kiosk.wait_page("Home")
        self._stage.tap(self._kiosk, "home.message")
        self._kiosk.wait_page("Message")
        self._stage.tap(self._kiosk, "message.text")
        self._type_on_screen("xiexie")
        self._stage.tap(self._kiosk, "candidate.0")
        self._stage.tap(self._kiosk, "message.submit")
        self._kiosk.wait_page("MessageSent")

    def _type_on_screen(self, letters: str) -> None:
        for letter in letters:
            self._stage.tap(self._kiosk, f"key.{letter}")

    def _sign_in(self) -> None:
        self._go_home()
        staff_number, password = OFFICER
        self._stage.tap(self._counter, "bar.staff_number")
        self._stage.type(staff_number)
        self._stage.tap(self._counter, "bar.password")
        self._stage.type(password)
        self._stage.tap(self._counter, "bar.sign_in")
        self._counter.wait_item("bar.push")

    def _go_home(self) -> None:
        if self._kiosk.view().page != "Home":
            self._stage.tap(self._kiosk, "bar.home")
        self._kiosk.wait_page("Home")

    def _push(self) -> None:
        self._stage.press("f9")
        self._kiosk.wait_page("Check")
        found = self._kiosk.wait(lambda view: view.items.keys() & {"check.mine", "check.confirm"} or None, "记录到屏幕")
        if "check.mine" in found:  # a correction opens for whoever waits for it
            self._stage.tap(self._kiosk, "check.mine")
        self._kiosk.wait_item("check.confirm")

    def _dispute(self) -> None:
        self._stage.tap(self._kiosk, "check.dispute")
        self._kiosk.wait_page("Dispute")
        self._stage.draw(self._circle_round_birth_date())
        self._stage.tap(self._kiosk, "dispute.label.birth_date")
        self._stage.tap(self._kiosk, "dispute.send")
        self._kiosk.wait(lambda view: "dispute.send" not in view.items, "已告诉民警")

    def _circle_round_birth_date(self) -> Iterator[tuple[int, int]]:
        """A loop round the birth date: where it stands in the form's window is where it stands in the picture."""
        x, y, width, height = self._kiosk.wait_item("dispute.canvas")
        form_x, form_y, form_width, form_height = self._form.wait_item("form.window")
        field_x, field_y, field_width, field_height = self._form.wait_item("form.birth_date.frame")
        center_x = x + width * (field_x + field_width / 2 - form_x) / form_width
        center_y = y + height * (field_y + field_height / 2 - form_y) / form_height
        radius_x = width * field_width / form_width * 0.55
        radius_y = height * field_height / form_height * 0.9
        for step in range(CIRCLE_POINTS + 1):
            angle = 2 * math.pi * step / CIRCLE_POINTS
            yield round(center_x + radius_x * math.cos(angle)), round(center_y + radius_y * math.sin(angle))

    def _counter_says(self, page: str) -> None:
        self._counter.wait_page(page)

    def _correct_and_push(self) -> None:
        self._stage.tap(self._form, "form.birth_date")
        self._stage.press("ctrl", "a")
        self._stage.type(RIGHT_BIRTH_DATE)
        time.sleep(SETTLE)
        self._push()

    def _confirm(self) -> None:
        self._stage.tap(self._kiosk, "check.confirm")
        self._kiosk.wait_page("Rate")

    def _rate_satisfied(self) -> None:
        self._stage.tap(self._kiosk, "rate.level.satisfied")
        self._kiosk.wait_page("Thanks")

    def _next_check(self) -> None:
        if self._kiosk.view().page == "Thanks":
            self._stage.tap(self._kiosk, "thanks.done")
        self._kiosk.wait_page("Home")
        self._push()
        self._confirm()

    def _second_check(self) -> None:
        self._next_check()
        self._stage.tap(self._kiosk, "rate.level.dissatisfied")
        self._kiosk.wait_page("Reasons")
        self._stage.tap(self._kiosk, "reasons.too_slow")
        self._stage.tap(self._kiosk, "reasons.submit")
        self._kiosk.wait_page("Thanks")
        self._counter_says("released")

    def _third_check(self) -> None:
        self._next_check()
        self._stage.tap(self._kiosk, "rate.decline")
        self._kiosk.wait(lambda view: view.page != "Rate", "评价结束")
        self._counter_says("released")


@contextmanager
def _display() -> Iterator[str]:
    """A screen on which kiosk and desk stand side by side: the one in use, or a virtual one where that is too small."""
    if screen_holds(*SCREEN_SIZE):
        yield os.environ["DISPLAY"]
        return
    with virtual_display(*SCREEN_SIZE) as display:
        os.environ["DISPLAY"] = display
        try:
            yield display
        finally:
            del os.environ["DISPLAY"]


def _fresh_home(out: Path) -> Home:
    """An empty demo home below `out`. It listens on a port of its own: the lobby of `make run` may still be open.

    Raises:
        SunshineError: something else lies there, which is left alone; or nothing can be written there.
    """
    home = Home(out / "home")
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    try:
        if home.root.exists():
            if not (home.config.exists() and load_settings(home.config).station.demo):
                raise SunshineError(f"{home.root} 里不是演示数据，没有动它；请用 --out 换一个文件夹。")
            shutil.rmtree(home.root)
        home.root.mkdir(parents=True)
        settings = f'[station]\ndemo = true\n\n[link]\nbind = "{LOOPBACK}"\nport = {port}\n'
        home.config.write_text(settings, encoding="utf-8")
    except OSError as error:
        raise SunshineError(f"{out} 写不进去（{error.strerror}），请用 --out 换一个可以写的文件夹。") from error
    return home


def play(out: Path) -> Iterator[dict[str, object]]:
    """Play the day in a fresh demo home below `out`; yields one JSON-ready dict a step, the last from the ledger.

    Raises:
        SunshineError: no display can be had, or a screen did not answer in time.
    """
    from kiosk_app.services.ledger import verify  # noqa: PLC0415 - after the command line has been read
    from kiosk_app.services.station import init  # noqa: PLC0415
    from kiosk_app.store.station import StationStore  # noqa: PLC0415

    home = _fresh_home(out)
    init(home, demo=True).close()
    with ExitStack() as closing:
        display = closing.enter_context(_display())
        for step in Day(home, out, display).steps():
            yield asdict(step)
    store = StationStore.open(home)
    try:
        findings = verify(store)
    finally:
        store.close()
    yield {"name": "verify", "what": "账本核验", "ok": findings.ok, **asdict(findings)}
