"""Keeping content true: advice, roll-back, the county's changed facts, signatures, archives, templates, previews."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kiosk_app.cli import run
from kiosk_app.content.pack import read_pack
from kiosk_app.content.signing import new_key
from kiosk_app.domain.ledger import EntryKind
from kiosk_app.errors import ContentError, ExitCode
from kiosk_app.paths import Home
from kiosk_app.services import content, editing, overrides
from kiosk_app.services.ledger import verify
from kiosk_app.services.library import Library
from kiosk_app.services.preview import preview_home
from kiosk_app.store.station import StationStore
from tests.content.conftest import GUIDE, Break, newest

OVERRIDE = """item = "H03"
key = "fee.short"
text = "30 元"
text_en = "30 yuan"
by = "王小禾"
on = 2026-11-23
reason = "演示通知"
"""


def written(folder: Path, text: str, name: str = "fee.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def kinds(store: StationStore) -> list[EntryKind]:
    return [row.kind for row in store.rows_after(0, 1000)]


def test_long_sentences_and_expired_items_are_advised_not_refused(pack: Path, swap: Break) -> None:
    swap(GUIDE, 'summary = "', 'summary = "' + "这句话实在太长" * 10)
    reading = read_pack(pack, today=date(2030, 1, 1))
    assert reading.problems == ()
    said = [problem.what for problem in reading.advice if problem.file == GUIDE]
    assert any("群众读着吃力" in what for what in said)
    assert any("已过，请重新核对" in what for what in said)
    line = next(problem.line for problem in reading.advice if "吃力" in problem.what)
    assert (pack / GUIDE).read_text(encoding="utf-8").split("\n")[line - 1].startswith("summary")


def test_what_ships_reads_easily() -> None:
    assert [str(each) for each in content.check(content.shipped()).advice] == []


def test_roll_back_brings_the_version_before_back_to_a_running_kiosk(
    store: StationStore, home: Home, pack: Path, swap: Break
) -> None:
    library = Library.open(home)
    swap(GUIDE, 'title = "身份证到期换领"', 'title = "身份证到期换新"')
    content.install(store, home, pack)
    library = newest(library)
    content.rollback(store, home)
    library = newest(library)
    guide = library.guide("H03")
    assert guide is not None
    assert guide.title.zh == "身份证到期换领"
    assert EntryKind.CONTENT_ROLLED_BACK in kinds(store)
    assert verify(store).ok
    with pytest.raises(ContentError, match="没有更早的内容"):
        content.rollback(store, home)


def test_a_changed_fact_is_shown_named_kept_and_taken_back(
    store: StationStore, home: Home, tmp_path: Path, pack: Path, swap: Break
) -> None:
    overrides.override(store, home, [written(tmp_path, OVERRIDE)])
    library = Library.open(home)
    guide = library.guide("H03")
    assert guide is not None
    assert (guide.fee.short.zh, guide.fee.short.en, guide.fee.verify) == ("30 元", "30 yuan", False)
    assert [(change.key, change.by) for change in guide.changes] == [("fee.short", "王小禾")]
    # A new pack leaves it in place.
    swap(GUIDE, 'title = "身份证到期换领"', 'title = "身份证到期换新"')
    content.install(store, home, pack)
    assert [each.name for each in overrides.overrides(home)] == ["fee.toml"]
    overrides.restore(store, home, "fee.toml")
    library = newest(library)
    guide = library.guide("H03")
    assert guide is not None
    assert guide.fee.short.zh != "30 元"
    assert guide.changes == ()
    assert {EntryKind.CONTENT_OVERRIDDEN, EntryKind.CONTENT_RESTORED} <= set(kinds(store))
    with pytest.raises(ContentError, match=r"没有名为 fee\.toml 的改动"):
        overrides.restore(store, home, "fee.toml")


def test_a_material_can_be_spared(store: StationStore, home: Home, tmp_path: Path) -> None:
    library = Library.open(home)
    guide = library.guide("H03")
    assert guide is not None
    name = guide.to_bring[0].name.zh
    text = OVERRIDE.replace("fee.short", f"material.{name}.bring")
    text = "\n".join(line for line in text.split("\n") if not line.startswith("text")) + "bring = false\n"
    overrides.override(store, home, [written(tmp_path, text)])
    library = newest(library)
    guide = library.guide("H03")
    assert guide is not None
    assert name not in [material.name.zh for material in guide.to_bring]


WRONG = {
    "no such guide": (OVERRIDE.replace("H03", "Z99"), "没有编码为 Z99 的事项"),
    "no such fact": (OVERRIDE.replace("fee.short", "fee.colour"), "H03 没有 fee.colour 这一项可改"),
    "no text": (OVERRIDE.replace('text = "30 元"\n', ""), "缺少 text"),
    "nobody": (OVERRIDE.replace('by = "王小禾"\n', ""), "缺少 by"),
    "markup": (OVERRIDE.replace("30 元", "<b>30 元</b>"), "网页代码"),
    "no TOML": ("item = \n", "等号后面的值不对"),
    "a day to come": (OVERRIDE.replace("2026-11-23", "2999-01-01"), "改动日期 2999-01-01 在今天"),
    "no such material": (OVERRIDE.replace("fee.short", "material.驾驶证.note"), "这一项可改"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=list(WRONG))
def test_a_wrong_change_is_refused_and_nothing_changes(
    store: StationStore, home: Home, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ContentError) as refusal:
        overrides.override(store, home, [written(tmp_path, text)])
    assert said in refusal.value.sentence
    assert "fee.toml:" in refusal.value.sentence
    assert overrides.overrides(home) == ()


def test_two_changes_of_one_fact_are_refused(store: StationStore, home: Home, tmp_path: Path) -> None:
    files = [written(tmp_path, OVERRIDE, name) for name in ("a.toml", "b.toml")]
    with pytest.raises(ContentError, match=r"a\.toml 也改了 H03 的 fee\.short"):
        overrides.override(store, home, files)


def test_changes_from_the_command_line(
    store: StationStore, home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store.close()
    place = ["--home", str(home.root)]
    assert run(["content", "override", str(written(tmp_path, OVERRIDE)), *place]) == ExitCode.DONE
    capsys.readouterr()
    assert run(["content", "overrides", *place, "--json"]) == ExitCode.DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["item"], row["key"], row["text"], row["on"]) == ("H03", "fee.short", "30 元", "2026-11-23")
    assert run(["content", "restore", "fee.toml", *place, "--json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == {"restored": "fee.toml"}
    assert run(["content", "restore", "fee.toml", *place]) == ExitCode.NOT_FOUND
    assert run(["content", "rollback", *place, "--json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["version"].startswith("v")


def test_only_signed_packs_where_that_is_set(home: Home, pack: Path, tmp_path: Path, swap: Break) -> None:
    home.root.mkdir()
    public, other = new_key(tmp_path / "editor.key"), new_key(tmp_path / "other.key")
    home.config.write_text(f'[content]\nsigned_only = true\ntrusted_keys = ["{public}"]\n', encoding="utf-8")
    with StationStore.create(home) as store:
        content.install_shipped(store, home)  # what ships came with the program itself
        with pytest.raises(ContentError, match="没有可信的签名"):
            content.install(store, home, pack)
        editing.sign_pack(pack, tmp_path / "other.key")
        with pytest.raises(ContentError, match="没有可信的签名"):
            content.install(store, home, pack)
        editing.sign_pack(pack, tmp_path / "editor.key")
        content.install(store, home, pack)
        swap(GUIDE, "身份证到期换领", "身份证到期换新")
        with pytest.raises(ContentError, match="没有可信的签名"):
            content.install(store, home, pack)
    assert public != other
    assert (tmp_path / "editor.key").stat().st_mode & 0o077 == 0
    with pytest.raises(ContentError, match="没有覆盖"):
        new_key(tmp_path / "editor.key")
    with pytest.raises(ContentError, match="不是可用的签名密钥"):
        editing.sign_pack(pack, pack / "pack.toml")


def zipped(target: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return target


def test_a_pack_comes_as_one_zip_file(store: StationStore, home: Home, pack: Path, tmp_path: Path, swap: Break) -> None:
    swap(GUIDE, "身份证到期换领", "身份证到期换新")
    files = {f"juxian/{path.relative_to(pack).as_posix()}": path.read_bytes() for path in pack.rglob("*.*")}
    content.install(store, home, zipped(tmp_path / "pack.zip", files))
    guide = Library.open(home).guide("H03")
    assert guide is not None
    assert guide.title.zh == "身份证到期换新"


def test_bad_archives_are_refused_and_the_old_pack_stays(store: StationStore, home: Home, tmp_path: Path) -> None:
    half = zipped(tmp_path / "half.zip", {"pack.toml": b"x" * 10_000})
    half.write_bytes(half.read_bytes()[:-40])
    link = tmp_path / "link.zip"
    with zipfile.ZipFile(link, "w") as packed:
        entry = zipfile.ZipInfo("media/a.svg")
        entry.external_attr = 0o120777 << 16
        packed.writestr(entry, "/etc/passwd")
    bad = {
        zipped(tmp_path / "slip.zip", {"../outside.md": b"x"}): "指到了内容包外面",
        zipped(tmp_path / "absolute.zip", {"/outside.md": b"x"}): "指到了内容包外面",
        zipped(tmp_path / "drive.zip", {"C:/outside.md": b"x"}): "指到了内容包外面",
        link: "指到了内容包外面",
        half: "不是完好的 zip 文件",
        written(tmp_path, "no zip", "text.zip"): "不是完好的 zip 文件",
        zipped(tmp_path / "many.zip", {f"{number}.md": b"" for number in range(6001)}): "展开后过大",
        zipped(tmp_path / "empty.zip", {"readme.txt": b"x"}): "没有 pack.toml",
    }
    before = content.installed(home)
    for path, said in bad.items():
        with pytest.raises(ContentError) as refusal:
            content.install(store, home, path)
        assert said in refusal.value.sentence, path
    assert content.installed(home) == before
    assert not (tmp_path / "outside.md").exists()


def test_a_clock_before_the_pack_was_checked_is_refused(
    store: StationStore, home: Home, pack: Path, swap: Break
) -> None:
    swap(
        GUIDE, "checked_on = 2026-11-23\nvalid_until = 2027-11-22", "checked_on = 2999-01-01\nvalid_until = 2999-12-31"
    )
    assert any("在今天" in each.what for each in content.check(pack).advice)
    with pytest.raises(ContentError, match="请校准这台机器的时钟"):
        content.install(store, home, pack)
    assert len(content.installed(home)) == 1


def test_a_new_guide_is_whole_but_for_its_words(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "new", "guide", "H99", "--in", str(pack)]) == ExitCode.DONE
    assert "H99.md" in capsys.readouterr().out
    left = read_pack(pack).problems
    assert all(problem.file == "guides/H99.md" and "还没有填写" in problem.what for problem in left)
    assert len(left) == 14
    path = pack / "guides" / "H99.md"
    path.write_text(path.read_text(encoding="utf-8").replace("【待填】", ""), encoding="utf-8")
    assert read_pack(pack).problems == ()
    assert run(["content", "new", "guide", "H99", "--in", str(pack)]) == ExitCode.FAILED
    assert "没有覆盖" in capsys.readouterr().err
    assert run(["content", "new", "guide", "h9", "--in", str(pack)]) == ExitCode.USAGE
    assert run(["content", "new", "guide", "H98", "--in", str(pack / "guides")]) == ExitCode.FAILED


def test_a_preview_is_a_station_of_its_own_and_leaves_nothing(pack: Path, swap: Break) -> None:
    swap(GUIDE, "身份证到期换领", "身份证到期换新")
    with preview_home(pack) as home:
        guide = Library.open(home).guide("H03")
        assert guide is not None
        assert guide.title.zh == "身份证到期换新"
    assert not home.root.parent.exists()
    (pack / GUIDE).write_text("half a", encoding="utf-8")
    with pytest.raises(ContentError, match=r"H03\.md:1"), preview_home(pack):
        pytest.fail("a broken pack was shown")
