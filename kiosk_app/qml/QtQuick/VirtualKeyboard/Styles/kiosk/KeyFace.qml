import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Sunshine.Theme
import Sunshine.Controls

// One key: a letter, a word or a glyph on a plate that answers a finger at once.
KeyPanel {
    id: face

    property string glyph
    property string word
    property bool quiet: face.control && face.control.highlighted
    readonly property bool down: face.control && face.control.pressed
    readonly property string plain: word !== "" ? word : face.control ? face.control.displayText : ""
    readonly property color tone: down ? Theme.overBlue : Theme.ink

    objectName: face.control ? "key." + face.control.displayText.toLowerCase() : ""

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.px(5)
        radius: Theme.px(14)
        color: face.down ? Theme.blue : face.quiet ? Theme.keyQuiet : Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.lineStrong
        opacity: face.control && face.control.enabled ? 1 : 0.45

        Icon {
            visible: face.glyph !== ""
            anchors.centerIn: parent
            name: face.glyph
            size: Theme.px(52)
            tone: face.tone
        }

        Text {
            visible: face.glyph === ""
            anchors.centerIn: parent
            text: face.control && face.control.uppercased ? face.plain.toUpperCase() : face.plain
            textFormat: Text.PlainText
            color: face.tone
            font.family: Theme.family
            font.pixelSize: face.plain.length > 1 ? Theme.px(36) : Theme.px(48)
            font.weight: Font.Medium
        }
    }
}
