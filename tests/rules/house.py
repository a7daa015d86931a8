"""Sizes that keep a file readable in one sitting, docstrings, and what no file of the project may name."""

import ast
import re
from pathlib import Path

FILE_LINES = 340
FUNCTION_LINES = 45
TEST_FILE_LINES = 420

FOREIGN = re.compile(
    "|".join(
        (
            r"/(?:root|home)/(?!\.)\w+/",  # somebody's folder
            r"/work/" + r"\w+",
            r"https?://[^\s\"')]*(?:py" + r"pi|pythonhosted|npm" + r"js)",
        )
    )
)
"""Places of one machine or of a package index: files that name them work only there."""


def size_problems(folder: Path, *, tests: bool = False) -> list[str]:
    """Python files and functions below `folder` that are too long, and modules that do not say what they are."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        lines, most = text.count("\n"), TEST_FILE_LINES if tests else FILE_LINES
        where = path.relative_to(folder.parent)
        if lines > most:
            found.append(f"{where}: {lines} lines, more than {most}: move what can stand alone into its own module")
        if text.strip() and not ast.get_docstring(tree):
            found.append(f"{where}: no module docstring: say in a line or two what it is for")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                long = node.end_lineno - node.lineno + 1
                if long > FUNCTION_LINES:
                    found.append(f"{where}:{node.lineno}: {node.name} has {long} lines: split it at its steps")
    return found


def foreign_problems(root: Path, files: list[str]) -> list[str]:
    """Text files that name a place of one machine."""
    found = []
    for name in files:
        path = root / name
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if named := FOREIGN.search(line):
                found.append(f"{name}:{number}: names {named[0]}, which exists on one machine only; say it generally")
    return found
