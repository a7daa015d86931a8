"""Sample forms, wizards and certificates in a pack: read, found, and every broken one named by file and line."""

from pathlib import Path

import pytest

from kiosk_app.content.index import build_index
from kiosk_app.content.pack import read_pack
from kiosk_app.content.search import Searcher
from kiosk_app.domain.certificate import Verdict
from kiosk_app.domain.wizard import paths, personal_list

ORIGIN = """source = ["演示"]
checked_by = "演示核对"
checked_on = 2026-11-23
valid_until = 2027-11-22
"""

FORM = f"""+++
kind = "form"
id = "test_moving"
title = "搬家登记表"
icon = "form_select"
summary = "搬家时填的表。"
aliases = ["搬家表"]
{ORIGIN}
[[section]]
title = "谁搬家"
[[section.row]]
cells = [
  {{ label = "姓名", value = "张演示", width = 4, hint = "写户口簿上的名字。" }},
  {{ label = "住址", value = "演示路 1 号", width = 8 }},
]
[[section.row]]
lines = 3
cells = [{{ label = "民警意见", width = 12, by_officer = true }}]

[[tip]]
text = "用黑色的笔写。"
+++
"""

WIZARD = f"""+++
kind = "wizard"
id = "lost"
title = "丢了东西"
icon = "help_circle"
summary = "丢了什么，怎么补。"
{ORIGIN}
[[question]]
id = "what"
text = "您丢了什么？"
[[question.answer]]
text = "身份证"
icon = "card_account_details"
next = "old"
[[question.answer]]
text = "户口簿"
icon = "book"
guides = ["B07"]

[[question]]
id = "old"
text = "您带着户口簿吗？"
[[question.answer]]
text = "带着"
icon = "check"
guides = ["H06"]
without = ["居民户口簿"]
advice = "拿着户口簿直接去窗口。"
[[question.answer]]
text = "没带"
icon = "close"
guides = ["H06", "B07"]
+++
"""

CERTIFICATE = f"""+++
kind = "certificate"
id = "same-person"
title = "我是我的证明"
icon = "certificate"
summary = "身份证就能证明。"
verdict = "not_needed"
asked_by = "银行"
instead = "出示身份证。"
aliases = ["本人证明"]
questions = ["银行让我开我是我的证明"]
{ORIGIN}
[[basis]]
label = "居民身份证法第十三条"
law = "id_card_law"
article = "13"
+++
"""


@pytest.fixture
def aided(pack: Path) -> Path:
    """The shipped pack with one of each, in place of those that ship."""
    for name, text in {"form.md": FORM, "wizard.md": WIZARD, "certificate.md": CERTIFICATE}.items():
        folder = pack / "aids-of-this-test"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return pack


def problems(pack: Path, name: str, before: str, after: str) -> list[tuple[int, str]]:
    path = pack / "aids-of-this-test" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return [(each.line, each.what) for each in read_pack(pack).problems]


def test_they_are_read(aided: Path) -> None:
    reading = read_pack(aided)
    assert reading.problems == ()
    pack = reading.pack
    sample = next(each for each in pack.samples if each.id == "test_moving")
    rows = sample.sections[0].rows
    assert [cell.width for cell in rows[0].cells] == [4, 8]
    assert rows[1].lines == 3
    assert rows[1].cells[0].by_officer
    wizard = next(each for each in pack.wizards if each.id == "lost")
    assert sorted(len(way) for way in paths(wizard)) == [1, 2, 2]
    certificate = next(each for each in pack.certificates if each.id == "same-person")
    assert certificate.verdict is Verdict.NOT_NEEDED


def test_they_are_found(aided: Path) -> None:
    reading = read_pack(aided)
    searcher = Searcher(build_index(reading.pack, reading.words))
    assert searcher.search("搬家表")[0].code == "test_moving"
    assert searcher.search("银行让我证明我是我")[0].code == "same-person"
    assert "lost" in [hit.code for hit in searcher.search("丢了东西")]
    assert "P6" in [hit.code for hit in searcher.search("办居民身份证流程", kinds=("flow",))]


def test_a_personal_list_names_everything_once_and_leaves_out_what_is_spared(aided: Path) -> None:
    pack = read_pack(aided).pack
    guides = {guide.code: guide for guide in pack.guides}
    wizard = next(each for each in pack.wizards if each.id == "lost")
    spared, both = (way for way in paths(wizard) if len(way) == 2)
    names = [each.name.zh for each in personal_list((guides["H06"], guides["B07"]), both)]
    assert len(names) == len(set(names))
    assert "居民户口簿" in names
    assert "居民户口簿" not in [each.name.zh for each in personal_list((guides["H06"],), spared)]


BROKEN = [
    ("form.md", "width = 8", "width = 7", "加起来是 11"),
    ("form.md", "lines = 3", "lines = 40", "lines 应在 1 到 12"),
    ("wizard.md", 'next = "old"', 'next = "gone"', "没有编号为 gone 的问题"),
    ("wizard.md", 'guides = ["B07"]', 'guides = ["Z99"]', "没有编码为 Z99 的事项"),
    ("wizard.md", 'id = "old"', 'id = "what"', "问题编号 what 用了两次"),
    ("wizard.md", 'guides = ["H06", "B07"]', 'next = "what"', "绕回了问过的问题 what"),
    ("wizard.md", 'guides = ["H06", "B07"]', 'advice = "无"', "要么写 next 接着问"),
    ("wizard.md", 'without = ["居民户口簿"]', 'without = ["驾驶证"]', "没有“驾驶证”这样材料"),
    ("wizard.md", 'next = "old"', 'guides = ["H06"]', "没有一个答案通向问题 old"),
    ("certificate.md", 'verdict = "not_needed"', 'verdict = "maybe"', "verdict 不能是 maybe"),
    ("certificate.md", 'article = "13"', 'article = "99"', "没有写第 99 条"),
    ("certificate.md", 'asked_by = "银行"', 'asked_by = "银行"\nguides = ["Z98"]', "没有编码为 Z98 的事项"),
]


@pytest.mark.parametrize(("name", "before", "after", "said"), BROKEN)
def test_a_broken_one_is_named(aided: Path, name: str, before: str, after: str, said: str) -> None:
    found = problems(aided, name, before, after)
    assert any(said in what and line > 1 for line, what in found), found


def test_five_questions_are_too_many(aided: Path) -> None:
    chain = "\n".join(
        f'[[question]]\nid = "q{number}"\ntext = "再问一句？"\n[[question.answer]]\ntext = "是"\nicon = "check"\n'
        + (f'next = "q{number + 1}"' if number < 4 else 'guides = ["B07"]')
        for number in range(1, 5)
    )
    found = problems(aided, "wizard.md", 'guides = ["H06", "B07"]\n', f'next = "q1"\n\n{chain}\n')
    assert any("要问 6 个问题，最多 4 个" in what for _, what in found), found


def test_a_guide_that_names_a_form_that_is_not_there(pack: Path) -> None:
    path = pack / "guides" / "H03.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nforms = [", '\nforms = ["no-such-form", ', 1), encoding="utf-8")
    assert [each.what for each in read_pack(pack).problems] == ["没有编号为 no-such-form 的表格样张，请改正或删掉。"]
