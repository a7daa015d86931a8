"""Importing laws from the copies people have: what is not the law is left out, what cannot be read is reported."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from PIL import Image

from kiosk_app.cli import run
from kiosk_app.content.statute_file import read_lines
from kiosk_app.content.statute_reader import Outcome, read_statute
from kiosk_app.domain.numerals import to_chinese
from kiosk_app.domain.statute import Rank
from kiosk_app.errors import ExitCode

THREE = "第一条　甲。\n第二条　乙。\n第三条　丙。\n"
ABC = {"1": ("甲。",), "2": ("乙。",), "3": ("丙。",)}

WHOLE = {
    "page numbers and heads": (
        "湖水法\n第一条　甲。\n\n- 1 -\n\n湖水法\n第二条　乙，\n— 2 —\n\n丁。\n第 3 页 共 3 页\n第三条　丙。\n",
        {**ABC, "2": ("乙，丁。",)},
    ),
    "contents with links and dots": (
        "# 湖水法\n## 目录\n- [第一章　总则](#a)\n- 第二章　附则 …… 5\n## 第一章　总则\n第一条　甲。\n第二条　乙。\n"
        "## 第二章　附则\n第三条　丙。\n",
        ABC,
    ),
    "front matter, rules, lists, tables, emphasis": (
        "---\ntitle: 某某\n---\n# **湖水法**\n* * *\n- *第一条* 甲。\n| 第二条 | 乙。 |\n|---|---|\n"
        "***第三条*** [丙](x)。\n",
        ABC,
    ),
    "web page": ("<h1>湖水法</h1>\n<p>第一条&nbsp;甲。</p>\n<p>第二条&#12288;乙。</p>\n<b>第三条</b>丙。<br/>", ABC),
    "unseen signs": (
        "\u200b湖\u200b水法\n第\u200b一条\u200d 甲。\n\u202a第二条 乙。\u202c\n\u2060第三条\xa0丙\xad。\n",
        ABC,
    ),
    "other line ends": ("湖水法\v第一条 甲。\f第二条 乙。\u2028第三条 丙。", ABC),
    "digits": (
        "湖水法\n第1条 甲。\n第２条 乙。\n第 3 条 丙。\n第3条之1 丁。\n第3-2条 戊。\n",
        {**ABC, "3-1": ("丁。",), "3-2": ("戊。",)},
    ),
    "stops behind the number": ("湖水法\n第一条：甲。\n第二条、乙。\n第三条．丙。\n", ABC),
    "title in two lines": ("中华湖滨共和国\n湖水法\n" + THREE, ABC),
    "behind an order": (
        "湖滨主席令\n第九十号\n《湖水法》已于2021年8月20日通过，现予公布，自2021年11月1日起施行。\n主席　某某\n湖水法\n"
        + THREE,
        ABC,
    ),
    "an annex with a letter": ("湖水法\n" + THREE + "附录A　说明\n第一条 旧的。\n", ABC),
}


Read = Callable[[str | bytes], Outcome]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text, or bytes as they are, the way a file is read."""

    def outcome(text: str | bytes) -> Outcome:
        path = tmp_path / "law.md"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_statute(path.name, read_lines(path))

    return outcome


def texts(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    return {clause.number: clause.paragraphs for clause in outcome.statute.clauses}


def found(outcome: Outcome) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in outcome.problems]


@pytest.mark.parametrize(("text", "articles"), WHOLE.values(), ids=list(WHOLE))
def test_what_is_not_the_law_is_left_out(read: Read, text: str, articles: dict[str, tuple[str, ...]]) -> None:
    outcome = read(text)
    assert found(outcome) == []
    assert outcome.statute.title.endswith("湖水法")
    assert texts(outcome) == articles
    assert outcome.statute.preamble == ()


@pytest.mark.parametrize("zero", ["零", "〇", "○", "Ｏ", ""])
def test_every_way_to_write_a_hundred_and_one(read: Read, zero: str) -> None:
    numbers = (to_chinese(number).replace("零", zero) for number in range(1, 111))
    outcome = read("湖水法\n" + "".join(f"第{number}条 甲。\n" for number in numbers))
    assert found(outcome) == []
    assert len(outcome.statute.clauses) == 110


def test_headings_without_chapters(read: Read) -> None:
    law = read("湖水法\n一、一般规定\n第一条 甲。\n二、其他\n第二条 乙。\n附则\n第三条 丙。\n").statute
    assert [(each.name, each.title, each.before) for each in law.divisions] == [
        ("一、", "一般规定", 0),
        ("二、", "其他", 1),
        ("", "附则", 2),
    ]
    assert law.clauses[0].paragraphs == ("甲。",)


def test_topics_stand_below_sections(read: Read) -> None:
    outcome = read(
        "湖水法\n第一节 水\n第一目 上\n第一条 甲。\n第二目 下\n第二条 乙。\n第二节 泥\n第一目 黑\n第三条 丙。\n"
    )
    assert found(outcome) == []
    assert [each.rank for each in outcome.statute.divisions].count(Rank.TOPIC) == 3


def test_an_amendment_counts_on_and_quotes_articles(read: Read) -> None:
    outcome = read(
        "湖滨章程修正案\n第三十二条 修改为：“水要清。\n第一条 泥不要。”\n第三十三条 第一条改为：\n“第一条 水。”\n"
    )
    assert found(outcome) == []
    assert texts(outcome) == {
        "32": ("修改为：“水要清。", "第一条 泥不要。”"),
        "33": ("第一条改为：", "“第一条 水。”"),
    }


def test_a_decision_counts_its_items(read: Read) -> None:
    outcome = read(
        "关于修改《湖水法》的决定\n一、第二条修改为：\n“第二条 水。”\n二、增加一条：\n第三十二条 泥。\n"
        "本决定公布起施行。\n"
    )
    assert found(outcome) == []
    assert texts(outcome)["2"] == ("增加一条：", "第三十二条 泥。", "本决定公布起施行。")


def test_a_notice_has_headed_items_that_count_on(read: Read) -> None:
    outcome = read(
        "关于用水的意见\n一、总体要求\n（一）少用。\n二、任务\n（二）早用。\n（三）晚用。\n湖滨办公室\n2020年3月1日\n"
    )
    assert found(outcome) == []
    assert [(clause.heading, clause.paragraphs) for clause in outcome.statute.clauses] == [
        ("总体要求", ("（一）少用。",)),
        ("任务", ("（二）早用。", "（三）晚用。", "湖滨办公室", "2020年3月1日")),
    ]


def test_headings_in_brackets(read: Read) -> None:
    outcome = read("湖水法\n第一条（目的）甲。\n第二条〔定义〕 乙。\n第三条（删去）\n第四条（一）甲；\n（二）乙。\n")
    assert [(clause.heading, clause.paragraphs) for clause in outcome.statute.clauses] == [
        ("目的", ("甲。",)),
        ("定义", ("乙。",)),
        ("", ("（删去）",)),
        ("", ("（一）甲；", "（二）乙。")),
    ]


WRONG = {
    "two laws": ("湖水法\n" + THREE + "湖泥法\n（2020年通过）\n" + THREE, (5, "这一行起是另一部法律“湖泥法”")),
    "cut off at a chapter": (
        "湖水法\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n" + THREE,
        (8, "目录里有第二章“附则”，正文里没有"),
    ),
    "garbled": ("湖水法\n第一条 甲。\n第二条 乙\ufffd。\n", (3, "这一行有乱码")),
    "markup": ("湖水法\n第一条 甲。\n第二条 <img src=x>乙。\n", (3, "这一行有网页标记 <img src=x>")),
    "order of items": ("关于水的解释\n一、甲。\n三、丙。\n二、乙。\n", (4, "“二、”排在“三、”之后")),
    "open quotation": ("湖水法\n第一条 称“甲。\n第四条 丁。\n第五条 戊。\n", (2, "引号到文末也没有收口")),
    "hidden in a line": ("湖水法\n第一条 甲。 第二条 乙。\n第三条 丙。\n", (3, "缺第二条")),
}


@pytest.mark.parametrize(("text", "problem"), WRONG.values(), ids=list(WRONG))
def test_what_is_not_whole_is_reported(read: Read, text: str, problem: tuple[int, str]) -> None:
    line, said = problem
    assert [each for each in found(read(text)) if each[0] == line and said in each[1]]


def test_a_second_law_is_the_only_finding(read: Read) -> None:
    assert len(found(read("湖水法\n" + THREE + "湖泥法\n" + THREE))) == 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_does_not_say_so(read: Read, encoding: str) -> None:
    outcome = read(("湖水法\r\n" + THREE).encode(encoding))
    assert texts(outcome) == ABC


def test_a_word_file_with_everything_in_it(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "湖水法"
    document.add_paragraph("湖水法")
    document.add_paragraph("第一条　收费如下：")
    table = document.add_table(2, 2)
    for place, text in enumerate(("桶", "元", "大", "3")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("泥", "List Bullet")
    linked = document.add_paragraph("第二条　")
    linked._p.append(_xml("hyperlink", "<w:r><w:t>乙</w:t></w:r>"))
    linked.add_run("。")
    box = "<w:p><w:r><w:t>第三条　框里。</w:t></w:r></w:p>"
    document.add_paragraph()._p.append(_xml("r", f"<w:pict><w:txbxContent>{box}</w:txbxContent></w:pict>"))
    document.element.body.insert(-1, _xml("sdt", f"<w:sdtContent>{box.replace('三', '四')}</w:sdtContent>"))
    outcome = _read_word(document, tmp_path)
    assert found(outcome) == []
    assert texts(outcome) == {
        "1": ("收费如下：", "桶　元", "大　3", "泥"),
        "2": ("乙。",),
        "3": ("框里。",),
        "4": ("框里。",),
    }


def test_what_cannot_be_read_from_word_is_reported(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "seal.png")
    document = Document()
    document.add_paragraph("湖水法")
    document.add_paragraph("第一条　甲。")
    document.add_paragraph("乙。", "List Number")
    document.add_picture(str(tmp_path / "seal.png"))
    document.add_paragraph("第二条　丙。")._p.append(_xml("r", '<w:footnoteReference w:id="1"/>'))
    document.add_paragraph("第三条　")._p.append(_xml("ins", "<w:r><w:t>丁。</w:t></w:r>"))
    said = found(_read_word(document, tmp_path))
    assert [(line, [word for word in ("自动编号", "图片", "脚注", "修订") if word in what]) for line, what in said] == [
        (3, ["自动编号"]),
        (4, ["图片"]),
        (5, ["脚注"]),
        (6, ["修订"]),
    ]


def _xml(tag: str, inner: str) -> object:
    return parse_xml(
        f'<w:{tag} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:{tag}>'
    )


def _read_word(document: object, folder: Path) -> Outcome:
    path = folder / "law.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return read_statute(path.name, read_lines(path))


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "<!--" * 25_000, "<a " * 30_000, "第" + " " * 100_000, "第" + "一" * 100_000]
)
def test_a_hostile_line_takes_no_time(read: Read, line: str) -> None:
    start = time.perf_counter()
    outcome = read(f"湖水法\n第一条 甲。\n{line}\n第二条 乙。\n")
    assert time.perf_counter() - start < 2
    assert len(outcome.statute.clauses) == 2


def test_a_file_that_cannot_be_read_is_a_finding_beside_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = tmp_path / "whole.txt"
    whole.write_text("湖水法\n" + THREE, encoding="utf-8")
    files = [str(whole), str(tmp_path / "gone.txt"), str(tmp_path / "law.pdf")]
    assert run(["law", "import", *files, "--check", "--json"]) == ExitCode.FINDINGS
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["articles"], [each["line"] for each in row["problems"]]) for row in rows] == [
        (3, []),
        (0, [1]),
        (0, [1]),
    ]
