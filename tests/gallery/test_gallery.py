"""Every screen in every size and mode: nothing cut, nothing outside, everything large enough to touch."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from kiosk_app.paths import qml_root
from tests.gallery.scenes import SCENES, SIZES
from tests.gallery.stage import GalleryStage, demo_home
from tests.gallery.walk import problems

TOKEN = re.compile(r'property color (\w+): contrast \? "(#\w+)" : "(#\w+)"')
BODY = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("inkSoft", "paper"),
    ("inkSoft", "surface"),
    ("ink", "sunSoft"),
    ("ink", "redSoft"),
    ("ink", "greenSoft"),
    ("ink", "blueSoft"),
    ("overBlue", "blue"),
    ("sunDeep", "sunSoft"),
]
LARGE = [
    ("blue", "blueSoft"),
    ("green", "greenSoft"),
    ("amber", "amberSoft"),
    ("red", "redSoft"),
    ("blue", "surface"),
    ("overGreen", "green"),
    ("overRed", "red"),
]

WALKED = [(SIZES[0], "large"), (SIZES[0], "low"), (SIZES[0], "english"), (SIZES[3], "large"), (SIZES[3], "english")]
"""The narrowest and the smallest screen with the widest words; `make shots` renders every combination."""


@pytest.fixture(scope="module")
def stage(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GalleryStage]:
    made = GalleryStage(qapp, demo_home(tmp_path_factory.mktemp("gallery") / "home"))
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "mode"), WALKED)
def test_screens_are_whole(stage: GalleryStage, size: tuple[int, int], mode: str) -> None:
    found = []
    for scene in SCENES:
        stage.play(scene, size, mode)
        found += [f"{scene.name}: {sentence}" for sentence in problems(stage.program.window)]
    assert not found, "\n".join(found)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    made = QColor(colour)
    shares = [made.redF(), made.greenF(), made.blueF()]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["high contrast", "light"])
def test_tokens_can_be_read(theme: int) -> None:
    text = (Path(qml_root()) / "Sunshine" / "Theme" / "Theme.qml").read_text(encoding="utf-8")
    tokens = {name: (high, light)[theme] for name, high, light in TOKEN.findall(text)}
    weak = [
        f"{front} on {ground}: {ratio:.1f} < {wanted}"
        for pairs, wanted in ((BODY, 7.0), (LARGE, 4.5))
        for front, ground in pairs
        if (ratio := contrast(tokens[front], tokens[ground])) < wanted
    ]
    assert not weak, "\n".join(weak)
