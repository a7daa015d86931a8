"""A supervisor's second sign-in, over the real link: printing without an answer, and voiding the wrong citizen's."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.config import load_settings
from kiosk_app.counter.states import Known, Phase, face
from kiosk_app.domain.check import CheckState, FactLabel, Mark
from kiosk_app.domain.ledger import EntryKind, release_code
from kiosk_app.domain.officer import Role
from kiosk_app.domain.rating import Level, Rating
from kiosk_app.errors import SignInError
from kiosk_app.paths import Home
from kiosk_app.services.ledger import verify
from kiosk_app.services.push import CounterLink, PushState
from kiosk_app.services.push_errands import RELEASE, event_of
from kiosk_app.services.push_events import as_event
from kiosk_app.services.roster import Roster
from tests.counter.bar_stage import CHECK, BarStage
from tests.counter.support import until
from tests.link.hall import PASSWORD, STAFF, Hall

CHIEF = "000008"
CIRCLE = (Mark(FactLabel.NAME, (((0.1, 0.1), (0.2, 0.2)),)),)


@pytest.fixture
def link(hall: Hall, counter_home: Path) -> Iterator[CounterLink]:
    Roster(hall.store).add(CHIEF, "李小满", PASSWORD, role=Role.ADMINISTRATOR)
    home = Home(counter_home)
    made = CounterLink(home, load_settings(home.config))
    made.start()
    made.sign_in(STAFF, PASSWORD)
    yield made
    made.stop()


@pytest.fixture
def offered(hall: Hall, link: CounterLink, tmp_path: Path) -> Callable[[], str]:
    """Push a page and have it shown; the check's id."""
    path = tmp_path / "form.png"
    Image.new("RGB", (320, 200), "#dde6f4").save(path)

    def offer() -> str:
        check = link.push(path.read_bytes(), 320, 200, "image/png", "H03")
        until(lambda: hall.checks.state(check), "it arrives")
        hall.checks.shown(check)
        until(lambda: link.state(check).state is CheckState.SHOWN, "the counter hears")  # type: ignore[union-attr]
        return check

    return offer


def state(link: CounterLink, check: str) -> PushState:
    known = link.state(check)
    assert known is not None
    return known


def _ended(link: CounterLink, check: str) -> None:
    until(lambda: state(link, check).state is CheckState.OVERRIDDEN, "the counter hears")


def test_a_supervisor_lets_a_record_be_printed_and_is_counted(
    hall: Hall, link: CounterLink, offered: Callable[[], str]
) -> None:
    changes: list[str] = []
    link.subscribe_change(lambda before, after: changes.append(event_of(before, after)))
    for number, dispute in enumerate((False, True), start=1):
        check = offered()
        if dispute:
            hall.checks.dispute(check, CIRCLE)
        assert link.rule(check, "override", CHIEF, PASSWORD, " 群众身体不适 ") == ("李小满", number)
        _ended(link, check)
        row = hall.kinds(EntryKind.CHECK_OVERRIDDEN)[-1]
        assert "群众身体不适" in row.body.decode()
        assert state(link, check).release_code == release_code(row.hash)
        assert "群众身体不适" not in json.dumps(as_event(state(link, check)), ensure_ascii=False)
        assert hall.checks.queue() == []
    assert changes.count(RELEASE) == 2
    assert link.session is not None
    assert link.session.staff_number == STAFF


def test_a_void_says_that_the_wrong_citizen_answered_and_keeps_everything(
    hall: Hall, link: CounterLink, offered: Callable[[], str]
) -> None:
    check = offered()
    with pytest.raises(SignInError, match="答完"):
        link.rule(check, "void", CHIEF, PASSWORD, "答错了人")
    hall.checks.confirm(check)
    hall.checks.rate(check, Rating(Level.SATISFIED))
    until(lambda: state(link, check).released, "it is released")
    assert link.rule(check, "void", CHIEF, PASSWORD, "答错了人") == ("李小满", 1)
    until(lambda: state(link, check).voided, "the counter hears")
    assert face(Known(connected=True, signed_in=True, check=state(link, check))).phase is Phase.VOIDED
    assert [len(hall.kinds(kind)) for kind in (EntryKind.CHECK_RATED, EntryKind.CHECK_VOIDED)] == [1, 1]
    with pytest.raises(SignInError, match="已经作废"):
        link.rule(check, "void", CHIEF, PASSWORD, "又一次")
    with pytest.raises(SignInError, match="状态已经变化"):
        link.rule(check, "override", CHIEF, PASSWORD, "太晚")
    assert verify(hall.store).ok


@pytest.mark.parametrize(
    ("staff", "password", "reason", "words"),
    [
        (CHIEF, "falsch", "急", "密码不对"),
        (STAFF, PASSWORD, "急", "没有管理员权限"),
        (CHIEF, PASSWORD, "   ", "写明原因"),
        ("12", PASSWORD, "急", "6 至 8 位"),
        (CHIEF, PASSWORD, "群众 371122 2099 0412 0020 走了", "不能写身份证号"),
        (CHIEF, PASSWORD, "打 19900009999 不接", "不能写身份证号"),
    ],
)
def test_who_may_not_rule_changes_nothing(
    hall: Hall, link: CounterLink, offered: Callable[[], str], staff: str, password: str, reason: str, words: str
) -> None:
    check = offered()
    with pytest.raises(SignInError, match=words):
        link.rule(check, "override", staff, password, reason)
    assert hall.checks.state(check) is CheckState.SHOWN
    assert hall.kinds(EntryKind.CHECK_OVERRIDDEN) == []


def test_nobody_rules_on_the_own_push_nor_on_another_counters(
    hall: Hall, link: CounterLink, offered: Callable[[], str]
) -> None:
    link.sign_in(CHIEF, PASSWORD)
    own = offered()
    with pytest.raises(SignInError, match="另一名管理员"):
        link.rule(own, "override", CHIEF, PASSWORD, "急")
    with pytest.raises(SignInError, match="本窗口没有"):
        link.rule(CHECK, "override", CHIEF, PASSWORD, "急")
    assert hall.kinds(EntryKind.CHECK_OVERRIDDEN) == []


@pytest.fixture
def stage(qapp: object) -> Iterator[BarStage]:
    assert qapp
    made = BarStage()
    yield made
    made.close()
    assert made.warnings == []


def test_the_bar_asks_for_a_second_sign_in_with_a_reason(stage: BarStage) -> None:
    stage.pushed(CheckState.EXPIRED)
    stage.click("bar.state")
    assert stage.bar.panel == stage.bar.Panel.Ruling
    stage.click("bar.ruling.yes")
    assert stage.link.ruled == []
    for name, text in (("staff", "000008"), ("password", "falsch"), ("reason", "群众走了")):
        stage.find(f"bar.ruling.{name}")[1].setProperty("text", text)  # type: ignore[index]
    stage.click("bar.ruling.yes")
    assert stage.until(lambda: "密码不对" in stage.bar.sentence)
    assert stage.find("bar.ruling.password")[1].property("text") == ""  # type: ignore[index]
    stage.find("bar.ruling.password")[1].setProperty("text", "demo")  # type: ignore[index]
    stage.click("bar.ruling.yes")
    assert stage.until(lambda: stage.link.ruled == [(CHECK, "override", "000008", "群众走了")])
    assert stage.until(lambda: "本月第 1 次特批放行" in stage.texts())


def test_an_answer_is_voided_from_the_green_bar_and_the_question_goes_when_it_no_longer_fits(stage: BarStage) -> None:
    stage.pushed(CheckState.RELEASED, rated=True, released=True, release_code="7K2-M9Q")
    assert "放行码 7K2-M9Q" in stage.texts()
    stage.click("bar.state")
    stage.bar.rule("000008", "demo", "答错了人")
    assert stage.until(lambda: stage.link.ruled == [(CHECK, "void", "000008", "答错了人")])
    stage.pushed(CheckState.RELEASED, rated=True, released=True, voided=True)
    assert stage.bar.canPush
    assert not stage.bar.ruling
    stage.pushed(CheckState.SHOWN)
    stage.bar.askRuling()
    stage.pushed(CheckState.CONFIRMED)
    assert stage.bar.panel == stage.bar.Panel.Closed
