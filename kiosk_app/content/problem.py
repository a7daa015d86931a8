"""What is wrong with a pack: every finding names its file and line, in Chinese."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `file` is a path inside the pack; `line` counts from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class Findings:
    """Collects the findings of one pack, as of the day `today`."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._problems: set[Problem] = set()
        self._advice: set[Problem] = set()

    def add(self, file: str, line: int, what: str) -> None:
        """Note one finding; the same finding twice counts once."""
        self._problems.add(Problem(file, line, what))

    def advise(self, file: str, line: int, what: str) -> None:
        """Note something that should be better but keeps no pack from being installed."""
        self._advice.add(Problem(file, line, what))

    def faulty(self, name: str) -> bool:
        """Whether anything was found in a file of this name, its ending aside."""
        return any(PurePosixPath(problem.file).stem == name for problem in self._problems)

    def sorted(self) -> list[Problem]:
        """All findings, by file and line."""
        return sorted(self._problems)

    def advice(self) -> list[Problem]:
        """All that was only advised, by file and line."""
        return sorted(self._advice)
