"""What the composition root decides for the screens."""

from pathlib import Path

from kiosk_app.content.shelf import Shelf
from kiosk_app.services.library import Library
from kiosk_app.startup.screens import business_title
from tests.kiosk.lookup_stage import install


def test_a_citizen_reads_a_name_and_never_a_code(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    install(shelf)
    library = Library(shelf)
    assert business_title(library, "H03", "zh") == "身份证到期换领"
    assert business_title(library, "ZZZ", "zh") == "户籍业务"
    assert business_title(library, "ZZZ", "en") == "Household registration"
    assert business_title(None, "H03", "zh") == "户籍业务"
