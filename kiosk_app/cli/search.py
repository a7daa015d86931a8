"""`sunshine search`: what the kiosk's search box would find, best first."""

import json
from typing import Annotated

import typer

from kiosk_app.cli.usage import HomeOption, JsonOption, home_of, say
from kiosk_app.errors import ExitCode

app = typer.Typer(
    name="search",
    help="按汉字、拼音、首字母或一句话查业务。",
    add_completion=False,
)

_WHY = {"title": "名称", "alias": "别名", "question": "常问", "text": "正文", "pinyin": "拼音"}
_KIND = {
    "guide": "业务",
    "law": "法律摘要",
    "article": "法条摘要",
    "statute": "法律",
    "clause": "法条",
    "flow": "流程",
    "form": "表格样张",
    "certificate": "证明",
    "wizard": "向导",
    "story": "图说",
    "video": "短片",
}


@app.command(epilog='例：sunshine search "我身份证丢了怎么办" --json　退出码：0 有结果，17 没有查到。')
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="要查的话，如 sfz、居zz、给孩子上户口。")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="最多几条，1 至 100。")] = 10,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """查已安装的内容；还没有安装时查随程序带来的内容。"""
    from kiosk_app.services import library

    hits = library.search(home_of(home), text, limit)
    if as_json:
        rows = [
            {
                "kind": hit.kind,
                "code": hit.code,
                "title": hit.title,
                "score": hit.score,
                "why": f"{_WHY[hit.why]}：{hit.matched}" if hit.matched else _WHY[hit.why],
            }
            for hit in hits
        ]
        say(json.dumps(rows, ensure_ascii=False))
    else:
        for hit in hits:
            say(f"{hit.score:.2f}　{_KIND[hit.kind]} {hit.code}　{hit.title}　（{_WHY[hit.why]} {hit.matched}）")
        if not hits:
            say(f"没有查到“{text}”，换个说法试试。")
    return int(ExitCode.DONE if hits else ExitCode.NOT_FOUND)
