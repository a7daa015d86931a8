"""Finding a service without being able to spell it: by chapter, letter, life event, filter and what others ask."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.content.shelf import Shelf
from kiosk_app.domain.guide import Tag
from kiosk_app.domain.statute import Clause, Statute
from kiosk_app.gui import load_fonts
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.lookup_stage import LookupStage, install
from tests.kiosk.test_lookup import scroll_to

Page = Shell.Page


@dataclass(frozen=True)
class Often:
    code: str


@dataclass
class Counts:
    """What was counted, in memory."""

    often: tuple[str, ...] = ()
    opens: list[tuple[str, str]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def opened(self, kind: str, code: str) -> None:
        self.opens.append((kind, code))

    def missed(self, words: str) -> None:
        self.misses.append(words)

    def popular(self, kind: str = "guide") -> list[Often]:
        assert kind == "guide"
        return [Often(code) for code in self.often]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    clause = Clause("1", ("为了让候鸟平安过冬，制定本法。",))
    install(Shelf(folder), statutes=(Statute("候鸟保护法", "", (), (), (), (clause,)),))
    return folder


@pytest.fixture
def counts() -> Counts:
    return Counts()


@pytest.fixture
def stage(qapp: QGuiApplication, pack: Path, tmp_path: Path, counts: Counts) -> Iterator[LookupStage]:
    qapp.setFont(load_fonts())
    shutil.copytree(pack, tmp_path / "content")
    made = LookupStage(Shelf(tmp_path / "content"))
    made.tally.attach(counts)
    yield made
    made.close()
    assert made.warnings == []


def open_from_home(stage: LookupStage, *names: str) -> None:
    """Lookup, and what is tapped on from there."""
    stage.shell.go(Page.Lookup)
    stage.settle()
    for name in names:
        stage.tap(name)
        stage.settle()


def test_what_everybody_asks_is_two_taps_from_home(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.popular.0")
    assert (stage.shell.page, stage.shell.key) == (Page.Guide, "H03")


def test_a_chapter_leads_to_its_services_and_back(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.way.groups", "browse.group.B", "browse.row.0")
    guide = stage.library.guide(stage.shell.key)
    assert guide is not None
    assert (stage.shell.page, guide.group) == (Page.Guide, "B")
    stage.shell.back()
    assert stage.until(lambda: stage.seen("browse.row.0"))
    assert "户口簿" in stage.texts()
    stage.shell.back()
    assert stage.until(lambda: stage.seen("browse.group.B"))


def test_a_letter_goes_to_the_first_service_that_sounds_so(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.way.letters", "browse.letter.S")
    rows = stage.browse.property("rows")
    assert len(rows) == len(stage.library.guides())
    marked = [row["letter"] for row in rows if row["letter"]]
    assert marked == sorted(set(marked)), "each letter once, in order"
    first = next(place for place, row in enumerate(rows) if row["letter"] == "S")
    assert rows[first]["title"].startswith(("身", "收", "死", "省", "失", "私", "随", "十", "双"))
    stage.settle()
    row, view = stage.find(f"browse.row.{first}"), stage.find("browse.list")
    assert abs(stage.place(row, y=0.0).y() - stage.place(view, y=0.0).y()) < row.height()
    stage.tap(f"browse.row.{first}")
    assert stage.shell.page == Page.Guide
    stage.shell.back()
    assert stage.until(lambda: stage.seen(f"browse.row.{first}")), "the list is where it was left"


def test_nong_stands_under_n(stage: LookupStage) -> None:
    """Search forgives n for l; an index of letters must not."""
    stage.library.warm()
    spelled = stage.library.spelled()
    assert {guide.code for guide in stage.library.guides()} == set(spelled)
    found = {spelled[guide.code][0] for guide in stage.library.guides() if guide.title.zh[0] in "年男女农你内"}
    assert found <= {"n"}
    assert all(spelling[0].isascii() for spelling in spelled.values())


def test_until_titles_are_spelled_the_page_says_that_it_is_getting_ready(stage: LookupStage) -> None:
    stage.library.warm()
    with stage.library._loading:
        searcher, stage.library._searcher = stage.library._searcher, None
        stage.shell.go(Page.Browse, "letters")
        stage.settle()
        assert stage.browse.property("preparing")
        assert stage.browse.property("rows") == []
        assert "正在准备" in stage.texts()
        stage.library._searcher = searcher
    assert stage.until(lambda: len(stage.browse.property("rows")) == len(stage.library.guides()))


def test_in_english_the_letters_are_those_of_the_english_titles(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.way.letters")
    assert stage.until(lambda: bool(stage.browse.property("letters")))
    stage.assist.toggleLanguage()
    titles = [row["title"] for row in stage.browse.property("rows")]
    assert titles == sorted(titles, key=str.lower)


def test_filters_add_up_count_and_own_up_when_nothing_is_left(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.all", "browse.tag.free", "browse.tag.cross_province")
    wanted = {Tag.FREE, Tag.CROSS_PROVINCE}
    both = {guide.code for guide in stage.library.guides() if wanted <= set(guide.tags)}
    assert {row["code"] for row in stage.browse.property("rows")} == both
    counted = {tag["tag"]: tag["count"] for tag in stage.browse.property("tags")}
    assert counted["free"] == counted["cross_province"] == len(both)
    assert counted["online"] == sum({*wanted, Tag.ONLINE} <= set(g.tags) for g in stage.library.guides())

    for tag in ("online", "by_proxy", "on_the_spot"):
        stage.tap(f"browse.tag.{tag}")
        stage.settle()
    assert stage.until(lambda: "没有同时满足这几条的业务" in stage.texts())
    stage.browse.clear()
    assert len(stage.browse.property("rows")) == len(stage.library.guides())
    stage.tap("browse.tag.free")
    stage.shell.home()
    stage.shell.go(Page.Browse, "all")
    assert not stage.browse.property("filtered"), "the next visitor starts anew"


def test_life_events_and_certificates_are_one_tap_away(stage: LookupStage) -> None:
    open_from_home(stage, "lookup.way.life")
    assert (stage.shell.page, stage.shell.key) == (Page.Wizard, "life_events")
    stage.shell.home()
    open_from_home(stage, "lookup.way.certificates")
    assert stage.shell.page == Page.Certificates


def test_what_this_station_is_asked_comes_first(stage: LookupStage, counts: Counts) -> None:
    pack_says = [row["code"] for row in stage.lookup.property("popular")]
    counts.often = ("J07", "no_longer_there", "B02")
    stage.tally.attach(counts)
    assert stage.until(lambda: stage.tally.popular == counts.often)
    stage.shell.go(Page.Lookup)
    shown = [row["code"] for row in stage.lookup.property("popular")]
    assert shown == ["J07", "B02", *pack_says[:4]]


def test_a_guide_counts_once_a_visitor(stage: LookupStage, counts: Counts) -> None:
    for _ in range(2):
        stage.shell.go(Page.Guide, "H03")
        stage.shell.go(Page.Law, "id_card_law")
        stage.shell.back()
        stage.shell.go(Page.Lookup)
        stage.shell.go(Page.Guide, "H03")
        stage.shell.go(Page.Guide, "no_such")
        stage.shell.home()
    assert stage.until(lambda: len(counts.opens) == 2)
    stage.settle()
    assert counts.opens == [("guide", "H03")] * 2


NONSENSE = "乒乓球拍"


def nothing_found(stage: LookupStage) -> bool:
    return stage.until(lambda: bool(stage.lookup.property("nothing")))


def test_a_miss_is_counted_once_it_rests(stage: LookupStage, counts: Counts) -> None:
    stage.shell.go(Page.Lookup)
    stage.lookup.type(NONSENSE[:2])
    stage.lookup.type(NONSENSE)
    assert nothing_found(stage)
    stage.settle()
    assert counts.misses == [], "it may still be typed"
    assert stage.until(lambda: counts.misses == [NONSENSE])
    stage.lookup.type("")
    stage.lookup.type(NONSENSE)
    assert nothing_found(stage)
    stage.shell.home()
    stage.settle()
    assert counts.misses == [NONSENSE], "once a visitor and text"


def test_a_miss_is_counted_when_the_page_is_left(stage: LookupStage, counts: Counts) -> None:
    for _ in range(2):
        stage.shell.go(Page.Lookup)
        stage.lookup.type(NONSENSE, composing=True)
        assert nothing_found(stage)
        stage.lookup.askOfficer()
        stage.shell.home()
        stage.settle()
    assert stage.until(lambda: counts.misses == [NONSENSE] * 2), "two visitors"


def test_what_is_being_composed_or_found_is_no_miss(stage: LookupStage, counts: Counts) -> None:
    stage.shell.go(Page.Lookup)
    stage.lookup.type(NONSENSE, composing=True)
    assert nothing_found(stage)
    stage.lookup._rested.timeout.emit()
    stage.lookup.type("身份证")
    assert stage.until(lambda: bool(stage.lookup.property("rows")))
    stage.lookup._rested.timeout.emit()
    stage.shell.home()
    stage.settle()
    assert counts.misses == []


def test_nothing_found_offers_every_other_way(stage: LookupStage) -> None:
    stage.shell.go(Page.Lookup)
    stage.lookup.type("qqqsfzqqq")
    assert nothing_found(stage)
    stage.settle()
    assert all("身份证" in row["title"] for row in stage.lookup.property("near"))
    assert {"lookup.way.life", "lookup.way.certificates", "lookup.officer"} <= {
        item.objectName() for item in stage.all_items() if item.isVisible()
    }
    scroll_to(stage, stage.find("lookup.officer"))
    stage.tap("lookup.officer")
    assert stage.shell.page == Page.Message


@pytest.mark.parametrize(
    ("text", "tab", "kind", "page"),
    [
        ("亲属关系证明", "guide", "certificate", Page.Certificate),
        ("我该办什么", "guide", "wizard", Page.Wizard),
        ("身份证法", "law", "law", Page.Law),
        ("身份证法第十一条", "law", "article", Page.Law),
        ("候鸟保护法", "law", "statute", Page.Statute),
        ("候鸟平安过冬", "law", "clause", Page.Statute),
        ("当场办理", "flow", "flow", Page.Flow),
        ("出生登记表", "form", "form", Page.Sample),
        ("冒充公检法", "publicity", "story", Page.Story),
    ],
)
def test_every_kind_opens_its_page(stage: LookupStage, text: str, tab: str, kind: str, page: Page) -> None:
    stage.shell.go(Page.Lookup, tab)
    stage.lookup.type(text)
    assert stage.until(lambda: stage.lookup.property("tabs")[0]["count"] >= 0)
    assert any(row["kind"] == kind for row in stage.lookup.property("rows"))
    counts = {each["kind"]: each["count"] for each in stage.lookup.property("tabs")}
    rows = stage.lookup.property("rows")
    assert counts[tab] == len(rows)
    place = next(index for index, row in enumerate(rows) if row["kind"] == kind)
    assert rows[place]["icon"]
    stage.lookup.show(kind, rows[place]["code"])
    assert stage.shell.page == page
    stage.settle()
    assert "撤下" not in stage.texts()
