"""The floors hold; and the check that says so finds each kind of breach."""

from pathlib import Path

import pytest

from kiosk_app.paths import program_root
from tests.rules.floors import problems


def test_imports_go_only_downward() -> None:
    found = problems(program_root() / "kiosk_app")
    assert not found, "\n".join(found)


BREACHES = {
    "domain/rating.py": ("import sqlalchemy", "standard library only"),
    "domain/check.py": ("from kiosk_app.config import Check", "it is pure"),
    "store/ledger.py": ("from kiosk_app.services.checks import Checks", "it lies above"),
    "store/vault.py": ("def put():\n    from kiosk_app.link import client", "side by side"),
    "content/pack.py": ("from ..store import engine", "side by side"),
    "services/checks.py": ("from PySide6.QtCore import QObject", "know no Qt"),
    "link/server.py": ("import kiosk_app.kiosk.shell", "it lies above"),
    "counter/bar.py": ("from kiosk_app import kiosk", "side by side"),
    "jobs.py": ("from kiosk_app.kiosk.shell import Shell", "it lies above"),
    "kiosk/home.py": ("from kiosk_app.startup.kiosk import open_kiosk", "it lies above"),
    "gadgets/thing.py": ("import os", "stands on no floor"),
}


@pytest.mark.parametrize("place", BREACHES)
def test_each_kind_of_breach_is_found(tmp_path: Path, place: str) -> None:
    code, rule = BREACHES[place]
    path = tmp_path / "kiosk_app" / place
    path.parent.mkdir(parents=True)
    path.write_text(code + "\n", encoding="utf-8")
    (found,) = problems(tmp_path / "kiosk_app")
    assert place in found
    assert rule in found


def test_allowed_imports_pass(tmp_path: Path) -> None:
    allowed = {
        "domain/a.py": "import dataclasses\nfrom kiosk_app.errors import NotAllowed\nfrom kiosk_app.domain import b\n",
        "store/a.py": "from kiosk_app.domain import b\nfrom kiosk_app.store import c\nimport sqlalchemy\n",
        "services/a.py": "from kiosk_app.store import c\nfrom kiosk_app.link import d\n",
        "kiosk/a.py": "from PySide6 import QtCore\nfrom kiosk_app.services import e\nfrom kiosk_app.jobs import Jobs\n",
        "cli/a.py": "from kiosk_app.startup import kiosk\n",
        "startup/a.py": "from kiosk_app.kiosk import shell\nfrom kiosk_app.counter import bar\n",
    }
    for place, code in allowed.items():
        path = tmp_path / "kiosk_app" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    assert problems(tmp_path / "kiosk_app") == []
