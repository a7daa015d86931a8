"""A picture of every screen in every size and mode, and an index page. `make shots` calls it."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from fnmatch import fnmatch
from html import escape
from itertools import groupby
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtGui import QGuiApplication

from tests.gallery.scenes import MODES, SCENES, SIZES, Scene
from tests.gallery.stage import GalleryStage, demo_home

SIZE_NAMES = {f"{width}x{height}": (width, height) for width, height in SIZES}
STYLE = """
body{font:16px/1.5 sans-serif;margin:32px;background:#FBF8F2;color:#14233A}
h2{margin:32px 0 8px}div{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-end}
figure{margin:0}img{height:420px;border:1px solid #E3DED3;border-radius:8px}figcaption{font-size:13px;color:#435269}
nav a{margin-right:16px}
"""


def shoot(out: Path, scenes: Sequence[Scene], sizes: Sequence[str], modes: Sequence[str]) -> None:
    """Render these scenes; low reach is for upright screens only."""
    application = QGuiApplication.instance() or QGuiApplication(["gallery"])
    assert isinstance(application, QGuiApplication)
    with tempfile.TemporaryDirectory() as folder:
        stage = GalleryStage(application, demo_home(Path(folder)))
        for scene in scenes:
            stage.enter(scene)
            for name in sizes:
                width, height = SIZE_NAMES[name]
                for mode in modes:
                    if mode != "low" or height > width:
                        stage.dress((width, height), mode)
                        stage.picture().save(str(out / f"{scene.name}_{name}_{mode}.png"))
        stage.close()


def write_index(out: Path) -> Path:
    """One page with every picture of `out`, a heading a screen; its path."""
    places = {scene.name: place for place, scene in enumerate(SCENES)}
    found = sorted(
        (path for path in out.glob("*.png") if scene_of(path) in places),
        key=lambda path: (places[scene_of(path)], path.name),
    )
    parts, links = [], []
    for name, paths in groupby(found, key=scene_of):
        links.append(f'<a href="#{name}">{name}</a>')
        figures = "".join(
            f'<figure><a href="{escape(path.name)}"><img src="{escape(path.name)}" loading="lazy"></a>'
            f"<figcaption>{escape(' '.join(path.stem.rsplit('_', 2)[1:]))}</figcaption></figure>"
            for path in paths
        )
        parts.append(f'<h2 id="{name}">{name}</h2><div>{figures}</div>')
    head = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>阳光户政</title><style>{STYLE}</style>'
    page = out / "index.html"
    page.write_text(f"{head}<h1>阳光户政</h1><nav>{''.join(links)}</nav>{''.join(parts)}", encoding="utf-8")
    return page


def scene_of(path: Path) -> str:
    """The scene of a picture by its file's name."""
    return path.stem.rsplit("_", 2)[0]


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=Path("build/gallery"), help="folder for the pictures")
    parser.add_argument("--size", action="append", choices=SIZE_NAMES, help="only this size; repeatable")
    parser.add_argument("--mode", action="append", choices=MODES, help="only this mode; repeatable")
    parser.add_argument("--screen", action="append", metavar="NAME", help="only screens like guide*; repeatable")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes that share the screens (2)")
    parser.add_argument("--part", type=int, default=None, help=argparse.SUPPRESS)
    chosen = parser.parse_args(given)
    wanted = chosen.screen or ["*"]
    chosen.scenes = [scene for scene in SCENES if any(fnmatch(scene.name, pattern) for pattern in wanted)]
    if not chosen.scenes:
        parser.error(f"no screen like {', '.join(wanted)}; there are: {', '.join(scene.name for scene in SCENES)}")
    return chosen


def main(given: Sequence[str]) -> int:
    """Some processes share the screens; the index follows."""
    chosen = arguments(given)
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.part is not None:
        mine = chosen.scenes[chosen.part :: chosen.jobs]
        shoot(chosen.out, mine, chosen.size or list(SIZE_NAMES), chosen.mode or MODES)
        return 0
    command = [sys.executable, "-m", "tests.gallery", *given, "--jobs", str(chosen.jobs)]
    workers = [subprocess.Popen([*command, "--part", str(part)]) for part in range(chosen.jobs)]
    failed = [worker.wait() for worker in workers]
    sys.stdout.write(f"{write_index(chosen.out)}\n")
    return max(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
