import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// 大家常查: the services most visitors come for, one tap away, and the way to all others.
Column {
    id: popular

    required property LookupModel screen

    signal chosen(kind: string, code: string)

    spacing: Theme.s16

    Item {
        width: parent.width
        height: Math.max(heading.implicitHeight, all.implicitHeight)

        SText {
            id: heading

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - all.width - Theme.s16
            text: qsTr("大家常查")
            kind: "lead"
            strong: true
        }

        Chip {
            id: all

            objectName: "lookup.all"
            anchors.right: parent.right
            width: Math.min(implicitWidth, parent.width * 0.6)
            icon: "format-list-bulleted"
            label: qsTr("看全部 %1 项").arg(popular.screen.total)
            onTapped: popular.screen.browse("all")
        }
    }

    LookupList {
        id: list

        visible: rows.length > 0
        width: parent.width
        prefix: "lookup.popular."
        rows: popular.screen.popular
        onChosen: (kind, code) => popular.chosen(kind, code)
    }
}
