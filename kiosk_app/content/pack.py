"""A content pack: a folder with pack.toml, one Markdown file an item, and media files.

Reading never stops at the first problem: it notes every one with file and line. A pack with problems is not installed.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kiosk_app.content import aids, items
from kiosk_app.content.form import Form
from kiosk_app.content.links import Entry, Item, check_codes, check_links, code_of
from kiosk_app.content.media import PICTURES, VIDEOS, check_media
from kiosk_app.content.model import Pack, Words
from kiosk_app.content.problem import Findings, Problem
from kiosk_app.content.source import Source, read_item, read_toml
from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Story, Video
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.wizard import Wizard

MANIFEST = "pack.toml"
FORMAT = 1
ITEM_LIMIT = 5000

_KINDS: dict[str, Callable[[Form], Item]] = {
    "guide": items.guide,
    "law": items.law,
    "form": aids.sample,
    "wizard": aids.wizard,
    "certificate": aids.certificate,
    "story": items.story,
    "video": items.video,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder: a pack, its search words, the files that belong to it, and all problems.

    `advice` keeps no pack from being installed: expired items, sentences that are hard to read.
    """

    pack: Pack
    words: Words
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def read_pack(folder: Path, today: date | None = None) -> Reading:
    """Read the pack in `folder`, as of `today`. Any problem is in the result; nothing is raised for bad content."""
    findings = Findings(today or datetime.now().astimezone().date())
    form = _manifest(folder, findings)
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
        samples=_of(entries, Sample),
        wizards=_of(entries, Wizard),
        certificates=_of(entries, Certificate),
    )
    words = _words(form.form("search", required=False))
    form.done()
    check_codes(entries)
    if form.findings is findings:
        check_links(pack, entries)
    return Reading(_with_steps(pack), words, files, tuple(findings.sorted()), tuple(findings.advice()))


def _manifest(folder: Path, findings: Findings) -> Form:
    """The form of pack.toml. Where there is nothing to read, that alone is said, and not each key that is not there."""
    path = folder / MANIFEST
    if not path.is_file():
        findings.add(MANIFEST, 1, f"文件夹里没有 {MANIFEST}，这不是内容包，请检查路径。")
    elif source := read_toml(path, MANIFEST, findings):
        return Form(source, findings)
    return Form(Source(MANIFEST, {}), Findings(findings.today))


def _entries(folder: Path, findings: Findings) -> list[Entry]:
    if not (folder / MANIFEST).is_file():
        return []
    paths = sorted(path for path in folder.rglob("*.md") if path.name != "README.md")
    if len(paths) > ITEM_LIMIT:
        findings.add(MANIFEST, 1, f"内容包里有 {len(paths)} 个文件，超过 {ITEM_LIMIT} 个，请拆开。")
        return []
    entries = []
    for path in paths:
        file = path.relative_to(folder).as_posix()
        if not path.resolve().is_relative_to(folder.resolve()):
            findings.add(file, 1, "这个文件指到内容包外面去了，请放一份进来。")
            continue
        source = read_item(path, file, findings)
        if source is None:
            continue
        form = Form(source, findings)
        kind = form.text("kind")
        if kind in _KINDS:
            entries.append(Entry(_KINDS[kind](form), form))
            form.done()
        elif kind:
            form.problem("kind", f"kind 不能是 {kind}，只能是 {'、'.join(_KINDS)} 之一。")
    return entries


def _of(entries: list[Entry], kind: type) -> tuple:  # type: ignore[type-arg]  # the four callers name the class
    found = [entry.item for entry in entries if isinstance(entry.item, kind)]
    return tuple(sorted(found, key=code_of))


def _check_media(folder: Path, entries: list[Entry]) -> set[str]:
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
