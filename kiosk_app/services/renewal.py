"""An installed version whose parsed items or search index another program wrote: made again from its own files."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk_app.content.shelf import Version

log = logging.getLogger(__name__)


def renew(version: Version) -> None:
    """Write items and index of `version` as this program reads them. Takes seconds: never on the GUI thread.

    Raises:
        ContentError: its own files are damaged too, or nothing can be written.
    """
    from kiosk_app.content.index import build_index  # noqa: PLC0415 - loads the pinyin library
    from kiosk_app.content.overrides import with_overrides  # noqa: PLC0415
    from kiosk_app.content.shelf import rewrite  # noqa: PLC0415
    from kiosk_app.services.content import edition_of  # noqa: PLC0415 - parses the whole pack

    edition = edition_of(version)
    pack = with_overrides(edition.reading.pack, edition.overrides)
    rewrite(version, pack, build_index(pack, edition.reading.words, edition.statutes))
    log.info("content %s: items and index made again", version.name)
