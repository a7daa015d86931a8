"""Rows of things one can open, as LookupRow shows them: a name, an icon, and a few facts that fit the kind."""

from collections.abc import Sequence
from typing import Any

from kiosk_app.content.icons import character as glyph
from kiosk_app.domain.certificate import Certificate
from kiosk_app.domain.guide import Flow, Guide
from kiosk_app.domain.law import Law
from kiosk_app.domain.publicity import Publicity, Story
from kiosk_app.domain.sample import Sample
from kiosk_app.domain.statute import Statute
from kiosk_app.domain.wizard import Wizard
from kiosk_app.errors import ContentError
from kiosk_app.kiosk.contents import Found, Library
from kiosk_app.kiosk.shell import Shell

Item = Guide | Law | Statute | Flow | Sample | Certificate | Wizard | Publicity

PAGE_OF = {
    "guide": Shell.Page.Guide,
    "certificate": Shell.Page.Certificate,
    "wizard": Shell.Page.Wizard,
    "law": Shell.Page.Law,
    "article": Shell.Page.Law,
    "statute": Shell.Page.Statute,
    "clause": Shell.Page.Statute,
    "flow": Shell.Page.Flow,
    "form": Shell.Page.Sample,
    "story": Shell.Page.Story,
    "video": Shell.Page.Video,
}
"""Which page opens what was found."""


def entry(item: Item, language: str) -> dict[str, Any]:
    """The row of one thing. `count` is what there are several of; `facts` are in the visitor's language."""
    if isinstance(item, Guide):
        short = (item.time.short.of(language), item.fee.short.of(language))
        return _row("guide", item.code, item.title.of(language), item.icon, short, len(item.to_bring))
    if isinstance(item, Law):
        return _row(
            "law", item.id, item.title.of(language), item.icon, (item.version.of(language),), len(item.articles)
        )
    if isinstance(item, Statute):
        return _row("statute", item.id, item.title, "scale_balance", (item.version,), len(item.clauses))
    if isinstance(item, Flow):
        names = " → ".join(step.title.of(language) for step in item.steps)
        return _row("flow", item.code, item.title.of(language), "transit_connection_variant", (names,), len(item.steps))
    if isinstance(item, Certificate):
        row = _row("certificate", item.id, item.title.of(language), item.icon, (), 0)
        return row | {"verdict": item.verdict.value}
    if isinstance(item, Sample):
        return _row("form", item.id, item.title.of(language), item.icon, (item.summary.of(language),), 0)
    if isinstance(item, Wizard):
        return _row("wizard", item.id, item.title.of(language), item.icon, (item.summary.of(language),), 0)
    story = isinstance(item, Story)
    amount = len(item.frames) if isinstance(item, Story) else item.seconds
    facts = (item.summary.of(language),)
    return _row("story" if story else "video", item.id, item.title.of(language), item.icon, facts, amount)


def found_entry(found: Found, library: Library, language: str) -> dict[str, Any]:
    """The row of an answer, with the matched characters; the marks fit the Chinese title only."""
    row = _found(found, library, language)
    if row["title"] == found.title:
        row["spans"] = [list(span) for span in found.spans]
    # An alias or a spoken question that matched explains why a differently named service is here.
    row["why"] = found.matched if found.why in {"alias", "question"} and found.matched != found.title else ""
    return row


def full_texts(library: Library) -> Sequence[Statute]:
    """The imported laws; none when their file is damaged, which the log says."""
    try:
        return library.statutes()
    except ContentError:
        return ()


def _found(found: Found, library: Library, language: str) -> dict[str, Any]:
    if found.kind in {"article", "clause"}:
        return _part(found, library, language)
    item = _item(found, library)
    # Between a swap and its index the answer may name what is gone; its page says so.
    return entry(item, language) if item else _row(found.kind, found.code, found.title, "", (), 0)


def _item(found: Found, library: Library) -> Item | None:
    code = found.code
    match found.kind:
        case "guide":
            return library.guide(code)
        case "law":
            return library.law(code)
        case "statute":
            return next((each for each in full_texts(library) if each.id == code), None)
        case "flow":
            return library.flow(code)
        case "form":
            return library.sample(code)
        case "certificate":
            return library.certificate(code)
        case "wizard":
            return library.wizard(code)
        case _:
            return library.story(code) or library.video(code)


def _part(found: Found, library: Library, language: str) -> dict[str, Any]:
    """An article of a digest, or of a law's full text: its heading, and which law it is of."""
    name, _, number = found.code.partition("/")
    law = library.law(name) if found.kind == "article" else None
    article = law.article(number) if law else None
    title = found.title if language == "zh" or article is None else article.heading.of(language)
    facts = (law.title.of(language),) if law else (name,)
    return _row(found.kind, found.code, title, law.icon if law else "scale_balance", facts, 0)


def _row(kind: str, code: str, title: str, icon: str, facts: tuple[str, ...], count: int) -> dict[str, Any]:
    return {
        "kind": kind,
        "code": code,
        "title": title,
        "icon": glyph(icon),
        "facts": list(facts),
        "count": count,
        "verdict": "",
        "letter": "",
        "spans": [],
        "why": "",
    }
