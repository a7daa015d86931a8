"""The floating bar in every state: what it says and offers, on large, small and enlarged desktops."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.domain.check import CheckState, Field
from kiosk_app.services.push import PushState
from kiosk_app.startup.display import virtual_display
from tests.counter.bar_stage import CHECK, DAY, DOWN, MARKS, ODD, SCENES, UP, BarStage
from tests.counter.support import on

ROOT = Path(__file__).resolve().parents[2]
SAYS = {
    "signed_out": "请先登录",
    "sign_in": "民警登录",
    "sign_in_wrong": "警号或密码不对，还可以试 4 次。",
    "offline": "连不上触摸屏，正在重试",
    "ready": "可以推送",
    "unpaired": "这台电脑的配对已被管理员撤销",
    "closed": "触摸屏暂停服务",
    "maintenance": "终端维护，暂时不能推送",
    "options": "正在使用的窗口",
    "password": "修改 王小禾 的密码",
    "picking": "拖动框出一部分，或点一下窗口",
    "picking_box": "窗口的这一部分：人口信息登记",
    "sending": "正在发送 42%",
    "undelivered": "未送达，正在重试",
    "delivered": "已送达，等待显示",
    "queued": "排队第 2 位",
    "shown": "群众核对中",
    "shown_offline": "离线，群众正在核对",
    "withdraw": "确定撤回这次核对吗？",
    "denied": "不可撤回",
    "confirmed": "核对无误，等待评价",
    "disputed": "群众指出 2 处有误",
    "disputed_much": "出生日期 ×6",
    "released": "已评价，可以保存打印",
    "released_unrated": "未评价，可以保存打印",
    "doubts": "莒县没有“演示街道”",
    "doubts_many": "还有",
    "doubts_told": "已经推送，请留意这几处",
    "ruling": "群众没有答完，请管理员特批",
    "ruling_void": "答错了人，作废这次核对",
    "voided": "已作废，不能保存打印",
    "overridden": "领导已放行，可以保存打印",
    "today": "今天推送 5 次，可以保存打印 1 次",
    "today_many": "今天推送 45 次，可以保存打印 9 次",
    "today_none": "今天还没有推送",
    "withdrawn": "已撤回",
    "expired": "超时未核对，请重新推送",
    "rejected": "截图被拒：太大",
    "alarm": "账本",
}
MEASURE = """
import json, sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from kiosk_app.gui import load_fonts
from tests.counter.bar_stage import SCENES, BarStage
app = QGuiApplication([])
app.setFont(load_fonts())
area = app.primaryScreen().availableGeometry()
found = {"screen": area.getRect(), "windows": {}}
names = ("ready", "options", "disputed_much", "sign_in_wrong", "withdraw", "doubts_many", "ruling", "today_many")
for name in (*names, "password"):
    stage = BarStage()
    SCENES[name](stage)
    QTest.qWait(120)
    found["windows"][name] = [window.geometry().getRect() for window in stage.windows()]
    stage.close()
print(json.dumps(found))
"""


@pytest.fixture
def stage(qapp: object) -> Iterator[BarStage]:
    """A bar, signed out; QML must not have complained."""
    assert qapp
    made = BarStage()
    yield made
    made.close()
    assert made.warnings == []


def too_wide(window: QQuickWindow, stage: BarStage) -> list[str]:
    """Texts that are cut, or that reach out of their window. Titles of foreign windows may be elided."""
    whole = QRectF(0, 0, window.width(), window.height()).adjusted(-1, -1, 1, 1)
    found = []
    for item in stage.items(window):
        text = str(item.property("text") or "")
        if not item.isVisible() or not text or item.property("contentWidth") is None or "人口信息登记" in text:
            continue
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        if item.property("truncated") or not whole.contains(place):
            found.append(text)
    return found


@pytest.mark.parametrize("scene", SCENES)
def test_every_state_is_said_in_full(stage: BarStage, scene: str) -> None:
    SCENES[scene](stage)
    QTest.qWait(120)
    assert SAYS[scene] in stage.texts()
    for window in stage.windows():
        if not {"bar.options.done", "bar.today.list"} & {
            item.objectName() for item in stage.items(window)
        }:  # a list scrolls out of its window by nature
            assert too_wide(window, stage) == []


def test_the_bar_stays_above_and_takes_no_keyboard(stage: BarStage) -> None:
    flags = stage.window.flags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus


def test_the_push_does_not_move_while_the_close_comes_and_goes(stage: BarStage) -> None:
    stage.signed_in()
    places = []
    for state in (None, CheckState.STORED, CheckState.SHOWN, CheckState.CONFIRMED, CheckState.RELEASED):
        if state is not None:
            stage.pushed(state, released=state is CheckState.RELEASED)
        found = stage.find("bar.push")
        assert found is not None
        places.append(found[1].mapToScene(found[1].position().toPoint() * 0).x())
    assert len(set(places)) == 1


def test_only_what_is_possible_can_be_clicked(stage: BarStage) -> None:
    stage.pushed(CheckState.SHOWN)
    stage.click("bar.push")
    assert stage.link.pushed == [""]
    assert stage.find("bar.quit") is None
    stage.click("bar.withdraw")
    stage.click("bar.withdraw.yes")
    assert stage.link.withdrawn == [CHECK]
    stage.pushed(CheckState.CONFIRMED)
    assert stage.find("bar.withdraw") is None


def test_withdraw_is_asked_first_and_can_be_thought_better_of(stage: BarStage) -> None:
    stage.pushed(CheckState.SHOWN)
    stage.click("bar.withdraw")
    stage.click("bar.panel.close")
    assert stage.link.withdrawn == []
    assert stage.bar.panel == stage.bar.Panel.Closed


def test_the_question_goes_when_the_citizen_answers_first(stage: BarStage) -> None:
    stage.pushed(CheckState.SHOWN)
    stage.click("bar.withdraw")
    stage.pushed(CheckState.CONFIRMED)
    assert stage.bar.panel == stage.bar.Panel.Closed
    assert stage.find("bar.withdraw.yes") is None


def test_a_correction_names_what_it_corrects(stage: BarStage) -> None:
    stage.pushed(CheckState.DISPUTED, marks=MARKS)
    assert "改好后再推送 F9" in stage.texts()
    stage.click("bar.dispute.close")
    stage.click("bar.state")
    assert "群众指出这里有误，请改正后再推送" in stage.texts()
    stage.click("bar.push")
    assert stage.until(lambda: len(stage.link.pushed) == 2)
    assert stage.link.pushed == ["", CHECK]


def test_doubts_are_put_once_and_never_forbid(stage: BarStage) -> None:
    stage.doubted(*ODD)
    assert stage.link.pushed == []
    assert "推送之前，请看一眼这几处" in stage.texts()
    assert len(stage.bar.doubts) == 6
    stage.click("bar.doubts.push")
    assert stage.until(lambda: stage.link.pushed == [""])
    assert [field.text for field in stage.link.fields] == [text for _label, text in ODD]
    assert stage.bar.panel == stage.bar.Panel.Closed


def test_what_was_mended_is_looked_at_anew(stage: BarStage) -> None:
    stage.doubted(*ODD)
    stage.facts = (Field("姓名", "章小演"), Field("公民身份号码", "11010519491231002"))
    stage.bar.push()
    assert stage.until(lambda: stage.bar.phase == "ready" and len(stage.bar.doubts) == 1)
    assert stage.link.pushed == []
    stage.click("bar.doubts.close")
    stage.bar.push()
    assert stage.until(lambda: stage.bar.panel == stage.bar.Panel.Doubts)
    assert stage.link.pushed == []
    stage.facts = (stage.facts[0], Field("公民身份号码", "11010519491231002X"))
    stage.bar.push()
    assert stage.until(lambda: stage.link.pushed == [""])


def test_a_rare_character_is_told_without_holding_the_push(stage: BarStage) -> None:
    stage.doubted(("姓名", "章喆"))
    assert stage.link.pushed == [""]
    assert stage.find("bar.doubts.push") is None
    stage.click("bar.doubts.close")
    assert stage.bar.panel == stage.bar.Panel.Closed


def test_a_correction_is_held_against_what_the_citizen_circled(stage: BarStage) -> None:
    stage.facts = (Field("姓名", "章小演"), Field("出生日期", "1999-04-21"))
    stage.pushed(CheckState.DISPUTED, marks=MARKS[:1])
    stage.facts = (Field("姓名", "章小言"), Field("出生日期", "1999-04-12"))
    stage.bar.push()
    assert stage.until(lambda: stage.bar.panel == stage.bar.Panel.Doubts)
    assert stage.bar.doubts == ["“姓名”也改了，群众没有指出这一项，请核对。"]
    stage.bar.push()
    assert stage.until(lambda: stage.link.pushed == ["", CHECK])


def test_the_days_pushes_stand_with_their_states_and_follow(stage: BarStage) -> None:
    stage.link.kept = list(DAY)
    stage.options()
    stage.click("bar.today")
    assert stage.until(lambda: len(stage.bar.today) == len(DAY))
    told = [(each["time"], each["word"], each["free"], each["revision"]) for each in stage.bar.today]
    assert told == [
        ("10:02", "还没有送达", False, False),
        ("09:40", "超时未核对", False, False),
        ("09:09", "已作废", False, True),
        ("09:05", "已改正后再次推送", False, False),
        ("08:41", "可以保存打印", True, False),
    ]
    assert "大中专毕业生落户（改正）" in stage.texts()
    assert "可以保存打印  7K2-M9Q" in stage.texts()
    stage.link.kept.append(PushState(CHECK, CheckState.SHOWN, business_code="H03", at="2026-11-23T02:10:00.000Z"))
    stage.bar.heard(stage.link.kept[-1])
    assert stage.until(lambda: len(stage.bar.today) == len(DAY) + 1)
    stage.click("bar.today.close")
    assert stage.bar.panel == stage.bar.Panel.Closed


def test_a_window_is_chosen_by_its_literal_title(stage: BarStage) -> None:
    stage.options()
    assert "<b>人口信息登记</b>" in stage.texts()
    stage.click("bar.window.1")
    assert stage.target.choice.title == "日程"
    stage.click("bar.sign_out")
    assert stage.find("bar.push") is None
    assert "民警登录" in stage.texts()


@pytest.mark.parametrize(("size", "factor"), [((1366, 768), 1.5), ((1024, 768), 1.0), ((1920, 1080), 1.5)])
def test_bar_and_panels_fit_small_and_enlarged_desktops(size: tuple[int, int], factor: float) -> None:
    with virtual_display(*size) as display:
        environment = {**on(display), "QT_SCALE_FACTOR": str(factor), "PYTHONPATH": str(ROOT)}
        environment.pop("QT_QUICK_BACKEND", None)
        said = subprocess.run(
            [sys.executable, "-c", MEASURE],
            check=True,
            env={**environment, "QT_QUICK_BACKEND": "software"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    found = json.loads(said.stdout)
    left, top, width, height = found["screen"]
    for name, windows in found["windows"].items():
        bar = windows[0]
        for x, y, w, h in windows:
            assert left <= x, name
            assert top <= y, name
            assert x + w <= left + width, name
            assert y + h <= top + height, name
        for x, y, w, h in windows[1:]:
            apart = y + h <= bar[1] or y >= bar[1] + bar[3] or x + w <= bar[0] or x >= bar[0] + bar[2]
            assert apart, f"{name} covers the bar"


def test_the_sign_in_boxes_stay_where_they_are_while_the_link_comes_and_goes(stage: BarStage) -> None:
    stage.bar.askSignIn()
    places = []
    for line in (DOWN, UP, DOWN, UP):
        stage.connected(line)
        places.append(_places(stage))
    stage.wrong_password()
    places.append(_places(stage))
    assert len(places[0]) == 3
    assert all(each == places[0] for each in places)


def _places(stage: BarStage) -> dict[str, tuple[object, ...]]:
    """Where the sign-in's boxes and button are on the screen."""
    found: dict[str, tuple[object, ...]] = {}
    for name in ("bar.staff_number", "bar.password", "bar.sign_in"):
        held = stage.find(name)
        assert held is not None, f"{name} is not there"
        window, item = held
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).translated(window.x(), window.y())
        found[name] = (place.x(), place.y(), place.width(), place.height())
    return found


def test_a_password_in_the_wrong_box_is_never_readable_and_the_link_clears_nothing(stage: BarStage) -> None:
    stage.bar.askSignIn()
    stage.wrong_password()
    for name, typed in (("bar.staff_number", "geheim12"), ("bar.password", "abc")):
        stage.click(name)
        found = stage.find(name)
        assert found is not None
        for letter in typed:
            QTest.keyClick(found[0], Qt.Key(ord(letter.upper())))
    stage.connected(DOWN)
    stage.connected(UP)
    kept = {name: str(stage.find(name)[1].property("text")) for name in ("bar.staff_number", "bar.password")}  # type: ignore[index]
    assert kept == {"bar.staff_number": "12", "bar.password": "abc"}


def test_an_officer_changes_the_own_password_beside_the_bar(stage: BarStage) -> None:
    stage.signed_in()
    stage.bar.openOptions()
    stage.click("bar.ask_password")
    for name, text in (("old", "falsch"), ("new", "neues-wort"), ("again", "neues-wrot")):
        _type(stage, f"bar.password.{name}", text)
    stage.click("bar.password.yes")
    assert "两遍新密码不一样" in stage.texts()
    assert stage.link.passwords == []
    _type(stage, "bar.password.again", "neues-wort")
    stage.click("bar.password.yes")
    assert stage.until(lambda: "还可以试 4 次" in stage.texts())
    _type(stage, "bar.password.old", "demo")
    stage.click("bar.password.yes")
    assert stage.until(lambda: stage.link.passwords == [("000003", "neues-wort")])
    assert stage.until(lambda: "王小禾的密码已经改好" in stage.texts())
    assert "neues-wort" not in stage.texts()


def _type(stage: BarStage, name: str, text: str) -> None:
    stage.click(name)
    found = stage.find(name)
    assert found is not None
    for letter in text:
        QTest.keyClick(found[0], letter)  # type: ignore[call-overload]  # the stub knows no letters
