"""One running kiosk for all scenes of a file."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.gallery.stage import GalleryStage, demo_home


@pytest.fixture(scope="module")
def stage(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GalleryStage]:
    made = GalleryStage(qapp, demo_home(tmp_path_factory.mktemp("gallery") / "home"))
    yield made
    made.close()
