pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// The four facts on top: how long, how much, where, and whether another place will do.
Grid {
    id: grid

    property var facts: []
    readonly property real cell: (width - (columns - 1) * spacing) / columns
    readonly property real tallest: Math.max(...children.map(child => child.wanted ?? 0))

    columns: Theme.portrait && !Theme.large && width > Theme.px(900) ? 4 : width < Theme.px(480) ? 1 : 2
    spacing: Theme.s16

    function name(kind: string): string {
        return kind === "time" ? qsTr("办理时限") : kind === "fee" ? qsTr("收费") : kind === "where" ? qsTr("去哪个窗口") : qsTr("异地能办吗");
    }

    Repeater {
        model: grid.facts

        Card {
            id: fact

            required property var modelData
            readonly property real wanted: implicitHeight

            width: grid.cell
            height: grid.tallest
            padding: Theme.s24
            spacing: Theme.s4

            SText {
                width: fact.innerWidth
                text: grid.name(fact.modelData.kind)
                kind: "label"
                tone: Theme.inkSoft
            }

            SText {
                width: fact.innerWidth
                text: fact.modelData.short
                kind: "body"
                strong: true
            }

            SText {
                visible: fact.modelData.verify
                width: fact.innerWidth
                text: qsTr("以窗口答复为准")
                kind: "note"
                tone: Theme.sunDeep
            }
        }
    }
}
