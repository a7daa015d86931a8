"""`sunshine pair`: pair this counter PC with the kiosk; on the kiosk, list and revoke paired PCs."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, say
from kiosk_app.config import Counter, load_settings
from kiosk_app.errors import ConfigError, ExitCode

app = typer.Typer(
    name="pair",
    help="把这台窗口电脑与触摸屏配对；在触摸屏上列出、撤销已配对的电脑。",
    epilog="例：sunshine pair --kiosk 192.0.2.10:47710 --code 12345678 --window 3号窗口 --home ./counter"
    "　退出码：0 已配对，14 连不上或没有打开配对，16 配对码不对、没有这个窗口或窗口已配对。",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def pair(
    context: typer.Context,
    kiosk: Annotated[str, typer.Option(metavar="HOST:PORT", help="触摸屏的地址，端口不写时为 47710。")] = "",
    code: Annotated[str, typer.Option(metavar="NNNNNNNN", help="触摸屏管理页上的 8 位配对码。")] = "",
    window: Annotated[str, typer.Option(help="这台电脑在哪个窗口，例如 3号窗口；不写时用 counter.window。")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="更换该窗口原有的电脑。")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """在触摸屏的管理页打开配对，看到 8 位配对码后，在窗口电脑上运行。"""
    if context.invoked_subcommand is not None:
        return int(ExitCode.DONE)
    place = home_of(home)
    window = window or load_settings(place.config).counter.window
    missing = [name for name, value in (("--kiosk", kiosk), ("--code", code), ("--window", window)) if not value]
    if missing:
        raise ConfigError(
            f"配对还缺少 {'、'.join(missing)}；用 sunshine pair --help 看例子。", exit_code=ExitCode.USAGE
        )
    from kiosk_app.services.pairing import pair_counter

    host, port = _address(kiosk)
    done = pair_counter(place, host, port, code, window, replace=replace)
    say(
        json.dumps(asdict(done), ensure_ascii=False)
        if as_json
        else f"已与触摸屏 {done.kiosk} 配对，窗口：{done.window}。"
    )
    return int(ExitCode.DONE)


@app.command("list", epilog="例：sunshine pair list --home ./demo --json")
def list_devices(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """在触摸屏上：列出已配对的窗口电脑。"""
    from kiosk_app.services.pins import Pins
    from kiosk_app.store.station import StationStore

    with StationStore.open(home_of(home)) as store:
        devices = Pins(store).devices()
    for device in devices:
        plain = f"{device.window}  {device.name}  {device.paired_at}  {device.fingerprint[:16]}"
        say(json.dumps(asdict(device), ensure_ascii=False) if as_json else plain)
    if not devices and not as_json:
        say("还没有配对的窗口电脑。")
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine pair revoke 3号窗口 --home ./demo")
def revoke(
    window: Annotated[str, typer.Argument(help="窗口名称或设备编号。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """在触摸屏上：撤销一台窗口电脑的配对；正连着的会立即断开。"""
    from kiosk_app.services.pins import Pins
    from kiosk_app.store.station import StationStore

    with StationStore.open(home_of(home)) as store:
        gone = Pins(store).revoke(window)
    say(json.dumps(asdict(gone), ensure_ascii=False) if as_json else f"已撤销{gone.window}的配对（{gone.name}）。")
    return int(ExitCode.DONE)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon:
        return text, Counter().kiosk_port
    try:
        number = int(port)
        if not (host and 0 < number < 2**16):
            raise ValueError
    except ValueError:
        sentence = f"--kiosk 应写成 地址:端口，例如 192.0.2.10:47710，现在是 {text}，请改正。"
        raise ConfigError(sentence, exit_code=ExitCode.USAGE) from None
    return host.strip("[]"), number
