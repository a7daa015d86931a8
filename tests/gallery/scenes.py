"""Scenes of the gallery: what a screen is called and how the running kiosk is brought there.

A scene is a function of the `KioskProgram` with a demo home; add one to `SCENES` in the file of its owner.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk_app.kiosk.shell import Shell
from kiosk_app.startup.kiosk import KioskProgram
from tests.gallery import scenes_lookup, scenes_voice

Page = Shell.Page


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen: its name in file names, and what leads there from home."""

    name: str
    enter: Callable[[KioskProgram], None]


def opens(page: Shell.Page, key: str = "") -> Callable[[KioskProgram], None]:
    """Go to a page as a tap would."""
    return lambda program: program.shell.go(page, key)


def at_home(_program: KioskProgram) -> None:
    """Nothing to do: a scene begins at home."""


SCENES = (
    Scene("home", at_home),
    Scene("lookup", opens(Page.Lookup)),
    Scene("guide", opens(Page.Guide, "H03")),
    *(Scene(name, enter) for name, enter in scenes_lookup.ENTER.items()),
    Scene("rate", opens(Page.Rate)),
    Scene("message", opens(Page.Message)),
    Scene("publicity", opens(Page.Publicity)),
    Scene("help", opens(Page.Help)),
    Scene("staff", opens(Page.Staff)),
    *(Scene(name, enter) for name, enter in scenes_voice.ENTER.items()),
    Scene("paused", lambda program: program.shell.pause("StoreDamaged")),
)

SIZES = ((1080, 1920), (1920, 1080), (1280, 1024), (1024, 768))
MODES = ("normal", "large", "contrast", "low", "english")
