"""What a visitor takes home on paper: the list of a service, or a personal one, as lines for a slip or an A4 page."""

from dataclasses import dataclass
from enum import Enum

from kiosk_app.domain.guide import Fact, Form, Guide, Material
from kiosk_app.domain.wording import Language, Wording
from kiosk_app.kiosk.typeset import LEADING, Piece, column, width_of

INK, SOFT = "#000000", "#333333"
"""Thermal printers know one colour."""

GAP = 10.0


class Kind(Enum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    """Something to tick off."""

    DETAIL = "detail"
    """What is to be known of the item above."""

    LINE = "line"
    NOTE = "note"


SIZES = {Kind.TITLE: 62.0, Kind.HEADING: 44.0, Kind.ITEM: 38.0, Kind.DETAIL: 31.0, Kind.LINE: 38.0, Kind.NOTE: 31.0}
"""Type sizes in tenths of a millimetre."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Handout:
    """A list to take home."""

    blocks: tuple[Block, ...]


WORDS = {
    "bring": Wording("要带", "Bring"),
    "nothing": Wording("什么都不用带，人来就行。", "Nothing: just come."),
    "spared": Wording("不用带", "No need to bring"),
    "way": Wording("怎么办", "How it goes"),
    "time": Wording("办理时限：", "Time: "),
    "fee": Wording("收费：", "Fee: "),
    "where": Wording("去哪办：", "Where: "),
    "regions": Wording("异地办理：", "Elsewhere: "),
    "issuer": Wording("谁发的：", "Issued by: "),
    "verify": Wording("带 * 的以窗口答复为准。", "* Please confirm at the window."),
    "until": Wording("内容有效期至：", "Valid until: "),
    "ask": Wording("咨询电话：", "Questions: "),
    "services": Wording("要办的业务", "Services"),
    "original": Wording("原件", "original"),
    "copy": Wording("复印件", "copy"),
    "copies": Wording("复印件 {} 份", "{} copies"),
    "both": Wording("原件和复印件", "original and copy"),
}


def guide_handout(guide: Guide, language: str, *, place: str = "", hotline: str = "") -> Handout:
    """The list of one service."""
    blocks = [Block(Kind.TITLE, guide.title.of(language)), *_place(place)]
    blocks += _facts(guide, language)
    blocks += _materials(guide.to_bring, language)
    spared = [each for each in guide.materials if not each.bring]
    if spared:
        blocks.append(Block(Kind.HEADING, _word("spared", language)))
        blocks += [Block(Kind.LINE, f"· {each.name.of(language)}") for each in spared]
    blocks.append(Block(Kind.HEADING, _word("way", language)))
    blocks += [
        Block(Kind.LINE, f"{number}. {step.title.of(language)}{_joined(step.note.of(language), language)}")
        for number, step in enumerate(guide.steps, 1)
    ]
    return Handout((*blocks, *_end((guide,), language, hotline)))


def personal_handout(
    title: str,
    guides: tuple[Guide, ...],
    materials: tuple[Material, ...],
    language: str,
    *,
    place: str = "",
    hotline: str = "",
) -> Handout:
    """The list that a wizard made: the services, and every material once."""
    blocks = [Block(Kind.TITLE, title), *_place(place), Block(Kind.HEADING, _word("services", language))]
    for guide in guides:
        blocks.append(Block(Kind.LINE, f"· {guide.title.of(language)}"))
        blocks.append(Block(Kind.DETAIL, f"{_word('where', language)}{_fact(guide.where, language)}"))
    return Handout((*blocks, *_materials(materials, language), *_end(guides, language, hotline)))


def _word(key: str, language: str) -> str:
    return WORDS[key].of(language)


def _joined(note: str, language: str) -> str:
    if not note:
        return ""
    return f": {note}" if language == Language.EN else f"：{note}"


def _place(place: str) -> list[Block]:
    return [Block(Kind.NOTE, place)] if place else []


def _fact(fact: Fact, language: str) -> str:
    return fact.short.of(language) + ("*" if fact.verify else "")


def _facts(guide: Guide, language: str) -> list[Block]:
    facts = {"time": guide.time, "fee": guide.fee, "where": guide.where, "regions": guide.regions}
    return [Block(Kind.LINE, _word(key, language) + _fact(fact, language)) for key, fact in facts.items()]


def _materials(materials: tuple[Material, ...], language: str) -> list[Block]:
    blocks = [Block(Kind.HEADING, _word("bring", language))]
    if not materials:
        return [*blocks, Block(Kind.LINE, _word("nothing", language))]
    for each in materials:
        form = form_words(each, language)
        name = each.name.of(language) + ("*" if each.verify else "")
        closed = f" ({form})" if language == Language.EN else f"（{form}）"
        blocks.append(Block(Kind.ITEM, name + (closed if form else "")))
        if each.issuer.zh:
            blocks.append(Block(Kind.DETAIL, _word("issuer", language) + each.issuer.of(language)))
        if each.note.zh:
            blocks.append(Block(Kind.DETAIL, each.note.of(language)))
    return blocks


def form_words(material: Material, language: str) -> str:
    """In which form it is handed in, or empty."""
    if material.form is Form.COPY and material.copies > 1:
        return _word("copies", language).format(material.copies)
    keys = {Form.ORIGINAL: "original", Form.COPY: "copy", Form.ORIGINAL_AND_COPY: "both"}
    return _word(keys[material.form], language) if material.form in keys else ""


def _end(guides: tuple[Guide, ...], language: str, hotline: str) -> list[Block]:
    blocks = [Block(Kind.NOTE, _word("verify", language))] if any(guide.verify for guide in guides) else []
    if guides:
        until = min(guide.origin.valid_until for guide in guides)
        blocks.append(Block(Kind.NOTE, f"{_word('until', language)}{until:%Y-%m-%d}"))
    if hotline:
        blocks.append(Block(Kind.NOTE, _word("ask", language) + hotline))
    return blocks


def lay_out(handout: Handout, width: float, height: float, scale: float = 1.0) -> list[list[Piece]]:
    """The pieces of each page `width` × `height` units large, without margins; no block begins a page's last line."""
    pages: list[list[Piece]] = [[]]
    y = 0.0
    for block in handout.blocks:
        pieces, bottom = _block(block, y, width, scale)
        if bottom > height and pages[-1]:
            pages.append([])
            pieces, bottom = _block(block, 0.0, width, scale)
        pages[-1] += pieces
        y = bottom
    return pages


def length(page: list[Piece]) -> float:
    """How far down a page's last line reaches."""
    return max((piece.baseline + piece.size * (LEADING - 1) for piece in page), default=0.0)


def _block(block: Block, y: float, width: float, scale: float) -> tuple[list[Piece], float]:
    size = SIZES[block.kind] * scale
    top = y + (GAP * 2.5 if block.kind is Kind.HEADING else GAP * 0.6) * scale
    strong = block.kind in {Kind.TITLE, Kind.HEADING}
    indent = width_of("□ ", SIZES[Kind.ITEM] * scale) if block.kind in {Kind.ITEM, Kind.DETAIL} else 0.0
    colour = SOFT if block.kind in {Kind.NOTE, Kind.DETAIL} else INK
    pieces, bottom = column(block.text, indent, top, width - indent, size, colour, strong=strong)
    if block.kind is Kind.ITEM:
        pieces.append(Piece(0, pieces[0].baseline, indent, "□", size, INK))
    return pieces, bottom
