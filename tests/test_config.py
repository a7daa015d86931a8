"""`sunshine.toml`: what is not written is the default, and what is written wrong is named with file, key and remedy."""

from pathlib import Path

import pytest

from kiosk_app.config import Settings, load_settings
from kiosk_app.errors import ConfigError

WRONG = {
    "[kiosk]\nidle_second = 3": "kiosk.idle_second 不是已知的设置（是不是想写 idle_seconds？），请改正或删掉。",
    "[kisok]\nidle_seconds = 3": "里没有 [kisok] 这一节（是不是想写 kiosk？），请改正或删掉。",
    'kiosk = "x"': "的 kiosk 应写成一节 [kiosk]，请改正。",
    '[kiosk]\nidle_seconds = "x"': "kiosk.idle_seconds 应是整数，现在是 'x'，请改正。",
    "[kiosk]\nidle_seconds = true": "kiosk.idle_seconds 应是整数，现在是 True，请改正。",
    "[kiosk]\nscreen_inches = -5": "kiosk.screen_inches 应大于零，现在是 -5.0，请改正。",
    '[check]\nrelease_after = "never"': "check.release_after 只能是 confirmed、rated_or_declined 之一，现在是 'never'",
    "[link]\npicture_width = 3841": "link.picture_width 最多 3840，现在是 3841，请改小。",
    "[link]\nport = 65536": "link.port 是端口，应为 1 至 65535，现在是 65536，请改正。",
    "[counter]\nkiosk_port = 70000": "counter.kiosk_port 是端口，应为 1 至 65535，现在是 70000，请改正。",
    "[content]\ntrusted_keys = 3": "content.trusted_keys 应是一列文字",
    '[station]\nwindows = ["3号窗口"]': "station.windows 的每一项要写成 名称=内容，现在有一项是 '3号窗口'，请改正。",
    "[kiosk\n": "第 1 行写法有误，请按 README 的配置表改正。",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_line_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sunshine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert str(path) in caught.value.sentence
    assert WRONG[text] in caught.value.sentence


def test_what_is_not_written_is_the_default(tmp_path: Path) -> None:
    path = tmp_path / "sunshine.toml"
    assert load_settings(path) == Settings()
    path.write_text("[kiosk]\nscreen_inches = 32\n[link]\nport = 65535\n", encoding="utf-8")
    settings = load_settings(path)
    assert settings.kiosk.screen_inches == 32.0
    assert settings.link.port == 65535
    assert settings.kiosk.idle_seconds == Settings().kiosk.idle_seconds
    assert settings.check == Settings().check


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sunshine.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="不是 UTF-8"):
        load_settings(path)
