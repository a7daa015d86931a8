"""What ships: the twelve busiest services, four digests, a story and a film, all in two languages."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from fonticon_mdi7 import MDI7

from kiosk_app.content.pack import Reading
from kiosk_app.content.takeaway import BYTE_LIMIT, take_away_text
from kiosk_app.domain.guide import Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video
from kiosk_app.domain.statute import clause_name
from kiosk_app.domain.wording import Wording
from kiosk_app.services.content import shipped

CODES = {"H03", "H06", "A01", "C01", "C05", "B07", "H02", "H11", "I03", "J01", "E01", "G01"}
LAWS = {"id_card_law", "hukou_regulations", "residence_permit_regulations", "anti_fraud_law"}


def items(reading: Reading) -> list[Guide | Law | Story | Video]:
    """Everything in the pack that a citizen can open."""
    pack = reading.pack
    return [*pack.guides, *pack.laws, *pack.stories, *pack.videos]


def wordings(thing: object) -> list[Wording]:
    """Every text inside a frozen dataclass."""
    if isinstance(thing, Wording):
        return [thing]
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


def test_every_text_is_in_both_languages(reading: Reading) -> None:
    pack = reading.pack
    things: list[object] = [*items(reading), *pack.groups, *pack.flows]
    found = [wording for thing in things for wording in wordings(thing)]
    assert len(found) > 500
    assert [wording.zh for wording in found if bool(wording.zh) != bool(wording.en)] == []
    assert all(item.prose.zh and item.prose.en for item in items(reading))


def test_icons_exist_in_the_kept_set(reading: Reading) -> None:
    names = {item.icon for item in items(reading)} | {group.icon for group in reading.pack.groups}
    assert {name for name in names if not hasattr(MDI7, name)} == set()


def test_every_item_says_where_it_comes_from(reading: Reading) -> None:
    for item in items(reading):
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
    assert all(guide.steps == flows[guide.flow] for guide in reading.pack.guides)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_take_away_text_fits_a_code(reading: Reading, language: str) -> None:
    for guide in reading.pack.guides:
        text = take_away_text(guide, language, hotline="12345", place="城阳派出所")
        assert len(text.encode()) <= BYTE_LIMIT
        assert text.startswith(guide.title.of(language))
        assert guide.fee.short.of(language) in text
        assert "12345" in text
        assert ("*" in text) == guide.verify


def test_take_away_text_drops_from_the_least_needed_end(reading: Reading) -> None:
    guide = next(guide for guide in reading.pack.guides if guide.code == "G01")
    text = take_away_text(guide, "zh", hotline="12345", place="一个名字特别长的派出所" * 13)
    assert len(text.encode()) <= BYTE_LIMIT
    assert guide.fee.short.zh in text
    assert "其余见窗口" in text


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
