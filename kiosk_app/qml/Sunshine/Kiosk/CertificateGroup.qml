pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Theme
import Sunshine.Controls

// One kind of certificates: what holds for all of them, and their names.
Column {
    id: group

    property string verdict
    property var rows: []
    readonly property int columns: Theme.portrait ? (Theme.large ? 1 : 2) : Theme.large ? 2 : 3
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.s16) / columns)

    signal chosen(id: string)

    spacing: Theme.s16

    CertificateVerdict {
        width: group.width
        verdict: group.verdict
    }

    Grid {
        id: grid

        width: group.width
        columns: group.columns
        spacing: Theme.s16

        Repeater {
            model: group.rows

            ListRow {
                required property var modelData

                objectName: "certificate.row." + modelData.id
                width: group.cell
                height: Math.max(implicitHeight, Theme.px(132))
                chevron: false
                icon: modelData.icon
                iconTone: group.verdict === "not_needed" ? Theme.green : group.verdict === "elsewhere" ? Theme.sunDeep : Theme.blue
                iconFill: group.verdict === "not_needed" ? Theme.greenSoft : group.verdict === "elsewhere" ? Theme.sunSoft : Theme.blueSoft
                title: modelData.title
                onTapped: group.chosen(modelData.id)
            }
        }
    }
}
