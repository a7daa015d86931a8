"""`sunshine counter push`: the facts that go with a picture, given or read in it, and what to look at in them."""

from typing import TYPE_CHECKING

import typer

from kiosk_app.config import load_settings
from kiosk_app.errors import ConfigError
from kiosk_app.paths import Home

if TYPE_CHECKING:
    from kiosk_app.counter.gist import Gist
    from kiosk_app.counter.picture import Shot
    from kiosk_app.counter.reading_trust import Read
    from kiosk_app.counter.template import Template
    from kiosk_app.domain.check import Field

LOAD_SECONDS = 6.0
"""How long `--read` waits for the models, which a command has to load each time; the bar has them ready."""


def facts(
    home: Home, fields: "tuple[Field, ...]", shot: "Shot | None", drawn: "Template | None", *, read: bool
) -> "tuple[Field, ...]":
    """The facts to send: those given and, with `read`, those in the picture. Says on stderr what to look at in them.

    Raises:
        ConfigError: to be read without the extra that reads.
    """
    from kiosk_app.counter.gist import Gist

    gist = Gist(fields, _read(home, shot, drawn) if read and shot is not None else ())
    _tell_doubts(home, gist)
    return drawn.facts(gist) if drawn else gist.trusted


def _read(home: Home, shot: "Shot", drawn: "Template | None") -> "tuple[Read, ...]":
    from kiosk_app.counter.reading import MISSING, Reader, installed
    from kiosk_app.counter.template import usual

    if not installed():
        raise ConfigError(MISSING)
    seconds = load_settings(home.config).counter.read_seconds
    reader = Reader()
    try:
        found = reader.read(shot, drawn.wanted() if drawn else usual(), seconds) if reader.ready(LOAD_SECONDS) else None
    finally:
        reader.stop()
    if found is None:
        typer.echo("请留意：图里的资料没有在限时内读出来，推送不带这些核对项。", err=True)
    return found or ()


def _tell_doubts(home: Home, gist: "Gist") -> None:
    """A script's push is never held."""
    from kiosk_app.counter.judge import Judge
    from kiosk_app.services.record_rules import load_rules

    station = load_settings(home.config).station
    for doubt in Judge(lambda: load_rules(station.bureau, invented=station.demo)).weigh(gist, (), ()):
        typer.echo(f"请留意：{doubt.sentence}", err=True)
