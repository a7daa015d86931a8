pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The outline of a law; a tap jumps to the chapter.
ScrollList {
    id: outline

    signal chosen(row: int)

    objectName: "statute.chapters"
    trailing: Theme.s32
    view.spacing: Theme.s8

    delegate: TapSurface {
        id: line

        required property var modelData
        required property int index
        readonly property bool inner: modelData.rank === "section" || modelData.rank === "topic"

        objectName: "statute.outline." + index
        width: ListView.view.width
        implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.s16)
        label: modelData.name + " " + modelData.title
        onTapped: outline.chosen(modelData.row)

        Rectangle {
            anchors.fill: parent
            radius: line.radius
            color: Theme.surface
            border.width: Theme.contrast ? Theme.stroke : Theme.hair
            border.color: Theme.line
        }

        SText {
            id: words

            x: Theme.s24 + (line.inner ? Theme.s48 : 0)
            width: parent.width - x - Theme.s24
            anchors.verticalCenter: parent.verticalCenter
            text: line.modelData.name + (line.modelData.name !== "" ? "　" : "") + line.modelData.title
            kind: line.inner ? "label" : "body"
            strong: !line.inner
        }
    }
}
