"""The take-away QR code, read back from rendered pixels by a decoder that shares no code with the encoder."""

from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from kiosk_app.kiosk import qr

SCENE = b"""
import QtQuick
import Sunshine.Backend
Window {
    property alias rows: code.rows
    visible: true
    width: 600
    height: 620
    color: "navy"
    QrCode { id: code; x: 13; y: 7; width: 555; height: 560 }
}
"""


def decode(image: QImage) -> list[str]:
    grey = image.convertToFormat(QImage.Format.Format_RGB32)
    size = (grey.width(), grey.height())
    pixels = Image.frombytes("RGB", size, bytes(grey.constBits()), "raw", "BGRX", grey.bytesPerLine())
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[QQuickWindow]:
    engine = QQmlEngine(qapp)
    component = QQmlComponent(engine)
    component.setData(SCENE, QUrl())
    made = component.create()
    assert isinstance(made, QQuickWindow), component.errorString()
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    "text",
    [
        "要带：1. 本人居民身份证（交回）",
        "居民身份证 到期换领\n带：原身份证\n以窗口答复为准",
        "户" * (qr.LARGEST_TEXT // 3),
    ],
    ids=["short", "lines", "largest"],
)
def test_a_phone_reads_the_same_text_from_the_glass(window: QQuickWindow, text: str) -> None:
    window.setProperty("rows", qr.modules(text))
    assert decode(window.grabWindow()) == [text]


def test_a_smear_over_a_tenth_of_the_code_is_forgiven(window: QQuickWindow) -> None:
    text = "带身份证、户口簿，到3号窗口"
    window.setProperty("rows", qr.modules(text))
    image = window.grabWindow()
    for y in range(330, 400):
        for x in range(300, 400):
            image.setPixel(x, y, 0xFFFFFFFF)
    assert decode(image) == [text]


def test_quiet_zone_is_four_light_modules_on_every_side() -> None:
    rows = qr.modules("户口簿")
    assert all(set(row) == {"0"} for row in rows[:4] + rows[-4:])
    assert all(row[:4] == row[-4:] == "0000" for row in rows)
    assert {len(row) for row in rows} == {len(rows)}


def test_text_that_no_phone_could_resolve_is_refused() -> None:
    with pytest.raises(qr.TextTooLong):
        qr.modules("户" * (qr.LARGEST_TEXT // 3 + 1))
