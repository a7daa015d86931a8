import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One numbered hint of a form; `checked` while its box is framed.
TapSurface {
    id: hint

    property int number
    property string title
    property string note

    label: qsTr("第 %1 条，%2：%3").arg(number).arg(title).arg(note)
    checkable: true
    implicitHeight: Math.max(Theme.touch, words.height + 2 * Theme.s16)

    Rectangle {
        anchors.fill: parent
        radius: hint.radius
        color: hint.checked ? Theme.blueSoft : Theme.surface
        border.width: hint.checked ? Theme.stroke : Theme.hair
        border.color: hint.checked ? Theme.blue : Theme.line
    }

    Rectangle {
        id: disc

        x: Theme.s16
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(Theme.large ? 88 : 68)
        height: width
        radius: Theme.rChip
        color: Theme.red

        SText {
            anchors.centerIn: parent
            text: hint.number
            strong: true
            tone: Theme.overRed
        }
    }

    Column {
        id: words

        x: disc.x + disc.width + Theme.s16
        width: hint.width - x - Theme.s24
        anchors.verticalCenter: parent.verticalCenter

        SText {
            width: parent.width
            text: hint.title
            kind: "label"
            tone: Theme.inkSoft
        }

        SText {
            width: parent.width
            text: hint.note
            strong: hint.checked
        }
    }
}
