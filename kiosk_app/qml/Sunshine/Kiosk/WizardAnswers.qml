pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The answers as large calm tiles, which share the room there is.
Grid {
    id: board

    property var answers: []
    property real room: 0
    readonly property int many: board.answers.length
    readonly property int wide: Theme.low ? 2 : Theme.portrait ? (many > 5 ? 2 : 1) : many > 9 ? 5 : many > 4 ? 3 : 2
    readonly property real cell: Math.floor((width - (columns - 1) * columnSpacing) / columns)
    readonly property int lines: Math.max(1, Math.ceil(many / columns))
    readonly property real share: Math.floor((room - (lines - 1) * rowSpacing) / lines)
    readonly property real wished: Math.min(share, Theme.px(260))
    readonly property bool wordy: answers.some(answer => answer.text.length > 10)
    readonly property string kind: many <= 6 || Theme.portrait && !wordy ? "lead" : !Theme.portrait && upright && (wordy || Theme.large) ? "label" : "body"
    readonly property bool upright: wished >= Theme.px(190) && cell < wished * 2.4
    readonly property real tallest: Math.max(...children.map(child => child.least ?? 0), Theme.touch)

    signal chosen(place: int)

    columns: wide
    columnSpacing: Math.min(Theme.apart, Theme.s32)
    rowSpacing: columnSpacing

    Arrival {
        id: arrival
    }

    Repeater {
        model: board.answers

        WizardTile {
            required property var modelData
            required property int index

            objectName: "wizard.answer." + index
            enabled: arrival.over
            opacity: 1
            width: board.cell
            height: Math.max(board.tallest, board.wished)
            upright: board.upright
            icon: modelData.icon
            label: modelData.text
            kind: board.kind
            onTapped: board.chosen(index)
        }
    }
}
