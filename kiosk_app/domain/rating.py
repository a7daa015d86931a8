"""The three grades of the officer rating, the reasons for the lowest, and what may be combined."""

from dataclasses import dataclass
from enum import StrEnum

COMMENT_LIMIT = 200


class Level(StrEnum):
    """满意 · 基本满意 · 不满意, the customer's three grades."""

    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"


class Reason(StrEnum):
    """时间太长 · 业务不熟 · 态度不好 · 其他, the customer's four reasons for 不满意."""

    TOO_SLOW = "too_slow"
    UNSKILLED = "unskilled"
    POOR_ATTITUDE = "poor_attitude"
    OTHER = "other"


class UnratedCause(StrEnum):
    """Why a confirmed check carries no rating; never counted as satisfied (国办发〔2019〕51号)."""

    DECLINED = "declined"
    WALKED_AWAY = "walked_away"


@dataclass(frozen=True, slots=True)
class Rating:
    """What a citizen said of one service.

    Raises:
        ValueError: reasons without 不满意, 不满意 without a reason, or a comment over `COMMENT_LIMIT` characters.
    """

    level: Level
    reasons: tuple[Reason, ...] = ()
    comment: str = ""

    def __post_init__(self) -> None:
        if self.reasons and self.level is not Level.DISSATISFIED:
            raise ValueError("reasons belong to a dissatisfied rating only")
        if self.level is Level.DISSATISFIED and not self.reasons:
            raise ValueError("a dissatisfied rating needs at least one reason")
        if len(set(self.reasons)) != len(self.reasons):
            raise ValueError("a reason is given once")
        if len(self.comment) > COMMENT_LIMIT:
            raise ValueError(f"a comment has at most {COMMENT_LIMIT} characters")
