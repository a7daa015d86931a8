"""The list as codes on the real page, read back from its pixels, and as a phone's camera sees them from 60 cm.

The decoder (zxing-cpp) shares no code with the encoder. A phone's preview 1,920 pixels wide takes in 840 mm at that
distance (a lens of 70 degrees), which is 2.3 pixels a millimetre of glass.
"""

from collections.abc import Callable, Iterator
from math import hypot

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.content.takeaway import MARKER
from kiosk_app.jobs import Jobs, Ok, Result, T
from kiosk_app.kiosk import qr
from kiosk_app.kiosk.guide import GuideModel
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.takeaway import Channel, TakeAway
from tests.gallery.scenes import INCHES, SIZES
from tests.gallery.stage import GalleryStage, demo_home
from tests.kiosk.voice_stage import TOUCH

Page = Shell.Page
PIXELS_A_MILLIMETRE = 2.3
MODES = ("normal", "large", "contrast")
SHORT, LONG = "A01", "longest"
URL = "https://example.invalid/hukou"


@pytest.fixture(scope="module")
def stage(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GalleryStage]:
    made = GalleryStage(qapp, demo_home(tmp_path_factory.mktemp("away") / "home"))
    yield made
    made.close()


def guide_of(stage: GalleryStage) -> GuideModel:
    model = stage.program.shell.screenOf(Page.Guide)
    assert isinstance(model, GuideModel)
    return model


def go_home(stage: GalleryStage) -> None:
    """Home, and seen to be there."""
    stage.program.shell.home()
    loader = stage.program.window.findChild(QQuickItem, "page")
    assert loader is not None
    stage.wait(lambda: loader.property("source").fileName() == "HomePage.qml")


def open_guide(stage: GalleryStage, code: str) -> str:
    """The guide on the screen, and the text that it offers."""
    library = stage.program._screens.contents.library
    assert library is not None
    if code == LONG:
        code = max(library.guides(), key=lambda each: len(library.take_away_text(each, "zh", "").encode())).code
    stage.program.shell.go(Page.Guide, code)
    stage.wait(lambda: on_screen(stage, "guide.qr") is not None)
    return str(guide_of(stage)._take.property("text"))


def on_screen(stage: GalleryStage, name: str) -> QQuickItem | None:
    queue = [stage.program.window.contentItem()]
    while queue:
        found = queue.pop()
        if found.objectName() == name and found.isVisible():
            return found
        queue.extend(found.childItems())
    return None


def item(stage: GalleryStage, name: str) -> QQuickItem:
    found = on_screen(stage, name)
    assert found is not None, f"{name} is not on the screen"
    return found


def bring_into_view(stage: GalleryStage, target: QQuickItem) -> None:
    """Scroll the page until `target` stands at its upper edge, as a finger would."""
    around = target.parentItem()
    while around is not None and not around.inherits("QQuickFlickable"):
        around = around.parentItem()
    assert around is not None
    lowest = float(around.property("contentHeight")) - around.height()
    top = float(around.property("contentY")) + target.mapToItem(around, QPoint(0, 0)).y() - 8
    around.setProperty("contentY", max(0.0, min(lowest, top)))
    stage.rest(0.05)


def tap(stage: GalleryStage, name: str) -> None:
    bring_into_view(stage, item(stage, name))
    press(stage, name)


def press(stage: GalleryStage, name: str) -> None:
    target = item(stage, name)
    point = target.mapToScene(QPoint(int(target.width() / 2), int(target.height() / 2))).toPoint()
    QTest.touchEvent(stage.program.window, TOUCH).press(0, point, stage.program.window).commit()
    QTest.touchEvent(stage.program.window, TOUCH).release(0, point, stage.program.window).commit()
    stage.rest(0.05)


def pixels(picture: QImage) -> Image.Image:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return Image.frombytes("L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())


def from_afar(picture: Image.Image, inches: float) -> list[str]:
    """What a phone reads at 60 cm, a little out of focus, in one of the frames of a hand that is never quite still."""
    pitch = inches * 25.4 / hypot(*picture.size)
    for unrest in (1.0, 0.985, 1.015, 0.97):
        factor = PIXELS_A_MILLIMETRE * pitch * unrest
        size = (round(picture.width * factor), round(picture.height * factor))
        seen = picture.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.4))
        if found := read(seen):
            return found
    return []


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def codes_on(stage: GalleryStage, size: tuple[int, int]) -> tuple[list[str], list[str]]:
    """What every code of the page says, read from the pixels and from afar."""
    take = guide_of(stage)._take
    near: list[str] = []
    far: list[str] = []
    stage.wait(lambda: bool(take.property("rows")))
    for place in range(take.property("count")):
        bring_into_view(stage, item(stage, "guide.qr"))
        picture = pixels(stage.picture())
        near += read(picture)
        far += from_afar(picture, INCHES[size])
        if place < take.property("count") - 1:
            tap(stage, "guide.qr.next")
    return near, far


def said(parts: list[str]) -> str:
    """The text behind the parts, without their heads and the breaks between lines."""
    if len(parts) == 1:
        return parts[0].replace("\n", "")
    heads = [MARKER.format(place, len(parts)) for place in range(1, len(parts) + 1)]
    assert [part.startswith(head) for part, head in zip(parts, heads, strict=True)] == [True] * len(parts)
    bodies = [parts[0][len(heads[0]) :], *(part.split("\n", 1)[1] for part in parts[1:])]
    return "".join(bodies).replace("\n", "")


@pytest.mark.parametrize("code", [SHORT, LONG])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_phone_reads_the_whole_list(stage: GalleryStage, size: tuple[int, int], mode: str, code: str) -> None:
    go_home(stage)
    text = open_guide(stage, code)
    stage.dress(size, mode)
    near, far = codes_on(stage, size)
    assert said(near) == text.replace("\n", "")
    assert far == near, "the codes are too fine for a phone at arm's length"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_modules_are_at_least_a_millimetre(stage: GalleryStage, size: tuple[int, int]) -> None:
    go_home(stage)
    open_guide(stage, LONG)
    stage.dress(size, "normal")
    take = guide_of(stage)._take
    stage.wait(lambda: bool(take.property("rows")))
    drawn = item(stage, "guide.qr")
    module = int(drawn.width()) // len(take.property("rows")) * INCHES[size] * 25.4 / hypot(*size)
    assert module >= 1.0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_code_shown_large_takes_fewer_scans(stage: GalleryStage, size: tuple[int, int]) -> None:
    go_home(stage)
    text = open_guide(stage, LONG)
    stage.dress(size, "large")
    take = guide_of(stage)._take
    stage.wait(lambda: bool(take.property("rows")))
    many = take.property("count")
    if many == 1:
        assert on_screen(stage, "guide.qr.wide") is None
        return
    tap(stage, "guide.qr.wide")
    stage.wait(lambda: on_screen(stage, "take.wide.qr") is not None and bool(take.property("rows")))
    assert take.property("count") <= 2 < many
    near, far = [], []
    for place in range(take.property("count")):
        picture = pixels(stage.picture())
        near += read(picture)
        far += from_afar(picture, INCHES[size])
        if place < take.property("count") - 1:
            press(stage, "take.wide.turn")
    assert said(near) == text.replace("\n", "")
    assert far == near
    press(stage, "take.wide.close")
    stage.wait(lambda: on_screen(stage, "take.wide.qr") is None and take.property("count") == many)


def test_the_official_channel_is_one_code_and_the_list_comes_back(stage: GalleryStage) -> None:
    go_home(stage)
    take = guide_of(stage)._take
    take._channel = Channel("网上办事（演示）", URL)
    open_guide(stage, SHORT)
    stage.dress((1080, 1920), "normal")
    stage.wait(lambda: bool(take.property("rows")))
    listed = list(take.property("rows"))
    tap(stage, "guide.channel")
    stage.wait(lambda: bool(take.property("rows")) and list(take.property("rows")) != listed)
    bring_into_view(stage, item(stage, "guide.qr"))
    assert read(pixels(stage.picture())) == [URL]
    tap(stage, "guide.channel")
    assert list(take.property("rows")) == listed


def test_who_comes_next_finds_no_code(stage: GalleryStage) -> None:
    open_guide(stage, SHORT)
    take = guide_of(stage)._take
    stage.wait(lambda: bool(take.property("rows")))
    go_home(stage)
    assert (take.property("rows"), take.property("text"), take.property("count")) == ([], "", 0)


class HeldJobs(Jobs):
    """Keeps what was asked until a test wants it, so that it can come late."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], T], done: Callable[[Result[T]], None]) -> None:
        self.held.append(lambda: done(Ok(work())))


@pytest.mark.usefixtures("qapp")
def test_a_code_that_comes_late_is_not_shown_for_another_list() -> None:
    jobs = HeldJobs()
    take = TakeAway(jobs, Channel())
    take.fit(105)
    take.offer("第一张")
    take.offer("第二张")
    first, second = jobs.held
    first()
    assert take.property("rows") == []
    second()
    assert take.property("rows") == qr.modules("第二张")


@pytest.mark.parametrize("across", [0, 40, 81, 82, 105, 400])
def test_what_a_code_holds_follows_from_its_room(across: int) -> None:
    most = qr.capacity(across)
    rows = qr.modules("字" * (most // 3))
    assert len(rows) <= max(across, qr.across(qr.LEAST_VERSION))
    assert most <= qr.LARGEST_TEXT
