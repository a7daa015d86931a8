"""The kiosk's frames under attack, beside those of the same kiosk at peace; see `tests.link.siege`."""

from pathlib import Path

from tests.bench.figures import Claim, Figure, Sample
from tests.journeys.lobby import prepare
from tests.link.siege import BOUND, Siege

PHASES = ["quiet", "slowloris", "chatter", "sign_ins", "everything"]
"""The attacks that cost the kiosk most, after a phase without any."""


def measure(folder: Path, seconds: int) -> Figure:
    """Each phase for so long."""
    folder.mkdir()
    siege = Siege(folder, prepare(folder))
    try:
        report = siege.run(PHASES, seconds)
    finally:
        siege.close()
    figure = Figure("Frames of the kiosk under attack")
    for phase in siege.phases:
        sample = Sample(f"time between frames, {phase.name}", "ms", phase.gaps)
        figure.samples.append(sample)
        figure.claims.append(Claim(f"{phase.name}, p99, ms", sample.quantile(0.99), BOUND))
    figure.claims.append(Claim("checks not in order, or strangers let in", len(report.wrong), 0))
    figure.notes += report.wrong
    return figure
