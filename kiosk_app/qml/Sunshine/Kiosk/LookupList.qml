pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Controls

// A card of rows.
Card {
    id: list

    property var rows: []
    property string prefix: "lookup.result."

    signal chosen(kind: string, code: string)

    padding: 0
    spacing: 0

    Repeater {
        model: list.rows

        LookupRow {
            required property var modelData
            required property int index

            objectName: list.prefix + index
            width: list.width
            entry: modelData
            ruled: index < list.rows.length - 1
            onTapped: list.chosen(modelData.kind, modelData.code)
        }
    }
}
