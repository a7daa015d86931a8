"""A content pack: a folder with pack.toml, one Markdown file an item, and media files.

Reading never stops at the first problem: it notes every one with file and line. A pack with problems is not installed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk_app.content import items
from kiosk_app.content.form import Form
from kiosk_app.content.media import PICTURES, VIDEOS, check_media
from kiosk_app.content.model import Pack, Words
from kiosk_app.content.problem import Findings, Problem
from kiosk_app.content.source import Source, read_item, read_toml
from kiosk_app.domain.guide import Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video

MANIFEST = "pack.toml"
FORMAT = 1
ITEM_LIMIT = 5000
Item = Guide | Law | Story | Video

_KINDS: dict[str, Callable[[Form], Item]] = {
    "guide": items.guide,
    "law": items.law,
    "story": items.story,
    "video": items.video,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: a pack, its search words, the files that belong to it, and all problems."""

    pack: Pack
    words: Words
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Item
    form: Form


def read_pack(folder: Path) -> Reading:
    """Read the pack in `folder`. Any problem is in the result; nothing is raised for bad content."""
    findings = Findings()
    manifest = _manifest(folder, findings)
    form = Form(manifest, findings)
    number = form.number("format")
    if form.has("format") and number != FORMAT:
        form.problem("format", f"内容包格式是 {number}，本程序只认 {FORMAT}，请升级程序或换内容包。")
    entries = _entries(folder, findings)
    media = _check_media(folder, entries)
    files = tuple(sorted({MANIFEST, *(entry.form.source.file for entry in entries), *media}))
    pack = Pack(
        id=form.text("id"),
        title=form.text("title"),
        version=form.text("version"),
        hotline=form.text("hotline"),
        sha256=_digest(folder, files),
        groups=tuple(items.group(each) for each in form.forms("group", required=True)),
        flows=tuple(items.flow(each) for each in form.forms("flow", required=True)),
        guides=_of(entries, Guide),
        laws=_of(entries, Law),
        stories=_of(entries, Story),
        videos=_of(entries, Video),
    )
    words = _words(form.form("search", required=False))
    form.done()
    _check_codes(entries)
    _check_links(pack, entries)
    return Reading(_with_steps(pack), words, files, tuple(findings.sorted()))


def _manifest(folder: Path, findings: Findings) -> Source:
    path = folder / MANIFEST
    if not path.is_file():
        findings.add(MANIFEST, 1, f"文件夹里没有 {MANIFEST}，这不是内容包，请检查路径。")
        return Source(MANIFEST, {})
    return read_toml(path, MANIFEST, findings) or Source(MANIFEST, {})


def _entries(folder: Path, findings: Findings) -> list[_Entry]:
    paths = sorted(path for path in folder.rglob("*.md") if path.name != "README.md")
    if len(paths) > ITEM_LIMIT:
        findings.add(MANIFEST, 1, f"内容包里有 {len(paths)} 个文件，超过 {ITEM_LIMIT} 个，请拆开。")
        return []
    entries = []
    for path in paths:
        file = path.relative_to(folder).as_posix()
        source = read_item(path, file, findings)
        if source is None:
            continue
        form = Form(source, findings)
        kind = form.text("kind")
        if kind in _KINDS:
            entries.append(_Entry(_KINDS[kind](form), form))
            form.done()
        elif kind:
            form.problem("kind", f"kind 不能是 {kind}，只能是 {'、'.join(_KINDS)} 之一。")
    return entries


def _of(entries: list[_Entry], kind: type) -> tuple:  # type: ignore[type-arg]  # the four callers name the class
    found = [entry.item for entry in entries if isinstance(entry.item, kind)]
    return tuple(sorted(found, key=_code))


def _code(item: Item) -> str:
    return item.code if isinstance(item, Guide) else item.id


def _check_codes(entries: list[_Entry]) -> None:
    first: dict[tuple[bool, str], str] = {}
    for entry in entries:
        code, is_guide = _code(entry.item), isinstance(entry.item, Guide)
        file = first.setdefault((is_guide, code), entry.form.source.file)
        if code and file != entry.form.source.file:
            entry.form.problem("code" if is_guide else "id", f"编码 {code} 已在 {file} 用过，请改成别的。")


def _check_links(pack: Pack, entries: list[_Entry]) -> None:
    groups, flows = {group.code for group in pack.groups}, {flow.code for flow in pack.flows}
    laws = {law.id: law for law in pack.laws}
    codes = {guide.code for guide in pack.guides}
    for entry in entries:
        item, form = entry.item, entry.form
        if isinstance(item, Guide):
            if item.group and item.group not in groups:
                form.problem("group", f"pack.toml 里没有 {item.group} 这一组，请改正或补上。")
            if item.flow and item.flow not in flows:
                form.problem("flow", f"pack.toml 里没有 {item.flow} 这个流程，请改正或补上。")
            for place, basis in enumerate(item.basis):
                _check_basis(form, place, basis.law, basis.article, laws)
        elif isinstance(item, Law):
            for place, article in enumerate(item.articles):
                for code in article.guides:
                    if code not in codes:
                        line = form.source.line(("article", place, "guides"))
                        form.findings.add(form.source.file, line, f"没有编码为 {code} 的事项，请改正或删掉。")


def _check_basis(form: Form, place: int, law: str, article: str, laws: dict[str, Law]) -> None:
    if law and law not in laws:
        line = form.source.line(("basis", place, "law"))
        form.findings.add(form.source.file, line, f"没有编号为 {law} 的法律，请改正；包里没有这部法就删掉 law。")
    elif article and laws[law].article(article) is None:
        line = form.source.line(("basis", place, "article"))
        form.findings.add(form.source.file, line, f"{law} 里没有写第 {article} 条，请改正或补上这一条。")


def _check_media(folder: Path, entries: list[_Entry]) -> set[str]:
    wanted: list[tuple[Form, str, str, frozenset[str]]] = []
    for entry in entries:
        if isinstance(entry.item, Story):
            frames = entry.form.forms("frame")
            wanted += [
                (form, "picture", frame.picture, PICTURES)
                for form, frame in zip(frames, entry.item.frames, strict=False)
            ]
        elif isinstance(entry.item, Video):
            wanted.append((entry.form, "file", entry.item.file, VIDEOS))
            wanted.append((entry.form, "poster", entry.item.poster, PICTURES))
    for form, key, name, kinds in wanted:
        if name:
            check_media(folder, form, key, name, kinds)
    return {name for _, _, name, _ in wanted if name}


def _words(form: Form) -> Words:
    same = tuple(tuple(line.split()) for line in form.texts("same"))
    filler = form.texts("filler")
    table = form.form("readings", required=False)
    readings = {}
    for word in table.keys():  # noqa: SIM118 - a Form, not a dict
        reading = table.text(word)
        if reading and len(reading.split()) != len(word):
            table.problem(word, f"{word} 有 {len(word)} 个字，读音 {reading!r} 也应是 {len(word)} 个，用空格隔开。")
        else:
            readings[word] = reading
    table.done()
    form.done()
    return Words(same, filler, readings)


def _with_steps(pack: Pack) -> Pack:
    flows = {flow.code: flow.steps for flow in pack.flows}
    guides = (replace(guide, steps=guide.steps or flows.get(guide.flow, ())) for guide in pack.guides)
    return replace(pack, guides=tuple(guides))


def _digest(folder: Path, files: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for file in files:
        path = folder / file
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            digest.update(file.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
