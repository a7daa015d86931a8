"""Messages that citizens leave: kinds, limits and the receipt code."""

from dataclasses import dataclass
from enum import StrEnum

TEXT_LIMIT = 500
CONTACT_LIMIT = 40


class MessageKind(StrEnum):
    """建议 · 咨询 · 表扬 · 投诉."""

    SUGGESTION = "suggestion"
    QUESTION = "question"
    PRAISE = "praise"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `contact` is empty for an anonymous one.

    Raises:
        ValueError: blank text, text over `TEXT_LIMIT`, or contact over `CONTACT_LIMIT` characters.
    """

    kind: MessageKind
    text: str
    contact: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a message has text")
        if len(self.text) > TEXT_LIMIT:
            raise ValueError(f"a message has at most {TEXT_LIMIT} characters")
        if len(self.contact) > CONTACT_LIMIT:
            raise ValueError(f"a contact has at most {CONTACT_LIMIT} characters")
