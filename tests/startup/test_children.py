"""Programs we start end with us, also when we are killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk_app.startup.children import end, start

STARTER = """
import sys, time
from kiosk_app.startup.children import start
child = start([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _gone(pid: int, patience: float = 5.0) -> bool:
    deadline = time.monotonic() + patience
    while _alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_a_child_ends_when_its_starter_is_killed() -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    child = int(starter.stdout.readline())
    assert _alive(child)
    os.kill(starter.pid, signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    assert _gone(child)


def test_end_insists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk_app.startup.children.PATIENCE", 0.3)
    log = tmp_path / "log"
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); "
    child = start([sys.executable, "-c", stubborn + "time.sleep(60)"], log=log)
    while "deaf" not in log.read_text(encoding="utf-8"):
        time.sleep(0.02)
    assert end(child) == -signal.SIGKILL


def test_ctrl_c_reaches_only_the_starter() -> None:
    child = start([sys.executable, "-c", "import time; time.sleep(60)"])
    assert os.getpgid(child.pid) != os.getpgid(0)
    assert end(child) == -signal.SIGTERM
