"""Pairing a counter PC with the kiosk: exchange the code over the line, pin the kiosk, open the counter's journal."""

import json
from dataclasses import dataclass

from kiosk_app.errors import ExitCode, LinkError
from kiosk_app.link.pairing import CODE_DIGITS
from kiosk_app.paths import Home


@dataclass(frozen=True, slots=True)
class Paired:
    """What the installer is told."""

    window: str
    device_id: str
    kiosk: str
    fingerprint: str


def pair_counter(home: Home, host: str, port: int, code: str, window: str, *, replace: bool = False) -> Paired:
    """Pair this PC, making its data folder where it is missing. A former pin of this PC is replaced.

    `code` may be grouped by spaces, as the kiosk shows it.

    Raises:
        LinkError: unreachable, no pairing open, a wrong code, a taken or unknown window. StoreError: no permission.
    """
    from kiosk_app.link.pair_client import pair
    from kiosk_app.store.counter import CounterStore
    from kiosk_app.store.engine import explain

    code = "".join(code.split())
    if len(code) != CODE_DIGITS or not code.isdecimal():
        raise LinkError("配对码是触摸屏上显示的 8 位数字，请重新输入。", exit_code=ExitCode.USAGE)
    # The journal first: a code is used up by a success, so nothing may fail after it.
    with CounterStore.create(home) as journal:
        pin, epoch = pair(home, host, port, code, window, replace=replace)
        if (journal.epoch(), journal.verify_key()) != (epoch, pin.verify_key):
            journal.follow(epoch, pin.verify_key)
    try:
        if not home.config.exists():
            home.config.write_text(f"[counter]\nwindow = {json.dumps(window, ensure_ascii=False)}\n", encoding="utf-8")
    except OSError as error:
        raise explain(error, home.config) from error
    return Paired(pin.window, pin.device_id, f"{host}:{port}", pin.fingerprint)
