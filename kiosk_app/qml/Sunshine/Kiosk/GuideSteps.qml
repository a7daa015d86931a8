pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The way as numbered steps that wrap onto as many rows as they need; the first one is where the visitor stands now.
Card {
    id: card

    property var steps: []
    readonly property int most: Math.max(1, Math.floor(innerWidth / Theme.px(Theme.large ? 260 : 190)))
    // As many rows as are needed, equally long: five steps stand three and two, not four and one.
    readonly property int across: Math.max(1, Math.ceil(steps.length / Math.ceil(steps.length / most)))

    spacing: Theme.s24

    SText {
        width: card.innerWidth
        text: qsTr("怎么办")
        kind: "lead"
        strong: true
    }

    Grid {
        width: card.innerWidth
        columns: card.across
        rowSpacing: Theme.s24

        Repeater {
            model: card.steps

            Column {
                id: step

                required property var modelData
                required property int index

                width: card.innerWidth / card.across
                spacing: Theme.s16

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Theme.px(84)
                    height: width
                    radius: width / 2
                    color: step.index === 0 ? Theme.sun : Theme.blue

                    SText {
                        anchors.centerIn: parent
                        text: step.index + 1
                        font.pixelSize: Theme.px(42)
                        strong: true
                        tone: step.index === 0 ? Theme.overSun : Theme.overBlue
                    }
                }

                SText {
                    x: Theme.s8
                    width: parent.width - 2 * x
                    text: step.modelData.title
                    kind: "body"
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }

    Repeater {
        model: card.steps.map((step, place) => ({
                    place: place + 1,
                    note: step.note
                })).filter(step => step.note !== "")

        SText {
            required property var modelData

            width: card.innerWidth
            text: qsTr("第 %1 步：%2").arg(modelData.place).arg(modelData.note)
            kind: "label"
            tone: Theme.inkSoft
        }
    }
}
