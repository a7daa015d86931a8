"""A day with known facts, and then every byte that any program of ours has left anywhere is looked through for them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home
from kiosk_app.store.base import STORE_KEY
from tests.journeys.lobby import Lobby, environment, until
from tests.journeys.test_day import circle
from tests.store.pages import plain

pytestmark = pytest.mark.slow

NAME, WRONG_NAME, ADDRESS = "章不留痕", "章不留恨", "莒县城阳街道查无此路九九号"
NUMBER, PHONE = "371122209912310078", "19900009999"
RIGHT = (NAME, ADDRESS, NUMBER, PHONE)
SHAPES = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
BOSS = "000001"


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where programs write that write outside their home: the user's folder, caches, temporary files, the trace."""
    folder = tmp_path_factory.mktemp("outside")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            (folder / name).mkdir(mode=0o700)
            patch.setenv(name, str(folder / name))
        patch.setenv("SUNSHINE_TRACE", str(folder / "trace.jsonl"))
        yield folder


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture whose bytes no other file has."""
    path = tmp_path_factory.mktemp("form") / "form.png"
    Image.effect_noise((300, 200), 90).convert("RGB").save(path)
    return path


@pytest.fixture(scope="module")
def lobby(outside: Path, prepared: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lobby]:
    assert outside
    lobby = Lobby(tmp_path_factory.mktemp("lobby"), prepared)
    yield lobby
    lobby.close()


def facts(name: str) -> list[str]:
    said = {"姓名": name, "公民身份号码": NUMBER, "住址": ADDRESS, "联系电话": PHONE}
    return [word for label, text in said.items() for word in ("--field", f"{label}={text}")]


def needles(picture: Path) -> dict[str, bytes]:
    """What must be nowhere: each fact in every encoding and as JSON spells it, and a piece of the picture."""
    words = (*RIGHT, WRONG_NAME)
    found = {f"{word} {shape}": word.encode(shape) for word in words for shape in SHAPES}
    found |= {f"{word} as JSON": json.dumps(word)[1:-1].encode() for word in words}
    data = picture.read_bytes()
    return found | {"the picture": data[len(data) // 2 : len(data) // 2 + 48]}


def hits(folders: tuple[Path, ...], wanted: dict[str, bytes]) -> list[str]:
    files = {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert len(files) > 10
    return [f"{what} in {path}" for path, data in files.items() for what, needle in wanted.items() if needle in data]


def inside(home: Home, database: Path, wanted: dict[str, bytes]) -> list[str]:
    data = plain(database, (home.keys / STORE_KEY).read_bytes())
    assert b"CREATE TABLE" in data
    return [what for what, needle in wanted.items() if needle in data]


def show(lobby: Lobby, check_id: str, *words: str) -> str:
    command = [sys.executable, "-m", "kiosk_app", "check", "show", check_id, "--staff", BOSS, "--home"]
    done = subprocess.run(
        [*command, str(lobby.home.root), *words], capture_output=True, text=True, check=False, env=environment()
    )
    assert done.returncode == ExitCode.DONE, done.stderr
    return done.stdout + done.stderr


def test_nothing_a_citizen_could_be_known_by_is_left_anywhere(
    lobby: Lobby, outside: Path, form: Path, tmp_path: Path
) -> None:
    kiosk, wanted = lobby.kiosk, needles(form)
    wrong = lobby.push(form, *facts(WRONG_NAME))
    kiosk.touch("check.mine")
    kiosk.touch("check.dispute")
    kiosk.wait("Dispute", item="dispute.canvas")
    kiosk.draw("dispute.canvas", circle())
    kiosk.touch("dispute.send")
    assert wrong.code() == ExitCode.DISPUTED
    right = lobby.push(form, *facts(NAME), "--revision-of", wrong.check_id)
    until(lambda: NAME in kiosk.words(), "the citizen reads the name")
    kiosk.touch("check.confirm")
    kiosk.touch("rate.level.dissatisfied")
    kiosk.touch("reasons.too_slow")
    kiosk.touch("reasons.submit")
    kiosk.wait("Thanks")
    assert right.code() == ExitCode.DONE
    picture = tmp_path / "kept.png"
    said = show(lobby, right.check_id, "--picture", str(picture))
    assert (NUMBER in said, "371122********0078" in said, NAME in said) == (False, True, True)
    assert wanted["the picture"] in picture.read_bytes()
    folders = (lobby.root, outside)
    assert hits(folders, wanted) == []
    assert inside(lobby.home, lobby.home.station_db, wanted) == []
    assert inside(lobby.counter, lobby.counter.counter_db, wanted) == []
    assert EntryKind.CHECK_VIEWED in {row.kind for row in lobby.rows()}

    # The journal of a counter that was killed with an undelivered push holds the facts, and nobody can read them.
    lobby.line.cut()
    lost = lobby.push(form, *facts(NAME))
    assert lost.check_id
    lost.kill()
    assert hits(folders, wanted) == []
    assert f"{NAME} utf-8" in inside(lobby.counter, lobby.counter.counter_db, wanted)
