"""Timing marks: off unless asked for; several processes share one file and one clock."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from kiosk_app import trace

CODE = "from kiosk_app.trace import mark\nfor n in range(200): mark('step', number=n)"


def test_marks_of_several_processes_are_whole_lines_in_one_order(tmp_path: Path) -> None:
    file = tmp_path / "trace.jsonl"
    environment = {**os.environ, trace.VARIABLE: str(file)}
    before = time.monotonic()
    running = [subprocess.Popen([sys.executable, "-c", CODE], env=environment) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    marks = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(marks) == 400
    assert {mark["pid"] for mark in marks} == {process.pid for process in running}
    assert before < marks[0]["at"] < marks[-1]["at"] < time.monotonic()


def test_without_the_variable_nothing_is_written(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != trace.VARIABLE}
    subprocess.run([sys.executable, "-c", CODE], env=environment, cwd=tmp_path, check=True)
    assert list(tmp_path.iterdir()) == []
