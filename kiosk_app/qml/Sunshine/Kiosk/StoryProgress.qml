pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// Where in the story: one bar a frame, and the same in words.
Column {
    id: progress

    property int place: 0
    property int count: 1
    property bool ended: false

    spacing: Theme.s8

    SText {
        width: parent.width
        text: progress.ended ? qsTr("看完了") : qsTr("第 %1 页，共 %2 页").arg(progress.place + 1).arg(progress.count)
        kind: "label"
        tone: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }

    Row {
        width: parent.width
        spacing: Theme.s8

        Repeater {
            model: progress.count

            Rectangle {
                required property int index

                width: (progress.width - (progress.count - 1) * Theme.s8) / progress.count
                height: Theme.s16
                radius: height / 2
                color: index <= progress.place ? Theme.blue : Theme.surface
                border.width: Theme.hair
                border.color: Theme.lineStrong
            }
        }
    }
}
