"""What an officer is told of a record before it is pushed: right facts say nothing, wrong ones one sentence each."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_app.domain import resident_number
from kiosk_app.domain.calendar_day import written
from kiosk_app.domain.check import FactLabel, Field, Mark
from kiosk_app.domain.doubts import doubts, unasked
from kiosk_app.services.record_rules import CHARACTERS, load_rules

TODAY = date(2026, 11, 23)
RULES = load_rules("莒县公安局")
STANDARD_EXAMPLE = "11010519491231002X"
"""The example printed in GB 11643 itself."""


def said(label: str, text: str) -> str:
    return " ".join(each.sentence for each in doubts([Field(label, text)], RULES, TODAY))


def test_the_shipped_standards_are_whole() -> None:
    assert len(RULES.standard) == CHARACTERS
    assert all(unicodedata.category(each) == "Lo" for each in RULES.standard)
    assert RULES.county is not None
    assert len(RULES.county.divisions) == 21
    assert load_rules("别县公安局").county is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (STANDARD_EXAMPLE, ""),
        ("11010519491231002x", ""),
        ("110105 19491231 002X", ""),
        ("110105194912310020", "校验位不对"),
        ("11010519491231002", "现在是 17 位"),
        ("110105491231002", "15 位旧号码"),
        ("11010519491231A02X", "17 位数字"),
        ("110105194902300021", "19490230 不存在"),
        ("110105209912310021", "2099-12-31 在今天以后"),
    ],
)
def test_a_number(number: str, words: str) -> None:
    heard = said("公民身份号码", number)
    assert words in heard if words else heard == ""


@given(st.integers(0, 10**17 - 1))
def test_the_check_character_finds_every_single_slip_and_every_swap(value: int) -> None:
    digits = f"{value:017d}"
    whole = digits + resident_number.check_character(digits)
    for place in range(17):
        slip = whole[:place] + str((int(whole[place]) + 1) % 10) + whole[place + 1 :]
        assert not resident_number.ResidentNumber(slip).genuine
        if place < 16 and whole[place] != whole[place + 1]:
            swap = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
            assert not resident_number.ResidentNumber(swap).genuine


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("出生日期", "1949-12-31", ""),
        ("出生日期", "1949年2月30日", "“1949年2月30日”不存在"),
        ("出生日期", "2026-11-24", "在今天以后"),
        ("出生日期", "1899.1.1", "超过 120 年"),
        ("有效期限", "2026.11.23-2046.11.23", ""),
        ("有效期限", "2046.11.23-2026.11.23", "前后颠倒"),
        ("有效期限", "2026.11.23-长期", ""),
        ("登记日期", "20260231", "不存在"),
        ("迁入日期", "2099-01-01", ""),
    ],
)
def test_a_date(label: str, text: str, words: str) -> None:
    heard = said(label, text)
    assert words in heard if words else heard == ""


def test_days_are_read_as_forms_write_them() -> None:
    ways = ("2001-02-03", "2001.2.3", "2001年2月3日", "2001/02/03", "20010203")
    assert [written(way)[0][1] for way in ways] == [date(2001, 2, 3)] * len(ways)
    assert written("371122200102030011") == []


@pytest.mark.parametrize(
    ("name", "words", "grave"),
    [
        ("章小演", "", False),
        ("阿布都拉·买买提", "", False),
        ("阿布都拉•买买提", "U+2022", True),
        ("阿布都拉．买买提", "U+FF0E", True),
        ("·买买提", "只写一个", True),
        ("章喆", "“喆”（U+5586）是生僻字", False),
        ("章䶮", "“䶮”（U+4DAE）是生僻字", False),
        ("章鎔", "“鎔”（U+9394）不在通用规范汉字表里", True),
        ("章\U00030edd", "U+30EDD）不在通用规范汉字表里", True),
        ("章\ue123", "自造字（U+E123）", True),
        ("章 小演", "空格", True),
        ("章小y", "字母", True),
    ],
)
def test_a_name(name: str, words: str, grave: bool) -> None:
    found = doubts([Field("姓名", name)], RULES, TODAY)
    assert [each.grave for each in found] == ([grave] if words else [])
    assert all(words in each.sentence for each in found)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("山东省日照市莒县城阳街道振兴路 18 号", ""),
        ("山东省莒县碁山镇演示村 2 号", ""),
        ("莒县经济开发区一号路", ""),
        ("城阳街道东关社区 3 号", ""),
        ("莒县振兴路西乡巷 5 号", ""),
        ("山东省莒县演示街道虚构路 18 号", "莒县没有“演示街道”"),
        ("山东省日照市莒县中楼镇", "岚山区"),
        ("浙江省杭州市西湖区一号", "不在莒县辖区"),
        ("山东省济南市莒县城阳街道", "“济南市”"),
        ("振兴路 18 号", "没有莒县的乡镇或街道"),
    ],
)
def test_an_address(address: str, words: str) -> None:
    heard = said("住址", address)
    assert words in heard if words else heard == ""


def test_the_number_is_held_against_sex_and_birth_date() -> None:
    fields = [Field("性别", "男"), Field("出生日期", "1949-12-30"), Field("公民身份号码", STANDARD_EXAMPLE)]
    heard = [each.sentence for each in doubts(fields, RULES, TODAY)]
    assert heard == [
        "性别填的是男，身份号码的顺序码是女，请核对。",
        "出生日期是 1949-12-30，身份号码里是 1949-12-31，请核对。",
    ]
    agreed = [Field("性别", "女"), Field("出生日期", "1949年12月31日"), fields[2]]
    assert doubts(agreed, RULES, TODAY) == ()


def test_a_demo_says_nothing_of_impossible_numbers_but_still_compares_them() -> None:
    rules = load_rules("莒县公安局", invented=True)
    fields = [Field("出生日期", "2099-04-21"), Field("公民身份号码", "371122209904120020")]
    fields.append(Field("住址", "山东省莒县演示街道虚构路 18 号"))
    assert [each.label for each in doubts(fields, rules, TODAY)] == ["出生日期"]
    assert len(doubts(fields, RULES, TODAY)) == 5


@given(st.lists(st.tuples(st.sampled_from(["姓名", "性别", "住址", "出生日期", "公民身份号码", "备注"]), st.text())))
def test_no_text_breaks_the_rules(pairs: list[tuple[str, str]]) -> None:
    for each in doubts([Field(label, text) for label, text in pairs], RULES, TODAY):
        assert each.sentence.endswith("。")


BEFORE = (
    Field("姓名", "章小演", (0.1, 0.1, 0.2, 0.1)),
    Field("出生日期", "2099-04-21", (0.1, 0.3, 0.2, 0.1)),
    Field("签发机关", "莒县公安局", (0.6, 0.6, 0.2, 0.1)),
)
MARK = Mark(FactLabel.BIRTH_DATE, (((0.1, 0.3), (0.3, 0.4)),))


def test_a_change_nobody_asked_for_and_one_that_is_missing() -> None:
    right = (BEFORE[0], Field("出生日期", "2099-04-12"), BEFORE[2])
    assert unasked(BEFORE, right, [MARK]) == ()
    both = (Field("姓名", "章小言"), *right[1:])
    assert [each.sentence for each in unasked(BEFORE, both, [MARK])] == ["“姓名”也改了，群众没有指出这一项，请核对。"]
    assert ["还没有改" in each.sentence for each in unasked(BEFORE, BEFORE, [MARK])] == [True]


def test_a_circle_of_another_kind_counts_where_it_was_drawn() -> None:
    circle = Mark(FactLabel.OTHER, (((0.65, 0.62), (0.7, 0.66)),))
    changed = (*BEFORE[:2], Field("签发机关", "莒县公安局城阳派出所"))
    assert unasked(BEFORE, changed, [circle]) == ()
    assert len(unasked(BEFORE, changed, [MARK])) == 2
