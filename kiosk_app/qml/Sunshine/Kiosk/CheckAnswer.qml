import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// The two answers.
GridLayout {
    id: answer

    required property CheckModel screen
    property bool stacked: false
    readonly property bool heeded: arrival.over // a record that opens under a finger must not be answered by it
    readonly property bool narrow: !stacked && width < Theme.px(800) * Theme.scale

    columns: stacked ? 1 : 2
    columnSpacing: Theme.apart + Theme.s8
    rowSpacing: Theme.apart

    Arrival {
        id: arrival
    }

    Connections {
        target: answer.screen

        function onBlankedChanged() {
            arrival.restart();
        }
    }

    PillButton {
        objectName: "check.dispute"
        Layout.row: answer.stacked ? 1 : 0
        Layout.column: 0
        Layout.fillWidth: true
        Layout.preferredWidth: answer.narrow ? Theme.s24 : Theme.px(20)
        Layout.preferredHeight: Math.max(implicitHeight, Theme.px(Theme.compact ? 104 : 132))
        outline: true
        tone: Theme.red
        kind: answer.narrow ? "body" : "lead"
        icon: answer.narrow ? "" : "pencil"
        label: qsTr("有错，我来指出")
        enabled: answer.heeded && !answer.screen.saving
        opacity: answer.screen.saving ? Theme.faint : 1
        onTapped: answer.screen.point_out()
    }

    PillButton {
        objectName: "check.confirm"
        Layout.row: 0
        Layout.column: answer.stacked ? 0 : 1
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.s24
        Layout.preferredHeight: Math.max(implicitHeight, Theme.px(Theme.compact ? 120 : 148))
        fill: Theme.green
        tone: Theme.overGreen
        kind: Theme.large || answer.narrow ? "lead" : "title"
        icon: "check-bold"
        label: answer.screen.saving ? qsTr("正在保存……") : qsTr("信息无误")
        enabled: answer.heeded && !answer.screen.saving
        opacity: answer.screen.saving ? Theme.faint : 1
        onTapped: answer.screen.confirm()
    }
}
