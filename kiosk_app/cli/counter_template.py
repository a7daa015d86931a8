"""`sunshine counter template`: draw up, list and check how the page of each business is pushed."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_app.cli import counter_pick
from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, say
from kiosk_app.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from kiosk_app.counter.template import Box, Spot

app = typer.Typer(
    name="template",
    help="模板：一种业务推送窗口的哪一块、核对哪几项、遮住哪几处。",
    epilog="例：sunshine counter template list",
    no_args_is_help=True,
    add_completion=False,
)


@app.command(
    epilog="例：sunshine counter template new 换领 --business H03 --window 人口信息 --size 1200,760"
    " --field 姓名=252,118,380,50 --cover 60,300,500,50　或：… --crop pick --field 姓名=pick --cover pick"
)
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="模板名，也是文件名。")],
    business: Annotated[str, typer.Option(metavar="CODE", help="业务编号，例如 H03。")],
    size: Annotated[
        str, typer.Option(metavar="W,H", help="画模板时窗口的大小，见 counter windows；在屏幕上框时不用写。")
    ] = "",
    window: Annotated[str, typer.Option(help="业务窗口标题的一部分。")] = "",
    crop: Annotated[str, typer.Option(metavar="X,Y,W,H", help="只推送窗口的这一块，像素。")] = "",
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="标签=X,Y,W,H", help="请群众核对的一项，可写多次；只写标签就按标签在画面里找。"),
    ] = None,
    cover: Annotated[list[str] | None, typer.Option(metavar="X,Y,W,H", help="涂黑的一处，可写多次。")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """新建模板；写成以前先检查一遍。各处的数字都可以写成 pick，在屏幕上一处一处框出来。"""
    from kiosk_app.counter.template import Template
    from kiosk_app.counter.template_files import Templates

    crop, fields, covers, drawn_on = counter_pick.drawn(crop, field or [], cover or [])
    width, height = _numbers(size, 2, "--size") if size or drawn_on is None else drawn_on
    made = Template(
        name,
        business,
        (width, height),
        window,
        _box(crop, "--crop") if crop else None,
        tuple(_spot(each) for each in fields),
        tuple(_box(each, "--cover") for each in covers),
    )
    path = Templates(home_of(home).root).write(made)
    say(json.dumps({"name": name, "file": str(path)}, ensure_ascii=False) if as_json else f"已写好 {path}")
    return int(ExitCode.DONE)


@app.command("list", epilog="例：sunshine counter template list --json")
def list_templates(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出模板。"""
    from kiosk_app.counter.template_files import Templates

    for each in Templates(home_of(home).root).all():
        labels = [spot.label for spot in each.spots]
        shown = {
            "name": each.name,
            "business": each.business,
            "window": each.window,
            "size": each.size,
            "crop": each.crop,
            "fields": labels,
            "covers": len(each.covers),
        }
        plain = f"{each.name}  {each.business}  核对 {'、'.join(labels) or '全部'}  遮住 {len(each.covers)} 处"
        say(json.dumps(shown, ensure_ascii=False) if as_json else plain)
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine counter template check")
def check(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """检查所有模板，逐条指出文件和行。退出码：0 没有问题，15 有问题。"""
    from kiosk_app.counter.template_files import Templates

    templates = Templates(home_of(home).root)
    problems = templates.problems()
    for each in problems:
        shown = {"file": each.file, "line": each.line, "what": each.what}
        say(json.dumps(shown, ensure_ascii=False) if as_json else str(each))
    if not problems and not as_json:
        say(f"{len(templates.files())} 个模板，没有问题。")
    return int(ExitCode.FINDINGS if problems else ExitCode.DONE)


def _spot(text: str) -> "Spot":
    from kiosk_app.counter.template import Spot

    label, equals, numbers = text.rpartition("=")
    if not equals and text.strip():
        return Spot(text.strip())
    if not label:
        raise _misread("--field", "标签=左,上,宽,高", "姓名=252,118,380,50", text)
    return Spot(label, _box(numbers, "--field"))


def _box(text: str, option: str) -> "Box":
    x, y, width, height = _numbers(text, 4, option)
    return x, y, width, height


def _numbers(text: str, count: int, option: str) -> list[int]:
    parts = text.replace("，", ",").split(",")
    try:
        numbers = [int(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        pattern, example = ("宽,高", "1200,760") if count == 2 else ("左,上,宽,高", "0,0,1200,760")  # noqa: PLR2004
        raise _misread(option, pattern, example, text)
    return numbers


def _misread(option: str, pattern: str, example: str, text: str) -> ConfigError:
    return ConfigError(
        f"{option} 应写成 {pattern}（整数像素），例如 {example}，现在是 {text}，请改正。", exit_code=ExitCode.USAGE
    )
