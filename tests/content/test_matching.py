"""The parts of search: sets weighed as bits, letters cut into syllables, readings, laws by number and by quotation."""

import random
from collections.abc import Sequence

import pytest

from kiosk_app.content.index import build_index
from kiosk_app.content.model import Words
from kiosk_app.content.pack import Reading
from kiosk_app.content.postings import Postings, heaviest, lowest, pack_numbers
from kiosk_app.content.readings import Speller, common_readings
from kiosk_app.content.search import Searcher
from kiosk_app.content.spelling import Cutter, fold
from kiosk_app.domain.statute import Clause, Statute

LAW = Statute(
    "演示登记法",
    "",
    (),
    (),
    (),
    (
        Clause("1", ("为了试验，制定本法。",)),
        Clause("2", ("公民应当在三十日内向登记机关申报变动情形。",)),
        Clause("2-1", ("登记机关收到申报，应当当场出具回执。",)),
        Clause("3", ("变动登记不收费用。",), "变动申报"),
    ),
)


@pytest.fixture(scope="module")
def with_law(reading: Reading) -> Searcher:
    return Searcher(build_index(reading.pack, reading.words, (LAW,)))


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(common_readings()[0])


def keys(cutter: Cutter, typed: str, *, slips: bool = False) -> Sequence[str]:
    return [slot.keys[0] for slot in cutter.cuts(typed, slips=slips)[0]]


@pytest.mark.parametrize("count", [1, 8, 9, 64, 1000])
def test_a_set_comes_back_in_either_form(count: int) -> None:
    draw = random.Random(count)  # noqa: S311
    for size in {1, count // 2, count} - {0}:
        numbers = sorted(draw.sample(range(count), size))
        posting = Postings({"x": pack_numbers(numbers, count)}, count).get("x")
        assert posting is not None
        assert (posting.count, lowest(posting.bits, count)) == (size, numbers)


def test_heaviest_are_those_that_adding_up_finds() -> None:
    draw = random.Random(4)  # noqa: S311
    for _ in range(40):
        sets = [(draw.getrandbits(200), draw.randint(1, 15)) for _ in range(draw.randint(1, 9))]
        sets.append((0, 15))  # the heaviest weight is what the others are rounded against
        sums = {n: sum(weight for bits, weight in sets if bits >> n & 1) for n in range(200)}
        best = sorted((n for n in sums if sums[n]), key=lambda n: (-sums[n], n))[:20]
        assert sorted(heaviest(sets, 20)) == sorted(best)


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("shenfenzheng", ["sen", "fen", "zen"]),
        ("danlihu", ["dan", "li", "hu"]),
        ("sfz", ["s", "f", "z"]),
        ("juzhuz", ["ju", "zu", "z"]),
        ("居zz", ["居", "z", "z"]),
        ("hukou ben", ["hu", "kou", "ben"]),
    ],
)
def test_letters_are_cut_into_syllables_and_first_letters(cutter: Cutter, typed: str, cut: Sequence[str]) -> None:
    assert keys(cutter, typed) == cut


def test_a_syllable_with_a_slip_is_understood(cutter: Cutter) -> None:
    assert keys(cutter, "juzhuzhegn", slips=True)[:2] == ["ju", "zu"]
    assert "zen" in cutter.cuts("juzhuzhegn", slips=True)[0][2].keys


@pytest.mark.parametrize(
    ("one", "other"), [("zhang", "zan"), ("ning", "lin"), ("sheng", "sen"), ("nv", "lu"), ("chu", "cu")]
)
def test_southern_spelling_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_are_read_as_the_pack_says() -> None:
    speller = Speller(Words(readings={"重名": "chong ming"}))
    assert speller.spell("重名") == ["chong", "ming"]
    assert speller.spell("银行") == ["yin", "hang"]
    assert speller.units("重名")[0][1] == ("cong", "zong")


@pytest.mark.parametrize(
    ("text", "number"),
    [("演示登记法第2条", "2"), ("演示登记法二条", "2"), ("《演示登记法》第二条之一", "2-1"), ("登记法第三条", "3")],
)
def test_an_article_is_found_by_law_and_number(with_law: Searcher, text: str, number: str) -> None:
    assert with_law.search(text)[0].code == f"{LAW.id}/{number}"


def test_a_law_stands_in_for_an_article_it_does_not_have(with_law: Searcher) -> None:
    assert with_law.search("演示登记法第九百条")[0].code == LAW.id


def test_a_quotation_goes_before_a_heading_of_the_same_words(with_law: Searcher) -> None:
    hits = with_law.search("申报变动情形")
    assert hits[0].code == f"{LAW.id}/2"
    assert (hits[0].why, hits[0].matched) == ("text", "申报变动情形")


@pytest.mark.parametrize("text", ["身份正丢了", "身份证疑失", "shengfengzheng diushi", "senfenzendiusi", "身证份丢了"])
def test_a_lost_card_is_found_however_it_is_spelled(searcher: Searcher, text: str) -> None:
    assert "H06" in [hit.code for hit in searcher.search(text)[:3]]


def test_many_services_do_not_hide_a_kind(with_law: Searcher, searcher: Searcher) -> None:
    assert {hit.kind for hit in searcher.search("身份证", 100)} >= {"guide", "law", "article"}
    assert [hit.code for hit in with_law.search("登记", 5, {"statute"})] == [LAW.id]
