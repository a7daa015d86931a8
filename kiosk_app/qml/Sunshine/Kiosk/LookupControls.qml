pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The search field with its tabs. What an input method is still composing is searched as well.
Column {
    id: controls

    required property LookupModel screen
    readonly property real third: Math.floor((width - 2 * Theme.s16) / 3)
    // Beside the list there is little room: one row of equal tabs as long as their words fit.
    readonly property bool even: !Theme.portrait && longest * Theme.label + 2 * Theme.s16 <= third
    readonly property int longest: Math.max(...screen.tabs.map(tab => tabLabel(tab).length))
    readonly property string typed: field.text + field.input.preeditText

    spacing: Theme.compact ? Theme.s16 : Theme.s24
    onTypedChanged: screen.type(typed, field.input.preeditText !== "")
    Component.onCompleted: field.text = screen.text

    function tabName(kind: string): string {
        switch (kind) {
        case "guide":
            return qsTr("户籍业务");
        case "law":
            return qsTr("法律法规");
        case "flow":
            return qsTr("办理流程");
        case "form":
            return qsTr("表格样本");
        default:
            return qsTr("防骗宣传");
        }
    }

    function tabLabel(tab: var): string {
        return tabName(tab.kind) + (tab.count >= 0 ? " " + tab.count : "");
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
                width: controls.even ? controls.third : implicitWidth
                label: controls.tabLabel(modelData)
                checkable: true
                checked: controls.screen.tab === modelData.kind
                onTapped: controls.screen.choose(modelData.kind)
            }
        }
    }
}
