"""Signing with a finger after 信息无误: only where the policy asks for it, and nobody has to."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint

from kiosk_app.domain.rating import UnratedCause
from kiosk_app.kiosk.shell import Shell
from tests.kiosk.test_voice import answers, at, look, staged
from tests.kiosk.voice_stage import VoiceStage

__all__ = ["staged"]

Page = Shell.Page
Open = Callable[..., VoiceStage]


def sign_on(stage: VoiceStage, x: float = 0.2) -> None:
    """A slanting line over the sheet from `x` of its width."""
    stage.until(lambda: stage.find("sign.sheet").isEnabled(), 1.0)
    sheet = stage.find("sign.sheet")
    start, end = stage.place(sheet, x, 0.3), stage.place(sheet, x + 0.6, 0.7)
    step = (end - start) / 10
    stage.draw([QPoint(start.x() + step.x() * n, start.y() + step.y() * n) for n in range(11)])


def confirmed(staged: Open, *size: int, **options: int) -> VoiceStage:
    stage = staged(*size, signature=True, **options)
    look(stage)
    stage.tap("check.confirm")
    assert stage.until(lambda: stage.check.phase == "signing")
    stage.settle()
    return stage


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1280, 1024), (1024, 768)])
def test_a_signature_is_kept_as_shares_of_its_sheet_and_the_rating_follows(staged: Open, size: tuple[int, int]) -> None:
    stage = confirmed(staged, *size)
    assert not stage.check.picture.present, "the record is no longer needed on the screen"
    stage.tap("sign.done")
    assert answers(stage) == [("confirm", "c1")], "an empty sheet is no signature"
    sign_on(stage)
    sign_on(stage, 0.1)
    assert len(stage.check.signature) == 2
    stage.tap("sign.again")
    assert stage.check.signature == []
    sign_on(stage)
    sheet = stage.find("sign.sheet")
    shape = sheet.width() / sheet.height()
    stage.tap("sign.done")
    assert at(stage, Page.Rate)
    row: Any = answers(stage)[1]
    kind, check_id, strokes, aspect = row
    assert (kind, check_id) == ("sign", "c1")
    assert aspect == pytest.approx(shape)
    (start, *_, end) = strokes[0]
    assert start == pytest.approx((0.2, 0.3), abs=0.02)
    assert end == pytest.approx((0.8, 0.7), abs=0.05)


def test_nobody_has_to_sign(staged: Open) -> None:
    stage = confirmed(staged, 1024, 768)
    stage.tap("sign.not")
    assert at(stage, Page.Rate)
    stage.tap("rate.decline")
    assert at(stage, Page.Thanks)
    assert answers(stage) == [("confirm", "c1"), ("decline", "c1", UnratedCause.DECLINED)]


def test_a_full_disk_is_said_and_the_signature_stays_on_the_sheet(staged: Open) -> None:
    stage = confirmed(staged)
    sign_on(stage)
    stage.services.full = True
    stage.tap("sign.done")
    assert stage.until(lambda: stage.check.failed)
    stage.settle()
    assert "没有存上，请再点一次或告诉民警" in stage.texts()
    stage.services.full = False
    stage.tap("sign.done")
    assert at(stage, Page.Rate)
    assert [row[0] for row in answers(stage)] == ["confirm", "sign"]


def test_walking_away_from_the_sheet_leaves_the_confirmed_check_unrated(staged: Open) -> None:
    stage = confirmed(staged, 1080, 1920, idle=4, warn=3)
    assert stage.until(lambda: stage.shell.page == Page.Home, 8)
    assert stage.until(lambda: len(answers(stage)) == 2)
    assert answers(stage)[-1] == ("decline", "c1", UnratedCause.WALKED_AWAY)
