"""Whether the items of a pack agree with each other: codes used once, links that lead somewhere, wizards that end.

A link to an item whose own file is at fault says nothing: that file's finding is the cause, and mending it mends both.
Files are known by their names, which are the codes of what they hold.
"""

from dataclasses import dataclass

from kiosk_app.content.form import Form
from kiosk_app.content.model import Pack
from kiosk_app.content.source import KeyPath
from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Basis, Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.wizard import MOST_QUESTIONS, Wizard, paths

Item = Guide | Law | Sample | Wizard | Certificate | Story | Video


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and the front matter it was read from."""

    item: Item
    form: Form

    def broken_link(self, path: KeyPath, name: str, what: str) -> None:
        """Note a link to `name`, which is not there; unless it is at fault itself."""
        if not self.form.findings.faulty(name):
            self.problem(path, what)

    def problem(self, path: KeyPath, what: str) -> None:
        """Note a finding at a key deep inside the front matter."""
        source = self.form.source
        self.form.findings.add(source.file, source.line(path), what)


def code_of(item: Item) -> str:
    """What links name an item by."""
    return item.code if isinstance(item, Guide) else item.id


def check_codes(entries: list[Entry]) -> None:
    """Note every code and id that is used twice."""
    first: dict[tuple[bool, str], str] = {}
    for entry in entries:
        code, is_guide = code_of(entry.item), isinstance(entry.item, Guide)
        file = first.setdefault((is_guide, code), entry.form.source.file)
        if code and file != entry.form.source.file:
            entry.form.problem("code" if is_guide else "id", f"编码 {code} 已在 {file} 用过，请改成别的。")


def check_links(pack: Pack, entries: list[Entry]) -> None:
    """Note every link that leads nowhere."""
    laws = {law.id: law for law in pack.laws}
    guides = {guide.code: guide for guide in pack.guides}
    for entry in entries:
        item = entry.item
        if isinstance(item, Guide):
            _check_guide(entry, item, pack)
            _check_basis(entry, item.basis, laws)
        elif isinstance(item, Law):
            for place, article in enumerate(item.articles):
                _check_guides(entry, ("article", place, "guides"), article.guides, guides)
        elif isinstance(item, Certificate):
            _check_guides(entry, ("guides",), item.guides, guides)
            _check_basis(entry, item.basis, laws)
        elif isinstance(item, Wizard) and item.questions:
            _check_wizard(entry, item, guides)


def _check_guide(entry: Entry, guide: Guide, pack: Pack) -> None:
    if guide.group and guide.group not in {group.code for group in pack.groups}:
        entry.problem(("group",), f"pack.toml 里没有 {guide.group} 这一组，请改正或补上。")
    if guide.flow and guide.flow not in {flow.code for flow in pack.flows}:
        entry.problem(("flow",), f"pack.toml 里没有 {guide.flow} 这个流程，请改正或补上。")
    known = {sample.id for sample in pack.samples}
    for name in guide.samples:
        if name not in known:
            entry.broken_link(("forms",), name, f"没有编号为 {name} 的表格样张，请改正或删掉。")


def _check_guides(entry: Entry, path: KeyPath, codes: tuple[str, ...], guides: dict[str, Guide]) -> None:
    for code in codes:
        if code not in guides:
            entry.broken_link(path, code, f"没有编码为 {code} 的事项，请改正或删掉。")


def _check_basis(entry: Entry, bases: tuple[Basis, ...], laws: dict[str, Law]) -> None:
    for place, basis in enumerate(bases):
        if basis.law and basis.law not in laws:
            what = f"没有编号为 {basis.law} 的法律，请改正；包里没有这部法就删掉 law。"
            entry.broken_link(("basis", place, "law"), basis.law, what)
        elif basis.article and laws[basis.law].article(basis.article) is None:
            entry.problem(
                ("basis", place, "article"), f"{basis.law} 里没有写第 {basis.article} 条，请改正或补上这一条。"
            )


def _check_wizard(entry: Entry, wizard: Wizard, guides: dict[str, Guide]) -> None:
    asked: set[str] = set()
    for place, question in enumerate(wizard.questions):
        if question.id in asked:
            entry.problem(("question", place, "id"), f"问题编号 {question.id} 用了两次，请改成别的。")
        asked.add(question.id)
    reached = {wizard.questions[0].id}
    for place, question in enumerate(wizard.questions):
        for number, answer in enumerate(question.answers):
            where = ("question", place, "answer", number)
            reached.add(answer.next)
            if answer.next and answer.next not in {each.id for each in wizard.questions}:
                entry.problem((*where, "next"), f"没有编号为 {answer.next} 的问题，请改正。")
            _check_guides(entry, (*where, "guides"), answer.guides, guides)
    for place, question in enumerate(wizard.questions):
        if question.id not in reached:
            entry.problem(("question", place, "id"), f"没有一个答案通向问题 {question.id}，请接上或删掉。")
    _check_ways(entry, wizard, guides)


def _check_ways(entry: Entry, wizard: Wizard, guides: dict[str, Guide]) -> None:
    """Every way ends at a service within the promised number of questions, and spares only what it lists."""
    for way in paths(wizard):
        words = " › ".join(answer.text.zh for answer in way)
        if way[-1].next and wizard.question(way[-1].next):
            entry.problem(("question", 0), f"“{words}”绕回了问过的问题 {way[-1].next}，请断开这个圈。")
        elif len(way) > MOST_QUESTIONS:
            entry.problem(("question", 0), f"“{words}”要问 {len(way)} 个问题，最多 {MOST_QUESTIONS} 个。")
        if any(code not in guides or entry.form.findings.faulty(code) for code in way[-1].guides):
            continue
        named = {each.name.zh for code in way[-1].guides for each in guides[code].materials}
        for name in dict.fromkeys(name for answer in way for name in answer.without):
            if named and name not in named:
                entry.problem(("question", 0), f"“{words}”的业务里没有“{name}”这样材料，请改正 without。")
