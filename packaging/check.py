"""Every check of `make test`: lint, format, types, QML, then the tests. Prints one line a check and what it found.

Checks run two at a time; a finding does not stop the others. The exit code is 1 if anything was found.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
PYTHON_FOLDERS = [name for name in ("kiosk_app", "tests", "packaging", "migrations") if (ROOT / name).exists()]
QML = ROOT / "kiosk_app" / "qml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check said."""

    ok: bool
    output: str


def tool(name: str, *arguments: str | Path) -> Outcome:
    """Run a tool of the virtual environment, which must also find its own helpers on PATH."""
    done = subprocess.run(
        [str(BIN / name), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return Outcome(done.returncode == 0, done.stdout.strip())


def qml_files() -> list[Path]:
    return sorted(QML.rglob("*.qml"))


def ruff() -> Outcome:
    return tool("ruff", "check", *PYTHON_FOLDERS)


def ruff_format() -> Outcome:
    return tool("ruff", "format", "--check", *PYTHON_FOLDERS)


def mypy() -> Outcome:
    return tool("mypy", "--no-error-summary")


def qml_format() -> Outcome:
    """qmlformat has no check mode: format a copy of all files in one go and compare."""
    with tempfile.TemporaryDirectory(prefix="qmlformat-") as folder:
        copies = {path: Path(folder) / f"{number}.qml" for number, path in enumerate(qml_files())}
        for path, copy in copies.items():
            shutil.copyfile(path, copy)
        done = tool("pyside6-qmlformat", "-i", *copies.values())
        off = [
            f"{path.relative_to(ROOT)}: not formatted; run `make fmt`"
            for path, copy in copies.items()
            if copy.read_text(encoding="utf-8") != path.read_text(encoding="utf-8")
        ]
    return Outcome(done.ok and not off, "\n".join([*off, done.output]).strip())


def qml_types() -> Outcome:
    """qmllint against generated descriptions of our Python types: QML that names a missing slot is found here."""
    done = tool("python", "packaging/qmltypes.py", "build/qmltypes")
    if not done.ok:
        return done
    found = tool("pyside6-qmllint", "--max-warnings", "0", "-I", "build/qmltypes", "-I", QML, *qml_files())
    return Outcome(found.ok and "Warning:" not in found.output, found.output)


CHECKS: dict[str, Callable[[], Outcome]] = {
    "mypy": mypy,
    "ruff": ruff,
    "ruff-format": ruff_format,
    "qmlformat": qml_format,
    "qmllint": qml_types,
}


def run_checks(names: list[str]) -> Iterator[bool]:
    def timed(check: Callable[[], Outcome]) -> tuple[Outcome, float]:
        started = time.monotonic()
        outcome = check()
        return outcome, time.monotonic() - started

    with ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(timed, CHECKS[name]) for name in names}
        for name, future in running.items():
            outcome, seconds = future.result()
            print(f"{'ok  ' if outcome.ok else 'FAIL'} {name:<16}{seconds:5.1f} s", flush=True)
            if not outcome.ok:
                print(outcome.output, flush=True)
            yield outcome.ok


def run_tests() -> bool:
    """Three workers, since many tests wait; whole files to one worker: files share fixtures such as a running kiosk."""
    workers = os.environ.get("SUNSHINE_TEST_WORKERS", "3")
    command = [str(BIN / "python"), "-m", "pytest", "-n", workers, "--dist", "loadfile", "--durations", "10"]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0


def format_all() -> bool:
    outcomes = [
        tool("ruff", "check", "--fix-only", "--quiet", *PYTHON_FOLDERS),
        tool("ruff", "format", *PYTHON_FOLDERS),
        tool("pyside6-qmlformat", "-i", *qml_files()),
    ]
    for outcome in outcomes:
        if outcome.output:
            print(outcome.output)
    return all(outcome.ok for outcome in outcomes)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="the checks only")
    parser.add_argument("--only", choices=CHECKS, action="append", help="this check, without the tests; repeatable")
    parser.add_argument("--format", action="store_true", help="format in place instead of checking")
    chosen = parser.parse_args()
    if chosen.format:
        return 0 if format_all() else 1
    ok = all(list(run_checks(chosen.only or list(CHECKS))))
    if not chosen.no_tests and not chosen.only:
        ok = run_tests() and ok
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
