"""A kiosk whose fonts are damaged says which and what to do, instead of showing boxes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from pathlib import Path
from kiosk_app import gui
fonts = Path(sys.argv[1])
gui.resource = lambda folder, name: fonts / name
from kiosk_app.cli import run
sys.exit(run(sys.argv[2:]))
"""


def start(fonts: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", RUN, str(fonts), *words],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("content", [b"", b"no font"], ids=["empty", "damaged"])
def test_damaged_fonts_are_told(tmp_path: Path, content: bytes) -> None:
    from kiosk_app.gui import FONT_FILES

    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for _folder, name in FONT_FILES:
        (fonts / name).write_bytes(content)
    home = tmp_path / "home"
    home.mkdir()
    (home / "sunshine.toml").write_text("[station]\ndemo = true\n", encoding="utf-8")
    ran = start(fonts, "kiosk", "--windowed", "540x960", "--home", str(home))
    assert ran.returncode == 1
    said = ran.stderr.strip().splitlines()[-1]
    assert "字体文件" in said
    assert str(fonts) in said
    assert "make setup" in said
    assert "Traceback" not in ran.stderr
