"""What a record's facts are held against before a push: the standards that ship with the program."""

import tomllib
from datetime import date, datetime, timedelta, timezone

from kiosk_app.domain.division import County
from kiosk_app.domain.doubts import Rules
from kiosk_app.paths import resource

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
DEMO_DIVISION = "演示街道"
CHARACTERS = 8105


def load_rules(bureau: str, *, invented: bool = False) -> Rules:
    """Rules for a station of `bureau` (as in `station.bureau`); addresses are looked at only in our own county.

    `invented` is for demo homes, see `Rules`. Takes a few milliseconds.
    """
    return Rules(_characters(), _county(bureau, invented=invented), invented)


def local_today() -> date:
    """The date in Asia/Shanghai, by this PC's clock."""
    return datetime.now(CHINA).date()


def _characters() -> frozenset[str]:
    text = resource("standards", "characters.txt").read_text(encoding="utf-8")
    return frozenset("".join(line for line in text.splitlines() if not line.startswith("#")))


def _county(bureau: str, *, invented: bool) -> County | None:
    raw = tomllib.loads(resource("standards", "divisions.toml").read_text(encoding="utf-8"))
    if raw["county"] not in bureau:
        return None
    divisions = frozenset(raw["divisions"]) | ({DEMO_DIVISION} if invented else frozenset())
    return County(raw["county"], divisions, frozenset(raw["above"]), raw["aliases"], raw["former"])
