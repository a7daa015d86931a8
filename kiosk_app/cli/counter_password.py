"""`sunshine counter password`: an officer changes the own password from the counter, on the kiosk's roster."""

import json
from typing import Annotated

import typer

from kiosk_app.cli.usage import PASSWORD_VARIABLE, HomeOption, JsonOption, home_of, say
from kiosk_app.config import load_settings
from kiosk_app.errors import ExitCode

NEW_VARIABLE = "SUNSHINE_NEW_PASSWORD"


def password(
    staff: Annotated[str, typer.Option("--staff", prompt="警号", metavar="警号", help="自己的警号；不写时询问。")],
    old: Annotated[
        str,
        typer.Option(
            "--password",
            envvar=PASSWORD_VARIABLE,
            prompt="现在的密码",
            hide_input=True,
            help="现在的密码；不写时询问。",
        ),
    ],
    new: Annotated[
        str,
        typer.Option(
            "--new-password",
            envvar=NEW_VARIABLE,
            prompt="新密码（至少 8 位）",
            hide_input=True,
            confirmation_prompt="再输一次新密码",
            help="新密码，至少 8 位；不写时询问两次。",
        ),
    ],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """民警修改自己的密码；输错五次锁定五分钟，忘记密码请管理员重设。先关掉浮动条。"""
    from kiosk_app.counter.lock import only_one
    from kiosk_app.services.push import CounterLink

    place = home_of(home)
    with only_one(place.run):
        link = CounterLink(place, load_settings(place.config))
        link.start()
        try:
            name = link.change_password(staff, old, new)
        finally:
            link.stop()
    said = f"已修改 {name}（警号 {staff}）的密码，下次登录用新密码。"
    say(json.dumps({"staff_number": staff, "name": name}, ensure_ascii=False) if as_json else said)
    return int(ExitCode.DONE)
