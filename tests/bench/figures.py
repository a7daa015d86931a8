"""A measured figure beside its reference, and how both are printed."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Sample:
    """Repeated measurements of one thing."""

    name: str
    unit: str
    values: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def quantile(self, share: float) -> float:
        """The smallest value that at least `share` of the measurements do not exceed."""
        return sorted(self.values)[max(0, math.ceil(share * len(self.values)) - 1)]

    def line(self) -> str:
        spread = f"{min(self.values):.4g} … {max(self.values):.4g}"
        return f"  {self.name:<44} median {self.median:8.4g} {self.unit:<6} spread {spread} (n={len(self.values)})"


@dataclass(frozen=True, slots=True)
class Claim:
    """A bound on a number made of two samples (or of one)."""

    text: str
    value: float
    bound: float
    at_most: bool = True

    @property
    def kept(self) -> bool:
        return self.value <= self.bound if self.at_most else self.value >= self.bound

    def line(self) -> str:
        sign = "≤" if self.at_most else "≥"
        return f"  {'ok  ' if self.kept else 'OVER'} {self.text}: {self.value:.2f} ({sign} {self.bound:g})"


@dataclass(slots=True)
class Figure:
    """One figure of the list: its samples, what is claimed of them, and what could not be measured."""

    title: str
    samples: list[Sample] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self) -> str:
        measured = [each.line() for each in self.samples]
        claimed = [each.line() for each in self.claims]
        return "\n".join([self.title, *measured, *claimed, *(f"  {note}" for note in self.notes)])

    def plain(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)
