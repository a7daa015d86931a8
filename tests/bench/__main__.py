"""`make bench`: measure every figure, print it beside its reference; exit code 1 if a bound is not kept."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk_app.paths import Home, program_root
from kiosk_app.startup.display import virtual_display
from tests.bench import commits, keys, large, lookup, memory, ocr, pages, press, push, siege, start
from tests.bench.figures import Figure
from tests.bench.lobby import make_home, use_display

SCREEN = (1080 + 3840 + 1080, 2160)
"""Kiosk, the largest form and, where nothing covers it, the officer's bar, side by side."""
RUNS = {
    "start": 12,
    "push": 12,
    "large": 4,
    "press": 200,
    "pages": 10,
    "keys": 2,
    "commits": 20,
    "lookup": 5,
    "ocr": 12,
    "siege": 3,
    "memory": 2,
}
SCREENED: dict[str, Callable[[Home, Path, int], Figure]] = {
    "start": start.measure,
    "push": push.measure,
    "large": large.measure,
    "press": press.measure,
    "memory": memory.measure,
}
READ: dict[str, Callable[[Home, Path, int, Path | None], Figure]] = {"pages": pages.measure, "keys": keys.measure}


def measure(names: list[str], laws: Path | None, *, quick: bool) -> Iterator[Figure]:
    """The figures named; `quick` measures each only a few times, `laws` is a folder of laws to search."""
    scratch = program_root() / "build"  # the disk of the program, not a /tmp that may be memory
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as made:
        folder = Path(made)
        counts = {name: max(2, runs // 5) if quick else runs for name, runs in RUNS.items() if name in names}
        if "commits" in counts:
            yield commits.measure(folder / "commits", counts.pop("commits"))
        if "lookup" in counts:
            yield lookup.measure(counts.pop("lookup"), laws)
        if "ocr" in counts:
            yield ocr.measure(counts.pop("ocr"))
        if "siege" in counts:
            yield siege.measure(folder / "siege", counts.pop("siege"))
        if not counts:
            return
        home = make_home(folder)
        with virtual_display(*SCREEN) as display:
            use_display(display)
            for name, runs in counts.items():
                yield SCREENED[name](home, folder, runs) if name in SCREENED else READ[name](home, folder, runs, laws)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=RUNS, action="append", help="this figure; repeatable")
    parser.add_argument("--quick", action="store_true", help="few repetitions, for trying the bench itself")
    parser.add_argument("--laws", type=Path, metavar="DIR", help="official texts to read and search; made up otherwise")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all measurements to FILE")
    chosen = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    figures = []
    for figure in measure(chosen.only or list(RUNS), chosen.laws, quick=chosen.quick):
        print(figure.text(), end="\n\n", flush=True)
        figures.append(figure)
    if chosen.json:
        plain = [figure.plain() for figure in figures]
        chosen.json.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0 if all(claim.kept for figure in figures for claim in figure.claims) else 1


if __name__ == "__main__":
    sys.exit(main())
