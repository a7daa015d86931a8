"""The on-screen keyboard in its own process: pinyin by touch gives Chinese, covers no field, and learns nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.voice_stage import VoiceStage
stage = VoiceStage({width}, {height})
stage.shell.go(Shell.Page.Message)
stage.settle()
stage.tap("message.text")
assert stage.until(lambda: bool(stage.child("keyboard.panel").property("active"))), "no keyboard"
stage.settle()
for letter in "nihao":
    stage.key(letter)
assert stage.until(lambda: any(i.property("display") == "你好" for i in stage.all_items())), "no candidate"
candidate = next(i for i in stage.all_items() if i.property("display") == "你好")
stage.tap_at(stage.place(candidate))
assert stage.until(lambda: stage.message.text == "你好"), stage.message.text
for letter in "zhou":
    stage.key(letter)
assert stage.until(lambda: stage.seen("candidate.3")), "no further candidates"
third = stage.find("candidate.3")
word = third.property("display")
assert word != stage.find("candidate.0").property("display")
stage.tap_at(stage.place(third))
assert stage.until(lambda: stage.message.text == "你好" + word), stage.message.text
for _ in word:
    stage.tap("key.")
assert stage.until(lambda: stage.message.text == "你好"), stage.message.text
stage.tap("key.123")
stage.settle()
stage.key("7")
assert stage.until(lambda: stage.message.text == "你好7"), stage.message.text
stage.tap("key.拼音")
stage.settle()
for letter in "hao":
    stage.key(letter)
assert stage.until(lambda: stage.seen("candidate.0")), "no candidate after the digits"
stage.tap("candidate.0")
assert stage.until(lambda: stage.message.text == "你好7好"), stage.message.text
stage.tap("key.中 → 英")
stage.settle()
stage.key("o")
stage.key("k")
stage.tap("key.空格")
assert stage.until(lambda: stage.message.text.startswith("你好7好ok")), stage.message.text
stage.tap("key.英 → 中")
for _ in range(len(stage.message.text) - 2):
    stage.tap("key.")
assert stage.until(lambda: stage.message.text == "你好"), stage.message.text
field, panel = stage.find("message.text"), stage.child("keyboard.panel")
bottom = stage.place(field, 0.5, 1.0).y()
assert 0 < bottom <= panel.property("y"), (bottom, panel.property("y"))
assert stage.place(stage.find("message.submit"), 0.5, 1.0).y() <= panel.property("y")
stage.tap("message.typed")
assert stage.until(lambda: not stage.child("keyboard.panel").property("active")), "the keyboard stays"
stage.settle()
stage.tap("message.contact")
assert stage.until(lambda: bool(stage.child("keyboard.panel").property("active"))), "no keyboard for the number"
stage.settle()
for digit in "130":
    stage.key(digit)
assert stage.until(lambda: stage.message.contact == "130"), stage.message.contact
stage.tap("message.submit")
assert stage.until(lambda: stage.shell.page == Shell.Page.MessageSent)
assert (stage.services.rows[0][1].text, stage.services.rows[0][1].contact) == ("你好", "130")
assert stage.until(lambda: not stage.child("keyboard.panel").property("active")), "the keyboard stays open"
stage.close()
assert stage.warnings == [], stage.warnings
"""
EMPTY_DICTIONARY = 40


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1024, 768)])
def test_pinyin_by_touch_and_nothing_learnt(tmp_path: Path, width: int, height: int) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_IM_MODULE": "qtvirtualkeyboard",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    script = SCRIPT.format(width=width, height=height)
    ran = subprocess.run(
        [sys.executable, "-c", script], check=False, env=environment, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    learnt = list(tmp_path.rglob("usr_dict.dat"))
    assert all(file.stat().st_size <= EMPTY_DICTIONARY for file in learnt)
