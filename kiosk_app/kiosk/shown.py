"""The values QML sees of one screen model, and the one place that tells it what changed.

A model keeps its state in a frozen dataclass, derives these values from it in one pure function, and hands them here;
only properties whose value differs are announced, so that a countdown does not rebuild a list under a finger.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject


class Shown:
    """Present values by property name; every name has a signal `<name>Changed` on its owner."""

    def __init__(self, owner: QObject, values: Mapping[str, Any]) -> None:
        self._owner = owner
        self._values = dict(values)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - the QML property's own type
        return self._values[name]

    def update(self, values: Mapping[str, Any]) -> None:
        """Take the new values, then announce those that differ."""
        changed = [name for name, value in values.items() if self._values[name] != value]
        self._values.update(values)
        for name in changed:
            getattr(self._owner, f"{name}Changed").emit()
