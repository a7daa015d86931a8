"""Building the search index of a pack: done once, at installation, where the slow pinyin library may be loaded.

What a query needs later is all in `Index`: tokens with the documents they occur in, and for every title, alias and
spoken question its characters with their readings (`'重chong'名ming`); a query is matched without any dictionary.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from kiosk_app.content.model import Pack, Words
from kiosk_app.content.spelling import letter_bits
from kiosk_app.content.tokens import Lexicon, plain, runs
from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Flow, Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.statute import Statute, clause_name
from kiosk_app.domain.wizard import Wizard
from kiosk_app.domain.wording import NO_PROSE, Prose

_STATE = "中华人民共和国"
"""What people leave out of the name of a law."""

FIELD_WEIGHT = {"title": 3.0, "alias": 3.0, "question": 2.4, "text": 0.6}


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found. `prior` is a small head start, 0 to 1."""

    kind: str
    code: str
    title: str
    prior: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title, alias or question of document number `document`, plain, with the readings of its characters.

    `letters` has a bit for every letter in `units`, which rules most phrases out before a pattern is tried.
    """

    document: int
    field: str
    text: str
    units: str
    letters: int


@dataclass(frozen=True, slots=True)
class Index:
    """A whole index. `postings` maps a token to document numbers and weights, alternating; `idf` weighs tokens."""

    documents: tuple[Document, ...]
    phrases: tuple[Phrase, ...]
    postings: dict[str, tuple[tuple[int, float], ...]]
    idf: dict[str, float]
    english: dict[str, tuple[int, ...]]
    same: tuple[tuple[str, ...], ...]
    filler: tuple[str, ...]
    syllables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    document: Document
    fields: tuple[tuple[str, str], ...]
    english: str


def build_index(pack: Pack, words: Words, statutes: Iterable[Statute] = ()) -> bytes:
    """The index of `pack` and the imported laws as bytes for `content.search.Searcher`."""
    drafts = [*_drafts(pack), *(draft for statute in statutes for draft in _statute(statute))]
    lexicon = Lexicon(words.same, words.filler)
    spell = _Speller(words)
    phrases = tuple(
        Phrase(number, field, plain(text), units := spell(text), letter_bits(units))
        for number, draft in enumerate(drafts)
        for field, text in draft.fields
        if field in {"title", "alias", "question"}
    )
    postings = _postings(drafts, lexicon)
    count = len(drafts)
    index = Index(
        documents=tuple(draft.document for draft in drafts),
        phrases=phrases,
        postings=postings,
        idf={token: math.log(1 + (count - len(found) + 0.5) / (len(found) + 0.5)) for token, found in postings.items()},
        english=_english(drafts),
        same=words.same,
        filler=words.filler,
        syllables=tuple(sorted(spell.seen)),
    )
    return msgspec.msgpack.encode(index)


def _drafts(pack: Pack) -> Iterator[_Draft]:
    for guide in pack.guides:
        yield _guide(guide, pack)
    for law in pack.laws:
        yield from _law(law)
    yield from map(_sample, pack.samples)
    yield from map(_wizard, pack.wizards)
    yield from map(_certificate, pack.certificates)
    yield from (_flow(flow, pack) for flow in pack.flows)
    yield from map(_publicity, pack.stories)
    yield from map(_publicity, pack.videos)


def _guide(guide: Guide, pack: Pack) -> _Draft:
    group = next((group.title.zh for group in pack.groups if group.code == guide.group), "")
    texts = [guide.who.zh, group, *(each.text.zh for each in (*guide.conditions, *guide.mistakes))]
    texts += [f"{each.name.zh} {each.note.zh}" for each in guide.materials] + [each.label.zh for each in guide.basis]
    prior = 1.0 / guide.popular if guide.popular else 0.0
    return _Draft(
        Document("guide", guide.code, guide.title.zh, 0.4 + 0.4 * prior),
        _fields(guide.title.zh, (*guide.aliases, guide.code), guide.questions, [guide.summary.zh, *texts], guide.prose),
        f"{guide.title.en} {guide.summary.en}",
    )


def _law(law: Law) -> Iterator[_Draft]:
    yield _Draft(
        Document("law", law.id, law.title.zh, 0.2),
        _fields(law.title.zh, (law.short.zh, *law.aliases), (), [law.summary.zh], law.prose),
        f"{law.title.en} {law.summary.en}",
    )
    for article in law.articles:
        name = f"{law.short.zh}{clause_name(article.number)}"
        yield _Draft(
            Document("article", f"{law.id}/{article.number}", f"{name} {article.heading.zh}", 0.0),
            _fields(article.heading.zh, (name, f"{law.short.zh}第{article.number}条"), (), [article.text.zh]),
            f"{article.heading.en} {article.text.en}",
        )


def _sample(sample: Sample) -> _Draft:
    texts = [cell.label.zh for section in sample.sections for row in section.rows for cell in row.cells]
    return _Draft(
        Document("form", sample.id, sample.title.zh, 0.1),
        _fields(sample.title.zh, sample.aliases, (), [sample.summary.zh, *texts], sample.prose),
        f"{sample.title.en} {sample.summary.en}",
    )


def _wizard(wizard: Wizard) -> _Draft:
    texts = [answer.text.zh for question in wizard.questions for answer in question.answers]
    return _Draft(
        Document("wizard", wizard.id, wizard.title.zh, 0.2),
        _fields(wizard.title.zh, wizard.aliases, (), [wizard.summary.zh, *texts], wizard.prose),
        f"{wizard.title.en} {wizard.summary.en}",
    )


def _certificate(item: Certificate) -> _Draft:
    texts = [item.summary.zh, item.asked_by.zh, item.instead.zh]
    return _Draft(
        Document("certificate", item.id, item.title.zh, 0.2),
        _fields(item.title.zh, item.aliases, item.questions, texts, item.prose),
        f"{item.title.en} {item.summary.en}",
    )


def _flow(flow: Flow, pack: Pack) -> _Draft:
    titles = [guide.title.zh for guide in pack.guides if guide.flow == flow.code]
    texts = [text for step in flow.steps for text in (step.title.zh, step.note.zh)]
    return _Draft(
        Document("flow", flow.code, flow.title.zh, 0.0),
        _fields(flow.title.zh, (flow.title.zh + "流程",), (), [*texts, *titles]),
        flow.title.en,
    )


def _statute(statute: Statute) -> Iterator[_Draft]:
    short = statute.title.removeprefix(_STATE)
    aliases = (short,) if short != statute.title else ()
    headings = [division.title for division in statute.divisions]
    yield _Draft(
        Document("statute", statute.id, statute.title, 0.1),
        _fields(statute.title, aliases, (), [*statute.preamble, *headings]),
        "",
    )
    for clause in statute.clauses:
        name = statute.name(clause)
        title = f"{short}{name} {clause.heading}".rstrip()
        yield _Draft(
            Document("clause", f"{statute.id}/{clause.number}", title, 0.0),
            _fields(f"{short}{name}", (clause.heading,) if clause.heading else (), (), clause.paragraphs),
            "",
        )


def _publicity(item: Story | Video) -> _Draft:
    texts = [frame.caption.zh for frame in item.frames] if isinstance(item, Story) else []
    return _Draft(
        Document("story" if isinstance(item, Story) else "video", item.id, item.title.zh, 0.2),
        _fields(item.title.zh, item.aliases, (), [item.summary.zh, item.lesson.zh, *texts], item.prose),
        f"{item.title.en} {item.summary.en}",
    )


def _fields(
    title: str, aliases: Iterable[str], questions: Iterable[str], texts: Iterable[str], prose: Prose = NO_PROSE
) -> tuple[tuple[str, str], ...]:
    fields = [("title", title), *(("alias", text) for text in aliases), *(("question", text) for text in questions)]
    fields += [*(("text", text) for text in texts), *(("text", each.text) for each in prose.zh)]
    return tuple(fields)


def _postings(drafts: list[_Draft], lexicon: Lexicon) -> dict[str, tuple[tuple[int, float], ...]]:
    found: dict[str, dict[int, float]] = {}
    for number, draft in enumerate(drafts):
        for field, text in draft.fields:
            weight = FIELD_WEIGHT[field]
            for token in lexicon.tokens(plain(text)):
                weights = found.setdefault(token, {})
                weights[number] = max(weight, weights.get(number, 0.0))
    return {token: tuple(weights.items()) for token, weights in found.items()}


def _english(drafts: list[_Draft]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for number, draft in enumerate(drafts):
        for run in runs(plain(draft.english)):
            found.setdefault(run, set()).add(number)
    return {word: tuple(sorted(numbers)) for word, numbers in found.items()}


class _Speller:
    """Characters with their readings; the pack's own table of readings goes before the library's."""

    def __init__(self, words: Words) -> None:
        # 340 ms to import: here, at installation, and never in the kiosk.
        from pypinyin import lazy_pinyin  # noqa: PLC0415

        self._spell = lazy_pinyin
        self._readings = words.readings
        self.seen: set[str] = set()

    def __call__(self, text: str) -> str:
        """`'居ju'住zhu'证zheng`; letters and digits stand for themselves, punctuation falls out."""
        return "".join(self._unit(char, readings) for run in runs(plain(text)) for char, readings in self._read(run))

    def _read(self, run: str) -> list[tuple[str, list[str]]]:
        if run[0].isascii():
            return [(char, [char]) for char in run]
        # A character without a reading stands for itself; the library takes a list, its type hints do not know.
        spelled = self._spell(run, errors=list)  # type: ignore[arg-type]
        readings = [[plain(reading)] for reading in spelled]
        for word, reading in self._readings.items():
            start = run.find(word)
            while start >= 0:
                for place, right in enumerate(reading.split(), start):
                    # The library's reading stays as the second choice: people type that one too.
                    readings[place] = [right, *(other for other in readings[place] if other != right)]
                start = run.find(word, start + len(word))
        return list(zip(run, readings, strict=True))

    def _unit(self, char: str, readings: list[str]) -> str:
        if not char.isascii():
            self.seen.update(readings)
        # 女 and 绿 are typed with v or with u.
        spellings = [*readings, *(reading.replace("v", "u") for reading in readings if "v" in reading)]
        return f"'{char}{','.join(spellings)}"
