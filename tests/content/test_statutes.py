"""Importing the official text of a law: every shape that copies come in, and every way they are not whole."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from kiosk_app.cli import run
from kiosk_app.content.statute_file import FILE_LIMIT, read_lines
from kiosk_app.content.statute_reader import Outcome, read_statute
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.domain.numerals import LARGEST, from_chinese, to_chinese
from kiosk_app.domain.statute import Numbering, Rank
from kiosk_app.errors import ContentError, ExitCode
from kiosk_app.paths import Home
from kiosk_app.services import content, laws
from kiosk_app.services.library import Library
from kiosk_app.store.station import StationStore
from tests.content.conftest import newest

BOLD = """# 候鸟保护法

2001年3月4日第一届湖滨会议第二次会议通过

根据2011年5月6日第一届湖滨会议第九次会议《关于修改〈候鸟保护法〉的决定》修正

## 第一章　总则

**第一条**　为了让候鸟平安过冬，制定本法。

**第二条**　本法所称候鸟，包括下列各种：

（一）大雁；

（二）天鹅。

第一条规定的保护，不分大小。

## 第二章　附则

**第三条**　本法自2012年1月1日起施行。
"""

PLAIN = """候鸟保护法
（2001年3月4日第一届湖滨会议第二次会议通过　根据2011年5月6日
第一届湖滨会议第九次会议《关于修改〈候鸟保护法〉的决定》修正）

目　　录
第一章　总　则
第二章　附　则

第 一 章
总　　则
第一条为了让候鸟平安过冬，制定本法。
第二条中国境内的候鸟，包括下列各种：
（一）大雁；
（二）天鹅。
第一条规定的保护，不分大小，也不分它
从哪里来。
第二章　附　则
第3条　本法自2012年1月1日起施行。
"""

BOOKS = """渡口法典
第一编　总　则
第一章　一般规定
第一条　【目的】为了渡河方便，制定本法。
第二编　渡　船
第一分编　通　则
第一章　船
第二条　船要结实。
第二条之一　船上备有救生圈。
第二条之二　船上不得超载。
第二分编　船工
第二章　人
第一节　船长
第三条　船长对全船负责。
第二节　乘客
第四条　乘客听从船长。
附件1：票价表
第一条 附件有它自己的条。
附录
没有编号的一行
"""

ITEMS = """关于收集露水问题的解释
（2020年12月25日湖滨审判会议第3次会议通过，自2021年1月1日起施行）
为正确理解露水，作出如下解释。
一、露水在清晨收集。
二、收集人应当早起：
（一）不得晚于六点；
（二）不得吵醒邻居。
三、本解释自2021年1月1日起施行。
"""


Read = Callable[[str], Outcome]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text the way a file is read."""

    def outcome(text: str) -> Outcome:
        path = tmp_path / "law.txt"
        path.write_text(text, encoding="utf-8")
        return read_statute(path.name, read_lines(path))

    return outcome


def texts(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    return {clause.number: clause.paragraphs for clause in outcome.statute.clauses}


def found(outcome: Outcome) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in outcome.problems]


@pytest.mark.parametrize("text", [BOLD, PLAIN], ids=["bold", "plain"])
def test_both_shapes_give_the_same_law(read: Read, text: str) -> None:
    outcome = read(text)
    law = outcome.statute
    assert found(outcome) == []
    assert law.title == "候鸟保护法"
    assert law.version == "2011-05-06修正 2012-01-01施行"
    assert [(each.name, each.title, each.before) for each in law.divisions] == [
        ("第一章", "总则", 0),
        ("第二章", "附则", 2),
    ]
    assert [law.name(clause) for clause in law.clauses] == ["第一条", "第二条", "第三条"]
    assert texts(outcome)["1"] == ("为了让候鸟平安过冬，制定本法。",)
    # A sentence that begins by naming an article is not that article.
    assert texts(outcome)["2"][-1].startswith("第一条规定的保护")
    assert law.preamble == ()


def test_a_sentence_broken_over_lines_is_put_together(read: Read) -> None:
    assert texts(read(PLAIN))["2"][-1] == "第一条规定的保护，不分大小，也不分它从哪里来。"


def test_books_parts_inserted_articles_and_annexes(read: Read) -> None:
    outcome = read(BOOKS)
    law = outcome.statute
    assert found(outcome) == []
    ranks = [each.rank for each in law.divisions]
    assert ranks.count(Rank.BOOK) == ranks.count(Rank.PART) == ranks.count(Rank.SECTION) == 2
    assert law.chapters == 3
    assert [law.name(clause) for clause in law.clauses][1:4] == ["第二条", "第二条之一", "第二条之二"]
    assert law.clauses[0].heading == "目的"
    assert [(annex.title, annex.paragraphs) for annex in law.annexes] == [
        ("附件1：票价表", ("第一条 附件有它自己的条。",)),
        ("附录", ("没有编号的一行",)),
    ]
    assert law.clause("2-1") == 2
    assert law.clause("9") == -1


def test_an_interpretation_counts_its_items(read: Read) -> None:
    outcome = read(ITEMS)
    law = outcome.statute
    assert found(outcome) == []
    assert law.numbering is Numbering.ITEM
    assert [law.name(clause) for clause in law.clauses] == ["一、", "二、", "三、"]
    assert law.preamble == ("为正确理解露水，作出如下解释。",)
    assert law.version == "2020-12-25通过 2021-01-01施行"


def test_a_preamble_is_kept(read: Read) -> None:
    outcome = read("湖滨公约\n2001年3月4日通过\n序　言\n湖边的人们，\n约定如下。\n第一条 爱护湖水。\n")
    assert outcome.statute.preamble == ("湖边的人们，", "约定如下。")
    assert outcome.statute.history == ("2001年3月4日通过",)


WRONG = {
    "gap": ("第一条 甲。\n第四条 丁。\n", [(3, "缺第二条、第三条，请补上。")]),
    "twice": ("第一条 甲。\n第二条 乙。\n第二条 乙。\n", [(4, "第二条重复了，第 3 行已有一条，请删去其中一条。")]),
    "order": (
        "第一条 甲。\n第三条 丙。\n第二条 乙。\n",
        [(4, "第二条排在第三条之后，顺序不对，请移回原处。")],
    ),
    "inserted gap": ("第一条 甲。\n第一条之二 乙。\n", [(3, "缺第一条之一，请补上。")]),
    "empty": ("第一条\n第二条 乙。\n", [(2, "第一条没有内容，请补上。")]),
    "items": ("第一条 下列：\n（一）甲；\n（三）丙。\n", [(4, "第一条的第（三）项前面缺项或顺序不对，请核对。")]),
    "no items": ("第一条 有下列情形之一的：\n第二条 乙。\n", [(2, "第一条停在冒号上，后面的各项缺失，请补上。")]),
    "half": ("第一条 甲。\n第二条 写到一半就", [(3, "最后一条没有写完，停在“写到一半就”，文件可能不全，请换成全文。")]),
    "chapter": ("第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n", [(4, "第三章之前缺了 1 个章。")]),
    "many": ("第一条 甲。\n第九条 乙。\n", [(3, "缺第二条至第八条（共 7 条），请补上。")]),
}


@pytest.mark.parametrize(("text", "problems"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_said_with_its_line(read: Read, text: str, problems: list[tuple[int, str]]) -> None:
    assert found(read("湖水法\n" + text)) == problems


def test_a_file_that_is_no_law_says_so(read: Read) -> None:
    assert found(read("只是一封信。\n没有条文。\n")) == [(1, "没有找到一条条文，请检查是不是法律全文。")]
    assert found(read("\n\n")) == [(1, "文件是空的，请换成法律全文。")]
    assert (1, "开头没有法律名称，请在第一行写上全称。") in found(read("第一条 甲。\n"))


def test_markup_is_text(read: Read) -> None:
    outcome = read("<b>湖水法</b>\n第一条 <img src=http://x.invalid/a.png>不许动。\n")
    assert texts(outcome)["1"] == ("<img src=http://x.invalid/a.png>不许动。",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_and_line_end(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "law.txt"
    path.write_bytes(PLAIN.replace("\n", "\r\n").encode(encoding))
    outcome = read_statute(path.name, read_lines(path))
    assert outcome.problems == ()
    assert len(outcome.statute.clauses) == 3


def test_a_word_document_reads_like_its_text(tmp_path: Path, read: Read) -> None:
    document = Document()
    for line in PLAIN.split("\n"):
        document.add_paragraph(line)
    path = tmp_path / "law.docx"
    document.save(str(path))
    assert read_statute(path.name, read_lines(path)).statute == read(PLAIN).statute


def test_comments_leave_the_line_numbers_alone(read: Read) -> None:
    outcome = read("湖水法\n<!-- 导出\n工具写的 -->\n第一条 甲。\n第一条 甲。\n")
    assert [line for line, _ in found(outcome)] == [5]


def test_bad_files_are_refused_with_what_to_do(tmp_path: Path) -> None:
    picture, huge, broken, bomb = (tmp_path / name for name in ("a.txt", "b.md", "c.docx", "d.docx"))
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff")
    with huge.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    broken.write_bytes(b"PK\x03\x04 half a file")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(65 * 1024 * 1024))
    for path, said in ((picture, "另存为 UTF-8"), (huge, "超过 8 MB"), (broken, "另存一次"), (bomb, "展开后超过")):
        with pytest.raises(ContentError) as refusal:
            read_lines(path)
        assert said in refusal.value.sentence
    with pytest.raises(ContentError, match="换成"):
        read_lines(tmp_path / "law.pdf")
    with pytest.raises(ContentError, match="读不了"):
        read_lines(tmp_path / "gone.md")


def test_numerals_go_both_ways() -> None:
    assert all(from_chinese(to_chinese(value)) == value for value in range(1, LARGEST + 1))
    assert [from_chinese(text) for text in ("一百〇一", "两千", "１２", "二〇二一", "第 八".removeprefix("第"))] == [
        101,
        2000,
        12,
        2021,
        8,
    ]
    for text in ("", "零", "百十", "十百", "甲", "一万"):
        with pytest.raises(ValueError, match=r"numeral|digit|unit"):
            from_chinese(text)


def law_file(folder: Path, text: str, name: str = "law.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_imported_law_is_found_read_kept_and_removed(
    store: StationStore, home: Home, tmp_path: Path, pack: Path
) -> None:
    library = Library.open(home)
    laws.import_laws(store, home, [laws.read_law(law_file(tmp_path, BOLD))])
    library = newest(library)
    hits = library.search("候鸟平安过冬", kinds=("clause",))
    assert (hits[0].kind, hits[0].code) == ("clause", "候鸟保护法/1")
    assert library.search("候鸟保护法")[0].kind == "statute"
    assert library.search("hnbhf")[0].code == "候鸟保护法"
    law = library.statute("候鸟保护法")
    assert law is not None
    assert len(law.clauses) == 3
    # A new pack leaves imported laws in place.
    (pack / "publicity" / "fake-police.md").unlink()
    content.install(store, home, pack)
    assert [law.title for law in laws.imported(home)] == ["候鸟保护法"]
    laws.remove_law(store, home, "候鸟保护法")
    library = newest(library)
    assert library.statutes() == ()
    kinds = [row.kind for row in store.rows_after(0, 100)]
    assert kinds.count(EntryKind.LAW_IMPORTED) == kinds.count(EntryKind.LAW_REMOVED) == 1


def test_a_newer_text_takes_the_place_of_the_older(store: StationStore, home: Home, tmp_path: Path) -> None:
    laws.import_laws(store, home, [laws.read_law(law_file(tmp_path, BOLD))])
    laws.import_laws(store, home, [laws.read_law(law_file(tmp_path, BOLD.replace("平安", "安静")))])
    (law,) = laws.imported(home)
    assert law.clauses[0].paragraphs == ("为了让候鸟安静过冬，制定本法。",)


def test_nothing_is_imported_unless_all_is_whole_or_forced(
    store: StationStore, home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()
    whole = str(law_file(tmp_path, BOLD))
    gap = str(law_file(tmp_path, "湖水法\n第一条 甲。\n第三条 丙。\n", "gap.md"))
    arguments = ["law", "import", whole, gap, "--home", str(home.root), "--json"]
    assert run(arguments) == ExitCode.FINDINGS
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [(row["title"], row["chapters"], row["articles"]) for row in rows] == [
        ("候鸟保护法", 2, 3),
        ("湖水法", 0, 2),
    ]
    assert rows[0]["problems"] == []
    assert rows[1]["problems"] == [{"line": 3, "what": "缺第二条，请补上。"}]
    assert "一部也没有导入" in said.err
    assert laws.imported(home) == ()
    assert run([*arguments, "--force"]) == ExitCode.DONE
    capsys.readouterr()
    assert run(["law", "list", "--home", str(home.root), "--json"]) == ExitCode.DONE
    assert [row["articles"] for row in json.loads(capsys.readouterr().out)] == [3, 2]
    assert run(["law", "remove", "没有这部法", "--home", str(home.root)]) == ExitCode.NOT_FOUND


def test_force_does_not_import_what_is_no_law(store: StationStore, home: Home, tmp_path: Path) -> None:
    letter = laws.read_law(law_file(tmp_path, "只是一封信。\n"))
    with pytest.raises(ContentError, match="没有法律名称或条文"):
        laws.import_laws(store, home, [letter], force=True)
    twice = [laws.read_law(law_file(tmp_path, BOLD, name)) for name in ("a.md", "b.md")]
    with pytest.raises(ContentError, match="一部也没有导入"):
        laws.import_laws(store, home, twice)


def test_checking_needs_no_station(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = str(tmp_path / "none")
    assert run(["law", "import", str(law_file(tmp_path, BOLD)), "--check", "--home", home]) == ExitCode.DONE
    assert "2 章 3 条" in capsys.readouterr().out
    assert not Path(home).exists()
