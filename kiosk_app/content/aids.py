"""From front matter to what helps on the way: sample forms, wizards, certificates nobody needs."""

from kiosk_app.content.form import Form
from kiosk_app.content.items import NAME, basis_of, name_of, origin_of
from kiosk_app.content.prose import read_prose
from kiosk_app.domain.certificate import Certificate, Verdict
from kiosk_app.domain.sample import COLUMNS, Cell, Row, Sample, Section
from kiosk_app.domain.wizard import Answer, Question, Wizard

MOST_LINES = 12


def sample(form: Form) -> Sample:
    """A form filled in with an example."""
    return Sample(
        id=name_of(form),
        title=form.wording("title"),
        icon=form.icon(),
        summary=form.wording("summary"),
        sections=tuple(_section(each) for each in form.forms("section", required=True)),
        tips=form.statements("tip"),
        origin=origin_of(form),
        aliases=form.texts("aliases"),
        prose=read_prose(form.source, form.findings),
    )


def wizard(form: Form) -> Wizard:
    """Questions that lead to services."""
    return Wizard(
        id=name_of(form),
        title=form.wording("title"),
        icon=form.icon(),
        summary=form.wording("summary"),
        questions=tuple(_question(each) for each in form.forms("question", required=True)),
        origin=origin_of(form),
        aliases=form.texts("aliases"),
        prose=read_prose(form.source, form.findings),
    )


def certificate(form: Form) -> Certificate:
    """A certificate people are asked for."""
    return Certificate(
        id=name_of(form),
        title=form.wording("title"),
        icon=form.icon(),
        summary=form.wording("summary"),
        verdict=form.choice("verdict", Verdict),
        asked_by=form.wording("asked_by"),
        instead=form.wording("instead"),
        basis=tuple(basis_of(each) for each in form.forms("basis", required=True)),
        guides=form.texts("guides"),
        origin=origin_of(form),
        verify=form.flag("verify"),
        aliases=form.texts("aliases"),
        questions=form.texts("questions"),
        prose=read_prose(form.source, form.findings),
    )


def _section(form: Form) -> Section:
    found = Section(
        form.wording("title", required=False), tuple(_row(each) for each in form.forms("row", required=True))
    )
    form.done()
    return found


def _row(form: Form) -> Row:
    cells = tuple(_cell(each) for each in form.forms("cells", required=True))
    width = sum(cell.width for cell in cells)
    if cells and width != COLUMNS:
        form.problem("cells", f"这一行各格的 width 加起来是 {width}，应是 {COLUMNS}。")
    lines = form.number("lines", required=False, default=1)
    if not 1 <= lines <= MOST_LINES:
        form.problem("lines", f"lines 应在 1 到 {MOST_LINES} 之间，现在是 {lines}。")
    form.done()
    return Row(cells, lines)


def _cell(form: Form) -> Cell:
    found = Cell(
        label=form.wording("label"),
        value=form.wording("value", required=False),
        width=form.number("width"),
        hint=form.wording("hint", required=False),
        by_officer=form.flag("by_officer"),
    )
    form.done()
    return found


def _question(form: Form) -> Question:
    question_id = form.text("id")
    if question_id and not NAME.fullmatch(question_id):
        form.problem("id", f"编号 {question_id} 只能由小写字母、数字、连字符和下划线组成。")
    found = Question(
        question_id, form.wording("text"), tuple(_answer(each) for each in form.forms("answer", required=True))
    )
    form.done()
    return found


def _answer(form: Form) -> Answer:
    found = Answer(
        text=form.wording("text"),
        icon=form.icon(),
        next=form.text("next", required=False) if form.has("next") else "",
        guides=form.texts("guides"),
        without=form.texts("without"),
        advice=form.wording("advice", required=False),
    )
    if bool(found.next) == bool(found.guides):
        form.problem(
            "next" if found.next else "", "每个答案要么写 next 接着问，要么写 guides 给出业务，不能都写或都不写。"
        )
    form.done()
    return found
