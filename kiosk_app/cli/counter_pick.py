"""`--region pick`: the person at the screen chooses what a command pushes."""

from typing import TYPE_CHECKING

import typer

from kiosk_app.errors import SunshineError

if TYPE_CHECKING:
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

    choice = pick()
    if choice is None:
        raise SunshineError("没有选定区域，什么也没有推送，请重新运行再选。")
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
