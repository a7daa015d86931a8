"""`python -m tests.link.soak --minutes 10`: four real counters push at once to the real kiosk, citizens answer in turn.

The citizen takes the turn that is first, confirms or circles something, rates or declines, and walks away now and then.
Afterwards the ledger must verify, every check must have exactly one outcome, of which its counter knows, and no check
may have waited behind a later one. The exit code is 1 if anything of it is not so.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk_app.domain.ledger import EntryKind, LedgerRow
from kiosk_app.paths import Home
from tests.journeys.lobby import prepare
from tests.link.crowd import Citizen, Crowd
from tests.qt_messages import complaints_in

K = EntryKind
ENDS = frozenset(
    {K.CHECK_RELEASED, K.CHECK_SUPERSEDED, K.CHECK_WITHDRAWN, K.CHECK_EXPIRED, K.CHECK_OVERRIDDEN, K.CHECK_REJECTED}
)
OUTCOMES = frozenset({K.CHECK_RATED, K.CHECK_UNRATED})
PATIENT = "idle_seconds = 8\nidle_warning_seconds = 4"
OVERTAKEN = 0.02
"""Share of checks that may have been shown before an earlier turn."""
LAST = 100.0
"""Seconds in which every check has ended after the officers' last push: its time to live, and some."""


@dataclass(slots=True)
class Story:
    """One check as the ledger tells it."""

    window: str = ""
    place: int = 0
    kinds: Counter[EntryKind] = field(default_factory=Counter)
    offered: datetime | None = None
    waited: float | None = None


@dataclass(slots=True)
class Report:
    """What became of all checks."""

    stories: dict[str, Story]
    overtaken: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def fair(self) -> bool:
        """Whether turns were kept; one may change in the instant in which a finger comes down."""
        shown = sum(story.waited is not None for story in self.stories.values())
        return len(self.overtaken) <= OVERTAKEN * shown

    def text(self) -> str:
        """Figures a person can judge."""
        ends = Counter(kind.value for story in self.stories.values() for kind in story.kinds if kind in ENDS | OUTCOMES)
        lines = [f"{len(self.stories)} checks offered; rows: " + ", ".join(f"{n} {k}" for k, n in sorted(ends.items()))]
        waits = defaultdict(list)
        for story in self.stories.values():
            if story.waited is not None:
                waits[story.window].append(story.waited)
        for window in sorted(waits):
            line = sorted(waits[window])
            high = line[int(0.9 * (len(line) - 1))]
            lines.append(
                f"  {window}: {len(line)} shown, waited median {statistics.median(line):.1f} s, "
                f"9 of 10 within {high:.1f} s, longest {line[-1]:.1f} s"
            )
        means = [statistics.fmean(each) for each in waits.values()]
        if means and sum(means):
            jain = sum(means) ** 2 / (len(means) * sum(each * each for each in means))
            lines.append(f"fairness of the mean waits (Jain, 1 is equal): {jain:.3f}")
        lines.append(f"shown while an earlier turn waited: {len(self.overtaken)}")
        lines.append(f"{len(self.wrong)} not in order")
        return "\n".join([*lines, *self.wrong])


def stories(rows: Iterable[LedgerRow]) -> tuple[dict[str, Story], list[str]]:
    """Every check's story, and the checks that were shown while an earlier turn waited."""
    import json

    told: dict[str, Story] = {}
    waiting: dict[str, int] = {}
    overtaken = []
    for row in rows:
        if row.kind is K.CHECK_OFFERED:
            body = json.loads(row.body)
            former = told.get(body["revision_of"])
            story = Story(body["window"], former.place if former else row.seq, offered=_at(row))
            told[row.subject] = story
            waiting[row.subject] = story.place
        if row.subject not in told:
            continue
        story = told[row.subject]
        story.kinds[row.kind] += 1
        if row.kind in ENDS | {K.CHECK_SHOWN}:
            place = waiting.pop(row.subject, None)
            if row.kind is K.CHECK_SHOWN and place is not None and story.offered is not None:
                story.waited = (_at(row) - story.offered).total_seconds()
                if any(other < place for other in waiting.values()):
                    overtaken.append(row.subject)
    return told, overtaken


def _at(row: LedgerRow) -> datetime:
    return datetime.fromisoformat(row.wall_time)


def judge(rows: Iterable[LedgerRow], told: list[dict[str, Any]], only: str = "") -> Report:
    """Hold the ledger against itself and against what the counters know; `only` one window's."""
    found, overtaken = stories(rows)
    found = {check_id: story for check_id, story in found.items() if only in {"", story.window}}
    report = Report(found, overtaken)
    for check_id, story in found.items():
        ends = sum(count for kind, count in story.kinds.items() if kind in ENDS)
        outcomes = sum(story.kinds[kind] for kind in OUTCOMES)
        if ends != 1:
            report.wrong.append(f"{check_id}: {ends} ends {dict(story.kinds)}")
        if outcomes != story.kinds[K.CHECK_CONFIRMED] or outcomes > 1 or outcomes != story.kinds[K.CHECK_RELEASED]:
            report.wrong.append(f"{check_id}: {outcomes} outcomes {dict(story.kinds)}")
    known = {line["check"]: line for line in told}
    for check_id, story in found.items():
        line = known.get(check_id)
        if line is None or not _agrees(line, story):
            report.wrong.append(f"{check_id}: the counter says {line}, the ledger {dict(story.kinds)}")
    for check_id in known.keys() - found.keys():
        if known[check_id]["state"] not in {"withdrawn", "rejected", "expired"}:
            report.wrong.append(f"{check_id}: only the counter knows it: {known[check_id]}")
    return report


def _agrees(line: dict[str, Any], story: Story) -> bool:
    """Whether the counter was told of the outcome that the ledger has. What it disputed was corrected later."""
    kinds = story.kinds
    if line["state"] == "disputed":
        return kinds[K.CHECK_DISPUTED] == 1 and line["marks"] > 0
    ended = EntryKind(f"check.{line['state']}") if line["state"] else None
    rated = (line["rated"], line["declined"]) == (bool(kinds[K.CHECK_RATED]), bool(kinds[K.CHECK_UNRATED]))
    return ended in ENDS and kinds[ended] == 1 and rated


def soak(crowd: Crowd, seconds: float, *words: str, seed: int = 1) -> Report:
    """Let everybody work for so long, and until every check has ended."""
    deadline = time.monotonic() + seconds
    for number in range(1, crowd.counters + 1):
        crowd.sit_down(number, deadline, *words)
    citizen = Citizen(crowd.kiosk, random.Random(seed))  # noqa: S311 - a test's dice
    while crowd.working() and time.monotonic() < deadline + LAST:
        citizen.act()
    told = crowd.told()
    report = judge(crowd.rows(), told)
    if len(told) < crowd.counters:
        report.wrong.append(f"only {len(told)} checks were told of")
    report.wrong += [str(finding) for finding in crowd.findings()]
    report.wrong += [said for number in range(1, crowd.counters + 1) if (said := crowd.complaint(number))]
    return report


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.link.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sunshine-soak-") as made:
        folder = Path(made)
        prepared: Home = prepare(folder)
        crowd = Crowd(folder, prepared, kiosk_settings=PATIENT)
        try:
            report = soak(crowd, 60 * chosen.minutes, "--at-once", "2", seed=chosen.seed)
        finally:
            code = crowd.close()
        report.wrong += complaints_in(crowd.log)
        if code:
            report.wrong.append(f"the kiosk ended with {code}")
    sys.stdout.write(f"{chosen.minutes:g} minutes, seed {chosen.seed}: {report.text()}\n")
    return 0 if report.fair and not report.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
