"""`python -m tests.gallery OUT`: a picture of every screen in every size and mode, and an index page."""

import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtGui import QGuiApplication

from tests.gallery.scenes import MODES, SCENES, SIZES
from tests.gallery.stage import GalleryStage, demo_home

SIZE_AT = 2


def shoot(out: Path, sizes: tuple[tuple[int, int], ...]) -> None:
    """Render every scene and mode at these sizes."""
    application = QGuiApplication.instance() or QGuiApplication(["gallery"])
    assert isinstance(application, QGuiApplication)
    with tempfile.TemporaryDirectory() as folder:
        stage = GalleryStage(application, demo_home(Path(folder)))
        for size in sizes:
            for mode in MODES:
                if mode == "low" and size[0] > size[1]:
                    continue
                for scene in SCENES:
                    stage.play(scene, size, mode)
                    stage.picture().save(str(out / name_of(scene.name, size, mode)))
        stage.close()


def name_of(scene: str, size: tuple[int, int], mode: str) -> str:
    """The file of one picture."""
    return f"{scene}_{size[0]}x{size[1]}_{mode}.png"


def write_index(out: Path) -> None:
    """One page with every picture, newest rendering."""
    cells = "\n".join(
        f'<figure><img src="{escape(path.name)}" loading="lazy" height="480"><figcaption>{escape(path.stem)}'
        "</figcaption></figure>"
        for path in sorted(out.glob("*.png"))
    )
    style = "body{font-family:sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}"
    page = f'<!doctype html><meta charset="utf-8"><title>阳光户政</title><style>{style}</style>{cells}'
    (out / "index.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Two processes share the sizes; the index follows."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery")
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > SIZE_AT:
        wanted = set(sys.argv[SIZE_AT].split(","))
        shoot(out, tuple(size for size in SIZES if f"{size[0]}x{size[1]}" in wanted))
        return 0
    halves = ("1080x1920,1024x768", "1920x1080,1280x1024")
    workers = [subprocess.Popen([sys.executable, "-m", "tests.gallery", str(out), half]) for half in halves]
    failed = [worker.wait() for worker in workers]
    write_index(out)
    sys.stdout.write(f"{out / 'index.html'}\n")
    return max(failed)


if __name__ == "__main__":
    sys.exit(main())
