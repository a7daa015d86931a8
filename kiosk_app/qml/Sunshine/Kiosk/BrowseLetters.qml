pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The letters that services begin with; one goes to its first service.
Grid {
    id: letters

    required property BrowseModel screen
    readonly property real cell: (width - (columns - 1) * spacing) / columns

    signal chosen(row: int)

    readonly property int most: Math.max(1, Math.floor((width + spacing) / (Theme.touch + spacing)))
    readonly property int rowsNeeded: Math.max(1, Math.ceil(screen.letters.length / most))

    columns: Math.max(1, Math.ceil(screen.letters.length / rowsNeeded))
    spacing: Theme.s8

    Repeater {
        model: letters.screen.letters

        TapSurface {
            id: letter

            required property var modelData

            objectName: "browse.letter." + modelData.letter
            width: letters.cell
            height: Theme.touch
            radius: Theme.rChip
            label: modelData.letter
            onTapped: letters.chosen(modelData.row)

            Rectangle {
                anchors.fill: parent
                radius: letter.radius
                color: Theme.surface
                border.width: Theme.hair
                border.color: Theme.lineStrong
            }

            SText {
                anchors.centerIn: parent
                text: letter.modelData.letter
                kind: "lead"
                strong: true
                tone: Theme.blue
            }
        }
    }
}
