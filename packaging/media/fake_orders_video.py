"""Make the short film 刷单返利: `python packaging/media/fake_orders_video.py resources/content/media`.

Draws every frame with Pillow and lets ffmpeg (with libvpx-vp9) write fake-orders.webm, silent, 1280 by 720, with
burnt-in subtitles, and the poster beside it. Shapes are drawn four times as large and made smaller: smooth edges.
"""
# ruff: noqa: PLR2004 - a storyboard is made of seconds and pixels

import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, RATE, FINE = 1280, 720, 15, 4
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
INK, BLUE, BLUE_DEEP, BLUE_SOFT = "#14233A", "#123C78", "#0B2A57", "#E6EEF9"
SUN, SUN_DARK, GREEN, GREEN_SOFT = "#F5A81C", "#C67F00", "#157A4E", "#E0F3E9"
RED, RED_DEEP, RED_SOFT, WHITE, GREY = "#B8322A", "#5E1B18", "#FBE6E3", "#FFFFFF", "#E3DED3"
POSTER_SECOND = 2.4

Scene = Callable[[Image.Image, float], None]


@lru_cache
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("NotoSansSC-Bold.ttf" if bold else "NotoSansSC-Regular.ttf")), size)


def ease(time: float, start: float, length: float = 0.5) -> float:
    """0 before `start`, 1 after `start + length`, slowing down towards the end. Seconds."""
    share = min(1.0, max(0.0, (time - start) / length))
    return 1 - (1 - share) ** 3


@lru_cache
def plate(width: int, height: int, radius: int, fill: str) -> Image.Image:
    """A rounded rectangle with smooth corners."""
    picture = Image.new("RGBA", (width * FINE, height * FINE))
    ImageDraw.Draw(picture).rounded_rectangle((0, 0, width * FINE - 1, height * FINE - 1), radius * FINE, fill=fill)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


@lru_cache
def coin(size: int) -> Image.Image:
    picture = Image.new("RGBA", (size * FINE, size * FINE))
    draw, full = ImageDraw.Draw(picture), size * FINE
    draw.ellipse((0, full * 0.08, full - 1, full - 1), fill=SUN_DARK)
    draw.ellipse((0, 0, full - 1, full * 0.92), fill=SUN)
    draw.rounded_rectangle((full * 0.36, full * 0.32, full * 0.64, full * 0.60), full * 0.04, fill=SUN_DARK)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


@lru_cache
def mark(size: int, kind: str, fill: str) -> Image.Image:
    """A round mark: cross or tick."""
    picture = Image.new("RGBA", (size * FINE, size * FINE))
    draw, full = ImageDraw.Draw(picture), size * FINE
    draw.ellipse((0, 0, full - 1, full - 1), fill=fill)
    lines = [((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68))]
    if kind == "tick":
        lines = [((0.28, 0.52), (0.44, 0.68)), ((0.44, 0.68), (0.74, 0.34))]
    for (left, top), (right, bottom) in lines:
        draw.line((left * full, top * full, right * full, bottom * full), fill=WHITE, width=full // 11)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def put(frame: Image.Image, picture: Image.Image, x: float, y: float) -> None:
    frame.paste(picture, (round(x), round(y)), picture)


def write(
    frame: Image.Image, text: str, x: float, y: float, size: int, fill: str, *, bold: bool = True, anchor: str = "mm"
) -> None:
    ImageDraw.Draw(frame).text((x, y), text, font=font(size, bold), fill=fill, anchor=anchor)


def subtitle(frame: Image.Image, text: str) -> None:
    """A band over the whole width, so that it is read from three metres."""
    ImageDraw.Draw(frame).rectangle((0, 592, WIDTH, HEIGHT), fill=INK)
    write(frame, text, WIDTH / 2, 654, 52, WHITE)


def phone(frame: Image.Image, x: float, screen: str = WHITE) -> None:
    put(frame, plate(340, 560, 48, INK), x, 16)
    put(frame, plate(304, 500, 26, screen), x + 18, 46)


def bubble(frame: Image.Image, time: float, at: float, text: str, x: float, y: float, fill: str, ink: str) -> None:
    """A message that rises into place at second `at`."""
    shown = ease(time, at)
    if shown <= 0:
        return
    wide = int(font(38, True).getlength(text)) + 64
    put(frame, plate(wide, 92, 30, fill), x, y + 40 * (1 - shown))
    write(frame, text, x + wide / 2, y + 45 + 40 * (1 - shown), 38, ink)


def title(frame: Image.Image, time: float) -> None:
    for y in range(HEIGHT):
        share = y / HEIGHT
        colour = (round(58 + 126 * share), round(16 + 34 * share), round(14 + 28 * share))
        ImageDraw.Draw(frame).line((0, y, WIDTH, y), fill=colour)
    phone(frame, 850, "#FFF1D3")
    for number in range(5):
        fall = ease(time, 0.3 + number * 0.25, 0.7)
        put(frame, coin(96), 880 + (number % 2) * 150, -110 + fall * (520 - (number // 2) * 110))
    write(frame, "刷单返利", 90, 250, 128, WHITE, anchor="lm")
    write(frame, "一步一步，掉进去", 94, 390, 68, "#FFD98A", anchor="lm")
    write(frame, "防骗短片 · 莒县户政", 96, 492, 36, "#F3CFCA", bold=False, anchor="lm")


def bait(frame: Image.Image, time: float) -> None:
    frame.paste(BLUE_SOFT, (0, 0, WIDTH, HEIGHT))
    phone(frame, 90 - 500 * (1 - ease(time, 0)))
    put(frame, plate(240, 60, 16, BLUE_SOFT), 140, 80)
    put(frame, plate(240, 250, 16, GREY), 140, 160)
    bubble(frame, time, 0.7, "亲，在家点点赞就能赚钱", 500, 110, WHITE, INK)
    bubble(frame, time, 2.0, "点一条三元，当天结", 500, 240, WHITE, INK)
    bubble(frame, time, 3.6, "好呀，怎么做？", 780, 390, BLUE, WHITE)
    subtitle(frame, "陌生人拉您进群：“动动手指就赚钱”")


def sweet(frame: Image.Image, time: float) -> None:
    frame.paste(GREEN_SOFT, (0, 0, WIDTH, HEIGHT))
    phone(frame, 470)
    write(frame, "余额", 640, 150, 40, INK, bold=False)
    earned = sum(ease(time, at, 0.6) >= 1 for at in (0.6, 1.5, 2.4)) * 3
    write(frame, f"+{earned} 元", 640, 240, 84, GREEN)
    for number, at in enumerate((0.6, 1.5, 2.4)):
        moved = ease(time, at, 0.6)
        if 0 < moved < 1:
            put(frame, coin(110), 80 + 500 * moved, 120 + 240 * moved + number * 10)
    if earned >= 9:
        put(frame, mark(120, "tick", GREEN), 580, 370)
    subtitle(frame, "先给您一点甜头，几块钱真的到账")


def advance(frame: Image.Image, time: float) -> None:
    frame.paste("#FFF0D6", (0, 0, WIDTH, HEIGHT))
    phone(frame, 90)
    put(frame, plate(240, 110, 18, SUN), 140, 130)
    write(frame, "进阶任务", 260, 184, 44, INK)
    put(frame, plate(240, 90, 45, RED), 140, 400)
    write(frame, "去充值", 260, 444, 40, WHITE)
    bubble(frame, time, 0.5, "想多赚？先下载这个软件", 500, 100, WHITE, INK)
    bubble(frame, time, 1.8, "垫二百，返二百六", 500, 230, WHITE, INK)
    for number in range(4):
        moved = ease(time, 3.0 + number * 0.4, 0.9)
        if 0 < moved < 1:
            put(frame, coin(96), 330 + 860 * moved, 420 - 160 * moved)
    subtitle(frame, "接着叫您装陌生软件，自己先垫钱")


def stuck(frame: Image.Image, time: float) -> None:
    frame.paste(RED_SOFT, (0, 0, WIDTH, HEIGHT))
    put(frame, plate(900, 470, 40, WHITE), 190, 60)
    write(frame, "任务未完成，不能提现", 640, 140, 60, RED)
    put(frame, plate(760, 44, 22, GREY), 260, 210)
    done = 0.9 * ease(time, 0.2, 1.6)
    put(frame, plate(max(60, int(760 * done)), 44, 22, SUN), 260, 210)
    asked = (3000, 8000, 20000)[min(2, int(time / 1.8))]
    write(frame, "还要转", 420, 350, 48, INK, bold=False)
    write(frame, f"{asked:,} 元", 720, 350, 92, RED)
    write(frame, "再做一单就能全部取出来", 640, 460, 40, INK, bold=False)
    subtitle(frame, "“连单”“卡单”，越转越多，就是取不出")


def gone(frame: Image.Image, time: float) -> None:
    frame.paste(RED_DEEP, (0, 0, WIDTH, HEIGHT))
    phone(frame, 470, "#2B3D58")
    size = 150
    if ease(time, 0.5) > 0:
        put(frame, mark(size, "cross", RED), 640 - size / 2, 110)
    if time > 1.2:
        write(frame, "对方已把您", 640, 340, 46, WHITE)
        write(frame, "拉黑", 640, 420, 72, WHITE)
    subtitle(frame, "等您明白过来，人没了，钱也没了")


def lesson(frame: Image.Image, time: float) -> None:
    frame.paste(BLUE_DEEP, (0, 0, WIDTH, HEIGHT))
    rise = 60 * (1 - ease(time, 0, 0.6))
    write(frame, "凡是要先垫钱的刷单", 640, 200 + rise, 92, WHITE)
    if time > 1.2:
        write(frame, "都是诈骗", 640, 380, 150, SUN)
    subtitle(frame, "天上不掉馅饼，垫钱就是上当")


def help_(frame: Image.Image, time: float) -> None:
    frame.paste("#FFF1D3", (0, 0, WIDTH, HEIGHT))
    for number, (call, what) in enumerate(
        (("110", "被骗了，马上打"), ("96110", "拿不准，打这个问"), ("窗口民警", "当面问最放心"))
    ):
        shown = ease(time, 0.2 + number * 0.7)
        if shown > 0:
            x = 60 + number * 400 + 60 * (1 - shown)
            put(frame, plate(360, 400, 36, WHITE), x, 110)
            put(frame, mark(96, "tick", GREEN), x + 132, 150)
            write(frame, call, x + 180, 330, 84 if number < 2 else 72, BLUE)
            write(frame, what, x + 180, 436, 38, INK, bold=False)
    subtitle(frame, "别着急转账，先问一问")


SCENES: tuple[tuple[float, Scene], ...] = (
    (4.0, title),
    (6.5, bait),
    (5.5, sweet),
    (6.5, advance),
    (6.5, stuck),
    (5.0, gone),
    (5.0, lesson),
    (7.0, help_),
)


def draw(scene: Scene, time: float) -> Image.Image:
    frame = Image.new("RGB", (WIDTH, HEIGHT))
    scene(frame, time)
    return frame


def main(folder: Path) -> None:
    draw(title, POSTER_SECOND).save(folder / "fake-orders.jpg", quality=88)
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}"]
    command += [
        "-r",
        str(RATE),
        "-i",
        "-",
        "-an",
        "-c:v",
        "libvpx-vp9",
        "-pix_fmt",
        "yuv420p",
        "-b:v",
        "0",
        "-crf",
        "38",
    ]
    command += ["-deadline", "good", "-cpu-used", "5", "-row-mt", "1", "-g", "75", str(folder / "fake-orders.webm")]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        if encoder.stdin is None:
            raise RuntimeError("ffmpeg has no input")
        for seconds, scene in SCENES:
            for number in range(round(seconds * RATE)):
                encoder.stdin.write(draw(scene, number / RATE).tobytes())
        encoder.stdin.close()
        if encoder.wait() != 0:
            raise RuntimeError("ffmpeg could not write the film")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
