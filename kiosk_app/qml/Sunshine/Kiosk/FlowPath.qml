pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// A way as icons on a path; a tap on one says more about it. Rows are as many as are needed, about equally long.
Grid {
    id: path

    property var steps: []
    property int current: 0
    property string prefix: "flow"  // of the object names
    property int wide: Theme.large ? 250 : 190  // of a step, in logical pixels
    property int disc: Theme.px(96)
    readonly property int most: Math.max(1, Math.min(steps.length, Math.floor(width / Theme.px(wide))))
    readonly property int across: Math.max(1, Math.ceil(steps.length / Math.ceil(steps.length / most)))

    signal chosen(step: int)

    columns: across
    rowSpacing: Theme.s16

    Repeater {
        model: path.steps

        TapSurface {
            id: step

            required property var modelData
            required property int index
            readonly property bool here: index === path.current
            readonly property bool past: index < path.current
            readonly property bool first: index === 0
            readonly property bool last: index === path.steps.length - 1

            objectName: path.prefix + ".step." + index
            label: qsTr("第 %1 步：%2").arg(index + 1).arg(modelData.title)
            width: path.width / path.across
            height: Math.max(implicitHeight, words.y + words.height + Theme.s16)
            onTapped: path.chosen(index)

            Rectangle {
                visible: !step.first
                y: ring.y + (ring.height - height) / 2
                width: ring.x
                height: Theme.s8
                color: step.past || step.here ? Theme.blue : Theme.lineStrong
            }

            Rectangle {
                visible: !step.last
                x: ring.x + ring.width
                y: ring.y + (ring.height - height) / 2
                width: step.width - x
                height: Theme.s8
                color: step.past ? Theme.blue : Theme.lineStrong
            }

            Rectangle {
                id: ring

                x: (step.width - width) / 2
                y: Theme.s16
                width: path.disc
                height: width
                radius: width / 2
                color: step.here ? Theme.sun : step.past ? Theme.blue : Theme.blueSoft
                border.width: Theme.stroke
                border.color: step.here ? Theme.overSun : Theme.blue

                Icon {
                    anchors.centerIn: parent
                    name: step.modelData.icon
                    size: parent.width * 0.56
                    tone: step.here ? Theme.overSun : step.past ? Theme.overBlue : Theme.blue
                }
            }

            SText {
                id: words

                x: Theme.s8
                y: ring.y + ring.height + Theme.s8
                width: step.width - 2 * x
                text: (step.index + 1) + " " + step.modelData.title
                kind: "label"
                strong: step.here
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
