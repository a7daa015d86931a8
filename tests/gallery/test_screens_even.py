"""Every screen in every size and mode, this half of them: whole, in place, large enough to touch, and readable.

Two files, so that two workers share the screens.
"""

import pytest

from tests.gallery.rounds import findings
from tests.gallery.scenes import SCENES, Scene
from tests.gallery.stage import GalleryStage


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES[0::2], ids=lambda scene: scene.name)
def test_screen_is_whole(stage: GalleryStage, scene: Scene) -> None:
    found = findings(stage, scene)
    assert not found, "\n".join(found)
