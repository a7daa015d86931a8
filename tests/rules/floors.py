"""The floors of the house, read from the imports: code may only use what lies below it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT_PACKAGE = "kiosk_app"

FLOORS = {
    "errors": 0,
    "config": 0,
    "paths": 0,
    "logs": 0,
    "trace": 0,
    "immortal": 0,
    "lock": 0,
    "domain": 0,
    "store": 1,
    "content": 1,
    "link": 1,
    "services": 2,
    "jobs": 3,
    "gui": 3,
    "probe": 3,
    "kiosk": 4,
    "counter": 4,
    "cli": 5,
    "startup": 5,
    "__main__": 6,
}
"""Part of the package → its height: 3 is what both programs share of Qt, 4 the programs; cli and startup see all."""

QT_FROM = FLOORS["jobs"]
APART = ({"store", "content", "link"}, {"kiosk", "counter"})
"""Parts of one floor that must not know each other."""

PURE = "domain"
PURE_MAY_USE = {"domain", "errors"}


def problems(package: Path) -> list[str]:
    """Every import below `package` (the folder `kiosk_app`) that breaks a rule, with the rule and the way out."""
    return [
        f"{path.relative_to(package.parent)}:{line}: {sentence}"
        for path in sorted(package.rglob("*.py"))
        for line, name in _imports(path, package)
        for sentence in _judge(_part(path, package), name)
    ]


def _part(path: Path, package: Path) -> str:
    first = path.relative_to(package).parts[0]
    return first.removesuffix(".py")


def _imports(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """(line, absolute dotted name) of each import in the file, wherever in it."""
    here = (ROOT_PACKAGE, *path.relative_to(package).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def _judge(part: str, name: str) -> Iterator[str]:
    if part == "__init__":
        return
    if part not in FLOORS:
        yield f"{part} stands on no floor: add it to FLOORS in tests/rules/floors.py, as low as it can be"
        return
    top, *rest = name.split(".")
    if top == "PySide6" and FLOORS[part] < QT_FROM:
        yield f"{part} must not import {name}: floors 0 to 2 know no Qt; give plain data and let a screen model show it"
    if top != ROOT_PACKAGE or not rest:
        if part == PURE and top not in sys.stdlib_module_names:
            yield f"{part} must not import {name}: it uses the standard library only; move this to a floor above"
        return
    target = rest[0]
    if target not in FLOORS:
        return  # a name of kiosk_app/__init__.py
    if part == PURE and target not in PURE_MAY_USE:
        yield f"{part} must not import {target}: it is pure; pass in what it needs as an argument"
    elif FLOORS[target] > FLOORS[part]:
        yield f"{part} must not import {target}: it lies above; pass a function down or move the code up"
    elif target != part and any(part in group and target in group for group in APART):
        yield f"{part} must not import {target}: they stand side by side; let a service or startup join them"
