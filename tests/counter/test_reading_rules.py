"""Which value belongs to which label, what may be believed, and what a push does with it: without any model."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.counter.gist import Gist
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.picture import Shot
from kiosk_app.counter.pusher import Pusher
from kiosk_app.counter.reading_fields import Wanted, pair
from kiosk_app.counter.reading_line import Line
from kiosk_app.counter.reading_trust import Read, weigh
from kiosk_app.counter.template import Spot, Template
from kiosk_app.counter.template_files import Templates
from kiosk_app.domain.check import CheckState, FactLabel, Field, Mark
from kiosk_app.domain.resident_number import check_character
from kiosk_app.errors import ExitCode
from kiosk_app.services.push import PushState
from kiosk_app.services.record_rules import load_rules
from tests.counter import bar_stage

pytestmark = pytest.mark.usefixtures("qapp")  # the stage's picture is painted with its fonts

HIGH = 20
NUMBER = "37112220990412002" + check_character("37112220990412002")
BOX = (0.1, 0.1, 0.2, 0.05)


def line(text: str, x: int, y: int, sure: float = 0.999, again: str = "", again_sure: float = 0.999) -> Line:
    """A line of characters as wide as high."""
    return Line((x, y, HIGH * len(text), HIGH), text, sure, again or text, again_sure)


def values(lines: Sequence[Line], *labels: str | Wanted) -> dict[str, str]:
    wanted = [each if isinstance(each, Wanted) else Wanted(each) for each in labels]
    return {each.label: each.text for each in weigh(lines, wanted, 1000, 1000)}


def one_of(lines: Sequence[Line], *labels: str) -> Read:
    """The value of the first label."""
    return next(
        each for each in weigh(lines, [Wanted(label) for label in labels], 1000, 1000) if each.label == labels[0]
    )


def one(label: str, text: str, sure: float = 0.999, again: str = "") -> Read:
    """What is made of a value beside its label."""
    return weigh([line(label, 0, 0), line(text, 200, 0, sure, again)], [Wanted(label)], 1000, 1000)[0]


def test_values_stand_to_the_right() -> None:
    page = [line("姓名", 0, 0), line("章小演", 120, 2), line("性别", 400, 0), line("女", 520, 1)]
    assert values(page, "姓名", "性别") == {"姓名": "章小演", "性别": "女"}


def test_values_stand_below() -> None:
    page = [line("姓名", 0, 0), line("性别", 400, 0), line("章小演", 8, 34), line("女", 408, 34)]
    assert values(page, "姓名", "性别") == {"姓名": "章小演", "性别": "女"}
    assert all(found.clear for found in pair(page, [Wanted("姓名"), Wanted("性别")]))


def test_an_empty_field_takes_nobody_elses_value() -> None:
    page = [line("姓名", 0, 0), line("性别", 400, 0), line("女", 520, 0), line("民族", 0, 80), line("汉", 120, 80)]
    assert values(page, "姓名", "性别", "民族") == {"性别": "女", "民族": "汉"}


def test_a_label_that_nobody_knows_is_not_surely_a_value() -> None:
    page = [
        *(line("姓名", 0, 0), line("服务处", 400, 0), line("性别", 400, 80), line("女", 520, 80)),
        *(line("民族", 0, 80), line("汉", 120, 80)),
    ]
    found = {each.label: each for each in weigh(page, [Wanted("姓名"), Wanted("性别")], 1000, 1000)}
    assert found["性别"].certain
    assert "姓名" not in found or not found["姓名"].steady


def test_labels_are_known_in_every_dress() -> None:
    assert values([line("姓名：", 0, 0), line("章小演", 120, 0)], "姓名") == {"姓名": "章小演"}
    assert values([line("* 姓 名", 0, 0), line("章小演", 160, 0)], "姓名") == {"姓名": "章小演"}
    assert values([line("姓", 0, 0), line("名", 60, 0), line("章小演", 160, 0)], "姓名") == {"姓名": "章小演"}
    assert values([line("姓名：章小演", 0, 0)], "姓名") == {"姓名": "章小演"}
    assert values([line("性別", 0, 0), line("女", 120, 0)], "性别") == {"性别": "女"}
    assert values([line("曾用姓名", 0, 0), line("章小演", 120, 0)], "姓名") == {}


def test_a_long_value_goes_on_below() -> None:
    page = [
        *(line("住址", 0, 0), line("山东省莒县城阳街道", 120, 0), line("虚构路18号", 120, 26)),
        *(line("民族", 0, 80), line("汉", 120, 80)),
    ]
    assert values(page, "住址", "民族") == {"住址": "山东省莒县城阳街道虚构路18号", "民族": "汉"}


def test_the_next_row_is_no_continuation() -> None:
    page = [line("姓名", 0, 0), line("章小演", 120, 0), line("民族", 0, 24), line("汉", 120, 24)]
    assert values(page, "姓名") == {"姓名": "章小演"}


def test_what_stands_below_a_value_may_be_a_hint_and_makes_it_unclear() -> None:
    page = [line("住址", 0, 0), line("莒县城阳街道虚构路18号", 120, 0)]
    assert one_of(page, "住址").certain
    assert not one_of([*page, line("请写到门牌号", 120, 26)], "住址").steady
    # In a box of the template every line is the value's.
    wanted = Wanted("住址", (110, 0, 600, 50))
    assert weigh([page[0], page[1], line("2单元", 120, 26)], [wanted], 1000, 1000)[0].certain


def test_the_nearest_text_of_an_empty_field_is_not_surely_its_value() -> None:
    far = [line("姓名", 0, 0), line("王大文", 600, 0)]
    assert not one_of(far, "姓名").steady
    column = [line("姓名", 0, 0), line("王大文", 300, 0), line("性别", 0, 40), line("女", 120, 40)]
    column += [line("民族", 0, 80), line("汉", 120, 80)]
    assert not one_of(column, "姓名", "性别", "民族").steady
    below = [line("姓名", 0, 0), line("性别", 400, 0), line("民族", 800, 0), line("王大文", 0, 52)]
    below += [line("女", 400, 34), line("汉", 800, 34)]
    assert not one_of(below, "姓名", "性别", "民族").steady


def test_a_value_in_parts_is_put_together() -> None:
    page = [line("出生日期", 0, 0), line("2099年", 200, 0), line("4月12日", 310, 0), line("备注栏", 700, 0)]
    assert values(page, "出生日期") == {"出生日期": "2099年4月12日"}


def test_a_template_says_where_to_look() -> None:
    page = [line("姓名", 0, 0), line("章小演", 120, 0), line("王大样", 500, 300)]
    assert values(page, Wanted("姓名", (480, 290, 200, 40))) == {"姓名": "王大样"}
    assert values(page, Wanted("姓名", (0, 0, 200, 30))) == {"姓名": "章小演"}
    assert values(page, Wanted("姓名", (700, 700, 100, 40))) == {}


def test_a_line_that_two_labels_claim_is_nobodys_for_sure() -> None:
    page = [line("女", 100, 0)]
    wanted = [Wanted("性别", (90, 0, 60, 30)), Wanted("与户主关系", (90, 0, 60, 30))]
    assert not any(found.clear for found in pair(page, wanted))


@pytest.mark.parametrize(
    ("label", "text", "certain"),
    [
        ("公民身份号码", NUMBER, True),
        ("公民身份号码", NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"), False),
        ("公民身份号码", NUMBER[:-1], False),
        ("性别", "女", True),
        ("性别", "安", False),
        ("出生日期", "2099-04-12", True),
        ("出生日期", "2099年4月12日", True),
        ("出生日期", "2099-02-30", False),
        ("出生日期", "2099-04-12 年", False),
        ("有效期限", "2126.11.23-2146.11.23", True),
        ("有效期限", "2126.11.23-2146.13.23", False),
        ("民族", "汉", True),
        ("民族", "汊", False),
        ("与户主关系", "户主", True),
        ("与户主关系", "户王", False),
        ("姓名", "章小演", True),
        ("姓名", "章堃", False),
        ("姓名", "高小演", False),
        ("姓名", "章小演3", False),
        ("姓名", "章", False),
        ("住址", "山东省莒县城阳街道虚构路18号", True),
        ("住址", "山东省莒县城阳街道虚构路1一8号", False),
        ("住址", "山东省莒县城阳街道虚构路l8号", False),
    ],
)
def test_each_kind_of_fact_has_its_own_proof(label: str, text: str, certain: bool) -> None:
    assert one(label, text).certain is certain


def test_looks_that_differ_or_waver_prove_nothing() -> None:
    assert one("姓名", "章小演").certain
    assert not one("姓名", "章小演", again="章小渲").steady
    assert not one("姓名", "章小演", sure=0.8).steady
    assert one("姓名", "章小演", sure=0.95).steady
    assert not one("姓名", "章小演", sure=0.95).certain


def test_what_contradicts_the_number_is_not_certain() -> None:
    page = [line("公民身份号码", 0, 0), line(NUMBER, 200, 0), line("性别", 0, 60), line("出生日期", 0, 120)]
    wanted = [Wanted("公民身份号码"), Wanted("性别"), Wanted("出生日期")]

    def certain(sex: str, day: str) -> set[str]:
        lines = [*page, line(sex, 200, 60), line(day, 200, 120)]
        return {each.label for each in weigh(lines, wanted, 1000, 1000) if each.certain}

    assert certain("女", "2099-04-12") == {"公民身份号码", "性别", "出生日期"}
    assert certain("男", "2099-04-13") == {"公民身份号码"}


def test_a_template_may_name_a_fact_without_saying_where_it_stands(tmp_path: Path) -> None:
    words = ["counter", "template", "new", "换领", "--business", "H03", "--size", "1200,760", "--home", str(tmp_path)]
    assert (
        run([*words, "--crop", "100,50,900,600", "--field", "姓名", "--field", "住址=150,90,400,30"]) == ExitCode.DONE
    )
    template = Templates(tmp_path).named("换领")
    assert template.spots == (Spot("姓名"), Spot("住址", (150, 90, 400, 30)))
    # In pixels of what is sent.
    assert template.wanted() == (Wanted("姓名"), Wanted("住址", (50, 40, 400, 30)))
    assert template.facts(Gist(())) == (Field("姓名", ""), Field("住址", "", (50 / 900, 40 / 600, 400 / 900, 30 / 600)))
    assert run(["counter", "template", "check", "--home", str(tmp_path)]) == ExitCode.DONE


CERTAIN = Read("公民身份号码", NUMBER, BOX, steady=True, certain=True)
GUESS = Read("姓名", "章堃", BOX, steady=True)
HAZE = Read("住址", "山东省莒县？", BOX)


def _push(reads: tuple[Read, ...], stated: tuple[Field, ...] = (), template: Template | None = None) -> bar_stage.Line:
    link = bar_stage.Line()
    judge = Judge(lambda: load_rules("莒县公安局"), asks=False)
    pusher = Pusher(
        link, bar_stage.Target(), lambda: stated, judge, lambda _code: template, lambda _shot, _wanted: reads
    )
    pusher.attempt("H03", None)
    return link


def test_only_what_is_certain_is_sent() -> None:
    assert _push((CERTAIN, GUESS, HAZE)).fields == (Field("公民身份号码", NUMBER, BOX),)


def test_what_is_stated_counts_before_what_is_read() -> None:
    link = _push((CERTAIN, replace(GUESS, certain=True)), (Field("姓名", "章小演"),))
    assert {field.label: field.text for field in link.fields} == {"姓名": "章小演", "公民身份号码": NUMBER}


def test_a_guess_keeps_its_place_and_loses_its_text() -> None:
    size = (1600, 900)
    template = Template("换领", "H03", size, spots=(Spot("姓名"), Spot("公民身份号码"), Spot("民族", (10, 10, 80, 30))))
    assert _push((CERTAIN, GUESS), template=template).fields == (
        Field("姓名", "", BOX),
        Field("公民身份号码", NUMBER, BOX),
        Field("民族", "", (10 / 1600, 10 / 900, 80 / 1600, 30 / 900)),
    )


def test_nothing_is_read_where_everything_is_stated() -> None:
    asked: list[tuple[Wanted, ...]] = []

    def read(_shot: Shot, wanted: tuple[Wanted, ...]) -> tuple[Read, ...]:
        asked.append(wanted)
        return ()

    template = Template("换领", "H03", (1600, 900), spots=(Spot("姓名", (10, 10, 80, 30)),))
    judge = Judge(lambda: load_rules("莒县公安局"), asks=False)
    link, target = bar_stage.Line(), bar_stage.Target()
    for stated in ((Field("姓名", "章小演"),), ()):
        Pusher(link, target, partial(tuple, stated), judge, lambda _code: template, read).attempt("H03", None)
    assert asked == [(Wanted("姓名", (10, 10, 80, 30)),)]


def test_a_guess_is_told_as_one_and_never_asked_about() -> None:
    said = Judge(lambda: load_rules("莒县公安局")).weigh(Gist((), (GUESS, HAZE)), (), ())
    guess = [doubt for doubt in said if "待核实" in doubt.sentence]
    assert len(guess) == 1
    assert "姓名可能是“章堃”" in guess[0].sentence
    assert "住址可能是“山东省莒县？”" in guess[0].sentence
    assert not any(doubt.grave for doubt in said)
    # What only one look saw is not held against any rule.
    assert not any("莒县的乡镇" in doubt.sentence for doubt in said)


def test_a_correction_is_compared_only_where_both_readings_are_certain() -> None:
    link = bar_stage.Line()
    reads = [CERTAIN, Read("姓名", "章小演", BOX, steady=True, certain=True)]
    judge = Judge(lambda: load_rules("莒县公安局"), asks=False)
    pusher = Pusher(link, bar_stage.Target(), tuple, judge, lambda _code: None, lambda _shot, _wanted: tuple(reads))
    first = pusher.attempt("H03", None)
    marks = (Mark(FactLabel.ADDRESS, (((0.5, 0.5), (0.6, 0.6)),)),)
    disputed = PushState(first.check_id, CheckState.DISPUTED, marks=marks)
    reads[1] = Read("姓名", "章小渲", BOX, steady=True)
    assert not [doubt for doubt in pusher.attempt("H03", disputed).doubts if "也改了" in doubt.sentence]
    reads[1] = Read("姓名", "章小演", BOX, steady=True, certain=True)
    pusher.attempt("H03", None)
    reads[1] = Read("姓名", "章小文", BOX, steady=True, certain=True)
    assert [doubt for doubt in pusher.attempt("H03", disputed).doubts if "也改了" in doubt.sentence]
