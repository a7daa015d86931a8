"""One scene through every size and mode, switched live, and everything found on the way."""

from collections import defaultdict

from PySide6.QtCore import QRectF

from tests.gallery.contrast import faint
from tests.gallery.scenes import INCHES, MODES, SIZES, Scene
from tests.gallery.seen import look
from tests.gallery.stage import GalleryStage
from tests.gallery.walk import judge


def findings(stage: GalleryStage, scene: Scene) -> list[str]:
    """One sentence a finding, with the sizes and modes it appears in."""
    where: dict[str, list[str]] = defaultdict(list)
    stage.enter(scene)
    for mode in MODES:
        for size in SIZES:
            stage.dress(size, mode)
            items = look(stage.program.window)
            whole = QRectF(0, 0, *size)
            for sentence in (*judge(items, whole, INCHES[size]), *faint(items, stage.picture())):
                where[sentence].append(f"{size[0]}×{size[1]} {mode}")
    return [f"{sentence} [{', '.join(dict.fromkeys(places))}]" for sentence, places in where.items()]
