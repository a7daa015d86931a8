"""Where things are: what ships with the program, and the data folder (home) of one installation."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "SUNSHINE_HOME"


def program_root() -> Path:
    """The folder that holds `resources/` and `migrations/`: the bundle when frozen, else the source tree."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file or folder that ships with the program, below `resources/`."""
    return program_root().joinpath("resources", *parts)


def migrations(tree: str) -> Path:
    """The alembic script folder of one store: `station` or `counter`."""
    return program_root() / "migrations" / tree


def qml_root() -> Path:
    """The QML import path that holds the `Sunshine` modules."""
    return Path(__file__).resolve().parent / "qml"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one kiosk or one counter. Nothing outside it is ever written."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "sunshine.toml"

    @property
    def station_db(self) -> Path:
        return self.root / "station.db"

    @property
    def counter_db(self) -> Path:
        return self.root / "counter.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def photos(self) -> Path:
        return self.root / "photos"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def demo_counter(self) -> "Home":
        """The home of the invented counter that `station init --demo` pairs with this kiosk."""
        return Home(self.root / "demo-counter")


def choose_home(explicit: Path | None) -> Home:
    """`--home` first, then SUNSHINE_HOME, then the user's data folder of this platform."""
    if explicit is not None:
        return Home(explicit.expanduser().resolve())
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser().resolve())
    from platformdirs import user_data_path  # noqa: PLC0415 - the kiosk's start counts every millisecond

    return Home(user_data_path("sunshine", appauthor=False))


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, such as that of a file just renamed into it. Raises OSError."""
    if os.name != "posix":
        return  # Windows cannot open a folder; NTFS journals the new name itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
