"""`make run` without a display: everything opens on a virtual one, a live picture is kept, nothing is left over."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.slow

MODULE = "kiosk_app.startup.lobby"
PATIENCE = 60.0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lobby") / "home"


@contextmanager
def lobby(home: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    process = subprocess.Popen(
        [sys.executable, "-m", MODULE, "--home", str(home), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _processes_of(home: Path) -> list[str]:
    """Command lines of the programs that run on this home."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(home) in line and MODULE not in line:
            found.append(line)
    return found


def _wait(what: str, happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def test_it_opens_everything_shows_a_live_picture_and_ends_everything(home: Path) -> None:
    live = home / "live.png"
    with lobby(home) as process:
        _wait("a live picture with the kiosk on it", lambda: live.exists() and _colourful(live))
        first = live.stat().st_mtime_ns
        _wait("the next live picture", lambda: live.stat().st_mtime_ns != first)
        assert len(_processes_of(home)) >= 3
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert str(live) in said
    assert "--windowed" in said
    assert "Ctrl+C" in said
    assert _processes_of(home) == []


def test_when_it_is_killed_its_programs_end_too(home: Path) -> None:
    with lobby(home) as process:
        _wait("the programs", lambda: len(_processes_of(home)) >= 3)
        process.kill()
        process.wait()
        _wait("nothing left", lambda: not _processes_of(home))


def test_a_kiosk_that_cannot_start_is_told(home: Path) -> None:
    settings = home / "sunshine.toml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(kept.replace("[station]", "[station]\nnaem = 1"), encoding="utf-8")
    try:
        with lobby(home) as process:
            said, _ = process.communicate(timeout=PATIENCE)
    finally:
        settings.write_text(kept, encoding="utf-8")
    assert process.returncode == 1
    assert "触摸屏意外退出" in said
    assert "naem" in said


def _colourful(path: Path) -> bool:
    with Image.open(path) as picture:
        assert picture.size == (3000, 1920)
        kiosk = picture.convert("RGB").crop((0, 0, 1080, 1920)).resize((108, 192))
    return len(set(kiosk.get_flattened_data())) > 50
