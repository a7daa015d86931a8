"""The kiosk's command line in its everyday form, read by hand: Typer takes 100 ms, a third of the way to home.

What is not plainly right here (`--help`, a wrong option, a missing value) is left to Typer, which alone explains it.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kiosk_app.cli.place import home_of
from kiosk_app.errors import ExitCode, SunshineError
from kiosk_app.lock import only_one
from kiosk_app.paths import Home

SIZE = re.compile(r"(\d{3,4})[xX×](\d{3,4})")
FILE = "kiosk.lock"
OPTIONS = frozenset({"--home", "--windowed", "--probe"})


def plain_options(rest: list[str]) -> dict[str, str] | None:
    """Option → value where `rest` is nothing but known options with values, each at most once; else None."""
    found: dict[str, str] = {}
    words = iter(rest)
    for word in words:
        name, joined, value = word.partition("=")
        if name not in OPTIONS or name in found:
            return None
        if not joined:
            value = next(words, "")
        if not value or value.startswith("-"):
            return None
        found[name] = value
    return found


def open_plainly(options: dict[str, str]) -> int:
    """Open the kiosk with what `plain_options` found; the exit code. Errors as `open_kiosk`."""
    home, probe = options.get("--home"), options.get("--probe")
    return open_kiosk(options.get("--windowed", ""), Path(probe) if probe else None, Path(home) if home else None)


def open_kiosk(windowed: str, probe: Path | None, home: Path | None) -> int:
    """Open the kiosk until it ends; the exit code. `windowed` is WIDTHxHEIGHT, or empty for the full screen.

    Raises:
        SunshineError: not a size, not a folder, open already, or the kiosk cannot be shown.
    """
    size = SIZE.fullmatch(windowed)
    if windowed and not size:
        raise SunshineError(f"--windowed 应写成 宽x高，例如 1080x1920，现在是 {windowed}。", exit_code=ExitCode.USAGE)
    # What the start makes stays; looking for garbage in it takes 10 ms. On again once home is on the screen.
    gc.disable()
    from PySide6.QtCore import QSize  # noqa: PLC0415 - not for --help

    from kiosk_app.startup.kiosk import run  # noqa: PLC0415

    place = home_of(home)
    with _alone(place):
        return run(place, QSize(int(size[1]), int(size[2])) if size else None, probe)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Two kiosks over one store would show the same check twice and fight for the link."""
    busy = f"数据文件夹 {home.root} 的触摸屏已经开着一个，请用那一个，或先把它关掉。"
    with ExitStack() as held:
        if home.root.is_dir():
            # A folder that cannot be written, or a full disk: the kiosk says so itself, on its screen.
            with suppress(OSError):
                held.enter_context(only_one(home.run / FILE, busy))
        yield
