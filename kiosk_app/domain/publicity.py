"""Publicity (心防): picture stories and short videos that help people see through a trick."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk_app.domain.wording import NO_PROSE, Origin, Prose, Wording


class Topic(StrEnum):
    """防诈骗 · 防盗抢 · 反邪教."""

    FRAUD = "fraud"
    THEFT = "theft"
    CULT = "cult"


class Tone(StrEnum):
    """The colour of a tile on the wall; the theme knows the shades."""

    RED = "red"
    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a story with its caption. `picture` is a path inside the pack."""

    picture: str
    caption: Wording
    description: Wording


@dataclass(frozen=True, slots=True)
class Story:
    """A picture story."""

    id: str
    title: Wording
    topic: Topic
    tone: Tone
    icon: str
    summary: Wording
    lesson: Wording
    frames: tuple[Frame, ...]
    origin: Origin
    aliases: tuple[str, ...] = ()
    prose: Prose = NO_PROSE


@dataclass(frozen=True, slots=True)
class Video:
    """A short video. `file` and `poster` are paths inside the pack; `seconds` is its length."""

    id: str
    title: Wording
    topic: Topic
    tone: Tone
    icon: str
    summary: Wording
    lesson: Wording
    file: str
    poster: str
    seconds: int
    origin: Origin
    aliases: tuple[str, ...] = ()
    prose: Prose = NO_PROSE


Publicity = Story | Video
