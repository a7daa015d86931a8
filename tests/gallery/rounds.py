"""One scene through every size and mode, switched live, and everything found on the way."""

from collections import defaultdict

from PySide6.QtCore import QRectF

from tests.gallery.contrast import faint
from tests.gallery.scenes import INCHES, MODES, SIZES, Scene
from tests.gallery.seen import look
from tests.gallery.stage import GalleryStage
from tests.gallery.walk import judge

LAYOUT = 0.5
"""Seconds after which every layout has followed."""


def findings(stage: GalleryStage, scene: Scene) -> list[str]:
    """One sentence a finding, with the sizes and modes it appears in."""
    where: dict[str, list[str]] = defaultdict(list)
    stage.enter(scene)
    for mode in MODES:
        for size in SIZES:
            stage.dress(size, mode)
            found = _now(stage, size)
            if found:
                stage.rest(LAYOUT)  # on a busy machine a layout may still be on its way; what is wrong stays wrong
                found &= _now(stage, size)
            for sentence in found:
                where[sentence].append(f"{size[0]}×{size[1]} {mode}")
    return [f"{sentence} [{', '.join(places)}]" for sentence, places in where.items()]


def _now(stage: GalleryStage, size: tuple[int, int]) -> set[str]:
    items = look(stage.program.window)
    return {*judge(items, QRectF(0, 0, *size), INCHES[size]), *faint(items, stage.picture())}
