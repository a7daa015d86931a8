"""Draw the pictures of the story 冒充公检法 as SVG: `python packaging/media/story_pictures.py resources/content/media`.

Plain shapes in the colours of the kiosk's theme, no text (captions belong to the screen, in both languages), and only
what SVG Tiny knows, because that is what Qt draws.
"""
# ruff: noqa: E501 - one shape is one line of numbers, and reads best as one

import sys
from pathlib import Path

WIDTH, HEIGHT = 960, 720
PAPER, INK, BLUE, BLUE_DEEP, BLUE_SOFT = "#FBF8F2", "#14233A", "#123C78", "#0B2A57", "#E6EEF9"
SUN, SUN_SOFT, GREEN, GREEN_SOFT = "#F5A81C", "#FFF1D3", "#157A4E", "#E0F3E9"
RED, RED_SOFT, LINE, WHITE, SKIN = "#B8322A", "#FBE6E3", "#E3DED3", "#FFFFFF", "#F2C9A1"


def rect(x: float, y: float, w: float, h: float, fill: str, radius: float = 0, more: str = "") -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" fill="{fill}" {more}/>'


def disc(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "none", stroke: str = "", width: float = 0) -> str:
    line = f'stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"' if stroke else ""
    return f'<path d="{d}" fill="{fill}" {line}/>'


def person(x: float, y: float, coat: str, mood: str, *, hair: str = "#8C96A5", cap: bool = False) -> str:
    """A bust whose head is centred on x, y. `mood`: calm, worried or happy."""
    mouth = {
        "calm": f"M{x - 22} {y + 36} L{x + 22} {y + 36}",
        "worried": f"M{x - 24} {y + 46} Q{x} {y + 24} {x + 24} {y + 46}",
        "happy": f"M{x - 28} {y + 30} Q{x} {y + 58} {x + 28} {y + 30}",
    }[mood]
    brow = 10 if mood == "worried" else 0
    parts = [
        path(
            f"M{x - 150} {y + 330} Q{x - 150} {y + 120} {x} {y + 120} Q{x + 150} {y + 120} {x + 150} {y + 330} Z", coat
        ),
        path(f"M{x - 40} {y + 122} L{x} {y + 175} L{x + 40} {y + 122} Z", WHITE),
        rect(x - 28, y + 70, 56, 66, SKIN, 26),
        disc(x - 92, y + 6, 18, SKIN),
        disc(x + 92, y + 6, 18, SKIN),
        disc(x, y, 92, SKIN),
        path(
            f"M{x - 92} {y - 4} Q{x - 96} {y - 104} {x} {y - 104} Q{x + 96} {y - 104} {x + 92} {y - 4} Q{x + 60} {y - 56} {x} {y - 56} Q{x - 60} {y - 56} {x - 92} {y - 4} Z",
            hair,
        ),
        path(f"M{x - 50} {y - 22 - brow / 2} L{x - 22} {y - 22 - brow}", stroke=INK, width=6),
        path(f"M{x + 50} {y - 22 - brow / 2} L{x + 22} {y - 22 - brow}", stroke=INK, width=6),
        disc(x - 36, y, 8, INK),
        disc(x + 36, y, 8, INK),
        path(mouth, stroke=INK, width=7),
    ]
    if cap:
        parts += [
            path(
                f"M{x - 112} {y - 44} Q{x - 118} {y - 132} {x} {y - 136} Q{x + 118} {y - 132} {x + 112} {y - 44} Z",
                BLUE_DEEP,
            ),
            path(f"M{x - 100} {y - 46} Q{x} {y - 84} {x + 100} {y - 46} Q{x} {y - 18} {x - 100} {y - 46} Z", "#07203F"),
            disc(x, y - 96, 18, SUN),
        ]
    return "".join(parts)


def shadow(x: float, y: float, scale: float = 1) -> str:
    """The fraudster: a hooded shape with two bright eyes."""
    s = scale
    return (
        path(
            f"M{x - 170 * s} {y + 300 * s} Q{x - 170 * s} {y + 60 * s} {x - 96 * s} {y + 20 * s} Q{x - 120 * s} {y - 150 * s} {x} {y - 150 * s} Q{x + 120 * s} {y - 150 * s} {x + 96 * s} {y + 20 * s} Q{x + 170 * s} {y + 60 * s} {x + 170 * s} {y + 300 * s} Z",
            INK,
        )
        + path(
            f"M{x - 66 * s} {y + 20 * s} Q{x - 76 * s} {y - 96 * s} {x} {y - 96 * s} Q{x + 76 * s} {y - 96 * s} {x + 66 * s} {y + 20 * s} Q{x} {y + 66 * s} {x - 66 * s} {y + 20 * s} Z",
            "#2B3D58",
        )
        + path(f"M{x - 44 * s} {y - 22 * s} L{x - 14 * s} {y - 8 * s}", stroke=SUN, width=12 * s)
        + path(f"M{x + 44 * s} {y - 22 * s} L{x + 14 * s} {y - 8 * s}", stroke=SUN, width=12 * s)
    )


def phone(x: float, y: float, screen: str, inside: str = "") -> str:
    """A phone of 210 by 400 with its corner at x, y."""
    return (
        rect(x, y, 210, 400, INK, 34)
        + rect(x + 14, y + 40, 182, 310, screen, 14)
        + rect(x + 80, y + 366, 50, 10, "#4A5A72", 5)
        + inside
    )


def handset(x: float, y: float, fill: str) -> str:
    return (
        f'<g transform="translate({x} {y}) rotate(-40) scale(0.5)">'
        + rect(-62, -18, 124, 30, fill, 15)
        + rect(-66, -14, 44, 60, fill, 16)
        + rect(22, -14, 44, 60, fill, 16)
        + "</g>"
    )


def coin(x: float, y: float, r: float = 30) -> str:
    return (
        disc(x, y, r, "#C67F00")
        + disc(x, y - 4, r, SUN)
        + rect(x - r * 0.3, y - 4 - r * 0.3, r * 0.6, r * 0.6, "#C67F00", 4)
    )


def page(ground: str, floor: str, *parts: str) -> str:
    body = rect(0, 0, WIDTH, HEIGHT, ground) + rect(0, 560, WIDTH, 160, floor) + "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{body}</svg>\n'


def call() -> str:
    waves = "".join(
        path(f"M{720 + d} {210 - d * 0.5} Q{760 + d * 1.6} 290 {720 + d} {370 + d * 0.5}", stroke=SUN, width=12)
        for d in (20, 56, 92)
    )
    room = (
        rect(90, 90, 230, 190, WHITE, 20)
        + rect(104, 104, 202, 162, "#BFD6F2", 12)
        + disc(250, 150, 26, SUN)
        + path("M104 266 L170 190 L220 240 L260 205 L306 266 Z", "#7FA6D6")
    )
    return page(
        BLUE_SOFT,
        "#D3E0F2",
        room,
        waves,
        phone(
            510,
            150,
            GREEN_SOFT,
            disc(615, 250, 46, GREEN)
            + handset(615, 246, WHITE)
            + rect(552, 420, 56, 40, RED, 20)
            + rect(622, 420, 56, 40, GREEN, 20),
        ),
        person(300, 400, "#8A6BB0", "calm"),
    )


def paper() -> str:
    sheet = rect(500, 110, 330, 440, WHITE, 16, f'stroke="{LINE}" stroke-width="4"') + rect(540, 150, 250, 34, RED, 8)
    lines = "".join(
        rect(540, y, w, 18, LINE, 9) for y, w in ((220, 250), (256, 220), (292, 250), (328, 180), (364, 240))
    )
    stamp = (
        f'<g transform="rotate(-14 730 460)">{disc(730, 460, 66, "none", f"stroke={chr(34)}{RED}{chr(34)} stroke-width={chr(34)}10{chr(34)}")}'
        + path("M700 430 L760 490 M760 430 L700 490", stroke=RED, width=14)
        + "</g>"
    )
    drops = disc(420, 330, 12, "#6FA8DC") + disc(436, 372, 9, "#6FA8DC") + disc(168, 340, 11, "#6FA8DC")
    return page(RED_SOFT, "#F3CFCA", sheet, lines, stamp, person(290, 390, "#8A6BB0", "worried"), drops)


def account() -> str:
    track = path("M330 330 Q480 200 620 330", stroke=RED, width=12) + path(
        "M592 296 L624 334 L576 346", stroke=RED, width=12
    )
    return page(
        "#FFF0D6",
        "#F1DDB4",
        shadow(720, 420, 1.05),
        phone(
            120,
            170,
            WHITE,
            rect(148, 240, 154, 60, SUN_SOFT, 12)
            + rect(148, 320, 154, 24, LINE, 12)
            + rect(148, 360, 110, 24, LINE, 12)
            + rect(148, 430, 154, 60, RED, 30),
        ),
        track,
        coin(400, 262),
        coin(474, 226, 34),
        coin(552, 262),
    )


def stop() -> str:
    sign = path("M580 160 L740 160 L850 270 L850 430 L740 540 L580 540 L470 430 L470 270 Z", RED) + path(
        "M588 184 L732 184 L826 278 L826 422 L732 516 L588 516 L494 422 L494 278 Z", "none", WHITE, 8
    )
    hand = (
        rect(600, 330, 130, 120, WHITE, 34)
        + "".join(rect(x, y, 28, 150, WHITE, 14) for x, y in ((600, 250), (634, 226), (668, 232), (702, 252)))
        + f'<g transform="rotate(-38 590 400)">{rect(556, 376, 90, 32, WHITE, 16)}</g>'
    )
    return page(BLUE_SOFT, "#D3E0F2", sign, hand, person(270, 390, "#8A6BB0", "calm"))


def window() -> str:
    sun = disc(480, 130, 54, SUN) + "".join(
        f'<g transform="rotate({turn} 480 130)">{rect(474, 34, 12, 28, SUN, 6)}</g>' for turn in range(0, 360, 45)
    )
    desk = (
        rect(0, 520, WIDTH, 200, BLUE)
        + rect(0, 520, WIDTH, 20, BLUE_DEEP)
        + rect(396, 452, 168, 76, WHITE, 12)
        + rect(416, 474, 128, 12, LINE, 6)
        + rect(416, 498, 90, 12, LINE, 6)
    )
    shield = path("M480 250 L546 272 L546 336 Q546 392 480 420 Q414 392 414 336 L414 272 Z", GREEN) + path(
        "M450 334 L474 358 L514 308", stroke=WHITE, width=14
    )
    return page(
        SUN_SOFT,
        SUN_SOFT,
        sun,
        shield,
        person(240, 320, "#8A6BB0", "happy"),
        person(720, 320, BLUE, "happy", hair=INK, cap=True),
        desk,
    )


def main(folder: Path) -> None:
    for number, draw in enumerate((call, paper, account, stop, window), 1):
        (folder / f"fake-police-{number}.svg").write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
