"""From a key on the glass to the answers on the screen, at ten times the content that ships, with all laws imported.

The whole kiosk runs in a process of its own, software rendering; a press is a key event to its window, and it has been
answered with the first frame after the answers to exactly the text in the field were taken.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kiosk_app.content.index import build_index
from kiosk_app.content.pack import read_pack
from kiosk_app.content.shelf import Edition, Shelf
from kiosk_app.paths import Home
from kiosk_app.services.content import shipped
from tests.bench.figures import Claim, Figure, Sample
from tests.bench.lobby import SOFTWARE
from tests.bench.lookup import laws_of, many

BOUND = 50
"""Milliseconds at the 99th percentile."""


def measure(home: Home, folder: Path, runs: int, laws: Path | None = None) -> Figure:
    """Type every word `runs` times, in a copy of `home` with more content."""
    large = Home(folder / "large")
    shutil.copytree(home.root, large.root)
    reading = read_pack(shipped())
    pack, statutes = many(reading.pack), tuple(laws_of(laws))
    shelf = Shelf(large.content)
    edition = Edition(shipped(), reading, statutes)
    shelf.use(shelf.put(edition, pack, build_index(pack, reading.words, statutes)))
    command = [sys.executable, "-m", "tests.bench.typing_visitor", str(large.root), str(runs)]
    environment = {**os.environ, **SOFTWARE, "QT_QPA_UPDATE_IDLE_TIME": "0"}
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE)
    times: list[float] = json.loads(done.stdout.decode("utf-8").strip().splitlines()[-1])
    sample = Sample(f"key press to answers shown, {len(pack.guides)} services", "ms", times)
    return Figure("Typing", [sample], [Claim("99th percentile, ms", sample.quantile(0.99), BOUND)])
