"""The README's tables are the program's: every setting with its default, every exit code, every make target."""

import re
from dataclasses import fields

from kiosk_app.config import Settings
from kiosk_app.errors import ExitCode
from kiosk_app.paths import program_root

ROW = re.compile(r"^\| `(?P<key>[a-z_]+\.[a-z_]+)` \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
CODE = re.compile(r"^\| (?P<number>\d+) \| `(?P<name>[A-Z_]+)` \| (?P<meaning>[^|]+) \|$", re.MULTILINE)


def _readme() -> str:
    return (program_root() / "README.md").read_text(encoding="utf-8")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`{list(value)}`"
    return f"`{value}`" if value != "" else "空"


def test_every_setting_is_in_the_table_with_its_default() -> None:
    listed = {row["key"]: row["default"].strip() for row in ROW.finditer(_readme())}
    settings = Settings()
    real = {
        f"{section.name}.{key.name}": _written(getattr(getattr(settings, section.name), key.name))
        for section in fields(Settings)
        for key in fields(getattr(settings, section.name))
    }
    assert listed == real


def test_every_exit_code_is_in_the_table() -> None:
    listed = {row["name"]: int(row["number"]) for row in CODE.finditer(_readme())}
    assert listed == {code.name: code.value for code in ExitCode}


def test_what_the_readme_names_exists() -> None:
    text = _readme()
    makefile = (program_root() / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):.*##", makefile, re.MULTILINE))
    assert set(re.findall(r"`make (\w+)", text)) | {"run", "test"} <= targets
    for path in re.findall(r"`((?:resources|tests|packaging)/[\w./-]+)`", text):
        assert (program_root() / path).exists(), path
    pictures = re.findall(r'src="(resources/[^"]+)"', text)
    assert pictures
    for picture in pictures:
        assert (program_root() / picture).is_file(), picture
