"""The gallery itself: tokens that can be read, the command, the index, and that each check finds what is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.gui import load_fonts
from kiosk_app.paths import qml_root
from tests.gallery.__main__ import arguments, write_index
from tests.gallery.contrast import faint, weak_tokens
from tests.gallery.scenes import SCENES
from tests.gallery.seen import look
from tests.gallery.walk import judge, touch_size

SCREEN = QRectF(0, 0, 1080, 1920)
WRONG = {
    "elided": 'Text { width: 120; text: "业务查询业务查询业务查询"; elide: Text.ElideRight }',
    "wider than its place": 'Text { width: 60; text: "业务查询业务查询"; font.pixelSize: 32 }',
    "taller than its place": """Text { width: 90; height: 40; wrapMode: Text.Wrap
        text: "业务查询业务查询"; font.pixelSize: 32 }""",
    ": cut": 'Item { width: 300; height: 20; clip: true; Text { text: "业务查询"; font.pixelSize: 32 } }',
    "sticks out of its button": """TapSurface { width: 100; height: 100
        Text { y: 80; text: "业务"; font.pixelSize: 32 } }""",
    "sticks out of its card": 'Card { width: 300; height: 60; Text { y: 40; text: "业务"; font.pixelSize: 48 } }',
    "cut at the side of a scrolling area": """Flickable { width: 200; height: 200; contentWidth: 200; contentHeight: 200
        Text { x: 150; text: "业务查询"; font.pixelSize: 32 } }""",
    "scrolls sideways": "Flickable { width: 200; height: 200; contentWidth: 900; contentHeight: 200 }",
    "more below without a hint": "Flickable { width: 200; height: 200; contentWidth: 200; contentHeight: 900 }",
    "text below its end": """Flickable { width: 400; height: 200; contentWidth: 400; contentHeight: 200
        Text { y: 180; text: "业务查询"; font.pixelSize: 64 } }""",
    "outside the window": 'Text { x: 1000; text: "业务查询"; font.pixelSize: 32 }',
    "too small to touch": 'TapSurface { width: 120; height: 60; label: "好" }',
    "target overlaps": """Item { TapSurface { width: 200; height: 120; label: "好" }
        TapSurface { x: 150; width: 200; height: 120; label: "不好" } }""",
    "overlaps": """Item { Text { text: "业务查询"; font.pixelSize: 32 }
        Text { x: 60; y: 8; text: "服务评价"; font.pixelSize: 32 } }""",
    "lies on": """Item { TapSurface { width: 200; height: 120; label: "好" }
        Text { y: 40; text: "业务查询"; font.pixelSize: 32 } }""",
    "partly covered": """Item { Text { text: "业务查询业务查询"; font.pixelSize: 32 }
        Rectangle { x: 100; width: 300; height: 60; color: "white" } }""",
    "unknown glyph": 'Icon { name: "no-such-glyph" }',
}
"""What is found → the least scene in which it is wrong, on a screen 1080 wide."""

FAINT = {
    "grey text": 'Text { x: 40; y: 40; text: "业务查询"; font.pixelSize: 24; color: "#888888" }',
    "white on sun": """Rectangle { width: 300; height: 120; color: Theme.sun
        Text { x: 40; y: 40; text: "业务查询"; font.pixelSize: 48; color: "white" } }""",
    "white on a gradient": """Rectangle { width: 300; height: 120
        gradient: Gradient { GradientStop { position: 0; color: Theme.blue }
            GradientStop { position: 1; color: "white" } }
        Text { x: 40; y: 80; text: "业务查询"; font.pixelSize: 24; color: "white" } }""",
    "pale icon": 'Icon { name: "magnify"; tone: Theme.line }',
}
RIGHT = """Item { TapSurface { width: 200; height: 120; label: "好"
        Text { x: 20; y: 40; text: "好"; font.pixelSize: 32 } }
    Text { y: 200; text: "业务查询"; font.pixelSize: 32 } Icon { y: 300; name: "magnify" }
    ScrollColumn { y: 400; width: 600; height: 400; Text { width: 400; height: 900; text: "长" } } }"""


Scene = Callable[[str], QQuickWindow]


@pytest.fixture(scope="module")
def engine(qapp: QGuiApplication) -> Iterator[QQmlEngine]:
    qapp.setFont(load_fonts())
    made = QQmlEngine()
    made.addImportPath(str(qml_root()))
    yield made
    shiboken6.delete(made)


@pytest.fixture
def show(engine: QQmlEngine) -> Iterator[Scene]:
    """Make a window 1080 wide with only a given thing in it."""
    component = QQmlComponent(engine)
    windows = []

    def make(scene: str) -> QQuickWindow:
        frame = 'Window { width: 1080; height: 1920; visible: true; color: "white"'
        source = f"import QtQuick\nimport Sunshine.Theme\nimport Sunshine.Controls\n{frame}\n{scene} }}"
        component.setData(source.encode(), QUrl("wrong.qml"))
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        windows.append(window)
        QTest.qWait(20)
        return window

    yield make
    for window in windows:
        shiboken6.delete(window)


@pytest.mark.parametrize("wrong", WRONG)
def test_walk_finds(show: Scene, wrong: str) -> None:
    found = judge(look(show(WRONG[wrong])), SCREEN, 0)
    assert any(wrong in sentence for sentence in found), found


@pytest.mark.parametrize("wrong", FAINT)
def test_contrast_finds(show: Scene, wrong: str) -> None:
    window = show(FAINT[wrong])
    assert len(faint(look(window), window.grabWindow())) == 1


def test_walk_leaves_what_is_right(show: Scene) -> None:
    window = show(RIGHT)
    items = look(window)
    assert judge(items, SCREEN, 32) + faint(items, window.grabWindow()) == []


def test_touch_is_physical_where_that_is_larger() -> None:
    assert touch_size(QRectF(0, 0, 1080, 1920), 0) == 96
    assert touch_size(QRectF(0, 0, 1080, 1920), 32) == 96
    assert touch_size(QRectF(0, 0, 1024, 768), 10.4) == 73


@pytest.mark.parametrize("theme", [0, 1], ids=["high contrast", "light"])
def test_tokens_can_be_read(theme: int) -> None:
    weak = weak_tokens(theme)
    assert not weak, "\n".join(weak)


def test_help_makes_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        arguments(["--help"])
    assert ended.value.code == 0
    assert "--screen" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_screens_are_chosen_by_pattern(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = arguments(["--screen", "guide*", "--size", "1024x768"])
    names = {scene.name for scene in chosen.scenes}
    assert names == {scene.name for scene in SCENES if scene.name.startswith("guide")}
    assert {"guide", "guide_longest", "guide_expired", "guide_gone"} < names
    assert chosen.size == ["1024x768"]
    with pytest.raises(SystemExit):
        arguments(["--screen", "no_such"])
    assert "guide_gone" in capsys.readouterr().err


def test_index_shows_each_picture_of_a_scene(tmp_path: Path) -> None:
    for name in ("home_1080x1920_normal.png", "guide_gone_1024x768_large.png", "stranger.png"):
        (tmp_path / name).touch()
    page = write_index(tmp_path).read_text(encoding="utf-8")
    assert page.index("home_1080x1920_normal.png") < page.index("guide_gone_1024x768_large.png")
    assert "stranger" not in page
