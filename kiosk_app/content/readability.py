"""Is a sentence easy to read for somebody who reads slowly? Long ones are pointed out, by their length alone."""

import re

LONGEST_CHINESE = 60
"""Characters; a card of the kiosk shows about twenty a line in large type."""
LONGEST_ENGLISH = 36
"""Words."""

_ENDS = re.compile(r"[。！？；!?;]|\.(?=\s|$)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9'’-]+")


def hard_to_read(text: str) -> str:
    """What is hard about `text`, as the rest of a sentence; empty when nothing is."""
    for sentence in _ENDS.split(text):
        characters = len(_CHINESE.findall(sentence))
        if characters > LONGEST_CHINESE:
            return f"有一句 {characters} 个字，超过 {LONGEST_CHINESE} 个，群众读着吃力，请拆成短句。"
        words = len(_WORD.findall(sentence)) if not characters else 0
        if words > LONGEST_ENGLISH:
            return f"有一句英文 {words} 个词，超过 {LONGEST_ENGLISH} 个，请拆成短句。"
    return ""
