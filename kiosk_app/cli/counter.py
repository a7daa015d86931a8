"""`sunshine counter`: the officer's floating bar; push, list and withdraw without a window."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_app.cli import counter_events, counter_password, counter_pick, counter_reading, counter_template
from kiosk_app.cli.usage import PASSWORD_VARIABLE, HomeOption, JsonOption, home_of, say
from kiosk_app.config import load_settings
from kiosk_app.errors import ConfigError, ExitCode, LinkError, NotAllowed, SignInError, StoreMissing, SunshineError
from kiosk_app.lock import BUSY
from kiosk_app.paths import Home

if TYPE_CHECKING:
    from kiosk_app.counter.headless import Follower
    from kiosk_app.counter.picture import Shot
    from kiosk_app.counter.template import Template
    from kiosk_app.domain.check import Field
    from kiosk_app.services.push import CounterLink
    from kiosk_app.services.push_journal import PushState

WITHDRAW_SECONDS = 10.0

app = typer.Typer(
    name="counter",
    help="窗口民警的浮动条；不开窗口的推送、列出、撤回。",
    epilog="例：sunshine counter --home ./demo/demo-counter",
    add_completion=False,
)


app.add_typer(counter_template.app)
app.command(epilog="例：sunshine counter events --follow --json")(counter_events.events)
app.command(epilog="例：sunshine counter wait 编号 --timeout 600")(counter_events.wait)
app.command(epilog="例：sunshine counter password --staff 000003 --home ./demo/demo-counter")(counter_password.password)


@app.callback(invoke_without_command=True)
def counter(
    context: typer.Context,
    window: Annotated[str, typer.Option(help="要推送的业务窗口：标题、标题的一部分或窗口编号。")] = "",
    probe: Annotated[Path | None, typer.Option(help="把控件位置写到这个文件，只用于演示和测试。")] = None,
    home: HomeOption = None,
) -> int:
    """打开浮动条：登录、按 F9 推送核对、看群众核对到哪一步、撤回。"""
    if context.invoked_subcommand is not None:
        return int(ExitCode.DONE)
    from kiosk_app.startup.counter import run

    return run(home_of(home), window, probe)


@app.command(epilog="例：sunshine counter push --window 人口信息 --business H03 --staff 000003 --wait --json")
def push(
    file: Annotated[Path | None, typer.Option(help="推送 PNG、JPEG 或 WebP 截图文件。")] = None,
    window: Annotated[str, typer.Option(help="截取这个窗口：标题、标题的一部分或窗口编号。")] = "",
    template: Annotated[str, typer.Option(metavar="NAME", help="按这个模板裁剪、遮盖；业务和窗口也由它给出。")] = "",
    region: Annotated[
        str, typer.Option(metavar="X,Y,W,H", help="截取屏幕的一块，像素；写 pick 就在屏幕上点选窗口或框选。")
    ] = "",
    business: Annotated[str, typer.Option(metavar="CODE", help="业务编号，例如 H03。")] = "",
    field: Annotated[list[str] | None, typer.Option(metavar="标签=值", help="请群众特别核对的信息，可写多次。")] = None,
    read: Annotated[bool, typer.Option("--read", help="没写 --field 的项目从图里读，按模板的标签。")] = False,
    revision_of: Annotated[str, typer.Option(metavar="ID", help="这是对哪次有误的核对改正后的再次推送。")] = "",
    resume: Annotated[str, typer.Option(metavar="ID", help="接着等待以前的一次推送，不再截图。")] = "",
    staff: Annotated[str, typer.Option(metavar="N", help="警号；密码用 --password-file 或 SUNSHINE_PASSWORD。")] = "",
    password_file: Annotated[Path | None, typer.Option(help="第一行是密码的文件。")] = None,
    wait: Annotated[bool, typer.Option("--wait", help="一直等到群众核对并评价完；不写时送达即返回。")] = False,
    timeout: Annotated[float | None, typer.Option(help="最多等多少秒。")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """推送一次核对。退出码：0 已评价放行，10 有误，11 未评价放行，12 超时，13 已撤回，14 连不上触摸屏，16 被拒。"""
    from kiosk_app.counter.headless import Follower

    place = home_of(home)
    fields = tuple(_field(each) for each in field or ())
    drawn = _template(place, template) if template and not resume else None
    if drawn is not None:
        business, window = business or drawn.business, window or ("" if file or region else drawn.window)
    shot = None if resume else _picture(file, window, region, business, drawn)
    fields = counter_reading.facts(place, fields, shot, drawn, read=read)
    with _link(place) as link:
        follower = Follower(link)
        link.start()
        if shot is None and link.state(resume) is None:
            raise _unknown(resume)
        try:
            if shot is not None or link.waits_for_sign_in(resume):
                _sign_in(link, staff, password_file, timeout)
        except LinkError:
            if shot is None:
                raise
            check_id = follower.push(shot, business, fields, revision_of, kept_for=staff)
            raise _kept(link, check_id, as_json) from None
        check_id = resume if shot is None else follower.push(shot, business, fields, revision_of)
        return _follow(follower, check_id, wait=wait, timeout=timeout, as_json=as_json)


def _follow(follower: "Follower", check_id: str, *, wait: bool, timeout: float | None, as_json: bool) -> int:
    """Say each change of a push; its exit code."""
    code = ExitCode.DONE
    for step in follower.follow(check_id, until_end=wait, timeout=timeout):
        if isinstance(step, ExitCode):
            code = step
        else:
            _state(step, as_json=as_json)
    if code is ExitCode.UNREACHABLE and follower.line.unpaired:
        raise SunshineError(f"{check_id} 没有送达：{follower.line.sentence}", exit_code=code)
    if code is ExitCode.UNREACHABLE:
        sentence = (
            f"连不上触摸屏，{check_id} 已存好，恢复后会自动送达；用 sunshine counter push --resume {check_id} 接着等。"
        )
        raise SunshineError(sentence, exit_code=code)
    return int(code)


@app.command("list", epilog="例：sunshine counter list --home ./demo/demo-counter --json")
def list_pushes(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出今天的推送。"""
    from kiosk_app.services.push_journal import state_of
    from kiosk_app.store.counter import CounterStore

    try:
        store = CounterStore.open(home_of(home))
    except StoreMissing:
        return int(ExitCode.DONE)
    with store:
        for pushed in store.today():
            _state(state_of(pushed), as_json=as_json)
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine counter withdraw 编号 --home ./demo/demo-counter")
def withdraw(
    check_id: Annotated[str, typer.Argument(metavar="ID", help="推送编号，见 counter list。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """撤回一次推送；群众作答以后不能撤回。浮动条或 push --wait 正在运行时也能用。"""
    from kiosk_app.counter import headless

    place = home_of(home)
    try:
        with _link(place) as link:
            link.start()
            headless.withdraw(link, check_id, WITHDRAW_SECONDS)
            state = link.state(check_id)
    except NotAllowed as busy:
        if busy.code != BUSY:
            raise
        state = headless.ask_withdraw(place, check_id, WITHDRAW_SECONDS)
    if state is not None:
        _state(state, as_json=as_json)
    return int(ExitCode.DONE)


@app.command("windows", epilog="例：sunshine counter windows --json")
def list_windows(as_json: JsonOption = False) -> int:
    """列出可以用 --window 截取的窗口。"""
    from kiosk_app.counter.capture import Screen

    screen = Screen()
    try:
        for each in screen.windows():
            shown = {"id": each.handle, "title": each.title, "width": each.width, "height": each.height}
            plain = f"0x{each.handle:x}  {each.width}×{each.height}  {each.title}"
            say(json.dumps(shown, ensure_ascii=False) if as_json else plain)
    finally:
        screen.close()
    return int(ExitCode.DONE)


@contextmanager
def _link(home: Home) -> "Iterator[CounterLink]":
    from kiosk_app.counter.hooks import Hooks
    from kiosk_app.counter.lock import only_one
    from kiosk_app.services.push import CounterLink

    settings = load_settings(home.config)
    with only_one(home.run):
        link = CounterLink(home, settings)
        said = settings.counter
        tell = lambda words: typer.echo(words, err=True)  # noqa: E731 - one line
        hooks = Hooks(said.on_release, said.on_dispute, said.hook_seconds, tell, link.errands)
        hooks.catch_up(link.state)
        link.subscribe_change(hooks.changed)
        try:
            yield link
        finally:
            hooks.close()
            link.stop()


def _picture(file: Path | None, window: str, region: str, business: str, drawn: "Template | None") -> "Shot":
    from kiosk_app.counter.picture import read_file

    if sum(1 for each in (file, window, region) if each) != 1:
        raise ConfigError(
            "请从 --file、--window、--region 里选且只选一个；用 sunshine counter push --help 看例子。",
            exit_code=ExitCode.USAGE,
        )
    if not business:
        raise ConfigError("推送还缺少 --business 业务编号，例如 --business H03。", exit_code=ExitCode.USAGE)
    if file is not None:
        return drawn.retouch(read_file(file)) if drawn else read_file(file)
    if region == counter_pick.PICK:
        return counter_pick.picked(business, drawn)
    from kiosk_app.counter.capture import Screen, find

    screen = Screen()
    try:
        if window:
            return screen.window(find(screen.windows(), window).handle, drawn.treat if drawn else None)
        shot = screen.region(*_region(region))
        return drawn.retouch(shot) if drawn else shot
    finally:
        screen.close()


def _template(home: Home, name: str) -> "Template":
    from kiosk_app.counter.template_files import Templates

    return Templates(home.root).named(name)


def _region(text: str) -> tuple[int, int, int, int]:
    parts = text.replace("，", ",").split(",")
    try:
        x, y, width, height = (int(part) for part in parts)
    except ValueError:
        raise ConfigError(
            f"--region 应写成 左,上,宽,高 四个整数，例如 0,0,1200,760，现在是 {text}，请改正。",
            exit_code=ExitCode.USAGE,
        ) from None
    return x, y, width, height


def _field(text: str) -> "Field":
    from kiosk_app.domain.check import Field, masked

    label, equals, value = text.partition("=")
    if not (label and equals):
        raise ConfigError(
            f"--field 应写成 标签=值，例如 姓名=章小演，现在是 {masked(text)}，请改正。", exit_code=ExitCode.USAGE
        )
    return Field(label, value)


def _sign_in(link: "CounterLink", staff: str, password_file: Path | None, timeout: float | None) -> None:
    if not staff:
        raise SignInError("推送需要警号，请写 --staff，密码用 --password-file 或环境变量 SUNSHINE_PASSWORD。")
    if password_file is not None:
        try:
            password = password_file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise SignInError(f"读不了密码文件 {password_file}，请检查文件名和权限。") from None
    else:
        password = os.environ.get(PASSWORD_VARIABLE, "")
    link.sign_in(staff, password, *([timeout] if timeout else []))


def _kept(link: "CounterLink", check_id: str, as_json: bool) -> SunshineError:
    """A push that nobody could be asked about: its row, and the sentence on how to send or end it."""
    from kiosk_app.link.messages import MAINTENANCE

    known = link.state(check_id)
    if known is not None:
        _state(known, as_json=as_json)
    if link.line.unpaired:
        return SunshineError(f"{check_id} 没有送达：{link.line.sentence}", exit_code=ExitCode.UNREACHABLE)
    why = "触摸屏正在维护" if link.line.code == MAINTENANCE else "连不上触摸屏"
    return SunshineError(
        f"{why}，{check_id} 未送达，在本机保留 {link.minutes_to_live} 分钟；恢复后用"
        f" sunshine counter push --resume {check_id} --staff 警号 送出，不要了用"
        f" sunshine counter withdraw {check_id} 撤回。",
        exit_code=ExitCode.UNREACHABLE,
    )


def _unknown(check_id: str) -> SunshineError:
    return SunshineError(
        f"本机没有推送过 {check_id}，请用 sunshine counter list 看今天的推送。", exit_code=ExitCode.NOT_FOUND
    )


def _state(state: "PushState", *, as_json: bool) -> None:
    from kiosk_app.counter.headless import plain, words

    plainly = f"{state.check_id}  {state.business_code}  {words(state)}"
    say(json.dumps(plain(state), ensure_ascii=False) if as_json else plainly)
