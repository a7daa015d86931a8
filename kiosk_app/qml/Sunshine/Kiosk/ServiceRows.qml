pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// A titled list of services that leads to each.
Column {
    id: list

    property string title
    property var guides: []
    property int columns: 1
    property string prefix: "service"

    signal chosen(code: string)

    visible: guides.length > 0
    spacing: Theme.s16

    SText {
        width: parent.width
        text: list.title
        kind: "lead"
        strong: true
    }

    Grid {
        columns: list.columns
        spacing: Theme.s16

        Repeater {
            model: list.guides

            ListRow {
                required property var modelData
                required property int index

                objectName: list.prefix + ".guide." + index
                width: (list.width - (list.columns - 1) * Theme.s16) / list.columns
                icon: modelData.icon
                title: modelData.title
                onTapped: list.chosen(modelData.code)
            }
        }
    }
}
