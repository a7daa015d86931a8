"""What a county says differently from its pack: one small TOML file for each fact, with who changed it and when.

    item = "H03"
    key = "fee.short"
    text = "不收费"
    text_en = "Free"
    by = "王小禾"
    on = 2026-11-23
    reason = "县局通知"

`key` is title, summary or who; time, fee, where or regions with .short or .more; or material.NAME with .note, .issuer,
or .bring, which takes `bring = false` in place of `text`. A changed fact counts as checked, so its mark that it waits
for a written source goes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk_app.content.form import Form
from kiosk_app.content.model import Pack
from kiosk_app.content.problem import Findings
from kiosk_app.content.source import read_toml
from kiosk_app.domain.guide import Change, Guide, Material
from kiosk_app.domain.wording import Wording

WORDINGS = ("title", "summary", "who")
FACTS = ("time", "fee", "where", "regions")
FACT_PARTS = ("short", "more")
MATERIAL_PARTS = ("note", "issuer", "bring")


@dataclass(frozen=True, slots=True)
class Override:
    """One changed fact and the file it came from. `bring` counts for material.NAME.bring alone."""

    name: str
    data: bytes
    item: str
    text: Wording
    bring: bool
    change: Change


def read_overrides(paths: Iterable[Path], pack: Pack, findings: Findings) -> tuple[Override, ...]:
    """The overrides in the files `paths`, checked against `pack`; what is wrong goes to `findings`."""
    guides = {guide.code: guide for guide in pack.guides}
    found: dict[tuple[str, str], Override] = {}
    for path in sorted(paths, key=lambda path: path.name):
        override = _read(path, guides, findings)
        if override is None:
            continue
        place = (override.item, override.change.key)
        if place in found:
            findings.add(path.name, 1, f"{found[place].name} 也改了 {place[0]} 的 {place[1]}，请删掉一个。")
        found[place] = override
    return tuple(found.values())


def with_overrides(pack: Pack, overrides: Iterable[Override]) -> Pack:
    """`pack` with the changed facts in place."""
    guides = {guide.code: guide for guide in pack.guides}
    for override in overrides:
        guides[override.item] = _changed(guides[override.item], override)
    return replace(pack, guides=tuple(guides.values()))


def _read(path: Path, guides: dict[str, Guide], findings: Findings) -> Override | None:
    source = read_toml(path, path.name, findings)
    if source is None:
        return None
    form = Form(source, findings)
    item, key = form.text("item"), form.text("key")
    bring = form.flag("bring", default=True)
    switches = key.endswith(".bring")
    if switches and not form.has("bring"):
        form.problem("key", "改要不要带，请写 bring = true 或 bring = false。")
    text = form.wording("text", required=not switches)
    change = Change(key, form.text("by"), form.date("on"), form.text("reason"))
    form.done()
    if change.on > findings.today:
        form.problem("on", f"改动日期 {change.on} 在今天 {findings.today} 之后，请改正日期，或校准这台机器的时钟。")
    if item and item not in guides:
        form.problem("item", f"内容包里没有编码为 {item} 的事项，请改正；事项已撤下就删掉这个文件。")
        return None
    if not item or not key:
        return None
    if not _known(guides[item], key):
        form.problem("key", f"{item} 没有 {key} 这一项可改，写法见内容包的 README。")
        return None
    return Override(path.name, path.read_bytes(), item, text, bring, change)


def _known(guide: Guide, key: str) -> bool:
    first, _, rest = key.partition(".")
    if first == "material":
        name, _, part = rest.rpartition(".")
        return part in MATERIAL_PARTS and any(material.name.zh == name for material in guide.materials)
    return key in WORDINGS or (first in FACTS and rest in FACT_PARTS)


def _changed(guide: Guide, override: Override) -> Guide:
    first, _, rest = override.change.key.partition(".")
    changes: dict[str, Any]
    if first == "material":
        name, _, part = rest.rpartition(".")
        changes = {"materials": tuple(_material(each, name, part, override) for each in guide.materials)}
    elif first in FACTS:
        changes = {first: replace(getattr(guide, first), **{rest: override.text}, verify=False)}
    else:
        changes = {first: override.text}
    return replace(guide, **changes, changes=(*guide.changes, override.change))


def _material(material: Material, name: str, part: str, override: Override) -> Material:
    if material.name.zh != name:
        return material
    value = override.bring if part == "bring" else override.text
    return replace(material, **{part: value}, verify=False)  # type: ignore[arg-type]  # each part with its own type
