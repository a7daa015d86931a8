"""The house rules of QML hold; and each rule finds what it is for."""

from pathlib import Path

import pytest

from kiosk_app.paths import qml_root
from tests.rules.qml import LINES_AT_MOST, problems


def test_our_qml_keeps_the_rules() -> None:
    found = problems(qml_root())
    assert not found, "\n".join(found)


BREACHES = {
    "Text { text: screen.name }": "without textFormat",
    "Label {\n    text: name\n    Rectangle { textFormat: Text.PlainText }\n}": "Label without",
    'Text { textFormat: Text.StyledText; text: "a" }': "reads markup",
    "Button {\n    text: screen.name\n}": "may not be made at run time",
    'Button {\n    text: qsTr("%1 号").arg(screen.window)\n}': "may not be made at run time",
    "MenuItem {\n    text: model.title\n}": "may not be made at run time",
    'Item {\n    Component.onCompleted: Qt.createQmlObject("import QtQuick; Item {}", this)\n}': "from a string",
    'Item {\n    onClicked: eval("1")\n}': "as code",
    "Rectangle {\n    layer.effect: MultiEffect {}\n}": "software renderer",
    "RectangularShadow {\n}": "software renderer",
    "VideoOutput {\n}": "painted video",
    "Loader {\n    source: screen.page\n}": "fixed file name",
    "Item {\n    onX: loader.setSource(url)\n}": "table of pages",
    'Rectangle {\n    color: "#FF0000"\n}': "high contrast",
    'Rectangle {\n    border.color: "red"\n}': "high contrast",
    "Rectangle {\n    color: Qt.rgba(0, 0, 0, 0.5)\n}": "high contrast",
    "Item {\n    width: 48\n}": "does not follow the screen",
    "Item {\n    anchors.leftMargin: 12\n}": "does not follow the screen",
    "Item {\n    height: parent.height - 24\n}": "does not follow the screen",
    "Item {\n    height: wide ? 40 : Theme.s48\n}": "does not follow the screen",
    "SText {\n    font.pixelSize: 30\n}": "does not follow the screen",
    "NumberAnimation {\n    duration: 200\n}": "reduced motion",
    "Item {}\n" * (LINES_AT_MOST + 1): "too many",
}


@pytest.mark.parametrize("code", BREACHES, ids=BREACHES.values())
def test_each_breach_is_found(tmp_path: Path, code: str) -> None:
    (tmp_path / "Broken.qml").write_text(code, encoding="utf-8")
    found = problems(tmp_path)
    assert any(BREACHES[code] in sentence for sentence in found), found


ALLOWED = """
Item {
    // Text { text: name } in a comment, color: "#123456"
    width: parent.width - 2 * Theme.s16 - Theme.px(40)
    height: Theme.body * 1.45 + (wide ? 0 : 1)
    x: (height - (4 / columns - 1) * rowSpacing) / (4 / columns)
    implicitHeight: Theme.px((page.roomy ? 60 : 52) * (page.wide && Theme.large ? 1 : Theme.scale))
    y: box.count > 12 ? Theme.s8 : parent.height / 3

    Text {
        text: "<b>{" + name
        textFormat: Text.PlainText
        lineHeight: 1.2
        color: "transparent"
    }
    Button {
        text: qsTr("信息无误")
    }
    Loader {
        source: "Part.qml"
    }
    NumberAnimation on opacity {
        duration: Theme.page
    }
}
"""


def test_good_qml_passes(tmp_path: Path) -> None:
    (tmp_path / "Good.qml").write_text(ALLOWED, encoding="utf-8")
    assert problems(tmp_path) == []


def test_a_table_of_names_may_be_long(tmp_path: Path) -> None:
    rows = '        "bell": "\\u1234",\n' * (LINES_AT_MOST + 1)
    (tmp_path / "Glyphs.qml").write_text(
        f"QtObject {{\n    property var map: ({{\n{rows}    }})\n}}\n", encoding="utf-8"
    )
    assert problems(tmp_path) == []


def test_the_theme_may_name_tokens(tmp_path: Path) -> None:
    (tmp_path / "Theme").mkdir()
    (tmp_path / "Theme" / "Theme.qml").write_text('QtObject {\n    property color ink: "#14233A"\n}', encoding="utf-8")
    assert problems(tmp_path) == []
