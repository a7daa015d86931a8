"""Templates: what is covered up never leaves the PC, what is cut off is not sent, and a wrong file is named by line."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk_app.cli import run
from kiosk_app.counter.choice import Choice
from kiosk_app.counter.gist import Gist
from kiosk_app.counter.memory import Memory, recall, remember
from kiosk_app.counter.template import Spot, Template
from kiosk_app.counter.template_files import Templates, as_toml, read
from kiosk_app.domain.check import Field
from kiosk_app.errors import ExitCode
from tests.counter.bar_stage import BarStage
from tests.link.hall import PASSWORD, STAFF, Hall

SIZE = (640, 400)
SECRET = (255, 0, 255)
"""The colour that must not arrive."""
COVER = (300, 200, 120, 40)
CROP = (40, 20, 500, 320)
TEMPLATE = Template("换领", "H03", SIZE, "人口信息", CROP, (Spot("姓名", (60, 40, 100, 30)),), (COVER,))


def page(path: Path, kind: str) -> Path:
    """A form with something secret under the cover, and outside the part that is sent."""
    image = Image.new("RGB", SIZE, "#dde6f4")
    draw = ImageDraw.Draw(image)
    draw.rectangle((305, 205, 414, 234), fill=SECRET)
    draw.rectangle((600, 380, 630, 395), fill=SECRET)
    draw.rectangle((60, 40, 159, 69), fill="#101010")
    image.save(path, kind, quality=95)
    return path


def strange(image: Image.Image) -> int:
    """How many pixels are nearer to the secret colour than anything harmless is."""
    pixels = image.convert("RGB").tobytes()
    each = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(1 for red, green, blue in each if red - green > 60 and blue - green > 60)


@pytest.fixture
def drawn(counter_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A counter's home with one template, made by the command."""
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    words = ["counter", "template", "new", "换领", "--business", "H03", "--size", "640,400", "--window", "人口信息"]
    words += ["--crop", "40,20,500,320", "--field", "姓名=60,40,100,30", "--cover", "300,200,120,40"]
    assert run([*words, "--home", str(counter_home)]) == ExitCode.DONE
    return counter_home


def push(home: Path, file: Path, *more: str) -> int:
    words = ["counter", "push", "--file", str(file), "--template", "换领", "--staff", STAFF, "--home", str(home)]
    return run([*words, *more])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_covered_is_not_among_the_bytes_that_arrive(hall: Hall, drawn: Path, tmp_path: Path, kind: str) -> None:
    form = page(tmp_path / "form", kind)
    assert strange(Image.open(form)) > 3000
    assert push(drawn, form, "--field", "姓名=章小演", "--field", "密=不送") == ExitCode.DONE
    card = hall.checks.queue()[0]
    material = hall.checks.material(card.check_id)
    arrived = Image.open(io.BytesIO(material.picture)).convert("RGB")
    assert arrived.size == CROP[2:]
    assert strange(arrived) == 0
    x, y = COVER[0] - CROP[0], COVER[1] - CROP[1]
    assert arrived.crop((x, y, x + COVER[2], y + COVER[3])).getextrema() == ((0, 0),) * 3
    assert arrived.getpixel((x - 5, y)) != (0, 0, 0)
    assert [(field.label, field.text) for field in material.fields] == [("姓名", "章小演")]
    assert material.fields[0].box == pytest.approx((20 / 500, 20 / 320, 100 / 500, 30 / 320))
    left, top = 20, 20
    fact = arrived.crop((left + 9, top + 9, left + 90, top + 20))
    assert all(0 < each < 40 for each in fact.tobytes())
    assert card.business_code == "H03"


def test_a_window_of_another_size_sends_nothing(
    hall: Hall, drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (641, 400), SECRET).save(other)
    assert push(drawn, other) == ExitCode.FAILED
    assert "640×400" in capsys.readouterr().err
    assert hall.checks.queue() == []


def test_an_unknown_template_is_told_with_the_nearest(
    hall: Hall, drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = page(tmp_path / "form.png", "PNG")
    words = ["counter", "push", "--file", str(form), "--template", "换领证", "--staff", STAFF, "--home", str(drawn)]
    assert run(words) == ExitCode.NOT_FOUND
    assert "是不是想写 换领？" in capsys.readouterr().err
    assert hall.checks.queue() == []


def test_templates_are_listed_and_checked_with_file_and_line(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--home", str(drawn)]
    capsys.readouterr()
    assert run(["counter", "template", "list", *home, "--json"]) == ExitCode.DONE
    listed = json.loads(capsys.readouterr().out)
    assert (listed["business"], listed["fields"], listed["covers"]) == ("H03", ["姓名"], 1)
    assert run(["counter", "template", "check", *home]) == ExitCode.DONE
    assert "1 个模板，没有问题。" in capsys.readouterr().out
    spoilt = Templates(drawn).folder / "坏.toml"
    spoilt.write_text('business = "H03"\nsize = [640, 400]\n[[cover]]\nbox = [600, 0, 100, 10]\n', encoding="utf-8")
    assert run(["counter", "template", "check", *home]) == ExitCode.FINDINGS
    assert "坏.toml:4: 框 [600, 0, 100, 10] 超出窗口 640×400" in capsys.readouterr().out
    assert run(["counter", "template", "list", *home]) == ExitCode.FAILED
    assert run(["counter", "template", "new", "换领", "--business", "H04", "--size", "9,9", *home]) == ExitCode.FAILED
    assert "已经有了" in capsys.readouterr().err


WRONG: list[tuple[Callable[[str], str], int, str]] = [
    (lambda text: text.replace('business = "H03"\n', ""), 1, "缺少业务编号"),
    (lambda text: text.replace("[640, 400]", "[640, 4000]"), 3, "size 应写成"),
    (lambda text: text.replace("crop", "corp"), 4, "是不是想写 crop？"),
    (lambda text: text.replace("[60, 40, 100, 30]", '"60"'), 8, "四个整数"),
    (lambda text: text.replace("[60, 40, 100, 30]", "[0, 0, 30, 10]"), 8, "不在 crop 里面"),
    (lambda text: text.replace("[60, 40, 100, 30]", "[310, 210, 30, 10]"), 8, "被 cover 遮住了"),
    (lambda text: text.replace('"姓名"', '""'), 7, "1 至 20 个字"),
    (lambda text: text + '\n[[field]]\nlabel = "姓名"\nbox = [60, 90, 9, 9]\n', 14, "写了两次"),
    (lambda text: text.replace("[300, 200, 120, 40]", "[300, 200, 0, 40]"), 11, "超出窗口"),
    (lambda text: text.replace("size = ", "size "), 3, "写法有误"),
]


@pytest.mark.parametrize(("spoil", "line", "words"), WRONG)
def test_a_wrong_template_is_not_used(tmp_path: Path, spoil: Callable[[str], str], line: int, words: str) -> None:
    path = tmp_path / "换领.toml"
    path.write_text(spoil(as_toml(TEMPLATE)), encoding="utf-8")
    template, problems = read(path, path.name)
    assert template is None
    assert [(each.line, words in each.what) for each in problems] == [(line, True)]


def test_a_template_survives_being_written_and_read(tmp_path: Path) -> None:
    odd = replace(TEMPLATE, name="别", window='a"b\\c', crop=None)
    for each in (TEMPLATE, odd):
        Templates(tmp_path / each.name).write(each)
        assert Templates(tmp_path / each.name).all() == [each]


def test_two_templates_for_one_business_are_one_too_many(tmp_path: Path) -> None:
    kept = Templates(tmp_path)
    kept.write(TEMPLATE)
    kept.write(replace(TEMPLATE, name="另一个"))
    assert [each.what for each in kept.problems()] == [
        "业务 H03 已经有模板 另一个.toml，一种业务只能有一个，请删掉一个。"
    ]


def test_without_named_facts_those_under_a_cover_stay_here() -> None:
    template = replace(TEMPLATE, spots=(), crop=None)
    under = Field("密", "不送", (0.5, 0.52, 0.05, 0.05))
    beside = Field("姓名", "章小演", (0.1, 0.1, 0.2, 0.1))
    assert [field.label for field in template.facts(Gist((under, beside, Field("备注", "无"))))] == ["姓名", "备注"]


@pytest.fixture
def stage(qapp: object) -> "BarStage":
    assert qapp
    return BarStage()


def test_the_bar_pushes_by_the_template_of_the_business(stage: BarStage) -> None:
    stage.templates["H03"] = Template("t", "H03", (1600, 900), "", (0, 0, 800, 450), (), ((100, 100, 50, 50),))
    stage.choices["C01"] = Choice("另一个窗口")
    stage.signed_in()
    stage.bar.push()
    assert stage.until(lambda: stage.link.pushed == [""])
    sent = Image.open(io.BytesIO(stage.link.picture)).convert("RGB")
    assert sent.size == (800, 450)
    assert sent.crop((100, 100, 150, 150)).getextrema() == ((0, 0),) * 3
    stage.bar.chooseBusiness("C01")
    assert stage.target.choice.title == "另一个窗口"
    stage.close()


def test_a_template_that_does_not_fit_the_window_sends_nothing(stage: BarStage) -> None:
    stage.templates["H03"] = Template("t", "H03", (1599, 900))
    stage.signed_in()
    stage.bar.push()
    assert stage.until(lambda: "1599×900" in stage.bar.sentence)
    assert stage.link.pushed == []
    stage.close()


def test_the_window_of_each_business_is_remembered(tmp_path: Path) -> None:
    part = Choice("人口信息", "form", (1200, 760), (10, 20, 300, 200))
    kept = Memory(
        {"一号屏": (3, 4)}, part, "H03", {"H03": part, "C01": Choice("另一个"), "G01": Choice(box=(0, 0, 9, 9))}
    )
    remember(tmp_path / "bar.json", kept)
    assert recall(tmp_path / "bar.json") == kept
    assert (tmp_path / "bar.json").stat().st_mode & 0o077 == 0
    (tmp_path / "bar.json").write_text('{"places": {}, "business": "H03"}', encoding="utf-8")
    assert recall(tmp_path / "bar.json") == Memory()
