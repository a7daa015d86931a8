"""`make setup`: what is missing is installed or named with one command; what is there costs no time."""

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from kiosk_app.paths import program_root

SCRIPT = program_root() / "packaging" / "prepare.py"
DPKG = """#!/bin/sh
for name in "$@"; do
  case "$name" in
    libgl1) echo "libgl1 config-files" ;;
    libglib2.0-0t64|lib*|ca-*) echo "$name installed" ;;
  esac
done
exit 1
"""


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH on which libgl1 was removed, Xvfb was never there, and apt-get only notes what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    scripts = {"dpkg-query": DPKG, "apt-get": f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n'}
    for name, text in scripts.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    for name in ("env", "sh"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    return tmp_path / "asked"


def test_root_installs_exactly_what_is_missing(
    prepare: ModuleType, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    prepare.install_libraries()
    update, install = tools.read_text(encoding="utf-8").splitlines()
    assert update == "update"
    assert install == "install -y --no-install-recommends libgl1 xvfb"


def test_without_root_one_command_is_named_and_nothing_is_touched(
    prepare: ModuleType, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(prepare.Stop) as stopped:
        prepare.install_libraries()
    command = "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libgl1 xvfb'"
    assert command in str(stopped.value)
    assert not tools.exists()


def test_an_old_python_is_refused(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "OLDEST_PYTHON", (9, 0))
    with pytest.raises(prepare.Stop, match="需要 Python"):
        prepare.prepare("run")


@pytest.mark.parametrize("goal", ["run", "test"])
def test_a_second_run_costs_no_time(goal: str) -> None:
    if not (program_root() / ".venv" / ".sunshine-test").exists():
        pytest.skip("this folder was not set up by make")
    command = [sys.executable, str(SCRIPT), goal]
    subprocess.run(command, capture_output=True, check=True)  # whatever changed since the last make
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - started < 3
    assert "安装" not in done.stdout


def test_the_lock_pins_every_file_and_names_no_place() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (program_root() / "packaging" / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if line and line[0] not in " #"]
        assert len(packages) > 30
        for line in packages:
            assert "==" in line
            assert line.endswith("\\"), f"{line} has no hash"
        assert "http" not in text
        assert "--index" not in text
        assert "file:" not in text
