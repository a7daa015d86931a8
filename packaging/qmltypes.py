"""Describes our Python QML classes for qmllint, from the real classes: what QML will meet, not what the source says.

`qmltypes.py FOLDER` imports every module of the program that names a QML module and writes a qmldir and a .qmltypes
for each QML module below FOLDER. PySide's own dump parses the source and fails on list types and inherited members.
"""

import ast
import importlib
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QMetaMethod, QMetaObject, QObject  # noqa: E402

INDENT = "    "
BASES = ("QtQml", "QtQml.Models", "QtQuick")
"""Modules that describe the Qt classes ours derive from."""


@dataclass(frozen=True, slots=True)
class Element:
    """A class that QML can name."""

    python_module: str
    name: str
    creatable: bool
    singleton: bool


def elements(package: Path) -> dict[str, list[Element]]:
    """QML module → the classes our sources register in it."""
    found: dict[str, list[Element]] = defaultdict(list)
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        qml_module = _qml_module(tree)
        module = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and "QmlElement" in (marks := _decorators(node)):
                _refuse_borrowed_signals(path, node)
                if not qml_module:
                    raise SystemExit(f"{path}: {node.name} is a QmlElement, but the module has no QML_IMPORT_NAME")
                singleton = "QmlSingleton" in marks
                found[qml_module].append(Element(module, node.name, "QmlUncreatable" not in marks, singleton))
    return found


def _refuse_borrowed_signals(path: Path, cls: ast.ClassDef) -> None:
    """`notify=Base.changed` is lost by PySide, or crashes the program when QML asks for it."""
    for node in ast.walk(cls):
        if isinstance(node, ast.keyword) and node.arg == "notify" and isinstance(node.value, ast.Attribute):
            raise SystemExit(f"{path}:{node.value.lineno}: declare the notify signal again in {cls.name} itself")


def _qml_module(tree: ast.Module) -> str:
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        if any(isinstance(target, ast.Name) and target.id == "QML_IMPORT_NAME" for target in node.targets):
            return str(node.value.value)
    return ""


def _decorators(node: ast.ClassDef) -> set[str]:
    plain = (each.func if isinstance(each, ast.Call) else each for each in node.decorator_list)
    return {each.id for each in plain if isinstance(each, ast.Name)}


def describe(qml_module: str, members: list[Element]) -> str:
    """The text of the .qmltypes file of one QML module."""
    lines = ["import QtQuick.tooling 1.2", "", "Module {"]
    written: set[str] = set()
    for element in members:
        cls = getattr(importlib.import_module(element.python_module), element.name)
        lines += _component(cls.staticMetaObject, f"{qml_module}/{element.name} 1.0", element)
        written.add(element.name)
    for element in members:
        cls = getattr(importlib.import_module(element.python_module), element.name)
        for base in cls.__mro__[1:]:  # our own bases that QML cannot name, but whose members it uses
            if issubclass(base, QObject) and not base.__module__.startswith("PySide6") and base.__name__ not in written:
                lines += _component(base.staticMetaObject, "", None)
                written.add(base.__name__)
    return "\n".join([*lines, "}", ""])


def _component(meta: QMetaObject, export: str, element: Element | None) -> Iterator[str]:
    yield f"{INDENT}Component {{"
    base = meta.superClass()
    body = [f'name: "{meta.className()}"', 'accessSemantics: "reference"']
    if base is not None:
        body.append(f'prototype: "{base.className()}"')
    if element is not None:
        body += [f'exports: ["{export}"]', "exportMetaObjectRevisions: [256]"]
        body += [] if element.creatable else ["isCreatable: false"]
        body += ["isSingleton: true"] if element.singleton else []
    for index in range(meta.enumeratorOffset(), meta.enumeratorCount()):
        enum = meta.enumerator(index)
        keys = ", ".join(f'"{_text(enum.key(k))}"' for k in range(enum.keyCount()))
        body.append(f'Enum {{ name: "{_text(enum.name())}"; values: [{keys}] }}')
    body += [_property(meta, i) for i in range(meta.propertyOffset(), meta.propertyCount())]
    body += [_method(meta.method(i)) for i in range(meta.methodOffset(), meta.methodCount())]
    yield from (f"{INDENT * 2}{line}" for line in body)
    yield f"{INDENT}}}"


def _property(meta: QMetaObject, index: int) -> str:
    prop = meta.property(index)
    name = _text(prop.name())
    parts = [f'name: "{name}"', _type(_text(prop.typeName())), f'read: "{name}"', f"index: {index}"]
    if not prop.isWritable():
        parts.append("isReadonly: true")
    if prop.isConstant():
        parts.append("isPropertyConstant: true")
    if prop.hasNotifySignal():  # through the index: asking the property for its signal's name has crashed
        parts.append(f'notify: "{_text(meta.method(prop.notifySignalIndex()).name())}"')
    return f"Property {{ {'; '.join(parts)} }}"


def _method(method: QMetaMethod) -> str:
    kind = "Signal" if method.methodType() == QMetaMethod.MethodType.Signal else "Method"
    parts = [f'name: "{_text(method.name())}"']
    returned = _text(method.typeName())
    if returned not in {"", "void"}:
        parts.append(_type(returned))
    names = [_text(name) or f"argument{i}" for i, name in enumerate(method.parameterNames())]
    parameters = [
        f'\n{INDENT * 3}Parameter {{ name: "{name}"; {_type(_text(of_type))} }}'
        for name, of_type in zip(names, method.parameterTypes(), strict=True)
    ]
    return f"{kind} {{ {'; '.join(parts)}{''.join(parameters)} }}"


def _type(name: str) -> str:
    """`type: …` as qmltypes writes it; a Python object without a Qt type is anything to QML."""
    if name.endswith("*"):
        return f'type: "{name[:-1]}"; isPointer: true'
    known = "QVariant" if name.startswith("Py") else name
    return f'type: "{known}"'


def _text(data: QByteArray | bytes | bytearray | memoryview | str) -> str:
    """PySide gives names as str or QByteArray; its annotations also say bytes and their like."""
    if isinstance(data, str):
        return data
    return bytes(data.data() if isinstance(data, QByteArray) else data).decode()


def main() -> int:
    target = Path(sys.argv[1])
    for qml_module, members in elements(ROOT / "kiosk_app").items():
        folder = target.joinpath(*qml_module.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        name = qml_module.replace(".", "_") + ".qmltypes"
        (folder / name).write_text(describe(qml_module, members), encoding="utf-8")
        depends = "".join(f"depends {base}\n" for base in BASES)
        (folder / "qmldir").write_text(f"module {qml_module}\ntypeinfo {name}\n{depends}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
