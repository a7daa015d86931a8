"""Halls for the link's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.link.hall import Hall


@pytest.fixture
def make_hall(tmp_path: Path) -> Iterator[Callable[..., Hall]]:
    made: list[Hall] = []

    def make(**settings: Any) -> Hall:
        made.append(Hall(tmp_path / f"hall-{len(made)}", **settings))
        return made[-1]

    yield make
    for hall in made:
        hall.close()


@pytest.fixture
def hall(make_hall: Callable[..., Hall]) -> Hall:
    return make_hall()
