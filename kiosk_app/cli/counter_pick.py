"""`pick` in place of numbers: the person at the screen chooses what a command pushes, or draws a template."""

from collections import deque
from typing import TYPE_CHECKING

import typer

from kiosk_app.errors import SunshineError

if TYPE_CHECKING:
    from kiosk_app.counter.choice import Choice
    from kiosk_app.counter.picture import Shot
    from kiosk_app.counter.template import Template

PICK = "pick"


def picked(business: str, drawn: "Template | None") -> "Shot":
    """A picture of what is chosen, treated by the template if there is one; says how to have the same without asking.

    Raises:
        SunshineError: nothing was chosen, or no picture.
    """
    from kiosk_app.counter.target import Target
    from kiosk_app.startup.pick import pick

    chosen = pick()
    if not chosen:
        raise SunshineError("没有选定区域，什么也没有推送，请重新运行再选。")
    choice = chosen[0]
    if choice.box is not None and choice.of_screen:
        typer.echo(f"选了屏幕的一块；下次可以直接写 --region {','.join(map(str, choice.box))}", err=True)
    else:
        part = f"的 {choice.box[2]}×{choice.box[3]} 像素" if choice.box else ""
        typer.echo(f"选了窗口“{choice.title}”{part}", err=True)
    target = Target(choice)
    template = drawn or target.part(business)
    try:
        return target.take(template.treat if template else None)
    finally:
        target.close()


def marked(prompts: list[str]) -> "list[Choice]":
    """Parts of one window, one for each of `prompts`, marked by the person at the screen.

    Raises:
        SunshineError: not all were marked, or not on one window.
    """
    from kiosk_app.startup.pick import pick

    found = pick(*prompts)
    if len(found) < len(prompts):
        raise SunshineError(f"只框了 {len(found)} 处，还差 {len(prompts) - len(found)} 处，模板没有写，请重新运行。")
    if any(choice.box is None or choice.of_screen for choice in found):
        raise SunshineError("每一处都要在业务窗口里面拖动框出来，模板没有写，请重新运行。")
    if len({(choice.title, choice.size) for choice in found}) > 1:
        raise SunshineError("框在了不同的窗口里，一个模板只能用于一个窗口，请重新运行。")
    return found


def drawn(crop: str, fields: list[str], covers: list[str]) -> tuple[str, list[str], list[str], tuple[int, int] | None]:
    """The same options with numbers where they said `pick`, and the size of the window that they were drawn on."""
    prompts = ["框出要推送的部分"] if crop == PICK else []
    prompts += [f"框出“{each.rpartition('=')[0]}”的内容" for each in fields if each.endswith(f"={PICK}")]
    prompts += [f"框出要涂黑的第 {number} 处" for number, each in enumerate(covers, 1) if each == PICK]
    if not prompts:
        return crop, fields, covers, None
    found = marked(prompts)
    boxes = deque(",".join(map(str, choice.box or ())) for choice in found)
    crop = boxes.popleft() if crop == PICK else crop
    fields = [f"{each.removesuffix(PICK)}{boxes.popleft()}" if each.endswith(f"={PICK}") else each for each in fields]
    covers = [boxes.popleft() if each == PICK else each for each in covers]
    return crop, fields, covers, found[0].size
