"""Wrong input at the edge of the real programs: one clear Chinese sentence, the documented exit code, nothing lost."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from kiosk_app.errors import ExitCode
from kiosk_app.paths import Home, resource
from tests.journeys.lobby import BUSINESS, Lobby, environment
from tests.store.support import raw

pytestmark = pytest.mark.slow

ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")
"""Three English words in a row are a message of somebody else's."""
WITHOUT_FONTS = "import sys; sys._MEIPASS = sys.argv.pop(1); "
AS_NOBODY = (
    # Once as root, so that everything is loaded: nobody may not read the interpreter's own files everywhere.
    "import contextlib, io, os, sys; from kiosk_app.cli import run\n"
    "with contextlib.redirect_stdout(io.StringIO()): run(sys.argv[1:])\n"
    "os.setgid(65534); os.setuid(65534); "
)
RUN = "from kiosk_app.cli import run; sys.exit(run(sys.argv[1:]))"


@pytest.fixture
def home(prepared: Home, tmp_path: Path) -> Home:
    """A demo station of the test's own."""
    return Home(Path(shutil.copytree(prepared.root, tmp_path / "home")))


def sunshine(*words: object, script: str = "import sys; ", **changes: str | None) -> subprocess.CompletedProcess[str]:
    """The program as a script runs it; a variable that is None is not there."""
    variables = {name: value for name, value in {**environment(), **changes}.items() if value is not None}
    command = [sys.executable, "-c", script + RUN, *map(str, words)]
    return subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, check=False)


def refused(done: subprocess.CompletedProcess[str], code: ExitCode, *words: str) -> None:
    """One sentence that holds `words`, nothing else."""
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.endswith("。\n")
    assert all(each in done.stderr for each in words), done.stderr
    assert not ENGLISH.search(done.stderr), done.stderr


@pytest.mark.parametrize("verb", ["kiosk", "counter"])
@pytest.mark.parametrize(("display", "words"), [(None, "没有可用的屏幕"), (":9987", "屏幕 :9987 连不上")])
def test_without_a_display(home: Home, verb: str, display: str | None, words: str) -> None:
    place = home.root if verb == "kiosk" else home.demo_counter.root
    done = sunshine(verb, "--home", place, QT_QPA_PLATFORM=None, WAYLAND_DISPLAY=None, DISPLAY=display)
    refused(done, ExitCode.FAILED, words, f"xvfb-run -a sunshine {verb}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[kiosk]\nidel_seconds = 3\n", ("kiosk.idel_seconds", "是不是想写 idle_seconds？")),
        ("[kiosk]\nidle_seconds = true\n", ("kiosk.idle_seconds", "应是整数")),
        ("[kioks]\n", ("[kioks]", "kiosk")),
        ("[kiosk]\nidle_seconds 3\n", ("第 2 行", "写法有误")),
    ],
)
@pytest.mark.parametrize("verb", [("kiosk",), ("counter",), ("station", "init")])
def test_a_wrong_setting_is_named_with_its_file(
    home: Home, verb: tuple[str, ...], text: str, words: tuple[str, ...]
) -> None:
    place = home.demo_counter if verb == ("counter",) else home
    place.config.write_text(text, encoding="utf-8")
    refused(sunshine(*verb, "--home", place.root), ExitCode.FAILED, str(place.config), *words)


def test_without_fonts_it_does_not_show_boxes(home: Home, tmp_path: Path) -> None:
    (tmp_path / "bundle" / "resources" / "fonts").mkdir(parents=True)
    done = sunshine(str(tmp_path / "bundle"), "kiosk", "--home", home.root, script=WITHOUT_FONTS)
    said = done.stderr.splitlines()
    assert done.returncode == ExitCode.FAILED
    assert "缺少字体文件" in said[-1]
    assert "make setup" in said[-1]
    assert "Traceback" not in done.stderr


def _typo(pack: Path) -> str:
    path = pack / "guides" / "H03.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title", "titel", 1), encoding="utf-8")
    return "guides/H03.md"


def _no_film(pack: Path) -> str:
    next(pack.glob("media/*.webm")).unlink()
    return "publicity/fake-orders.md"


def _no_manifest(pack: Path) -> str:
    (pack / "pack.toml").unlink()
    return "pack.toml"


@pytest.mark.parametrize("harm", [_typo, _no_film, _no_manifest])
def test_a_broken_pack_is_refused_and_the_one_in_use_stays(
    home: Home, tmp_path: Path, harm: Callable[[Path], str]
) -> None:
    pack = Path(shutil.copytree(resource("content"), tmp_path / "pack"))
    where = ("--home", home.root)
    before = sunshine("content", "list", *where, "--json").stdout
    named = harm(pack)
    checked = sunshine("content", "check", pack)
    assert checked.returncode == ExitCode.FINDINGS
    assert re.search(rf"^{re.escape(named)}:\d+: .*。$", checked.stdout, re.MULTILINE), checked.stdout
    installed = sunshine("content", "install", pack, *where)
    assert installed.returncode == ExitCode.FINDINGS
    assert "原内容照常使用" in installed.stderr
    assert sunshine("content", "list", *where, "--json").stdout == before != ""


def test_a_store_of_a_newer_version_is_left_alone(home: Home) -> None:
    with closing(raw(home)) as connection:
        connection.execute("UPDATE alembic_version SET version_num='9999'")
    before = home.station_db.read_bytes()
    for words in (("ledger", "verify"), ("station", "init"), ("station", "officers")):
        refused(sunshine(*words, "--home", home.root), ExitCode.FAILED, "更新版本")
    assert home.station_db.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_without_permission(home: Home, tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and len(folder.parts) > 2:
            folder.chmod(0o755)
    for words in (("ledger", "verify"), ("station", "init"), ("station", "window", "9号窗口")):
        done = sunshine(*words, "--home", home.root, script=AS_NOBODY)
        refused(done, ExitCode.FAILED, "没有权限", str(home.root))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_behind_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert sunshine("station", "init", "--home", closed / "home").returncode == ExitCode.DONE
    for words in (("ledger", "verify"), ("station", "officers"), ("search", "sfz")):
        done = sunshine(*words, "--home", closed / "home", script=AS_NOBODY)
        refused(done, ExitCode.FAILED, "没有权限", str(closed / "home"))


def test_a_defect_is_a_sentence_on_the_screen_and_a_traceback_in_the_log(home: Home) -> None:
    defect = "import sys, kiosk_app.services.ledger as ledger; ledger.verify = lambda store: 1 / 0; "
    done = sunshine("ledger", "verify", "--home", home.root, script=defect)
    refused(done, ExitCode.FAILED, "程序出错", "日志")
    assert "ZeroDivisionError" in (home.logs / "sunshine.log").read_text(encoding="utf-8")


def test_a_push_that_is_no_picture_or_too_large_or_nobodys_leaves_nothing(
    lobby: Lobby, page: Path, tmp_path: Path
) -> None:
    text, film, wide, heavy = (tmp_path / name for name in ("a.png", "b.png", "c.png", "d.png"))
    text.write_text("这不是图片", encoding="utf-8")
    Image.new("RGB", (20, 20)).save(film, "GIF")
    Image.new("1", (3841, 10)).save(wide)
    heavy.write_bytes(page.read_bytes() + bytes(8 * 1024 * 1024))
    rows = len(lobby.rows())
    push = ("counter", "push", "--home", lobby.counter.root, "--business", BUSINESS, "--json", "--staff")
    for path, words in ((text, "PNG、JPEG"), (film, "PNG、JPEG"), (wide, "3840×2400"), (heavy, "8 MiB")):
        refused(sunshine(*push, "000003", "--file", path), ExitCode.REJECTED, words)
    refused(sunshine(*push, "999999", "--file", page), ExitCode.FAILED, "警号或密码不对")
    refused(sunshine(*push, "000003", "--file", page, SUNSHINE_PASSWORD="wrong"), ExitCode.FAILED, "警号或密码不对")
    assert len(lobby.rows()) == rows
    assert sunshine("counter", "list", "--home", lobby.counter.root, "--json").stdout == ""
    assert lobby.kiosk.view().page == "Home"
