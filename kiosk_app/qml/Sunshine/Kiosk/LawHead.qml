import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Title and version of a law, and the ways from it: beside the title where the screen is wide, else below.
Item {
    id: head

    default property alias ways: chips.data
    property string title
    property string version
    readonly property bool beside: !Theme.portrait
    readonly property real wished: chips.children.reduce((sum, chip) => sum + (chip.visible ? chip.implicitWidth + chips.spacing : 0), 0)

    implicitHeight: beside ? Math.max(words.implicitHeight, chips.implicitHeight) : words.implicitHeight + (wished > 0 ? chips.implicitHeight + Theme.s16 : 0)

    Column {
        id: words

        anchors.verticalCenter: head.beside ? parent.verticalCenter : undefined
        width: head.beside ? parent.width - head.wished : parent.width
        spacing: Theme.s8

        SText {
            width: parent.width
            text: head.title
            kind: Theme.compact || Theme.large ? "lead" : "title"
            strong: true
        }

        SText {
            visible: text !== ""
            width: parent.width
            text: head.version
            kind: "label"
            tone: Theme.inkSoft
        }
    }

    Flow {
        id: chips

        x: head.beside ? head.width - head.wished + spacing : 0
        y: head.beside ? (head.height - height) / 2 : words.implicitHeight + Theme.s16
        width: head.beside ? head.wished : head.width
        spacing: Theme.s16
    }
}
