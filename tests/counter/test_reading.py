"""Thirty drawn forms read by the real worker: nearly everything is read right, and nothing wrong is called certain."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.counter.gist import Gist
from kiosk_app.counter.judge import Judge
from kiosk_app.counter.reading import Reader
from kiosk_app.counter.reading_fields import Wanted
from kiosk_app.counter.reading_trust import Read
from kiosk_app.domain.check import FactLabel
from kiosk_app.domain.doubts import kind_of
from kiosk_app.errors import ExitCode
from kiosk_app.paths import resource
from kiosk_app.services.record_rules import load_rules
from tests.counter.drawn_forms import LAYOUTS, THEMES, Drawn, MakeFont, draw, from_file
from tests.link.hall import PASSWORD, STAFF, Hall

pytestmark = pytest.mark.slow

FORMS = 30
RARE_EVERY = 5
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
SIZES = (14, 15, 16)
PATIENCE = 60.0
RECALL = 0.97
IMPOSTORS = {
    "姓名": "髙娬演",
    "曾用名": "禇楡",
    "父亲姓名": "卲妺演",
    "母亲姓名": "亰痗",
    "配偶姓名": "章敎演",
    "监护人姓名": "章栆卾",
}
"""Names of characters that look like others: 高斌 褚榆 邵妹 京海 教 枣鄂."""


@dataclass(frozen=True, slots=True)
class Told:
    """A form and what the worker read in it."""

    form: Drawn
    reads: dict[str, Read]


def _fonts() -> list[MakeFont]:
    def inside(package: str, *names: str) -> Path:
        found = importlib.util.find_spec(package)
        assert found is not None, f"{package} is not installed: run the set-up"
        assert found.origin is not None
        return Path(found.origin).parent.joinpath(*names)

    variable = inside("justmytype_intl_cjk", "fonts", "ofl", "notosanssc", "NotoSansSC[wght].ttf")
    return [
        from_file(resource("fonts", "NotoSansSC-Regular.ttf")),
        from_file(inside("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf")),
        from_file(resource("fonts", "NotoSansSC-Bold.ttf")),
        from_file(variable, weight=300),
    ]


def _form(number: int) -> Drawn:
    """Every pairing of font, theme, layout and scale comes up sooner or later: their counts share no divisor here."""
    fonts, themes = _fonts(), list(THEMES.values())
    return draw(
        number,
        fonts[number % len(fonts)],
        themes[number // 2 % len(themes)],
        LAYOUTS[number % len(LAYOUTS)],
        SCALES[number % len(SCALES)],
        rare=number % RARE_EVERY == 0,
        size=SIZES[number % len(SIZES)],
    )


def _read(reader: Reader, form: Drawn, *, boxed: bool = False) -> dict[str, Read]:
    wanted = [Wanted(label, form.boxes[label] if boxed else None) for label in form.facts]
    found = reader.read(form.shot(), wanted, PATIENCE)
    assert found is not None, "the worker was lost"
    return {each.label: each for each in found}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader()
    assert made.ready(PATIENCE)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def told(reader: Reader) -> list[Told]:
    return [
        Told(form, _read(reader, form, boxed=number % 3 == 2)) for number in range(FORMS) for form in [_form(number)]
    ]


def test_nearly_every_field_is_read_right(told: list[Told]) -> None:
    wrong = [
        (one.form.name, label, text, one.reads.get(label))
        for one in told
        for label, text in one.form.facts.items()
        if label not in one.reads or one.reads[label].text != text
    ]
    fields = sum(len(one.form.facts) for one in told)
    assert fields == FORMS * 8
    assert 1 - len(wrong) / fields >= RECALL, wrong


def test_no_wrong_value_is_called_certain(told: list[Told]) -> None:
    certain = [(one, each) for one in told for each in one.reads.values() if each.certain]
    assert not [(one.form.name, each) for one, each in certain if each.text != one.form.facts[each.label]]
    # Calling nothing certain would be easy, and no use to the citizen.
    assert len(certain) >= 0.6 * FORMS * 8
    numbers = [each for _one, each in certain if kind_of(each.label) is FactLabel.ID_NUMBER]
    assert len(numbers) >= 0.6 * FORMS


def test_rare_characters_are_never_certain(told: list[Told]) -> None:
    rare = [one for number, one in enumerate(told) if number % RARE_EVERY == 0]
    assert len(rare) == FORMS / RARE_EVERY
    assert not [one.reads["姓名"] for one in rare if "姓名" in one.reads and one.reads["姓名"].certain]


def test_every_value_is_read_where_it_stands(told: list[Told]) -> None:
    for one in told:
        for label, each in one.reads.items():
            width, height = one.form.image.size
            x, y, w, h = one.form.boxes[label]
            middle = ((each.box[0] + each.box[2] / 2) * width, (each.box[1] + each.box[3] / 2) * height)
            slack = 8
            assert x - slack <= middle[0] <= x + w + slack, (one.form.name, label)
            assert y - slack <= middle[1] <= y + h + slack, (one.form.name, label)


@pytest.mark.parametrize("font", [0, 1])
def test_a_character_that_looks_like_another_is_never_passed_for_it(reader: Reader, font: int) -> None:
    form = draw(7, _fonts()[font], THEMES["light"], "rows", 1.25, facts=IMPOSTORS)
    reads = _read(reader, form)
    assert len(reads) == len(IMPOSTORS)
    assert not [each for each in reads.values() if each.certain and each.text != form.facts[each.label]]


@pytest.mark.parametrize(
    ("places", "all_there"), [((1, 5, 9), True), ((1, 9), False), ((1, 5), False), ((5, 9), False), ((), False)]
)
def test_the_room_of_a_character_that_was_left_out_is_noticed(places: tuple[int, ...], all_there: bool) -> None:
    import numpy as np

    from kiosk_app.counter.reading_engine import whole

    three = np.full((30, 60, 3), 255, np.uint8)  # three black characters; a column of the model is five pixels
    for left in (2, 22, 42):
        three[8:22, left : left + 12] = 0
    assert whole(three, places) is all_there


def test_a_number_typed_wrong_is_no_fact_but_a_doubt(reader: Reader) -> None:
    form = _form(3)
    number = form.facts["公民身份号码"]
    slip = number[:-1] + ("0" if number[-1] != "0" else "1")
    form = draw(3, _fonts()[0], THEMES["light"], "columns", 1.5, facts={**form.facts, "公民身份号码": slip})
    reads = _read(reader, form)
    assert reads["公民身份号码"].text == slip
    assert reads["公民身份号码"].steady
    assert not reads["公民身份号码"].certain
    gist = Gist((), tuple(reads.values()))
    assert "公民身份号码" not in {field.label for field in gist.trusted}
    said = Judge(lambda: load_rules("莒县公安局")).weigh(gist, (), ())
    assert any("校验位不对" in doubt.sentence and doubt.grave for doubt in said)


def test_a_script_may_have_its_picture_read(
    hall: Hall, counter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    config = counter_home / "sunshine.toml"
    config.write_text(config.read_text(encoding="utf-8") + "read_seconds = 30\n", encoding="utf-8")
    form, path = _form(1), tmp_path / "page.png"
    form.image.save(path)
    words = ["counter", "push", "--file", str(path), "--business", "H03", "--staff", STAFF, "--read"]
    assert run([*words, "--field", "姓名=章小演", "--home", str(counter_home)]) == ExitCode.DONE
    fields = {field.label: field for field in hall.checks.material(hall.checks.queue()[0].check_id).fields}
    assert fields["姓名"].text == "章小演"
    assert fields["公民身份号码"].text == form.facts["公民身份号码"]
    assert fields["公民身份号码"].box is not None
    assert "民族" not in fields
    assert "Traceback" not in capsys.readouterr().err
