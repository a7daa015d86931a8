"""Opening long pages and scrolling them, software rendering: a law of 144 articles, a digest of 85, the longest guide.

Opening is from a finger leaving the glass to the first frame with the new page in it. A frame of scrolling is moving a
list by 40 pixels, building the rows that come into sight, drawing and showing; the pause of up to 5 ms with which Qt
waits for more to draw is switched off, so that what is measured is work.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk_app.domain.numerals import to_chinese
from kiosk_app.paths import Home
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import SOFTWARE

LONG = "中华人民共和国治安管理处罚法"
RULES = "户口居民身份证管理工作规范（试行）"
DIGEST = "penalties_law"
ARTICLES = 144
OPEN, FRAME = 100, 20
"""Milliseconds that opening a page, and a frame, may take."""


def measure(home: Home, folder: Path, runs: int, laws: Path | None = None) -> Figure:
    """Open and scroll `runs` times; the official texts are looked for in `laws`."""
    _run("kiosk_app", "law", "import", *map(str, _texts(laws, folder)), "--home", str(home.root), "--force")
    found: dict[str, list[float]] = json.loads(_run("tests.bench.reading", str(home.root), DIGEST, RULES, str(runs)))
    figure = Figure("Opening long pages and scrolling them")
    opens = {"law": "144-article law", "digest": "85-article digest", "guide": "longest guide"}
    for name, what in opens.items():
        sample = Sample(f"tap to {what}", "ms", found[name])
        figure.samples.append(sample)
        figure.claims.append(Claim(f"{what}, slowest, ms", sample.quantile(1.0), OPEN))
    for name, what in {"law frames": "law", "list frames": "list of all services"}.items():
        sample = Sample(f"frame while scrolling the {what}", "ms", found[name])
        figure.samples.append(sample)
        figure.claims.append(Claim(f"scrolling the {what}, p99, ms", sample.quantile(0.99), FRAME))
    return figure


def _run(*arguments: str) -> str:
    environment = {**os.environ, **SOFTWARE, "QT_QPA_UPDATE_IDLE_TIME": "0"}
    done = subprocess.run([sys.executable, "-m", *arguments], check=True, env=environment, stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8").strip().splitlines()[-1]


def _texts(laws: Path | None, folder: Path) -> list[Path]:
    """The official texts, or two made up of the same length."""
    return [
        found if laws and (found := laws / f"{title}.md").is_file() else _made_up(folder / f"{title}.md", title)
        for title in (LONG, RULES)
    ]


def _made_up(path: Path, title: str) -> Path:
    sentence = "应当依法办理登记的事项，由有关机关按照规定的条件和期限办理，任何单位和个人不得违反。"
    lines = [f"# {title}", ""]
    for number in range(1, ARTICLES + 1):
        if number % 24 == 1:
            lines += [f"## 第{to_chinese(number // 24 + 1)}章 演示", ""]
        lines += [f"**第{to_chinese(number)}条** {sentence * (1 + number % 3)}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
