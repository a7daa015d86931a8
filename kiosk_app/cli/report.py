"""`sunshine report`: what visitors look up, and what they do not find."""

import json

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, listing, say
from kiosk_app.errors import ExitCode

app = typer.Typer(
    name="report",
    help="报告：只有次数，没有任何一位群众。",
    epilog="例：sunshine report misses --home ./demo",
    no_args_is_help=True,
    add_completion=False,
)


@app.command(epilog="例：sunshine report popular --home ./demo --json")
def popular(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """最近 90 天大家查得最多的业务。"""
    from kiosk_app.services.asked import Asked
    from kiosk_app.services.library import Library
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    library = Library.open(place)
    with StationStore.open(place) as store:
        found = Asked(store).popular()
    rows = []
    for each in found:
        guide = library.guide(each.code)
        rows.append({"code": each.code, "title": guide.title.zh if guide else "", "times": each.times})
    listing(
        as_json,
        rows,
        lambda row: f"{row['times']:>6} 次　{row['code']}　{row['title']}",
        "最近 90 天还没有人查过业务。",
    )
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine report misses --home ./demo --json")
def misses(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """大家查了、却没有查到的说法，供编内容的人补充别名；至少三位群众查过的才写出原话。"""
    from kiosk_app.services.asked import Asked
    from kiosk_app.store.station import StationStore

    with StationStore.open(home_of(home)) as store:
        report = Asked(store).misses()
    rows = [{"words": each.words, "times": each.times, "last_day": each.last_day} for each in report.misses]
    if as_json:
        say(json.dumps({"misses": rows, "untold": report.untold}, ensure_ascii=False))
    else:
        for row in rows:
            say(f"{row['times']:>6} 次　{row['words']}　最近 {row['last_day']}")
        say(f"另有 {report.untold} 次没有查到，说法各不相同，不记原话。")
    return int(ExitCode.DONE)
