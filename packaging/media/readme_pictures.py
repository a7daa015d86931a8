"""The README's pictures out of the gallery: run `make shots`, then this; it writes resources/pictures.

.venv/bin/python packaging/media/readme_pictures.py
"""

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "build" / "gallery"
TARGET = ROOT / "resources" / "pictures"
PICTURES = {
    "home": "home_1080x1920_normal",
    "lookup": "lookup_sfz_1080x1920_normal",
    "guide": "guide_1080x1920_normal",
    "check": "check_1080x1920_normal",
    "dispute": "dispute_1920x1080_normal",
    "rate": "rate_faces_1080x1920_normal",
    "wizard": "wizard_1080x1920_normal",
    "contrast": "home_1920x1080_contrast",
}
"""What it is called in the README, and the scene, size and mode it is."""
SHORT_SIDE = 400


def main() -> int:
    """Scale each picture down and keep it as a small WebP; the exit code."""
    TARGET.mkdir(exist_ok=True)
    for name, scene in PICTURES.items():
        path = GALLERY / f"{scene}.png"
        if not path.is_file():
            sys.stderr.write(f"{path} is missing: run `make shots` first\n")
            return 1
        with Image.open(path) as shot:
            factor = SHORT_SIDE / min(shot.size)
            size = (round(shot.width * factor), round(shot.height * factor))
            small = shot.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.save(TARGET / f"{name}.webp", quality=82, method=6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
