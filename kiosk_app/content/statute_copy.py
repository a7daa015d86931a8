"""What copies of a law bring along that is not the law: invisible signs, page numbers, leftovers of web pages."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_WIDE = re.compile(r"[^\S\n]{16,}")
_NOTES = (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>"))
"""What stands between these is no text."""
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*(?=\n)", re.DOTALL)
_BREAK = re.compile("<br\\s*/?>|[\v\f\x85\u2028\u2029]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|b|i|u|em|strong|span|font|div|center|section|a|h[1-6]|html|body|article|sup|sub)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OTHER_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PAGE = re.compile(r"[-—–―－·•\s]*[\d０-９]{1,3}[-—–―－·•\s]*|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?")
_RULE = re.compile(r"(?:[-*_=—－]\s*){3,}|\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
_ROW = re.compile(r"\|(?P<cells>.*)\|")
_UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_GARBLED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]|锟斤拷|烫烫烫")


def without_notes(text: str) -> str:
    """A file without front matter, comments and scripts; their line breaks stay, so every line keeps its number."""
    text = _FRONT.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    for begin, end in _NOTES:
        text = _without(text, begin, end)
    return text


def tidy(raw: str) -> list[str]:
    """One line of a file as the lines it is read as: without marks of web pages and what nobody sees."""
    text = _WIDE.sub("　　", _ENTITY.sub(lambda found: html.unescape(found[0]), raw))
    return [_UNSEEN.sub("", _TAG.sub("", part)) for part in _BREAK.split(text)]


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the text: a page number, a rule, the rule of a table."""
    said = text.strip()
    return bool(said) and (_PAGE.fullmatch(said) is not None or _RULE.fullmatch(said) is not None)


def cells(text: str) -> str:
    """A row of a Markdown table as its cells; any other line as it stands."""
    found = _ROW.fullmatch(text.strip())
    return "　".join(cell.strip() for cell in found["cells"].split("|")) if found else text


def flaw_of(text: str) -> str:
    """What is wrong with the signs of a line, or empty."""
    if found := _GARBLED.search(text):
        return f"这一行有乱码（“{text[max(0, found.start() - 6) : found.start()]}”后面），请对照原文改正。"
    if found := _OTHER_TAG.search(text):
        return f"这一行有网页标记 {found[0][:20]}，请去掉。"
    return ""


def _without(text: str, begin: str, end: str) -> str:
    lower, kept, place = text.lower(), [], 0
    while (start := lower.find(begin, place)) >= 0 and (stop := lower.find(end, start)) >= 0:
        stop += len(end)
        kept += [text[place:start], "\n" * text.count("\n", start, stop)]
        place = stop
    return "".join([*kept, text[place:]])
