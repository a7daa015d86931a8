"""Content that an older program parsed is parsed again, off the GUI thread, and the citizen is told to wait."""

import threading
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from kiosk_app.content.shelf import INDEX, ITEMS, Shelf, Version
from kiosk_app.domain.guide import Guide
from kiosk_app.errors import ContentError, ContentPreparing
from kiosk_app.services import library as libraries
from kiosk_app.services.library import Library
from kiosk_app.services.renewal import renew
from tests.content.conftest import GUIDE
from tests.kiosk.lookup_stage import LookupStage, install

OLD = msgspec.msgpack.encode({"version": 0, "documents": []})


@pytest.fixture
def shelf(tmp_path: Path, pack: Path) -> Shelf:
    made = Shelf(tmp_path / "content")
    install(made, pack)
    return made


def used(shelf: Shelf) -> Version:
    version = shelf.current()
    assert version is not None
    return version


@pytest.mark.parametrize("name", [INDEX, ITEMS])
@pytest.mark.parametrize("gone", [False, True])
def test_what_another_program_wrote_is_made_again(shelf: Shelf, name: str, gone: bool) -> None:
    path = used(shelf).folder / name
    path.unlink() if gone else path.write_bytes(OLD)
    library = Library(shelf)
    library.warm()
    assert library.search("身份证丢了")[0].code == "H06"
    assert path.read_bytes() != OLD
    assert isinstance(library.guide("H03"), Guide)
    assert sorted(p.name for p in used(shelf).folder.iterdir() if p.name.startswith(".")) == []


def test_a_pack_that_is_damaged_too_is_said_so_and_tried_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    version = used(shelf)
    (version.folder / INDEX).write_bytes(OLD)
    (version.pack_folder / GUIDE).write_text("---\n", encoding="utf-8")
    tries: list[Version] = []

    def counted(which: Version) -> None:
        tries.append(which)
        renew(which)

    monkeypatch.setattr(libraries, "renew", counted)
    library = Library(shelf)
    for _ in range(3):
        with pytest.raises(ContentError, match="重装内容包"):
            library.search("身份证")
    assert len(tries) == 1


def test_meanwhile_the_screen_says_that_it_is_getting_ready(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (used(shelf).folder / INDEX).write_bytes(OLD)
    go_on, began = threading.Event(), threading.Event()

    def slow(version: Version) -> None:
        began.set()
        assert go_on.wait(10)
        renew(version)

    monkeypatch.setattr(libraries, "renew", slow)
    stage = LookupStage(shelf)
    try:
        warming = threading.Thread(target=stage.library.warm)
        warming.start()
        assert began.wait(10)
        with pytest.raises(ContentPreparing):
            stage.library.search("身份证")
        stage.shell.go(stage.shell.Page.Lookup)
        stage.lookup.type("身份证丢了")
        assert stage.until(lambda: bool(stage.lookup.property("preparing")))
        stage.settle()
        assert "正在准备" in stage.texts()
        assert stage.lookup.property("rows") == []
        go_on.set()
        warming.join()
        assert stage.until(lambda: not stage.lookup.property("preparing"))
        assert stage.until(lambda: any(row["code"] == "H06" for row in stage.lookup.property("rows")))
        qtbot.wait(20)
    finally:
        go_on.set()
        stage.close()
