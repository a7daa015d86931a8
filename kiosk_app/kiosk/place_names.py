"""What the station's own names are called in English, where it has not said so itself."""

import re

ENGLISH = "en"
WINDOW = re.compile(r"(\d+)\s*号窗口")
NAMES = {
    "莒县公安局": "Juxian Police",
    "城阳派出所": "Chengyang Station",
    "户籍大厅": "Hall",
    "户政大厅": "Hall",
}


def window_in(language: str, name: str) -> str:
    """A window's name as the page says it: 3号窗口 is Window 3; any other name stays as it is."""
    found = WINDOW.fullmatch(name.strip()) if language == ENGLISH else None
    return f"Window {found[1]}" if found else name


def place_in(language: str, name: str, english: str) -> str:
    """The station's name for the page: `english` is what its settings call it, or empty."""
    return (english or NAMES.get(name, name)) if language == ENGLISH else name
