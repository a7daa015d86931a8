"""What is wrong with a pack: every finding names its file and line, in Chinese."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding. `file` is a path inside the pack; `line` counts from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class Findings:
    """Collects the findings of one pack."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def add(self, file: str, line: int, what: str) -> None:
        """Note one finding; the same finding twice counts once."""
        self._problems.add(Problem(file, line, what))

    def sorted(self) -> list[Problem]:
        """All findings, by file and line."""
        return sorted(self._problems)
