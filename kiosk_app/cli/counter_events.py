"""`sunshine counter events` and `wait`: how a business system follows checks while the bar holds the link."""

import json
import time
from typing import Annotated

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, say
from kiosk_app.errors import ExitCode


def events(
    follow: Annotated[bool, typer.Option("--follow", help="一直等新的变化，直到按 Ctrl-C。")] = False,
    check: Annotated[str, typer.Option(metavar="ID", help="只看这一次推送。")] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """列出每次推送的每个变化，一行一个；浮动条开着时也能用。"""
    from kiosk_app.counter.headless import WORDS
    from kiosk_app.services.push_events import read_events

    for event in read_events(home_of(home).run, follow=follow):
        if check and event.get("check_id") != check:
            continue
        name = str(event.get("state"))
        plain = f"{event.get('at')}  {event.get('check_id')}  {event.get('business_code')}  {WORDS.get(name, name)}"
        say(json.dumps(event, ensure_ascii=False) if as_json else plain)
    return int(ExitCode.DONE)


def wait(
    check_id: Annotated[str, typer.Argument(metavar="ID", help="推送编号，见 counter list。")],
    timeout: Annotated[float, typer.Option(help="最多等多少秒。")] = 900.0,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """等一次推送有结果；浮动条开着时也能用。退出码和 counter push --wait 一样。"""
    from kiosk_app.counter.headless import WORDS
    from kiosk_app.counter.states import outcome
    from kiosk_app.services.push_events import read_events, state_in

    for event in read_events(home_of(home).run, follow=True, until=time.monotonic() + timeout):
        if event.get("check_id") != check_id:
            continue
        state = state_in(event)
        ended = outcome(state)
        name = str(event["state"])
        say(json.dumps(event, ensure_ascii=False) if as_json else f"{check_id}  {WORDS.get(name, name)}")
        if ended is not None:
            return int(ended)
    return int(ExitCode.TIMED_OUT)
