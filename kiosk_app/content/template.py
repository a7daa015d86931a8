"""What an editor starts a new guide from: every key, with what to write there."""

from datetime import date, timedelta

from kiosk_app.content.form import TO_FILL_IN

VALID_DAYS = 364

_GUIDE = """+++
kind = "guide"
code = "{code}"
title = "{todo}用群众的话写办什么，如：给新生孩子上户口"
title_en = "What it is, in English"
group = "{group}"
icon = "file_document_outline"
summary = "{todo}一句话：什么情况来办这件事。"
summary_en = "One sentence: when to come."
who = "{todo}谁来办、给谁办。"
who_en = "Who it is for."
aliases = ["{todo}官方名称", "{todo}群众的叫法"]
questions = ["{todo}群众会怎么问这件事"]
tags = []  # on_the_spot 即办, free 免费, by_proxy 可代办, cross_province 跨省通办, online 网上可办
flow = "P1"  # pack.toml 里的流程
source = ["{todo}事实的出处：法规的条、文件号、哪个单位的网页"]
checked_by = "{todo}核对人"
checked_on = {today}
valid_until = {until}

[time]
short = "{todo}几个工作日"
short_en = "Working days"
verify = true  # 还没有书面依据：屏幕上注明以窗口答复为准

[fee]
short = "{todo}收多少钱"
short_en = "The fee"
verify = true

[where]
short = "户籍窗口"
short_en = "Hukou window"

[regions]
short = "{todo}能不能异地办"
short_en = "Elsewhere?"
verify = true

[[condition]]
text = "{todo}符合什么条件，一条一句。"
text_en = "One condition a sentence."

[[material]]
name = "居民户口簿"
name_en = "Household register"
form = "original"  # original, copy, original_and_copy, written, in_person
issuer = "公安机关"
issuer_en = "Police"

[[mistake]]
text = "{todo}群众常弄错的地方。"
text_en = "What people get wrong."

[[basis]]
label = "{todo}法规名称第几条"
label_en = "Law and article"
+++

## 还想告诉您
{todo}有用的提醒，写成短句。

# English

## Good to know
A useful hint in short sentences.
"""


def guide_to_fill_in(code: str, today: date) -> str:
    """The text of a guide with this code (one capital letter and two digits) to be filled in."""
    return _GUIDE.format(
        code=code, group=code[0], today=today, until=today + timedelta(days=VALID_DAYS), todo=TO_FILL_IN
    )
