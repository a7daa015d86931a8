"""`sunshine law`: import the official text of laws, list them, take one out."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, answer, home_of, listing, say
from kiosk_app.errors import ExitCode
from kiosk_app.services import laws

app = typer.Typer(
    name="law",
    help="法律全文：导入官方文本，供群众按章节浏览和查询；随程序带的是摘要。",
    epilog="例：sunshine law import 户口登记条例.md 居民身份证法.docx --home ./demo",
    no_args_is_help=True,
    add_completion=False,
)


@app.command(
    "import",
    epilog="例：sunshine law import *.md --json　退出码：0 已导入，15 有问题，一部也没有导入。",
)
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="法律全文，.md、.txt 或 .docx。")],
    force: Annotated[bool, typer.Option("--force", help="有问题也导入（核实过原文确实如此时用）。")] = False,
    check: Annotated[bool, typer.Option("--check", help="只检查，不导入。")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """读入官方文本，报告缺条、重复和顺序错误的行号；全部没有问题才导入。"""
    read = [laws.read_law(path) for path in files]
    for file in read:
        say(json.dumps(_row(file), ensure_ascii=False) if as_json else _report(file))
    if check:
        return int(ExitCode.FINDINGS if any(file.problems for file in read) else ExitCode.DONE)
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        version = laws.import_laws(store, place, read, force=force)
    if not as_json:
        say(f"已导入 {len(read)} 部法律，现在使用 {version.name}。")
    return int(ExitCode.DONE)


@app.command("list", epilog="例：sunshine law list --home ./demo --json")
def list_imported(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """列出已导入的法律。"""
    found = laws.imported(home_of(home))
    rows = [
        {"title": each.title, "version": each.version, "chapters": each.chapters, "articles": len(each.clauses)}
        for each in found
    ]
    listing(
        as_json,
        rows,
        lambda row: f"{row['title']}　{row['version']}　{_size(row['chapters'], row['articles'])}",
        "还没有导入法律全文，请用 sunshine law import FILE 导入。",
    )
    return int(ExitCode.DONE)


@app.command(epilog="例：sunshine law remove 中华人民共和国国籍法 --home ./demo　退出码：17 没有导入过。")
def remove(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="法律全称。")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """把一部导入的法律撤下。"""
    from kiosk_app.store.station import StationStore

    place = home_of(home)
    with StationStore.open(place) as store:
        laws.remove_law(store, place, title)
    answer(as_json, {"removed": title}, f"已撤下《{title}》。")
    return int(ExitCode.DONE)


def _row(file: laws.LawFile) -> dict[str, Any]:
    statute = file.statute
    return {
        "title": statute.title,
        "version": statute.version,
        "chapters": statute.chapters,
        "articles": len(statute.clauses),
        "problems": [{"line": problem.line, "what": problem.what} for problem in file.problems],
    }


def _report(file: laws.LawFile) -> str:
    statute = file.statute
    head = f"{file.path.name}　《{statute.title}》　{statute.version}　{_size(statute.chapters, len(statute.clauses))}"
    found = [f"  {problem}" for problem in file.problems]
    return "\n".join([head, *found] if statute.title else found)


def _size(chapters: object, articles: object) -> str:
    return f"{chapters} 章 {articles} 条" if chapters else f"{articles} 条"
