"""The stand-in form: what it tells the demo's bar, and to whom."""

from pathlib import Path

from kiosk_app.counter.form import SIDE_FILE, DemoForm, read_side_file


def test_the_facts_are_for_their_user_alone_and_follow_every_key(qapp: object, tmp_path: Path) -> None:
    assert qapp
    path = tmp_path / "run" / SIDE_FILE
    form = DemoForm(path)
    form.edit(0, "章小样")
    assert path.stat().st_mode & 0o077 == 0
    assert next(field.text for field in read_side_file(path)) == "章小样"
    assert not list(path.parent.glob("*.partial"))


def test_a_spoilt_side_file_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / SIDE_FILE
    assert read_side_file(path) == ()
    path.write_text('[{"label": "姓名"}]', encoding="utf-8")
    assert read_side_file(path) == ()
