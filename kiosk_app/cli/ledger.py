"""`sunshine ledger`: verify the ledger, rebuild the tables that are made from it."""

import json
from dataclasses import asdict

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, say
from kiosk_app.errors import ExitCode

app = typer.Typer(
    name="ledger",
    help="账本：核验每一行的次序、内容和签名，或由账本重建业务表。触摸屏运行时也可以使用。",
    epilog="例：sunshine ledger verify --home ./demo --json",
    no_args_is_help=True,
    add_completion=False,
)


@app.command(epilog="例：sunshine ledger verify --home ./demo　退出码：0 没有问题，15 有发现。")
def verify(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """核验账本：次序、内容、签名，以及由账本得出的业务表；有问题时指出第一处。"""
    from kiosk_app.services import ledger
    from kiosk_app.store.station import StationStore

    with StationStore.open(home_of(home)) as store:
        result = ledger.verify(store)
    if as_json:
        say(json.dumps({"ok": result.ok, **asdict(result)}, ensure_ascii=False))
    elif result.ok:
        say(f"账本完好：{result.rows} 行，末行校验值 {result.head_hash}。")
    else:
        for finding in result.findings:
            say(finding.sentence)
    return int(ExitCode.DONE if result.ok else ExitCode.FINDINGS)


@app.command(epilog="例：sunshine ledger rebuild --home ./demo")
def rebuild(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """由账本重建业务表（名册、核对、评价、留言等）。账本本身不会改动。"""
    from kiosk_app.services import ledger
    from kiosk_app.store.station import StationStore

    with StationStore.open(home_of(home)) as store:
        rows = ledger.rebuild(store)
    say(json.dumps({"rows": rows}) if as_json else f"已由账本的 {rows} 行重建业务表。")
    return int(ExitCode.DONE)
