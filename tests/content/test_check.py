"""Whatever is wrong with a pack is said with its file and line, and everything at once."""

from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.content.pack import Reading
from kiosk_app.errors import ExitCode
from kiosk_app.services import content
from tests.content.conftest import GUIDE, STORY, Break

PLACES = {
    "unknown key": (GUIDE, "popular = 1", "popluar = 1", "popluar 不是已知的键（是不是想写 popular？）"),
    "text as date": (GUIDE, "checked_on = 2026-11-23", 'checked_on = "2026-11-23"', "checked_on 应是日期"),
    "ends before it starts": (GUIDE, "valid_until = 2027-11-22", "valid_until = 2025-01-01", "早于核对日期"),
    "no such day": (GUIDE, "checked_on = 2026-11-23", "checked_on = 2026-02-30", "写法有误"),
    "HTML in a fact": (GUIDE, 'short = "20 元"', 'short = "<b>20 元</b>"', "short 里有网页代码 <b>"),
    "HTML in the body": (GUIDE, "证件背面写着有效期", "<img src=x>证件背面写着有效期", "正文里有网页代码 <img src=x>"),
    "Markdown link": (GUIDE, "证件背面写着有效期", "[看这里](http://x)证件", "屏幕只显示文字"),
    "no date": (GUIDE, "checked_on = 2026-11-23", "checked_on = 2026年11月23日", "日期不对"),
    "number too long": (GUIDE, "popular = 1", "popular = 99999999999999999999", "popular 应是零到"),
    "no quotes": (GUIDE, 'icon = "card_account_details"', "icon = card_account_details", "写法有误"),
    "number as text": (GUIDE, "popular = 1", 'popular = "一"', "popular 应是整数"),
    "unknown group": (GUIDE, 'group = "H"', 'group = "Z"', "没有 Z 这一组"),
    "unknown flow": (GUIDE, 'flow = "P6"', 'flow = "P66"', "没有 P66 这个流程"),
    "unknown law": (GUIDE, 'law = "id_card_law"', 'law = "no_law"', "没有编号为 no_law 的法律"),
    "unknown article": (GUIDE, 'article = "5"', 'article = "99"', "没有写第 99 条"),
    "unknown word": (GUIDE, 'form = "in_person"', 'form = "soul"', "form 不能是 soul"),
    "strange code": (GUIDE, 'code = "H03"', 'code = "h3"', "应是一个大写字母加两位数字"),
    "missing media": (STORY, "fake-police-2.svg", "gone.svg", "media/gone.svg 不存在"),
    "out of the pack": (STORY, "media/fake-police-2.svg", "../../secret.svg", "指到了内容包外面"),
    "absolute path": (STORY, "media/fake-police-2.svg", "/etc/passwd", "指到了内容包外面"),
    "wrong type": (STORY, "media/fake-police-2.svg", "pack.toml", "的类型不能用"),
    "unknown kind": (STORY, 'kind = "story"', 'kind = "novel"', "kind 不能是 novel"),
    "not finished": (GUIDE, "\n+++\n", "\n", "没有用第二行 +++ 结束"),
    "newer format": ("pack.toml", "format = 1", "format = 9", "内容包格式是 9"),
    "reading too short": ("pack.toml", '"重名" = "chong ming"', '"重名" = "chong"', "读音 'chong' 也应是 2 个"),
}


@pytest.mark.parametrize("case", PLACES, ids=list(PLACES))
def test_names_file_line_and_fault(case: str, pack: Path, swap: Break) -> None:
    file, before, after, what = PLACES[case]
    line = (pack / file).read_text(encoding="utf-8").partition(before)[0].count("\n") + 1
    swap(file, before, after)
    found = [problem for problem in content.check(pack).problems if what in problem.what]
    assert [problem.file for problem in found] == [file]
    if case != "not finished":
        assert found[0].line == line


def test_a_broken_item_is_the_only_finding(pack: Path, swap: Break) -> None:
    """Laws, wizards and certificates lead to this guide; its own fault is the cause and the only thing to mend."""
    swap(GUIDE, "+++", "++")
    assert [(problem.file, problem.line) for problem in content.check(pack).problems] == [(GUIDE, 1)]


@pytest.mark.parametrize("value", ["[" * 3000 + "]" * 3000, "9" * 6000], ids=["deep", "long"])
def test_what_breaks_a_parser_is_a_finding(pack: Path, swap: Break, value: str) -> None:
    swap(GUIDE, "popular = 1", f"popular = {value}")
    assert [problem.file for problem in content.check(pack).problems] == [GUIDE]


def test_an_item_that_is_a_link_out_of_the_pack_is_refused(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_bytes((pack / GUIDE).read_bytes())
    (pack / GUIDE).unlink()
    (pack / GUIDE).symlink_to(tmp_path / "outside.md")
    assert [(problem.file, "包外面" in problem.what) for problem in content.check(pack).problems] == [(GUIDE, True)]


def test_clean_pack_has_no_problem(pack: Path) -> None:
    assert content.check(pack).problems == ()


def test_shipped_pack_is_clean(reading: Reading) -> None:
    assert reading.problems == ()


def test_reports_everything_at_once(pack: Path, swap: Break) -> None:
    swap(GUIDE, 'group = "H"', 'group = "Z"')
    swap(GUIDE, "popular = 1", "popluar = 1")
    swap(STORY, "fake-police-2.svg", "gone.svg")
    assert {problem.file for problem in content.check(pack).problems} == {GUIDE, STORY}
    assert len(content.check(pack).problems) == 3


def test_missing_key_points_at_the_table(pack: Path, swap: Break) -> None:
    swap(GUIDE, 'short = "20 元"\n', "")
    line = (pack / GUIDE).read_text(encoding="utf-8").partition("[fee]")[0].count("\n") + 1
    assert [(each.line, each.what) for each in content.check(pack).problems] == [(line, "缺少 short，请补上。")]


def test_code_used_twice_names_the_other_file(pack: Path) -> None:
    (pack / "guides/H03b.md").write_bytes((pack / GUIDE).read_bytes())
    (problem,) = content.check(pack).problems
    assert problem.file == "guides/H03b.md"
    assert "H03 已在 guides/H03.md 用过" in problem.what


def test_other_encoding_is_named_with_its_line(pack: Path) -> None:
    (pack / GUIDE).write_bytes('+++\nkind = "guide"\ntitle = "身份证"\n+++\n'.encode("gb18030"))
    problem = next(each for each in content.check(pack).problems if each.file == GUIDE)
    assert (problem.line, "UTF-8" in problem.what) == (3, True)


def test_huge_file_is_refused_unread(pack: Path) -> None:
    with (pack / GUIDE).open("ab") as file:
        file.truncate(100 * 1024 * 1024)
    assert any("超过 512 KB" in each.what for each in content.check(pack).problems)


def test_control_characters_are_refused(pack: Path, swap: Break) -> None:
    swap(GUIDE, "证件背面", "证件\x07背面")
    assert any("看不见的控制字符" in each.what for each in content.check(pack).problems)


@pytest.mark.parametrize("danger", ["<script>x()</script>", '<image href="http://a/b.png"/>', "<!DOCTYPE svg>"])
def test_svg_may_hold_shapes_only(pack: Path, danger: str) -> None:
    path = pack / "media/fake-police-1.svg"
    path.write_text(path.read_text(encoding="utf-8").replace("</svg>", f"{danger}</svg>"), encoding="utf-8")
    assert any("只能由图形组成" in each.what for each in content.check(pack).problems)


def test_damaged_picture_is_named(pack: Path) -> None:
    (pack / "media/fake-police-1.svg").write_text("<svg><rect", encoding="utf-8")
    assert any("不是完整的 SVG" in each.what for each in content.check(pack).problems)


def test_renamed_file_is_not_what_it_says(pack: Path, swap: Break) -> None:
    (pack / "media/fake.png").write_text("not a picture", encoding="utf-8")
    swap(STORY, "fake-police-2.svg", "fake.png")
    assert any("不是 .png 格式" in each.what for each in content.check(pack).problems)


def test_link_out_of_the_pack_is_refused(pack: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.svg"
    path = pack / "media/fake-police-1.svg"
    outside.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(outside)
    assert any("内容包外面的链接" in each.what for each in content.check(pack).problems)


def test_folder_without_manifest_is_no_pack_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.md").write_text("不是内容包里的文字。", encoding="utf-8")
    assert run(["content", "check", str(tmp_path)]) == ExitCode.FINDINGS
    assert capsys.readouterr().out.splitlines() == [
        "pack.toml:1: 文件夹里没有 pack.toml，这不是内容包，请检查路径。",
        "共 1 处问题，改好后再安装。",
    ]


def test_unreadable_manifest_hides_no_other_fault_and_adds_none(pack: Path, swap: Break) -> None:
    swap("pack.toml", "format = 1", "format = ")
    swap(GUIDE, "popular = 1", "popluar = 1")
    found = content.check(pack).problems
    assert [problem.file for problem in found] == [GUIDE, "pack.toml"]
    assert "写法有误" in found[1].what
