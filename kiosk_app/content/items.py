"""From front matter to guides, law digests, stories and videos."""

import re

from kiosk_app.content.form import NEVER, Form
from kiosk_app.content.prose import read_prose
from kiosk_app.domain.guide import Basis, Fact, Flow, Group, Guide, Material, Step, Tag
from kiosk_app.domain.guide import Form as MaterialForm
from kiosk_app.domain.law import Article, Law
from kiosk_app.domain.publicity import Frame, Story, Tone, Topic, Video
from kiosk_app.domain.wording import Origin

CODE = re.compile(r"[A-Z]\d{2}")
NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
ARTICLE = re.compile(r"[1-9]\d{0,2}(?:-[1-9]\d?)?")


def guide(form: Form) -> Guide:
    """A guide; its steps are its own or, when it lists none, empty until the pack fills them from its flow."""
    code = form.text("code")
    if code and not CODE.fullmatch(code):
        form.problem("code", f"事项编码 {code} 应是一个大写字母加两位数字，如 H03。")
    return Guide(
        code=code,
        title=form.wording("title"),
        group=form.text("group"),
        icon=form.icon(),
        summary=form.wording("summary"),
        who=form.wording("who"),
        time=_fact(form, "time"),
        fee=_fact(form, "fee"),
        where=_fact(form, "where"),
        regions=_fact(form, "regions"),
        flow=form.text("flow"),
        steps=steps(form),
        conditions=form.statements("condition"),
        materials=tuple(_material(each) for each in form.forms("material", required=True)),
        mistakes=form.statements("mistake"),
        basis=tuple(basis_of(each) for each in form.forms("basis", required=True)),
        origin=origin_of(form),
        aliases=form.texts("aliases", required=True),
        questions=form.texts("questions"),
        tags=form.choices("tags", Tag),
        samples=form.texts("forms"),
        popular=form.number("popular", required=False),
        prose=read_prose(form.source, form.findings),
    )


def law(form: Form) -> Law:
    """A law digest."""
    found = Law(
        id=name_of(form),
        title=form.wording("title"),
        short=form.wording("short"),
        icon=form.icon(),
        version=form.wording("version"),
        in_force=form.date("in_force"),
        summary=form.wording("summary"),
        articles=tuple(_article(each) for each in form.forms("article", required=True)),
        origin=origin_of(form),
        aliases=form.texts("aliases"),
        prose=read_prose(form.source, form.findings),
    )
    seen: set[str] = set()
    for place, article in enumerate(found.articles):
        if article.number in seen:
            line = form.source.line(("article", place, "number"))
            form.findings.add(form.source.file, line, f"第 {article.number} 条写了两次，请删掉一个。")
        seen.add(article.number)
    return found


def story(form: Form) -> Story:
    """A picture story."""
    return Story(
        id=name_of(form),
        title=form.wording("title"),
        topic=form.choice("topic", Topic),
        tone=form.choice("tone", Tone),
        icon=form.icon(),
        summary=form.wording("summary"),
        lesson=form.wording("lesson"),
        frames=tuple(_frame(each) for each in form.forms("frame", required=True)),
        origin=origin_of(form),
        aliases=form.texts("aliases"),
        prose=read_prose(form.source, form.findings),
    )


def video(form: Form) -> Video:
    """A short video."""
    return Video(
        id=name_of(form),
        title=form.wording("title"),
        topic=form.choice("topic", Topic),
        tone=form.choice("tone", Tone),
        icon=form.icon(),
        summary=form.wording("summary"),
        lesson=form.wording("lesson"),
        file=form.text("file"),
        poster=form.text("poster"),
        seconds=form.number("seconds"),
        origin=origin_of(form),
        aliases=form.texts("aliases"),
        prose=read_prose(form.source, form.findings),
    )


def group(form: Form) -> Group:
    """One chapter of the catalogue."""
    found = Group(form.text("code"), form.wording("title"), form.icon())
    form.done()
    return found


def flow(form: Form) -> Flow:
    """One flow template."""
    found = Flow(form.text("code"), form.wording("title"), steps(form, required=True))
    form.done()
    return found


def steps(form: Form, *, required: bool = False) -> tuple[Step, ...]:
    """The tables [[step]] of title and note."""
    found = []
    for each in form.forms("step", required=required):
        icon = each.icon() if each.has("icon") else ""
        found.append(Step(each.wording("title"), each.wording("note", required=False), icon))
        each.done()
    return tuple(found)


def name_of(form: Form) -> str:
    """The id of an item that has no code."""
    name = form.text("id")
    if name and not NAME.fullmatch(name):
        form.problem("id", f"编号 {name} 只能由小写字母、数字、连字符和下划线组成。")
    return name


def _fact(form: Form, key: str) -> Fact:
    table = form.form(key)
    found = Fact(table.wording("short"), table.wording("more", required=False), table.flag("verify"))
    table.done()
    return found


def _material(form: Form) -> Material:
    found = Material(
        name=form.wording("name"),
        form=form.choice("form", MaterialForm),
        copies=form.number("copies", required=False),
        issuer=form.wording("issuer", required=False),
        bring=form.flag("bring", default=True),
        note=form.wording("note", required=False),
        verify=form.flag("verify"),
    )
    form.done()
    return found


def basis_of(form: Form) -> Basis:
    """One table [[basis]]."""
    found = Basis(form.wording("label"), form.text("law", required=False), form.text("article", required=False))
    if found.article and not found.law:
        form.problem("article", "写了 article 就要写 law，指明是哪部法。")
    form.done()
    return found


def _article(form: Form) -> Article:
    number = form.text("number")
    if number and not ARTICLE.fullmatch(number):
        form.problem("number", f'条号 {number} 应写成 "11"，第二条之一写成 "2-1"。')
    found = Article(number, form.wording("heading"), form.wording("text"), form.texts("guides"))
    form.done()
    return found


def _frame(form: Form) -> Frame:
    found = Frame(form.text("picture"), form.wording("caption"), form.wording("description"))
    form.done()
    return found


def origin_of(form: Form) -> Origin:
    """Where an item comes from and how long it holds."""
    checked_on, valid_until = form.date("checked_on"), form.date("valid_until")
    if NEVER not in {checked_on, valid_until} and valid_until < checked_on:
        form.problem("valid_until", f"有效期 {valid_until} 早于核对日期 {checked_on}，请改正。")
    today = form.findings.today
    if NEVER != valid_until < today:
        form.advise("valid_until", f"有效期 {valid_until} 已过，请重新核对；屏幕上会注明已过期。")
    if checked_on > today:
        form.advise("checked_on", f"核对日期 {checked_on} 在今天 {today} 之后，请检查日期和本机的时钟。")
    return Origin(form.texts("source", required=True), form.text("checked_by"), checked_on, valid_until)
