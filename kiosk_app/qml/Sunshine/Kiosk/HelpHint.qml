import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One piece of advice on how to use the screen.
Card {
    id: hint

    property string icon
    property string title
    property string note
    property color tone: Theme.blue

    padding: Theme.s24

    Row {
        width: hint.innerWidth
        spacing: Theme.s24

        Icon {
            id: glyph

            name: hint.icon
            size: Theme.px(64)
            tone: hint.tone
        }

        Column {
            width: parent.width - glyph.width - parent.spacing
            spacing: Theme.s4

            SText {
                width: parent.width
                text: hint.title
                kind: "lead"
                strong: true
            }

            SText {
                width: parent.width
                text: hint.note
                kind: "label"
            }
        }
    }
}
