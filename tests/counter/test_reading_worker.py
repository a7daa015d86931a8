"""The reading worker's faults: death, nonsense, standing still, not being there. A push feels none of them."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app import cli
from kiosk_app.cli import run
from kiosk_app.config import Counter, Settings, Station
from kiosk_app.counter import reading
from kiosk_app.counter.picture import Shot, read_file
from kiosk_app.counter.reading import DEATHS, MISSING, Reader, ReadInTime, installed
from kiosk_app.counter.reading_fields import Wanted
from kiosk_app.counter.reading_worker import WORKER_ARGUMENT
from kiosk_app.errors import ExitCode
from tests.link.hall import PASSWORD, STAFF, Hall

READY = "import os, struct, sys, time\nout = sys.stdout.buffer\nout.write(bytes(4)); out.flush()\n"
SERVE = """
def serve():
    head = sys.stdin.buffer.read(16)
    if len(head) < 16: sys.exit()
    asked, size, _w, _h = struct.unpack(">IIII", head)
    sys.stdin.buffer.read(asked + size)
def say(text):
    out.write(struct.pack(">I", len(text)) + text); out.flush()
"""
GOOD = json.dumps(
    [
        [[10, 10, 40, 20], "姓名", 0.99, "", 0.0],
        [[100, 10, 60, 20], "章小演", 0.999, "章小演", 0.999],
    ]
).encode()
WANTED = (Wanted("姓名"),)
QUICK = 1.0
"""Hard limit of one picture in these tests, seconds."""

Make = Callable[..., Reader]


@pytest.fixture
def shot(tmp_path: Path) -> Shot:
    path = tmp_path / "page.png"
    Image.new("RGB", (200, 40), "#ffffff").save(path)
    return read_file(path)


@pytest.fixture
def make() -> Iterator[Make]:
    """Readers over a worker that runs the given lines instead of the real one."""
    made: list[Reader] = []

    def reader(*scripts: str) -> Reader:
        """The n-th worker started runs the n-th script, the last one again and again."""
        left = list(scripts)

        def start() -> "subprocess.Popen[bytes]":
            code = READY + SERVE + (left.pop(0) if len(left) > 1 else left[0])
            return subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )

        made.append(Reader(start, hard_seconds=QUICK))
        return made[-1]

    yield reader
    for each in made:
        each.stop()


ANSWERS = f"while True:\n    serve(); say({GOOD!r})"


def test_a_worker_that_answers_is_believed_and_its_answer_kept(make: Make, shot: Shot) -> None:
    reader = make(f"serve(); say({GOOD!r}); time.sleep(60)")
    assert reader.ready(5)
    first = reader.read(shot, WANTED, 5)
    assert first is not None
    assert [(each.label, each.text, each.certain) for each in first] == [("姓名", "章小演", True)]
    began = time.monotonic()
    assert reader.read(shot, WANTED, 5) == first
    assert time.monotonic() - began < 0.5 * QUICK


@pytest.mark.parametrize(
    "fault",
    [
        "serve(); os.kill(os.getpid(), 9)",
        "sys.stdin.buffer.read(1); os._exit(3)",
        "serve(); say(b'no json at all')",
        "serve(); say(b'[[1,2,3]]')",
        'serve(); say(b\'[[[0,0,1,1],"\\xff\\xfe",0.9,"",0.0]]\')',
        "serve(); out.write(b'\\xff\\xff\\xff\\xff'); out.flush(); time.sleep(60)",
        "serve(); out.write(b'\\x00\\x00'); out.flush(); os._exit(0)",
    ],
)
def test_a_worker_that_fails_costs_one_reading_and_is_replaced(make: Make, shot: Shot, fault: str) -> None:
    reader = make(fault, ANSWERS)
    assert reader.ready(5)
    assert reader.read(shot, WANTED, 5) is None
    assert reader.usable
    second = reader.read(shot, WANTED, 5)
    assert second is not None
    assert second[0].text == "章小演"


def test_nobody_waits_longer_than_the_budget_for_a_worker_that_stands_still(make: Make, shot: Shot) -> None:
    reader = make("time.sleep(60)", ANSWERS)
    assert reader.ready(5)
    began = time.monotonic()
    assert reader.read(shot, WANTED, 0.2) is None
    assert time.monotonic() - began < 0.2 + 0.5 * QUICK
    time.sleep(QUICK)  # by now it has been ended, and the next one is asked
    assert reader.read(shot, WANTED, 5) is not None


def test_a_reading_that_comes_late_is_there_the_next_time(make: Make, shot: Shot) -> None:
    reader = make(f"serve(); time.sleep(0.4); say({GOOD!r}); time.sleep(60)")
    assert reader.ready(5)
    assert reader.read(shot, WANTED, 0.05) is None
    again = reader.read(shot, WANTED, 5)
    assert again is not None
    assert again[0].text == "章小演"


def test_what_was_read_ahead_is_there_at_once_when_it_is_pushed(make: Make, shot: Shot) -> None:
    reader = make(f"serve(); time.sleep(0.3); say({GOOD!r}); time.sleep(60)")
    assert reader.ready(5)
    in_time = ReadInTime(reader, 0.01)
    in_time.ahead(shot, WANTED)
    in_time.ahead(replace(shot, data=shot.data + b"another"), WANTED)  # something is being read: this one is not
    assert in_time(shot, WANTED) == ()
    assert reader.read(shot, WANTED, 5) is not None
    assert [each.text for each in in_time(shot, WANTED)] == ["章小演"]
    in_time.forget()
    assert in_time(shot, WANTED) == ()


def test_a_worker_that_always_dies_is_given_up(shot: Shot) -> None:
    started = []

    def start() -> "subprocess.Popen[bytes]":
        started.append(1)
        return subprocess.Popen([sys.executable, "-I", "-S", "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    reader = Reader(start, hard_seconds=QUICK)
    for _ in range(DEATHS + 3):
        assert reader.read(shot, WANTED, 5) is None
    assert not reader.usable
    assert not reader.ready(5)
    assert len(started) == DEATHS
    began = time.monotonic()
    assert reader.read(shot, WANTED, 5) is None
    assert time.monotonic() - began < QUICK
    reader.stop()


def test_a_worker_that_cannot_even_be_started_is_no_error(shot: Shot) -> None:
    def start() -> "subprocess.Popen[bytes]":
        raise FileNotFoundError("no interpreter")

    reader = Reader(start, hard_seconds=QUICK)
    assert reader.read(shot, WANTED, 5) is None
    reader.stop()


def test_stopping_ends_the_worker_and_whoever_waits(shot: Shot) -> None:
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> "subprocess.Popen[bytes]":
        code = READY + "time.sleep(60)"
        processes.append(
            subprocess.Popen([sys.executable, "-I", "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        )
        return processes[-1]

    reader = Reader(start)
    assert reader.ready(5)
    reader.ahead(shot, WANTED)
    began = time.monotonic()
    reader.stop()
    assert reader.read(shot, WANTED, 5) is None
    assert time.monotonic() - began < 5
    assert [process.poll() is not None for process in processes] == [True]


def test_the_worker_reaches_nothing() -> None:
    code = (
        "from kiosk_app.counter.reading_worker import stay_alone\n"
        "stay_alone()\n"
        "import socket, subprocess\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: subprocess.run(['true'])):\n"
        "    try:\n        act()\n        print('reached')\n"
        "    except PermissionError:\n        print('refused')\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["refused", "refused"]


def test_a_frozen_program_can_become_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    became = []
    monkeypatch.setattr("kiosk_app.counter.reading_worker.main", lambda: became.append(1))
    monkeypatch.setattr(sys, "argv", ["sunshine", WORKER_ARGUMENT])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == ExitCode.DONE
    assert became == [1]


def _push(home: Path, tmp_path: Path) -> list[str]:
    path = tmp_path / "page.png"
    Image.new("RGB", (640, 400), "#dde6f4").save(path)
    words = ["counter", "push", "--file", str(path), "--business", "H03", "--staff", STAFF]
    return [*words, "--field", "姓名=章小演", "--home", str(home)]


def test_without_the_extra_everything_works_and_who_asks_is_told_how_to_get_it(
    hall: Hall, counter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    monkeypatch.setattr(reading, "NEEDED", ("a_package_that_nobody_has",))
    assert not installed()
    words = _push(counter_home, tmp_path)
    assert run([*words, "--read"]) == ExitCode.FAILED
    assert capsys.readouterr().err.strip() == MISSING
    assert hall.checks.queue() == []
    assert run(words) == ExitCode.DONE
    assert len(hall.checks.queue()) == 1


def test_a_script_whose_picture_cannot_be_read_in_time_pushes_all_the_same(
    hall: Hall, counter_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def start() -> "subprocess.Popen[bytes]":
        code = READY + "time.sleep(60)"
        return subprocess.Popen([sys.executable, "-I", "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setenv("SUNSHINE_PASSWORD", PASSWORD)
    monkeypatch.setattr(reading, "start_worker", start)
    config = counter_home / "sunshine.toml"
    config.write_text(config.read_text(encoding="utf-8") + "read_seconds = 0.2\n", encoding="utf-8")
    assert run([*_push(counter_home, tmp_path), "--read"]) == ExitCode.DONE
    assert "没有在限时内读出来" in capsys.readouterr().err
    fields = hall.checks.material(hall.checks.queue()[0].check_id).fields
    assert [(field.label, field.text) for field in fields] == [("姓名", "章小演")]


@pytest.mark.parametrize(
    ("said", "demo", "there", "reads"),
    [
        ("auto", False, True, True),
        ("auto", True, True, False),
        ("on", True, True, True),
        ("off", False, True, False),
        ("auto", False, False, False),
        ("on", False, False, False),
    ],
)
def test_the_bar_reads_where_it_is_wanted_and_can(
    monkeypatch: pytest.MonkeyPatch, said: str, demo: bool, there: bool, reads: bool
) -> None:
    from contextlib import ExitStack

    from kiosk_app.startup import counter

    class Quiet:
        def read(self, *_asked: object) -> None:
            return None

        def stop(self) -> None:
            stopped.append(1)

    stopped: list[int] = []
    monkeypatch.setattr(counter, "Reader", Quiet)
    monkeypatch.setattr(counter, "installed", lambda: there)
    settings = Settings(station=Station(demo=demo), counter=Counter(read=said))  # type: ignore[arg-type]
    with ExitStack() as stack:
        read = counter.reading_of(stack, settings)
        assert (read is not None) is reads
    assert len(stopped) == reads
