pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The outline of a law; a tap jumps to the chapter.
Item {
    id: outline

    property var divisions: []

    signal chosen(row: int)

    ListView {
        id: list

        x: Theme.s48
        width: outline.width - 2 * x
        height: outline.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.s8
        bottomMargin: Theme.s48
        model: outline.divisions

        delegate: TapSurface {
            id: line

            required property var modelData
            required property int index
            readonly property real indent: modelData.rank === "section" ? Theme.s48 : modelData.rank === "chapter" ? Theme.s16 : 0

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

                x: Theme.s24 + line.indent
                width: parent.width - x - Theme.s24
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData.name + "　" + line.modelData.title
                kind: line.modelData.rank === "section" ? "label" : "body"
                strong: line.modelData.rank !== "section"
            }
        }
    }

    ScrollMark {
        flick: list
        anchors.right: parent.right
        height: list.height
    }
}
