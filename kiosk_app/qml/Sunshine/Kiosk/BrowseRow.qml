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

    LookupCard {
        width: row.width
        entry: row.entry
        onTapped: row.tapped()
    }
}
