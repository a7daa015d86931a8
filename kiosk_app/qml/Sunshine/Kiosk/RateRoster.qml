pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Everybody on duty, to choose from.
Grid {
    id: roster

    required property var officers
    readonly property real cell: (width - (columns - 1) * columnSpacing) / columns

    signal picked(string staffNumber)

    columns: Theme.portrait ? (Theme.large ? 1 : 2) : (Theme.large ? 2 : 3)
    columnSpacing: Theme.s24
    rowSpacing: Theme.s24

    Repeater {
        model: roster.officers

        TapSurface {
            id: one

            required property var modelData

            objectName: "rate.officer." + modelData.staffNumber
            opacity: 1
            width: roster.cell
            height: Math.max(figure.height, words.implicitHeight) + 2 * Theme.s24
            label: modelData.name + "，" + modelData.window
            onTapped: roster.picked(modelData.staffNumber)

            Rectangle {
                anchors.fill: parent
                radius: one.radius
                color: Theme.surface
                border.width: Theme.contrast ? Theme.stroke : Theme.hair
                border.color: Theme.line
            }

            RatePortrait {
                id: figure

                x: Theme.s24
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(120)
                photo: one.modelData.photo
            }

            Column {
                id: words

                x: figure.x + figure.width + Theme.s24
                width: one.width - x - Theme.s16
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s4

                SText {
                    width: parent.width
                    text: one.modelData.name
                    kind: "lead"
                    strong: true
                }

                SText {
                    width: parent.width
                    text: one.modelData.window
                    kind: "body"
                }

                SText {
                    width: parent.width
                    text: qsTr("警号 %1").arg(one.modelData.staffNumber)
                    kind: "label"
                    tone: Theme.inkSoft
                }
            }
        }
    }
}
