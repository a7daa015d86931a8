pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The search field with its tabs. What an input method is still composing is searched as well.
Column {
    id: controls

    required property LookupModel screen
    readonly property string typed: field.text + field.input.preeditText

    spacing: Theme.compact ? Theme.s16 : Theme.s24
    onTypedChanged: screen.type(typed)
    Component.onCompleted: field.text = screen.text

    function tabName(kind: string): string {
        return kind === "guide" ? qsTr("户籍业务") : kind === "law" ? qsTr("法律法规") : qsTr("防骗宣传");
    }

    FieldBox {
        id: field

        objectName: "lookup.search"
        width: parent.width
        icon: "magnify"
        placeholder: qsTr("输汉字、拼音或首字母")
        label: qsTr("查找业务")
        limit: controls.screen.textLimit
        hints: Qt.ImhNoAutoUppercase
        onAccepted: field.input.focus = false
    }

    Flow {
        width: parent.width
        spacing: Theme.s16

        Repeater {
            model: controls.screen.tabs

            Chip {
                required property var modelData

                objectName: "lookup.tab." + modelData.kind
                label: controls.tabName(modelData.kind) + (modelData.count >= 0 ? " " + modelData.count : "")
                checkable: true
                checked: controls.screen.tab === modelData.kind
                onTapped: controls.screen.choose(modelData.kind)
            }
        }
    }
}
