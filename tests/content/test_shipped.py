"""What ships: the core services, law digests, forms, wizard, certificates, a story and a film, in two languages."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from fonticon_mdi7 import MDI7

from kiosk_app.content.pack import Reading
from kiosk_app.content.takeaway import MARKER, parts_of, take_away_text
from kiosk_app.domain.certificate import Verdict
from kiosk_app.domain.sample import Cell, Sample
from kiosk_app.domain.statute import clause_name
from kiosk_app.domain.wizard import MOST_QUESTIONS, paths, personal_list
from kiosk_app.domain.wording import Wording
from kiosk_app.services.content import shipped

CODES = {
    *(f"A{number:02}" for number in (1, 2, 3, 4, 5)),
    *(f"B{number:02}" for number in (1, 2, 3, 4, 6, 7, 8)),
    *(f"C{number:02}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18)),
    *(f"D{number:02}" for number in (1, 2, 3, 4)),
    *(f"E{number:02}" for number in (1, 3, 4, 6)),
    *(f"F{number:02}" for number in (1, 2, 5, 6)),
    *(f"G{number:02}" for number in (1, 2, 4, 5, 6, 8, 9, 11, 13)),
    *(f"H{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15)),
    *(f"I{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 9)),
    *(f"J{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 9, 10, 12)),
}
"""The core services of the catalogue, by its own codes."""
LAWS = {
    "accessibility_law",
    "adoption_measures",
    "anti_fraud_law",
    "business_environment_regulations",
    "domestic_violence_law",
    "hukou_regulations",
    "id_card_law",
    "military_service_law",
    "nationality_law",
    "penalties_law",
    "personal_information_law",
    "petition_regulations",
    "police_law",
    "residence_permit_regulations",
    "shandong_domestic_violence",
    "working_rules",
}
FORMS = 12
OWN_STEPS = {
    *("C10", "C18", "G05", "H10", "H13", "H15", "I01", "I02", "I04", "I05", "I06", "I07"),
    *("J02", "J06", "J07", "J10", "J12"),
}
"""Services whose way differs from its template."""


def wordings(thing: object) -> list[Wording]:
    """Every text inside a frozen dataclass."""
    if isinstance(thing, Wording):
        return [thing]
    if isinstance(thing, Cell):
        return [thing.label, thing.hint]  # what is written into a form stays Chinese
    if isinstance(thing, tuple):
        return [found for each in thing for found in wordings(each)]
    names = getattr(type(thing), "__slots__", ())
    return [found for name in names for found in wordings(getattr(thing, name))]


def test_has_the_promised_items(reading: Reading) -> None:
    pack = reading.pack
    assert {guide.code for guide in pack.guides} == CODES
    assert {law.id for law in pack.laws} == LAWS
    assert len(pack.stories) == len(pack.videos) == 1
    assert 4 <= len(pack.stories[0].frames) <= 6
    assert len(pack.samples) == FORMS


def test_every_text_is_in_both_languages(reading: Reading) -> None:
    pack = reading.pack
    things: list[object] = [*reading.pack.items, *pack.groups, *pack.flows]
    found = [wording for thing in things for wording in wordings(thing)]
    assert len(found) > 500
    assert [wording.zh for wording in found if bool(wording.zh) != bool(wording.en)] == []
    assert all(item.prose.zh and item.prose.en for item in reading.pack.items if not isinstance(item, Sample))


def test_icons_exist_in_the_kept_set(reading: Reading) -> None:
    names = {item.icon for item in reading.pack.items} | {group.icon for group in reading.pack.groups}
    assert {name for name in names if not hasattr(MDI7, name)} == set()


def test_every_item_says_where_it_comes_from(reading: Reading) -> None:
    for item in reading.pack.items:
        assert item.origin.checked_by == "演示核对"
        assert item.origin.sources
        assert item.origin.expired(date(2028, 1, 1))
        assert not item.origin.expired(item.origin.valid_until)


def test_memory_is_marked(reading: Reading) -> None:
    guides = {guide.code: guide for guide in reading.pack.guides}
    assert guides["B07"].fee.verify
    assert guides["J01"].fee.verify
    assert not guides["H03"].verify


def test_steps_come_from_the_flow(reading: Reading) -> None:
    flows = {flow.code: flow.steps for flow in reading.pack.flows}
    assert set(flows) == {f"P{number}" for number in range(1, 10)}
    assert {guide.code for guide in reading.pack.guides if guide.steps != flows[guide.flow]} == OWN_STEPS
    # A step is tapped for what happens there, and drawn with its icon.
    assert all(step.icon and step.note.zh and step.note.en for steps in flows.values() for step in steps)


def test_a_guide_answers_more_than_what_to_bring(reading: Reading) -> None:
    for guide in reading.pack.guides:
        assert len(guide.aliases) >= 4, guide.code
        assert len(guide.questions) >= 5, guide.code
        assert len(guide.mistakes) >= 2, guide.code
        assert guide.conditions, guide.code
    used = {name for guide in reading.pack.guides for name in guide.samples}
    assert used == {sample.id for sample in reading.pack.samples}


def test_every_way_through_the_wizard_ends_at_services(reading: Reading) -> None:
    (wizard,) = reading.pack.wizards
    events = {answer.text.zh for answer in wizard.questions[0].answers}
    assert len(events) >= 9
    ways = list(paths(wizard))
    assert len(ways) > 100
    assert max(map(len, ways)) <= MOST_QUESTIONS
    assert all(way[-1].guides and way[-1].advice.zh for way in ways)
    codes = {guide.code: guide for guide in reading.pack.guides}
    for way in ways:
        listed = personal_list(tuple(codes[code] for code in way[-1].guides), way)
        assert len({material.name.zh for material in listed}) == len(listed)


def test_certificates_say_what_to_do_instead(reading: Reading) -> None:
    found = reading.pack.certificates
    assert {each.verdict for each in found} == set(Verdict)
    assert sum(each.verdict is Verdict.NOT_NEEDED for each in found) >= 14
    assert all(each.instead.zh and each.asked_by.zh and len(each.questions) >= 3 for each in found)
    # A found child is reported at once, at any station: there is nothing to look up first.
    assert [each.id for each in found if each.verdict is Verdict.HERE and not each.guides] == ["found_child"]


def test_examples_on_forms_are_of_nobody(reading: Reading) -> None:
    """Every long number is impossible: born in a century to come, or a telephone with its digits covered."""
    sections = [section for each in reading.pack.samples for section in each.sections]
    values = [cell.value.zh for section in sections for row in section.rows for cell in row.cells]
    numbers = [number for value in values for number in re.findall(r"\d{17}[\dXx]", value)]
    assert len(numbers) >= FORMS
    assert all(int(number[6:10]) >= 2099 for number in numbers)
    assert [value for value in values if re.search(r"1[3-9]\d{9}", value) and not re.search(r"\d{15}", value)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_take_away_text_says_all_of_a_guide(reading: Reading, language: str) -> None:
    for guide in reading.pack.guides:
        text = take_away_text(guide, language, hotline="12345", place="城阳派出所")
        assert text.startswith(guide.title.of(language))
        for fact in (guide.fee, guide.time, guide.where, guide.regions):
            assert fact.short.of(language) in text
        assert [m.name.zh for m in guide.to_bring if m.name.of(language) not in text] == []
        assert "12345" in text
        assert ("*" in text) == guide.verify


@pytest.mark.parametrize("most", [100, 180, 331, 560, 666])
def test_parts_of_a_take_away_text_fit_their_codes_and_lose_nothing(reading: Reading, most: int) -> None:
    for guide in reading.pack.guides:
        text = take_away_text(guide, "zh", hotline="12345", place="城阳派出所")
        parts = parts_of(text, most)
        assert max(len(part.encode()) for part in parts) <= most
        if len(parts) == 1:
            assert parts == (text,)
            continue
        heads = [MARKER.format(place, len(parts)) for place in range(1, len(parts) + 1)]
        assert [part.startswith(head) for part, head in zip(parts, heads, strict=True)] == [True] * len(parts)
        bodies = [parts[0][len(heads[0]) :], *(part.split("\n", 1)[1] for part in parts[1:])]
        assert "".join(bodies).replace("\n", "") == text.replace("\n", "")


def test_a_line_longer_than_a_code_goes_on_in_the_next(reading: Reading) -> None:
    guide = next(guide for guide in reading.pack.guides if guide.code == "G01")
    text = take_away_text(guide, "zh", hotline="12345", place="一个名字特别长的派出所" * 30)
    parts = parts_of(text, 300)
    assert max(len(part.encode()) for part in parts) <= 300
    said = "".join(part.split("\n", 1)[-1] if place else part for place, part in enumerate(parts)).replace("\n", "")
    assert "一个名字特别长的派出所" * 30 in said


NUMBERS = {
    "1": "第一条",
    "10": "第十条",
    "11": "第十一条",
    "20": "第二十条",
    "105": "第一百零五条",
    "2-1": "第二条之一",
}


@pytest.mark.parametrize(("number", "name"), NUMBERS.items())
def test_article_numbers_read_as_in_the_law(number: str, name: str) -> None:
    assert clause_name(number) == name


def test_film_is_what_it_says(reading: Reading) -> None:
    video = reading.pack.videos[0]
    path: Path = shipped() / video.file
    entries = "format=duration:stream=codec_name,width,height"
    probe = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", entries, "-of", "csv=p=0", path],
        capture_output=True,
        text=True,
        check=True,
    )
    stream, seconds = probe.stdout.split()
    assert stream == "vp9,1280,720"
    assert abs(float(seconds) - video.seconds) < 1
    assert path.stat().st_size <= 3 * 1024 * 1024
