"""Scenes of the gallery: what a screen is called and how the running kiosk is brought there.

A scene is a function of the `KioskProgram` with a demo home, which may return what undoes it; add one to the `ENTER` of
its owner's file.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery import scenes_lookup, scenes_sheet, scenes_shell, scenes_voice, scenes_ways

Undo = Callable[[], None]
Enter = Callable[[KioskProgram], Undo | None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen: its name in file names, and what leads there from home."""

    name: str
    enter: Enter


SCENES = tuple(
    Scene(name, enter)
    for owner in (scenes_shell, scenes_lookup, scenes_sheet, scenes_ways, scenes_voice)
    for name, enter in owner.ENTER.items()
)

SIZES = ((1080, 1920), (1920, 1080), (1280, 1024), (1024, 768))
INCHES = {(1080, 1920): 32.0, (1920, 1080): 13.3, (1280, 1024): 17.0, (1024, 768): 10.4}
"""Diagonals of such screens as stations own; on the second and the last 15 mm are more than 96 logical pixels."""

MODES = ("normal", "large", "contrast", "low", "english")
