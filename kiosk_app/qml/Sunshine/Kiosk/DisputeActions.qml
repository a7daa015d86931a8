import QtQuick
import QtQuick.Layouts
import Sunshine.Backend
import Sunshine.Theme
import Sunshine.Controls

// Back, take a stroke away, tell the officer.
GridLayout {
    id: actions

    required property CheckModel screen
    property bool flat: false

    columns: flat ? 3 : 2
    columnSpacing: Theme.apart
    rowSpacing: Theme.apart
    uniformCellWidths: true

    Arrival {
        id: arrival
    }

    PillButton {
        objectName: "dispute.back"
        Layout.fillWidth: true
        outline: true
        kind: "body"
        label: qsTr("不圈了")
        enabled: arrival.over && !actions.screen.saving
        opacity: actions.screen.saving ? Theme.faint : 1
        onTapped: actions.screen.give_up()
    }

    PillButton {
        objectName: "dispute.undo"
        Layout.fillWidth: true
        outline: true
        kind: "body"
        icon: "undo-variant"
        label: qsTr("撤销一笔")
        enabled: actions.screen.marks.length > 0 && !actions.screen.saving
        onTapped: actions.screen.undo()
    }

    PillButton {
        objectName: "dispute.send"
        Layout.fillWidth: true
        Layout.columnSpan: actions.flat ? 1 : 2
        Layout.preferredHeight: Math.max(implicitHeight, Theme.px(Theme.compact ? 112 : 140))
        fill: Theme.red
        tone: Theme.overRed
        kind: Theme.large || actions.flat ? "lead" : "title"
        icon: "send"
        label: actions.screen.saving ? qsTr("正在告诉民警……") : qsTr("告诉民警")
        enabled: actions.screen.sendable
        onTapped: actions.screen.send()
    }
}
