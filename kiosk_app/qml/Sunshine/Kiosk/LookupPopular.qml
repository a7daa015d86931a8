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

    SText {
        visible: list.visible
        width: parent.width
        text: qsTr("大家常查")
        kind: "lead"
        strong: true
    }

    LookupList {
        id: list

        visible: rows.length > 0
        width: parent.width
        prefix: "lookup.popular."
        rows: popular.screen.popular
        onChosen: (kind, code) => popular.chosen(kind, code)
    }

    PillButton {
        objectName: "lookup.all"
        visible: popular.screen.total > 0
        outline: true
        kind: "body"
        width: Math.min(implicitWidth, parent.width)
        anchors.horizontalCenter: parent.horizontalCenter
        icon: "format-list-bulleted"
        label: qsTr("看全部 %1 项业务").arg(popular.screen.total)
        onTapped: popular.screen.browse("all")
    }
}
