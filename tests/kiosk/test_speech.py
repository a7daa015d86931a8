"""Reading aloud with a stand-in for espeak-ng: what it is given, that it falls silent at once and cannot hang."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from kiosk_app.jobs import Jobs
from kiosk_app.kiosk import speech as speaking
from kiosk_app.kiosk.shell import Shell
from kiosk_app.kiosk.speech import Speech, has_voice, to_pinyin
from kiosk_app.kiosk.words import page_words
from tests.kiosk.voice_stage import VoiceStage

STAND_IN = """#!{python}
import os, sys, time
from pathlib import Path
here = Path({folder!r})
if "--voices=cmn" in sys.argv:
    print(" 5  cmn-latn-pinyin  --/M  Chinese_(Mandarin,_latin_as_Pinyin)")
    raise SystemExit
(here / "arguments").write_text(" ".join(sys.argv[1:]))
(here / "pid").write_text(str(os.getpid()))
(here / "said").write_text(sys.stdin.read())
time.sleep(float((here / "seconds").read_text()))
"""


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder first on the PATH with a program that listens instead of speaking."""
    program = tmp_path / speaking.PROGRAM
    program.write_text(STAND_IN.format(python=sys.executable, folder=str(tmp_path)))
    program.chmod(0o755)
    (tmp_path / "seconds").write_text("0")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    assert qapp
    made = QObject()
    yield made
    for speech in made.findChildren(Speech):
        speech.close()
    shiboken6.delete(made)


def make(owner: QObject, words: list[str]) -> Speech:
    return Speech(Jobs(owner), lambda: words, owner)


def wait(path: Path) -> str:
    end = time.monotonic() + 10
    while not path.exists() or not path.read_text():
        assert time.monotonic() < end, f"{path.name} never came"
        QTest.qWait(20)
    return path.read_text()


def until(holds: object, seconds: float = 10) -> bool:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        QTest.qWait(20)
    return True


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]


def test_no_engine_and_no_mandarin_are_no_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_voice()
    program = tmp_path / speaking.PROGRAM
    program.write_text(f"#!{sys.executable}\nprint(' 5  cmn  --/M  Chinese_(Mandarin)')\n")
    program.chmod(0o755)
    assert not has_voice()


@pytest.mark.usefixtures("voice")
def test_the_pinyin_voice_is_found() -> None:
    assert has_voice()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("您好", "nin2 hao3"),
        ("银行", "yin2 hang2"),
        ("长大", "zhang3 da4"),
        ("请评价，谢谢！", "qing3 ping2 jia4 ,  xie4 xie4 . "),
        ("2099 年 4 月", "2099 年 4 月"),
    ],
)
def test_characters_become_the_syllables_people_say(text: str, spoken: str) -> None:
    said = to_pinyin(text)
    if text[0].isdigit():
        assert said.split()[:1] == ["2099"]
        assert "nian2" in said
    else:
        assert said.split() == spoken.split()


def test_the_words_of_the_page_reach_the_voice(owner: QObject, voice: Path) -> None:
    speech = make(owner, ["请评价本次服务", "满意"])
    speech.toggle()
    assert speech.speaking
    assert wait(voice / "said").split(".")[0].split() == ["qing3", "ping2", "jia4", "ben3", "ci4", "fu2", "wu4"]
    assert (voice / "arguments").read_text() == "-v cmn-latn-pinyin -s 150 --stdin"
    assert until(lambda: not speech.speaking)


def test_a_second_tap_falls_silent_at_once(owner: QObject, voice: Path) -> None:
    (voice / "seconds").write_text("60")
    speech = make(owner, ["很长的一页"])
    speech.toggle()
    wait(voice / "said")
    pid = int((voice / "pid").read_text())
    assert alive(pid)
    speech.toggle()
    assert not speech.speaking
    assert until(lambda: not alive(pid), 3)


def test_stopped_before_the_voice_began_it_never_begins(owner: QObject, voice: Path) -> None:
    speech = make(owner, ["很长的一页"])
    speech.toggle()
    speech.stop()
    QTest.qWait(1500)
    assert not (voice / "said").exists()
    assert not speech.speaking


def test_a_voice_that_hangs_is_ended(owner: QObject, voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "LONGEST_SECONDS", 0.5)
    (voice / "seconds").write_text("60")
    speech = make(owner, ["很长的一页"])
    speech.toggle()
    wait(voice / "said")
    pid = int((voice / "pid").read_text())
    assert until(lambda: not speech.speaking)
    assert until(lambda: not alive(pid), 3)


def test_a_voice_that_is_gone_is_no_error_for_the_citizen(
    owner: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    speech = make(owner, ["一页"])
    speech.toggle()
    assert until(lambda: not speech.speaking)


def test_a_page_is_read_in_its_order_without_icons(qapp: object) -> None:
    assert qapp
    stage = VoiceStage()
    stage.shell.go(Shell.Page.Rate)
    assert stage.until(lambda: bool(stage.rating.officers))
    stage.tap("rate.officer.000002")
    stage.settle()
    words = page_words(stage.window.contentItem())
    order = [words.index(word) for word in ("请评价本次服务", "陈志强", "满意", "基本满意", "不满意")]
    assert order == sorted(order)
    assert all(character < "\U000f0000" for word in words for character in word)
    stage.close()
    assert stage.warnings == []
