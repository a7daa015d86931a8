pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Every window: what it does, and who sits there today.
Card {
    id: card

    property var windows: []

    padding: Theme.s24
    spacing: Theme.s16

    SText {
        x: Theme.s8
        width: card.innerWidth - 2 * x
        text: qsTr("窗口和今天值班的民警")
        kind: "lead"
        strong: true
    }

    Repeater {
        model: card.windows

        Item {
            id: line

            required property var modelData
            required property int index
            readonly property bool manned: modelData.name !== ""

            objectName: "hall.window." + index
            width: card.innerWidth
            height: Math.max(figure.height, words.height) + Theme.s16

            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.line
            }

            RatePortrait {
                id: figure

                x: Theme.s8
                y: Theme.s16
                width: Theme.px(88)
                photo: line.modelData.photo
                opacity: line.manned ? 1 : Theme.faint
            }

            Column {
                id: words

                x: figure.x + figure.width + Theme.s24
                y: Theme.s16 + Math.max(0, (figure.height - height) / 2)
                width: parent.width - x
                spacing: Theme.s4

                SText {
                    width: parent.width
                    text: line.modelData.window
                    strong: true
                }

                SText {
                    visible: text !== ""
                    width: parent.width
                    text: line.modelData.work
                    kind: "body"
                }

                SText {
                    visible: line.manned
                    width: parent.width
                    text: qsTr("%1 · 警号 %2").arg(line.modelData.name).arg(line.modelData.staffNumber)
                    kind: "label"
                    tone: Theme.inkSoft
                }
            }
        }
    }
}
