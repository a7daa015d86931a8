import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One service of a list; the first of its letter says so above it.
Column {
    id: row

    required property var entry

    signal tapped

    spacing: Theme.s8

    SText {
        visible: text !== ""
        width: parent.width
        text: row.entry.letter
        kind: "lead"
        strong: true
        tone: Theme.sunDeep
    }

    Rectangle {
        width: row.width
        height: line.implicitHeight
        radius: Theme.rCard
        color: Theme.surface
        border.width: Theme.contrast ? Theme.stroke : Theme.hair
        border.color: Theme.line

        LookupRow {
            id: line

            width: parent.width
            height: parent.height
            radius: parent.radius
            entry: row.entry
            ruled: false
            onTapped: row.tapped()
        }
    }
}
