"""The whole way at a desk: a business system that states nothing, the bar, F9, and the facts at the kiosk."""

from pathlib import Path

import pytest

from kiosk_app.paths import resource
from tests.counter.drawn_forms import THEMES, draw, from_file
from tests.counter.support import Hand, on, probe, running, until
from tests.link.hall import PASSWORD, STAFF, Hall

SHOW = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QRasterWindow
class Page(QRasterWindow):
    def __init__(self, path):
        super().__init__(); self.image = QImage(path); self.setTitle("户籍业务系统")
        self.setGeometry(10, 10, self.image.width(), self.image.height()); self.show()
    def paintEvent(self, _event):
        painter = QPainter(self); painter.drawImage(0, 0, self.image); painter.end()
app = QGuiApplication(sys.argv)
page = Page(sys.argv[1])
app.exec()
"""


@pytest.mark.slow
def test_the_bar_reads_the_window_and_the_kiosk_has_what_is_certain(
    desk: str, hall: Hall, counter_home: Path, tmp_path: Path
) -> None:
    config = counter_home / "sunshine.toml"
    config.write_text(config.read_text(encoding="utf-8") + 'read = "on"\nread_seconds = 30.0\n', encoding="utf-8")
    form = draw(5, from_file(resource("fonts", "NotoSansSC-Regular.ttf")), THEMES["light"], "columns", 1.0, rare=True)
    page, bar, hand = tmp_path / "page.png", tmp_path / "bar.json", Hand(on(desk))
    form.image.save(page)
    words = ["-m", "kiosk_app", "counter", "--home", str(counter_home), "--probe", str(bar), "--window", "户籍业务系统"]
    with running(["-c", SHOW, str(page)], on(desk)), running(words, on(desk)) as program:
        hand.tap(bar, "bar.staff_number")
        hand.do("type", STAFF)
        hand.tap(bar, "bar.password")
        hand.do("type", PASSWORD)
        hand.tap(bar, "bar.sign_in")
        until(lambda: probe(bar)[0] == "ready", "signed in")
        hand.do("key", "F9")
        until(lambda: probe(bar)[0] == "queued", "read and pushed", 30)
        sent = {field.label: field.text for field in hall.checks.material(hall.checks.queue()[0].check_id).fields}
        assert sent == {label: form.facts[label] for label in sent}
        assert sent.keys() >= {"性别", "出生日期", "公民身份号码"}
        assert "姓名" not in sent  # of rare characters, and so a guess
        until(lambda: "bar.doubts.close" in probe(bar)[1], "the officer is told what is not certain")
        program.terminate()
        assert program.wait(10) == 0
