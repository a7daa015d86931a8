pragma ComponentBehavior: Bound

import QtQuick
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The search field with its tabs. What an input method is still composing is searched as well.
Column {
    id: controls

    required property LookupModel screen
    // Equal tabs in as few rows as their words and counts allow, so that nothing moves when counts come.
    readonly property int columns: fits(screen.tabs.length) ? screen.tabs.length : fits(3) ? 3 : fits(2) ? 2 : 0
    readonly property real broadest: Math.max(...screen.tabs.map(tab => breadth(tabName(tab.kind) + " 40+")))
    readonly property bool cramped: broadest * Theme.label + 2 * Theme.s16 > share(2)
    readonly property real widest: broadest * (cramped ? Theme.note : Theme.label) + 2 * Theme.s16
    readonly property string typed: field.text + field.input.preeditText

    spacing: Theme.compact ? Theme.s16 : Theme.s24
    onTypedChanged: screen.type(typed, field.input.preeditText !== "")
    Component.onCompleted: field.text = screen.text

    function share(count: int): real {
        return Math.floor((width - (count - 1) * Theme.s8) / count);
    }

    function fits(count: int): bool {
        return widest <= share(count);
    }

    // How wide a text is, in characters; letters and digits are narrow.
    function breadth(text: string): real {
        return Array.from(text).reduce((sum, sign) => sum + (sign > "\u2000" ? 1 : 0.62), 0);
    }

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
        return tabName(tab.kind) + (tab.count >= 0 ? " " + tab.count : "") + (tab.more ? "+" : "");
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
        spacing: controls.columns > 0 ? Theme.s8 : Theme.s16

        Repeater {
            model: controls.screen.tabs

            Chip {
                required property var modelData

                objectName: "lookup.tab." + modelData.kind
                width: controls.columns > 0 ? controls.share(controls.columns) : Math.min(implicitWidth, controls.width)
                kind: controls.cramped ? "note" : "label"
                label: controls.tabLabel(modelData)
                checkable: true
                checked: controls.screen.tab === modelData.kind
                onTapped: controls.screen.choose(modelData.kind)
            }
        }
    }
}
