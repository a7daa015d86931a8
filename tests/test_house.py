"""The house rules on sizes, docstrings and foreign places; and each finds what it is for."""

import subprocess
from pathlib import Path

import pytest

from kiosk_app.paths import program_root
from tests.rules.house import FILE_LINES, FUNCTION_LINES, foreign_problems, size_problems


@pytest.mark.parametrize("folder", ["kiosk_app", "packaging", "tests"])
def test_files_can_be_read_in_one_sitting(folder: str) -> None:
    found = size_problems(program_root() / folder, tests=folder == "tests")
    assert not found, "\n".join(found)


def test_no_file_names_a_place_of_one_machine() -> None:
    root = program_root()
    if not (root / ".git").exists():
        pytest.skip("not a clone: which files belong to the project is not known")
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=root, capture_output=True, text=True, check=True).stdout
    found = foreign_problems(root, [name for name in listed.split("\0") if name])
    assert not found, "\n".join(found)


def test_each_breach_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "kiosk_app"
    folder.mkdir()
    (folder / "long.py").write_text('"""Long."""\n' + "x = 1\n" * FILE_LINES, encoding="utf-8")
    (folder / "mute.py").write_text("x = 1\n", encoding="utf-8")
    body = "    x = 1\n" * FUNCTION_LINES
    (folder / "big.py").write_text(f'"""Big."""\n\n\ndef work() -> None:\n{body}', encoding="utf-8")
    big, long, mute = size_problems(folder)
    assert "work has" in big
    assert "341 lines" in long
    assert "no module docstring" in mute


def test_a_foreign_place_is_found(tmp_path: Path) -> None:
    lines = ["see /work" + "/main/x", "from https://files.python" + "hosted.org/x", "in /home" + "/someone/x", "fine"]
    (tmp_path / "a.md").write_text("\n".join(lines), encoding="utf-8")
    assert len(foreign_problems(tmp_path, ["a.md"])) == 3
