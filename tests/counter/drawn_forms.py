"""Data-entry pages of made-up persons, drawn as business systems draw them: fonts, scales, themes, layouts.

Everything follows from a form's number, so a run can be repeated. Every person is born in 2099.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk_app.counter.picture import FORMATS, Shot
from kiosk_app.domain.resident_number import check_character

Box = tuple[int, int, int, int]
Font = ImageFont.FreeTypeFont
MakeFont = Callable[[int], Font]
"""A font of that many pixels."""

SURNAMES = "章虞祁闵路危江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍"
GIVEN = "小演示例海燕建国春芳志强文静宇轩梓涵雨桐思远浩然佳怡明哲晓东丽华振宇"
RARE = "堃喆犇翀昇淼垚赟旻祎濛燚骉甦婧"
NATIONS = ("汉", "满", "回", "蒙古", "朝鲜", "维吾尔", "土家")
TOWNS = ("城阳街道", "陵阳街道", "招贤镇", "夏庄镇", "小店镇", "龙山镇", "洛河镇", "库山乡")
ROADS = ("虚构路", "示例街", "演示大街", "样本路")
VILLAGES = ("虚构一村", "样例小区", "演示庄村", "假想花园")
RELATIONS = ("户主", "配偶", "子", "女", "父亲")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a business system's page."""

    page: str
    box: str
    line: str
    ink: str
    label: str
    banner: str
    sunken: bool = False


THEMES = {
    "light": Theme("#f4f7fb", "#ffffff", "#c3cedd", "#16202c", "#4a5a6e", "#1d5fae"),
    "dark": Theme("#1e2227", "#2a3037", "#46505c", "#eef2f6", "#aab6c4", "#12161a"),
    "classic": Theme("#d4d0c8", "#ffffff", "#808080", "#000000", "#000000", "#0a246a", sunken=True),
    "green": Theme("#e6f0e4", "#f8fff4", "#7fa57a", "#103010", "#0b4a18", "#2c6e3a"),
}
LAYOUTS = ("columns", "rows", "above", "colon", "spaced", "table", "narrow")
WRAP = 18
"""Characters of an address on one line of the narrow layout."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One form: the picture, and what stands in it by label."""

    name: str
    image: Image.Image
    facts: dict[str, str]
    boxes: dict[str, Box]

    def shot(self) -> Shot:
        """As a screenshot file would give it."""
        out = BytesIO()
        self.image.save(out, "PNG", compress_level=1)
        return Shot(out.getvalue(), self.image.width, self.image.height, FORMATS["PNG"])


def person(number: int, *, rare: bool = False) -> dict[str, str]:
    """The facts of one made-up person."""
    pick = random.Random(number)  # noqa: S311 - a repeatable draw, no secret
    given = "".join(pick.sample(RARE if rare else GIVEN, pick.choice((1, 2))))
    month, day, order = pick.randint(1, 12), pick.randint(1, 28), pick.randint(1, 999)
    seventeen = f"3711222099{month:02}{day:02}{order:03}"
    house = f"{pick.randint(1, 199)}号"
    place = pick.choice((f"{pick.choice(ROADS)}{house}", f"{pick.choice(VILLAGES)}{house}"))
    flat = pick.choice(("", f"{pick.randint(1, 30)}号楼{pick.randint(1, 5)}单元{pick.randint(101, 2903)}室"))
    written = pick.choice(("2099-{:02}-{:02}", "2099年{:02}月{:02}日", "2099{:02}{:02}", "2099.{:02}.{:02}"))
    return {
        "姓名": pick.choice(SURNAMES) + given,
        "性别": "男" if order % 2 else "女",
        "民族": pick.choice(NATIONS),
        "出生日期": written.format(month, day),
        "公民身份号码": seventeen + check_character(seventeen),
        "住址": f"山东省莒县{pick.choice(TOWNS)}{place}{flat}",
        "与户主关系": pick.choice(RELATIONS),
        "签发机关": "莒县公安局",
    }


def draw(
    number: int,
    make: MakeFont,
    theme: Theme,
    layout: str,
    scale: float,
    *,
    rare: bool = False,
    size: int = 15,
    facts: dict[str, str] | None = None,
) -> Drawn:
    """Form `number`: its text `size` pixels high at a scale of 1. `facts` instead of its own person's."""
    facts = facts or person(number, rare=rare)
    page = _Page(make(round(size * scale)), theme, layout, scale)
    boxes = page.lay(facts)
    return Drawn(f"{number} {layout} {scale:.0%}", page.image, facts, boxes)


class _Page:
    """A page being drawn; lengths in units of the scale."""

    def __init__(self, font: Font, theme: Theme, layout: str, scale: float) -> None:
        self._font, self._theme, self._layout, self._scale = font, theme, layout, scale
        self._columns = 1 if layout in {"rows", "table"} else 2
        width, height = (900, 480) if self._columns == 1 else (1100, 460)
        self.image = Image.new("RGB", (self._px(width), self._px(height)), theme.page)
        self._draw = ImageDraw.Draw(self.image)
        self._wide = (width - 40) // self._columns

    def lay(self, facts: dict[str, str]) -> dict[str, Box]:
        """Draw everything; where each value's box is."""
        self._bar()
        step = 46 if self._columns == 1 else 68 if self._layout == "above" else 56
        boxes = {}
        place = 0
        for label, text in facts.items():
            whole = self._columns == 2 and label == "住址" and self._layout != "narrow"
            if whole and place % 2:
                place += 1
            row, column = divmod(place, self._columns)
            left, top = 20 + column * self._wide, 56 + row * step
            boxes[label] = self._field(label, text, left, top, self._wide * (2 if whole else 1) - 24)
            place += 2 if whole else 1
        return boxes

    def _bar(self) -> None:
        self._draw.rectangle((0, 0, self.image.width, self._px(36)), fill=self._theme.banner)
        self._draw.text((self._px(12), self._px(18)), "人口信息登记（演示数据）", "#ffffff", self._font, anchor="lm")
        y = self.image.height - self._px(26)
        for number, word in enumerate(("保存", "打印", "返回")):
            x = self._px(20 + 90 * number)
            self._draw.rectangle((x, y, x + self._px(70), y + self._px(22)), outline=self._theme.line)
            self._draw.text((x + self._px(35), y + self._px(11)), word, self._theme.ink, self._font, anchor="mm")

    def _field(self, label: str, text: str, left: int, top: int, wide: int) -> Box:
        shown = {"colon": f"{label}：", "spaced": "  ".join(label) if len(label) == 2 else label}.get(
            self._layout, label
        )
        if self._layout == "above":
            self._words(shown, left, top + 10, self._theme.label)
            return self._box(text, left, top + 24, wide, 30)
        gap = 128
        if self._layout == "table":
            self._frame(left, top, gap, 46)
            self._frame(left + gap, top, wide - gap, 46)
            self._words(shown, left + 10, top + 23, self._theme.label)
            return self._words(text, left + gap + 10, top + 23, self._theme.ink)
        self._words(shown, left, top + 17, self._theme.label)
        if self._layout == "colon":
            return self._words(text, left + gap, top + 17, self._theme.ink)
        if self._layout == "narrow" and len(text) > WRAP:
            return self._box(f"{text[:WRAP]}\n{text[WRAP:]}", left + gap, top, wide - gap, 50)
        return self._box(text, left + gap, top, wide - gap, 34)

    def _box(self, text: str, left: int, top: int, wide: int, high: int) -> Box:
        self._frame(left, top, wide, high, fill=self._theme.box)
        self._words(text, left + 8, top + high // 2, self._theme.ink)
        return self._px(left), self._px(top), self._px(wide), self._px(high)

    def _frame(self, left: int, top: int, wide: int, high: int, fill: str | None = None) -> None:
        x, y = self._px(left), self._px(top)
        end = (x + self._px(wide), y + self._px(high))
        self._draw.rectangle((x, y, *end), fill=fill, outline=self._theme.line)
        if self._theme.sunken:
            self._draw.line((x, end[1], *end, end[0], y), fill="#ffffff")

    def _words(self, text: str, left: int, middle: int, ink: str) -> Box:
        at = (self._px(left), self._px(middle))
        self._draw.text(at, text, ink, self._font, anchor="lm", spacing=self._px(4))
        x, y, right, bottom = self._draw.textbbox(at, text, self._font, anchor="lm", spacing=self._px(4))
        return int(x), int(y), int(right - x), int(bottom - y)

    def _px(self, length: float) -> int:
        return round(length * self._scale)


def from_file(path: Path, index: int = 0, weight: int = 0) -> MakeFont:
    """Fonts of one file; `weight` of a variable one."""

    def make(size: int) -> Font:
        font = ImageFont.truetype(str(path), size, index=index)
        if weight:
            font.set_variation_by_axes([weight])
        return font

    return make
