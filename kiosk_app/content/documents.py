"""What can be found: one draft of a document for each item of a pack and each article of an imported law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk_app.content.model import Pack
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


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found. `prior` is a small head start, 0 to 1."""

    kind: str
    code: str
    title: str
    prior: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with its texts: (title, alias, question or text; the text itself).

    A text that is `served` is not its own: the names of services that an article matters to.
    """

    document: Document
    fields: tuple[tuple[str, str], ...]
    english: str


def drafts(pack: Pack, statutes: Iterable[Statute]) -> list[Draft]:
    """Everything of `pack`, then the imported laws."""
    return [*_drafts(pack), *(draft for statute in statutes for draft in _statute(statute))]


def _drafts(pack: Pack) -> Iterator[Draft]:
    for guide in pack.guides:
        yield _guide(guide, pack)
    for law in pack.laws:
        yield from _law(law, pack)
    yield from map(_sample, pack.samples)
    yield from map(_wizard, pack.wizards)
    yield from map(_certificate, pack.certificates)
    yield from (_flow(flow, pack) for flow in pack.flows)
    yield from map(_publicity, pack.stories)
    yield from map(_publicity, pack.videos)


def _guide(guide: Guide, pack: Pack) -> Draft:
    group = next((group.title.zh for group in pack.groups if group.code == guide.group), "")
    texts = [guide.who.zh, group, *(each.text.zh for each in (*guide.conditions, *guide.mistakes))]
    texts += [f"{each.name.zh} {each.note.zh}" for each in guide.materials] + [each.label.zh for each in guide.basis]
    prior = 1.0 / guide.popular if guide.popular else 0.0
    return Draft(
        Document("guide", guide.code, guide.title.zh, 0.4 + 0.4 * prior),
        _fields(guide.title.zh, (*guide.aliases, guide.code), guide.questions, [guide.summary.zh, *texts], guide.prose),
        f"{guide.title.en} {guide.summary.en}",
    )


def _law(law: Law, pack: Pack) -> Iterator[Draft]:
    names = {guide.code: (guide.title.zh, *guide.aliases) for guide in pack.guides}
    yield Draft(
        Document("law", law.id, law.title.zh, 0.2),
        _fields(law.title.zh, (law.short.zh, *law.aliases), (), [law.summary.zh], law.prose),
        f"{law.title.en} {law.summary.en}",
    )
    for article in law.articles:
        name = f"{law.short.zh}{clause_name(article.number)}"
        said = _fields(article.heading.zh, (name, f"{law.short.zh}第{article.number}条"), (), [article.text.zh])
        # Who asks about a service by any of its names may want the articles it rests on.
        served = tuple(("served", each) for code in article.guides for each in names.get(code, ()))
        yield Draft(
            Document("article", f"{law.id}/{article.number}", f"{name} {article.heading.zh}", 0.0),
            said + served,
            f"{article.heading.en} {article.text.en}",
        )


def _sample(sample: Sample) -> Draft:
    texts = [cell.label.zh for section in sample.sections for row in section.rows for cell in row.cells]
    return Draft(
        Document("form", sample.id, sample.title.zh, 0.1),
        _fields(sample.title.zh, sample.aliases, (), [sample.summary.zh, *texts], sample.prose),
        f"{sample.title.en} {sample.summary.en}",
    )


def _wizard(wizard: Wizard) -> Draft:
    texts = [answer.text.zh for question in wizard.questions for answer in question.answers]
    return Draft(
        Document("wizard", wizard.id, wizard.title.zh, 0.2),
        _fields(wizard.title.zh, wizard.aliases, (), [wizard.summary.zh, *texts], wizard.prose),
        f"{wizard.title.en} {wizard.summary.en}",
    )


def _certificate(item: Certificate) -> Draft:
    texts = [item.summary.zh, item.asked_by.zh, item.instead.zh]
    return Draft(
        Document("certificate", item.id, item.title.zh, 0.2),
        _fields(item.title.zh, item.aliases, item.questions, texts, item.prose),
        f"{item.title.en} {item.summary.en}",
    )


def _flow(flow: Flow, pack: Pack) -> Draft:
    titles = [guide.title.zh for guide in pack.guides if guide.flow == flow.code]
    texts = [text for step in flow.steps for text in (step.title.zh, step.note.zh)]
    return Draft(
        Document("flow", flow.code, flow.title.zh, 0.0),
        _fields(flow.title.zh, (flow.title.zh + "流程",), (), [*texts, *titles]),
        flow.title.en,
    )


def _statute(statute: Statute) -> Iterator[Draft]:
    short = statute.title.removeprefix(_STATE)
    aliases = (short,) if short != statute.title else ()
    headings = [division.title for division in statute.divisions]
    yield Draft(
        Document("statute", statute.id, statute.title, 0.1),
        _fields(statute.title, aliases, (), [*statute.preamble, *headings]),
        "",
    )
    for clause in statute.clauses:
        name = statute.name(clause)
        title = f"{short}{name} {clause.heading}".rstrip()
        yield Draft(
            Document("clause", f"{statute.id}/{clause.number}", title, 0.0),
            _fields(f"{short}{name}", (clause.heading,) if clause.heading else (), (), clause.paragraphs),
            "",
        )


def _publicity(item: Story | Video) -> Draft:
    texts = [frame.caption.zh for frame in item.frames] if isinstance(item, Story) else []
    return Draft(
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
