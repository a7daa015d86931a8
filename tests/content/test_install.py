"""Installing: whole or not at all, seen by a running kiosk, kept in the ledger, and the old pack stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.content import shelf as shelves
from kiosk_app.content.shelf import KEPT
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ContentError, ExitCode
from kiosk_app.paths import Home
from kiosk_app.services import content
from kiosk_app.services.library import Library
from kiosk_app.store.station import StationStore
from tests.content.conftest import GUIDE, Break, newest


@pytest.fixture
def store(empty_store: StationStore) -> StationStore:
    """Nothing is installed before a test does it."""
    return empty_store


def installs(store: StationStore) -> list[dict[str, str]]:
    rows = store.rows_after(0, 1000)
    return [json.loads(row.body) for row in rows if row.kind is EntryKind.CONTENT_INSTALLED]


def test_installed_pack_is_read_and_in_the_ledger(store: StationStore, home: Home, pack: Path) -> None:
    content.install(store, home, pack)
    library = Library.open(home)
    guide = library.guide("H03")
    assert guide is not None
    assert guide.title.zh == "身份证到期换领"
    assert library.popular()[0].code == "H03"
    assert library.guide("Z99") is None
    assert library.search("身份证丢了")[0].code == "H06"
    assert library.media(library.publicity()[0].frames[0].picture).is_file()  # type: ignore[union-attr]
    assert [body["pack"] for body in installs(store)] == ["juxian"]


def test_same_pack_is_not_installed_twice(store: StationStore, home: Home, pack: Path) -> None:
    assert content.install(store, home, pack) == content.install(store, home, pack)
    assert len(installs(store)) == 1


def test_running_library_takes_up_a_new_pack(store: StationStore, home: Home, pack: Path, swap: Break) -> None:
    content.install(store, home, pack)
    library = Library.open(home)
    assert library.newer() is None
    held = library.guide("H03")
    swap(GUIDE, "身份证到期换领", "身份证到期换新证")
    content.install(store, home, pack)
    library = newest(library)
    assert library.search("身份证到期")[0].title == "身份证到期换新证"
    assert held is not None
    assert held.title.zh == "身份证到期换领"
    assert library.newer() is None


def test_broken_pack_leaves_the_old_one(store: StationStore, home: Home, pack: Path, swap: Break) -> None:
    content.install(store, home, pack)
    swap(GUIDE, "popular = 1", "popluar = 1")
    with pytest.raises(ContentError, match=r"guides/H03\.md:\d+") as refused:
        content.install(store, home, pack)
    assert refused.value.exit_code is ExitCode.FINDINGS
    assert Library.open(home).guide("H03") is not None
    assert len(installs(store)) == 1


def test_full_disk_leaves_the_old_one(
    store: StationStore, home: Home, pack: Path, swap: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.install(store, home, pack)
    swap(GUIDE, "身份证到期换领", "身份证到期换新证")

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, os.strerror(28), str(path), len(data))

    monkeypatch.setattr(shelves, "_write", full)
    with pytest.raises(ContentError, match="检查磁盘空间"):
        content.install(store, home, pack)
    assert Library.open(home).guides()
    assert [path.name for path in home.content.iterdir() if path.name.startswith(".")] == []


def test_ledger_that_cannot_be_written_leaves_the_old_one(
    store: StationStore, home: Home, pack: Path, swap: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = content.install(store, home, pack)
    swap(GUIDE, "身份证到期换领", "身份证到期换新证")

    def refuse(work: object) -> None:
        raise RuntimeError(str(work))

    monkeypatch.setattr(store, "write", refuse)
    with pytest.raises(RuntimeError):
        content.install(store, home, pack)
    assert [version.name for version, _, current in content.installed(home) if current] == [first.name]
    assert len(content.installed(home)) == 1


def test_killed_installation_leaves_a_whole_pack(home: Home, pack: Path) -> None:
    home.root.mkdir()
    with StationStore.create(home) as store:
        content.install(store, home, pack)
    program = (
        "import os, sys; from pathlib import Path; from kiosk_app.content import shelf;"
        "write = shelf._write; left = [int(sys.argv[3])]\n"
        "def cut(path, data):\n"
        "    left[0] -= 1\n"
        "    if left[0] < 0: os.kill(os.getpid(), 9)\n"
        "    write(path, data)\n"
        "shelf._write = cut\n"
        "from kiosk_app.cli import run; run(['content', 'install', sys.argv[1], '--home', sys.argv[2]])"
    )
    text = (pack / GUIDE).read_text(encoding="utf-8")
    for files in (0, 9, 190, 194):
        (pack / GUIDE).write_text(text.replace("换领", f"换领{files}", 1), encoding="utf-8")
        subprocess.run([sys.executable, "-c", program, str(pack), str(home.root), str(files)], check=False)
        assert len(Library.open(home).guides()) == 81
        assert Library.open(home).search("sfz")
    assert [path.name for path in home.content.iterdir() if path.name.startswith(".")] == []


def test_old_versions_go_but_the_last_few(store: StationStore, home: Home, pack: Path, swap: Break) -> None:
    for number in range(KEPT + 2):
        swap(GUIDE, "popular = 1", f"# {number}\npopular = 1")
        content.install(store, home, pack)
    assert [version.name for version, _, _ in content.installed(home)] == ["v0003", "v0004", "v0005"]


def test_damaged_installation_is_said_and_mended(store: StationStore, home: Home, pack: Path) -> None:
    version = content.install(store, home, pack)
    (version.folder / "items.msgpack").write_bytes(b"\xc1")
    (version.pack_folder / GUIDE).write_bytes(b"\xc1")  # without that it would be parsed again
    with pytest.raises(ContentError, match="重装内容包"):
        Library.open(home)
    content.install(store, home, pack)
    assert Library.open(home).guides()


def test_library_without_content_says_what_to_do(home: Home) -> None:
    with pytest.raises(ContentError, match="还没有安装内容包"):
        Library.open(home)


def test_lost_pointer_target_keeps_what_is_read(store: StationStore, home: Home, pack: Path) -> None:
    content.install(store, home, pack)
    library = Library.open(home)
    (home.content / "current").write_text("v9999\n", encoding="ascii")
    assert library.newer() is None
    assert library.guides()


def test_command_line(home: Home, pack: Path, swap: Break, capsys: pytest.CaptureFixture[str]) -> None:
    home.root.mkdir()
    StationStore.create(home).close()
    where = ["--home", str(home.root), "--json"]
    assert run(["content", "check", str(pack), "--json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}
    assert run(["content", "list", *where]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == []
    assert run(["content", "install", str(pack), *where]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["version"] == "v0001"
    assert run(["content", "list", *where]) == ExitCode.DONE
    assert [(row["version"], row["guides"], row["current"]) for row in json.loads(capsys.readouterr().out)] == [
        ("v0001", 81, True)
    ]
    assert run(["search", "我身份证丢了怎么办", *where]) == ExitCode.DONE
    first = json.loads(capsys.readouterr().out)[0]
    assert set(first) == {"kind", "code", "title", "score", "why"}
    assert first["code"] == "H06"
    assert run(["search", "qqqqxxxx", *where]) == ExitCode.NOT_FOUND
    assert json.loads(capsys.readouterr().out) == []
    swap(GUIDE, "popular = 1", "popluar = 1")
    assert run(["content", "check", str(pack), "--json"]) == ExitCode.FINDINGS
    assert json.loads(capsys.readouterr().out)["problems"][0]["file"] == GUIDE
    assert run(["content", "install", str(pack), *where]) == ExitCode.FINDINGS
    assert "原内容照常使用" in capsys.readouterr().err
